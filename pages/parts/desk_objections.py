"""An agency's objection on the chair's desk: what was decided, what that made of its figures, and the two answers."""

from __future__ import annotations

import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from pages.parts.acts import act
from pages.parts.answers import answer, group
from pages.parts.desk_log import decision_words
from pages.parts.desk_words import Item
from pages.parts.own_decisions import effect
from pages.parts.words import date, say


def objected(item: Item) -> None:
    """The decision, its reason, and its effect on the agency."""
    row = next(one for one in answer("decisions").to_pylist() if one["n"] == item["decision"])
    st.markdown(f"**{decision_words(row)}**")
    st.caption(say("{who}, {day}", who=row["who"], day=date(row["time"].date())))
    st.markdown(say("Reason: {why}", why=row["why"] or "–"))
    effect(item["organisation"], item["decision"])
    st.markdown(say("{who} objects: {why}", who=item["objector"], why=item["why"] or "–"))


def answer_it(me: Viewer, item: Item) -> None:
    """It stays, and why; or it is undone."""
    why = st.text_input(say("Why, and who said so"), key=f"why_{item['item']}")
    if st.button(say("The decision stays"), key=f"stays_{item['item']}"):
        done = say("The agency reads your answer.")
        act(data_pipeline.answer_objection, group(), me, item["amount"], why, done=done)
        st.rerun()
    if st.button(say("Undo the decision"), key=f"undo_{item['item']}"):
        done = say("Decision {n} is undone; what it was about waits for an answer again.", n=item["decision"])
        act(data_pipeline.undo, group(), me, item["decision"], why, done=done)
        st.rerun()
