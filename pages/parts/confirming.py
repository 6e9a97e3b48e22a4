"""Confirming a file's totals: what it would replace, the button that acts once, the receipt."""

from __future__ import annotations

from typing import Any

import streamlit as st

import data_pipeline
from data_pipeline import Verdict, Viewer
from pages.parts.acts import act
from pages.parts.answers import group, titles
from pages.parts.sending import clock
from pages.parts.words import month, say


def confirmation(me: Viewer, found: Verdict) -> None:
    """Nothing that counts today is replaced without a choice; the button acts once."""
    ways = {"replaces": say("Replace them with this file"), "adds": say("Add this file to them")}
    way: str | None = "replaces"
    if found.replaces:
        st.warning(say("For these months a file counts already:"))
        st.markdown("\n".join(f"- {_earlier(one)}" for one in found.replaces))
        question = say("What should happen to the earlier rows?")
        way = st.radio(question, list(ways), format_func=ways.get, index=None, key=f"way_{found.submission}")
    st.button(
        say("Confirm these totals"), type="primary", disabled=way is None, key=f"confirm_{found.submission}",
        on_click=_confirmed, args=(me, found.submission, way or ""),
    )  # fmt: skip


def _confirmed(me: Viewer, submission: int, way: str) -> None:
    """A second click finds it confirmed and does nothing."""
    if data_pipeline.verdict(group(), me, submission).state == "awaiting":
        act(data_pipeline.confirm, group(), me, submission, way)


def _earlier(one: dict[str, Any]) -> str:
    return say(
        "{agency}, {month}: number {n}, {rows} rows, {people} people added up",
        agency=titles("organisation").get(one["organisation"], one["organisation"]), month=month(one["month"]),
        n=one["submission"], rows=one["rows"], people=one["people"] or 0,
    )  # fmt: skip


def receipt(found: Verdict) -> None:
    """What was received, when, and what of it counts."""
    words = {
        "n": found.submission, "when": clock(found.received_at), "hash": found.sha256[:12],
        "rows": found.rows["standing"], "people": found.people.get("total", 0),
    }  # fmt: skip
    if found.state == "standing":
        st.success(say(
            "Receipt: number {n}, received {when}, fingerprint {hash}. "
            "{rows} rows count, with {people} people added up.", **words,
        ))  # fmt: skip
    else:
        st.info(say(
            "Number {n}, received {when}, fingerprint {hash}. It no longer counts, or none of its rows does.", **words,
        ))  # fmt: skip
