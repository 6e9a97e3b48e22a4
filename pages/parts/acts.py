"""What a person does on a page: done once, and said in words when it can't be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

import data_pipeline
from pages.parts.words import say

# What the pipeline refuses with a sentence for people; anything else is a fault of ours.
REFUSALS = (data_pipeline.NotForYou, data_pipeline.NoRoom, data_pipeline.TooLarge, data_pipeline.StoreInUse)


def act(doing: Callable[..., Any], *args: Any, done: str = "", **named: Any) -> Any | None:
    """Do something of the pipeline's; done: what to say afterwards. Returns its answer, None where it was refused."""
    try:
        answer = doing(*args, **named)
    except REFUSALS as refusal:
        _note("error", say(str(refusal)))
        return None
    if done:
        _note("success", done)
    return answer


def said() -> None:
    """Say what came of the last acts, once."""
    for kind, sentence in st.session_state.pop("said", []):
        {"error": st.error, "success": st.success}[kind](sentence)


def _note(kind: str, sentence: str) -> None:
    st.session_state.setdefault("said", []).append((kind, sentence))
