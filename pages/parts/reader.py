"""How figures look to this reader: theme, language, what is hidden, and whether they are samples."""

from __future__ import annotations

import streamlit as st

from data_pipeline.telling.look import Look, look
from pages.parts.answers import group
from pages.parts.visitor import viewer
from pages.parts.words import language, say


def reader_look() -> Look:
    """Theme, language and what is hidden from this reader; sample figures say that they are."""
    policy = group().lists.vocabulary.policy
    small = 0 if str(viewer().role) == "public" else policy.members_floor
    return look(st.context.theme.type == "dark", group().sample, small, language())


def small_notes() -> tuple[str, ...]:
    """What this reader is not shown, for the foot of a page; chairs are shown everything."""
    if str(viewer().role) in ("chair", "administrator"):
        return ()
    if small := reader_look().small:
        return (say("Numbers of people below {n} are not shown.", n=small),)
    floor = group().lists.vocabulary.policy.public_floor
    return (say(
        "Numbers below {n} are withheld, and others beside them, so that they cannot be worked out.", n=floor
    ),)  # fmt: skip
