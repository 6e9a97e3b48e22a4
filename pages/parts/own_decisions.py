"""What chairs have decided about an agency's rows: what, why, who and when, what it made of figures, and objecting."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

import data_pipeline
from data_pipeline import Effect, Viewer
from pages.parts.acts import act
from pages.parts.answers import group
from pages.parts.desk_log import decision_words, log_table, state_words
from pages.parts.desk_words import effect_lines
from pages.parts.visitor import viewer
from pages.parts.words import date as day_words
from pages.parts.words import say

SHOWN = 8


def own_decisions(me: Viewer, agency: str, rows: list[dict[str, Any]]) -> None:
    """The newest one by one, all of them as a table. rows: the answer of `my_decisions`."""
    for row in rows[:SHOWN]:
        with st.container(border=True):
            _one(me, agency, row)
    if len(rows) > SHOWN:
        st.caption(
            say("The newest {n} of {all} are shown; the table holds all of them.", n=SHOWN, all=len(rows))
        )
    log_table(rows, "own_decisions")


def _one(me: Viewer, agency: str, row: dict[str, Any]) -> None:
    st.markdown(f"**{decision_words(row)}**")
    day = day_words(row["time"].date())
    st.caption(say("{who}, {day}; {state}", who=row["who"], day=day, state=state_words(row)))
    if row["why"]:
        st.markdown(say("Reason: {why}", why=row["why"]))
    if row["holds"]:
        closed = st.expander(
            say("What it made of the agency's figures"), key=f"effect_{row['n']}", on_change="rerun"
        )
        if closed.open:
            with closed:
                effect(agency, row["n"])
    _objection(me, agency, row)


def effect(agency: str, decision: int) -> None:
    """What a decision made of an agency's figures, in words."""
    with st.spinner(say("The figures with and without it are being compared.")):
        found = _changed(group().version, str(group().root), viewer().scope, agency, decision)
    if found is None:
        st.markdown(say("No figure depends on it."))
        return
    (_, last), one = found
    st.markdown("\n".join(f"- {line}" for line in effect_lines([one], last)))


@st.cache_data(show_spinner=False, max_entries=200)
def _changed(
    version: str, root: str, scope: str, agency: str, decision: int
) -> tuple[tuple[date, date], Effect] | None:
    return data_pipeline.changed(group(), viewer(), agency, decision)


def _objection(me: Viewer, agency: str, row: dict[str, Any]) -> None:
    """What was objected and answered; the button where nothing waits."""
    if row["objection"]:
        why = say(": “{why}”", why=row["objection_why"]) if row["objection_why"] else ""
        st.markdown(say("Objected on {day}{why}.", day=day_words(row["objected_at"].date()), why=why))
        if not row["answered_by"]:
            st.markdown(say("It stands on the chairs' desk until somebody answers."))
            return
        day, words = day_words(row["answered_at"].date()), row["objection_answer"] or "–"
        st.markdown(say("{who} answered on {day}: {answer}", who=row["answered_who"], day=day, answer=words))
    if row["undone_by"] is None:
        _object(me, agency, row["n"])


def _object(me: Viewer, agency: str, decision: int) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        why = st.text_input(
            say("Why, in one sentence (if you like)"), key=f"object_why_{decision}", width=420
        )
        if st.button(say("Object"), key=f"object_{decision}"):
            done = say("Your objection stands on the chairs' desk until somebody answers.")
            act(data_pipeline.object_to, group(), me, agency, decision, why, done=done)
            st.rerun()
