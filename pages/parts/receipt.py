"""The receipt of a file on the screen, short enough for a photograph, and as text to copy or keep."""

from __future__ import annotations

import streamlit as st

from data_pipeline import Verdict, Viewer
from data_pipeline.outputs.receipt import slip
from pages.parts.answers import group
from pages.parts.words import in_words, say


def receipt(me: Viewer, found: Verdict) -> None:
    """What was received, when, what of it counts and why the rest does not."""
    told = slip(group(), me, found.submission, in_words())
    tone = st.success if found.state == "standing" else st.info
    tone(
        say(
            "Receipt: number {n}. Rows that count: {rows}, with {people} people added up.",
            n=found.submission, rows=found.rows["standing"], people=found.people.get("total", 0),
        )
    )  # fmt: skip
    with st.expander(
        say("The receipt as text, for an e-mail or a photograph"), expanded=found.state == "standing"
    ):
        st.code(told.text, language=None)
        st.download_button(
            say("Keep the receipt"), told.text, f"receipt_{found.submission}.txt", "text/plain", on_click="ignore",
            key=f"receipt_{found.submission}",
        )  # fmt: skip
