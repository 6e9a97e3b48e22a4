"""Every version of every final month: read it as it was, and open a month again with a reason."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from pages.parts.acts import act
from pages.parts.address import link
from pages.parts.answers import answer, group
from pages.parts.panel import heading
from pages.parts.words import date as date_words
from pages.parts.words import month as month_words
from pages.parts.words import say


def reopen(me: Viewer, known: pa.Table, day: date) -> None:
    """Open a final month again, so that it can be made final once more; both versions stay."""
    if not next(row for row in known.to_pylist() if row["month"] == day)["final"]:
        return
    with st.expander(say("Open {month} again", month=month_words(day)), type="compact"):
        st.markdown(say(
            "Then it can be made final once more. What was final stays under its own address, and both versions can "
            "be compared."
        ))  # fmt: skip
        why = st.text_input(say("Reason, seen by all members"), key=f"why_reopen_{day}")
        st.button(
            say("Open again"), key="act_reopen", disabled=not why.strip(), on_click=act,
            args=(data_pipeline.reopen, group(), me, day, why),
            kwargs={"done": say("{month} is open again.", month=month_words(day))},
        )  # fmt: skip


def final_versions() -> None:
    """What was made final when and by whom; each version has an address that never changes."""
    rows = answer("final_months").to_pylist()[::-1]
    if not rows:
        return
    heading(say("Final versions"), say("Each keeps its figures and its address, whatever comes later."))
    for row in rows:
        with st.container(horizontal=True, vertical_alignment="center", key=f"version_{row['frozen']}"):
            st.markdown(_words(row), width="content")
            to = link("overview", at=row["folder"], month=row["month"], from_month=row["month"])
            st.page_link(**to, label=say("See its figures"))


def _words(row: dict[str, Any]) -> str:
    said = say(
        "**{month}**, made final on {day} by {who}",
        month=month_words(row["month"]), day=date_words(row["made_on"]), who=row["who"],
    )  # fmt: skip
    if not row["reopened"]:
        return said
    return say(
        "{said}; opened again on {day}: {why}",
        said=said,
        day=date_words(row["reopened_on"]),
        why=row["reason"],
    )
