"""What a release would withhold, shown to the chair before it is made."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import NotForYou, Viewer
from pages.parts.about import one_line
from pages.parts.answers import answer, group, said_titles
from pages.parts.column_words import column_title
from pages.parts.words import plural, say, small

# What a number is about -> the list that has its names.
LISTS = {"place": "place", "layer": "layer", "population_group": "population_group", "activity": "activity"}


def to_be_withheld(me: Viewer, day: date) -> None:
    """When asked: how many numbers, and which; or why the month cannot be released."""
    if not st.toggle(say("Show what would be withheld"), key=f"withheld_{day}"):
        return
    lines = _lines(me, day)
    if isinstance(lines, str):
        st.error(lines)
        return
    few = sum(lines["small"].to_pylist())
    st.markdown(
        plural("{n} number is small and is withheld.", "{n} numbers are small and are withheld.", few)
        + " "
        + plural(
            "{n} more is withheld beside them.", "{n} more are withheld beside them.", lines.num_rows - few
        )
    )
    if lines.num_rows:
        st.dataframe(_table(lines), hide_index=True, placeholder="–")


def _lines(me: Viewer, day: date) -> pa.Table | str:
    """Worked out once a session for a month; nothing changes in a final month but by reopening it."""
    known = st.session_state.setdefault("to_be_withheld", {})
    asked = (group().code, day, one_line(answer("headline", from_month=day, to_month=day))["data_version"])
    if asked not in known:
        with st.spinner(say("Trying what could be worked out from the figures"), show_time=True):
            try:
                known[asked] = data_pipeline.would_withhold(group(), me, day)
            except NotForYou as error:
                known[asked] = str(error)
    found: pa.Table | str = known[asked]
    return found


def _table(lines: pa.Table) -> pa.Table:
    """One line per number: what it is about, the number as members see it, and what the public sees."""
    named = {name: said_titles(of) for name, of in LISTS.items()}
    rows = lines.to_pylist()
    about = {
        column_title(name): [named[name].get(row[name], row[name]) for row in rows]
        for name in LISTS
        if any(row[name] for row in rows)
    }
    return pa.table({
        say("Figure of"): [column_title(row["measure"]) for row in rows],
        say("Period"): [say("The month") if row["period"] == "month" else say("Since January") for row in rows],
        **about,
        say("Members see"): pa.array([row["number"] for row in rows], pa.int64()),
        say("Why"): [say("small") if row["small"] else say("beside a small one") for row in rows],
        say("The public sees"): [small()] * len(rows),
    })  # fmt: skip
