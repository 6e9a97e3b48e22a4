"""Making a month final and releasing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from pages.parts.about import one_line
from pages.parts.acts import act
from pages.parts.answers import answer, group
from pages.parts.month_withheld import to_be_withheld
from pages.parts.passport import reported_words
from pages.parts.words import month, plural, say


def months_finding(known: pa.Table) -> str:
    """The page's finding: how many months are not final yet."""
    waiting = sum(not final for final in known["final"].to_pylist())
    return (
        plural("{n} month is not final yet", "{n} months are not final yet", waiting)
        if waiting
        else say("All months are final")
    )


def months_table(known: pa.Table) -> None:
    """Which month is final, which released; newest first."""
    rows = known.to_pylist()[::-1]
    yes, no = say("yes"), say("not yet")
    columns = {
        say("Month"): [month(row["month"]) for row in rows],
        say("Rows counted"): [row["rows"] for row in rows],
        say("Final"): [yes if row["final"] else no for row in rows],
        say("Released"): [yes if row["released"] else no for row in rows],
    }
    st.dataframe(pa.table(columns), hide_index=True, placeholder="–", width="content", height="content")


def month_choice(known: pa.Table) -> date:
    """The month to act on: the newest that is not final, as after a meeting, unless another is chosen."""
    rows = known.to_pylist()[::-1]
    days = [row["month"] for row in rows]
    first_open = next((n for n, row in enumerate(rows) if not row["final"]), 0)
    return st.selectbox(
        say("Month"), days, index=first_open, format_func=month, width=220, key="month_to_act_on"
    )


def make_final(me: Viewer, known: pa.Table, day: date) -> None:
    """Freeze the month for members."""
    st.subheader(say("Make final"), anchor=False)
    st.markdown(
        say(
            "What comes in later for this month is shown as a late report, and the figures shown at the meeting stay."
        )
    )
    st.markdown(reported_words(one_line(answer("headline", from_month=day, to_month=day))))
    done = _state(known, day)["final"]
    _act(say("Make {month} final", month=month(day)), done, data_pipeline.freeze, me, day, "final")
    if done:
        st.caption(say("{month} is final.", month=month(day)))


def release(me: Viewer, known: pa.Table, day: date) -> None:
    """Let the public see a final month."""
    st.subheader(say("Release"), anchor=False)
    st.markdown(say(
        "Everybody can then see its figures. Numbers below ten are withheld, and others beside them, so that nobody "
        "can work them out, not even with earlier releases."
    ))  # fmt: skip
    state = _state(known, day)
    if not state["final"]:
        st.caption(say("A month is made final first, so that partners can object before everybody sees it."))
    elif not state["released"]:
        to_be_withheld(me, day)
    _act(
        say("Release {month}", month=month(day)),
        state["released"] or not state["final"],
        data_pipeline.release,
        me,
        day,
        "release",
    )
    if state["released"]:
        st.caption(say("{month} is released.", month=month(day)))


def _act(label: str, closed: bool, doing: Callable[..., Any], me: Viewer, day: date, key: str) -> None:
    """A button that works only after its box is ticked, and says what came of it."""
    sure = st.checkbox(
        say("I have looked at the month and the group agrees"), key=f"sure_{key}_{day}", disabled=closed
    )
    st.button(
        label,
        key=f"act_{key}",
        disabled=closed or not sure,
        type="primary",
        on_click=act,
        args=(doing, group(), me, day),
    )


def _state(known: pa.Table, day: date) -> dict[str, Any]:
    return next(row for row in known.to_pylist() if row["month"] == day)
