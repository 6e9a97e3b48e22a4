"""Headings that were not understood: which of our columns each means, asked once and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

import data_pipeline
from data_pipeline import Verdict, Viewer
from pages.parts.acts import act
from pages.parts.answers import answer, group, lists
from pages.parts.words import plural, say

NOT_NEEDED = ""


def match_headings(me: Viewer, found: Verdict) -> None:
    """Ask for the headings of a file that waits to be confirmed; nothing where all are understood or empty."""
    asked = answer("headings_to_match", submission=found.submission).to_pylist()
    open_ones = [one for one in asked if not one["answered"]]
    samples = _samples(me, found.submission) if open_ones else {}
    shown = [one for one in open_ones if samples.get((one["sheet"], one["position"]))]
    shown = list({one["heading"]: one for one in shown}.values())
    if shown:
        _ask(me, found.submission, shown, samples)


def _ask(me: Viewer, submission: int, shown: list[dict[str, Any]], samples: Mapping[Any, list[str]]) -> None:
    with st.container(border=True):
        told = plural("{n} heading is not understood yet", "{n} headings are not understood yet", len(shown))
        st.markdown(f"**{told}**")
        st.caption(
            say("Say once what each means: it holds for this file at once, and for all you send later.")
        )
        with st.form(f"match_{submission}", border=False):
            chosen = {one["heading"]: _one(submission, one, samples) for one in shown}
            sure = st.form_submit_button(say("Read the file with these answers"), type="primary")
    given = {heading: column for heading, column in chosen.items() if column is not None}
    if sure and given and act(data_pipeline.answer_headings, group(), me, submission, given):
        st.rerun()


def _one(submission: int, one: Mapping[str, Any], samples: Mapping[Any, list[str]]) -> str | None:
    """One heading with what stands under it, and our columns to choose from, the nearest first."""
    names = columns_to_choose()
    order = sorted(names, key=lambda name: (name != one["nearest"], name != NOT_NEEDED))
    left, right = st.columns([3, 2], vertical_alignment="center")
    left.markdown(f"**{one['heading']}**")
    left.caption(" · ".join(value[:40] for value in samples[one["sheet"], one["position"]]))
    return right.selectbox(
        one["heading"], order, index=0 if one["nearest"] else None, format_func=names.__getitem__,
        placeholder=say("Choose what it means"), label_visibility="collapsed",
        key=f"match_{submission}_{one['sheet']}_{one['position']}",
    )  # fmt: skip


def columns_to_choose() -> dict[str, str]:
    """Column -> title, those that the template asks first; and that a heading is not needed."""
    columns = [c for c in lists().vocabulary.columns if c.kind != "staff_contact"]
    order = sorted(columns, key=lambda column: column.asked or len(columns))
    return {NOT_NEEDED: say("Not needed"), **{column.name: say(column.title) for column in order}}


def _samples(me: Viewer, submission: int) -> Mapping[Any, list[str]]:
    """Read once a session: the file in the archive does not change."""
    kept = st.session_state.setdefault("samples", {})
    if submission not in kept:
        kept[submission] = data_pipeline.samples_of_headings(group(), me, submission)
    return kept[submission]
