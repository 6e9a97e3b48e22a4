"""Mends with one click: each cause of an objection once, with what it may mean; and the answers, each undone alone."""

from __future__ import annotations

import json
from typing import Any

import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from pages.parts.acts import act
from pages.parts.answers import answer, group, parents, said_titles
from pages.parts.column_words import template_titles
from pages.parts.words import number, plural, say

CAUSES = 12
# What is written is no name of one thing: only these cells are changed, and nothing is remembered.
ONLY_HERE = ("several_in_one_cell", "missing_value")
PLAIN = ("count", "month", "date", "year")
Cause = dict[str, Any]


def causes_of(submission: int) -> dict[str, list[Cause]]:
    """Check -> its causes that can be mended with one click."""
    found: dict[str, list[Cause]] = {}
    for cause in answer("causes_of_submission", submission=submission).to_pylist():
        if cause["list"] or (cause["kind"] in PLAIN and cause["suggestion"]):
            found.setdefault(cause["check_name"], []).append(cause)
    return found


def mends(me: Viewer, submission: int, causes: list[Cause]) -> None:
    """A line for each cause: what is written, what it is, and the button that says so."""
    for n, cause in enumerate(causes[:CAUSES]):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            _one(me, submission, cause, f"{submission}_{cause['check_name']}_{n}")
    if len(causes) > CAUSES:
        more = len(causes) - CAUSES
        st.caption(
            plural("and {n} more, once these are answered", "and {n} more, once these are answered", more)
        )


def _one(me: Viewer, submission: int, cause: Cause, key: str) -> None:
    rows = plural("Apply to {n} row", "Apply to {n} rows", cause["rows"])
    label = _label(cause)
    if not cause["list"]:
        st.markdown(say("{what} is {meant}", what=label, meant=f"**{cause['suggestion']}**"), width=320)
        st.button(rows, key=f"mend_{key}", on_click=_mend, args=(me, submission, cause, cause["suggestion"]))
        return
    names, order = _choices(cause)
    code = st.selectbox(
        label, order, index=0 if cause["suggestion"] else None, format_func=names.__getitem__,
        placeholder=say("Choose what it is"), key=f"is_{key}", width=420,
    )  # fmt: skip
    st.button(
        rows, key=f"mend_{key}", disabled=code is None, on_click=_apply, args=(me, submission, cause, code)
    )


def _label(cause: Cause) -> str:
    title = say(cause["heading"])
    if cause["written"] is None:
        return say("{column}, empty", column=title)
    if cause["within"]:
        return say(
            "{column}, “{written}” in {place}", column=title, written=cause["written"], place=cause["within"]
        )
    return say("{column}, “{written}”", column=title, written=cause["written"])


def _choices(cause: Cause) -> tuple[dict[str, str], list[str]]:
    """Code -> words, and the codes to choose from: the suggested ones first, of a known state its own counties."""
    titles = said_titles(cause["list"]).items()
    names = {code: title if code == title else f"{title} ({code})" for code, title in titles}
    first = [code for code in (cause["suggestion"] or "").split("|") if code in names]
    if cause["check_name"] == "several_in_one_cell" and first:
        return names, first
    of = parents(cause["list"])
    inside = [code for code in names if cause["context"] and of.get(code) == cause["context"]]
    return names, list(dict.fromkeys([*first, *(inside or names)]))


def _apply(me: Viewer, submission: int, cause: Cause, code: str) -> None:
    """A spelling is learnt, so that it never has to be told again; else the cells are written anew."""
    if cause["check_name"] in ONLY_HERE or not cause["written"]:
        _mend(me, submission, cause, code)
        return
    item = {name: cause[name] or "" for name in ("list", "written", "within", "context")}
    act(data_pipeline.learn, group(), me, submission, [{**item, "code": code}])


def _mend(me: Viewer, submission: int, cause: Cause, becomes: str) -> None:
    cells = [{**place, "column": cause["column_name"], "becomes": becomes} for place in cause["places"]]
    act(data_pipeline.mend, group(), me, submission, cells)


def answers_given(me: Viewer, submission: int, *, open_still: bool) -> None:
    """What was answered about a file, the newest first; each can be taken back while the file waits."""
    given = answer("answers_of_file", submission=submission).to_pylist()
    if not given:
        return
    with st.expander(say("What you have answered ({n})", n=number(len(given)))):
        cells = answer("mended_cells_of_file", submission=submission).to_pylist()
        for one in given:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(
                    "  \n".join(_told(one, [cell for cell in cells if cell["answer"] == one["n"]])), width=640
                )
                if open_still:
                    key, told = f"undo_{submission}_{one['n']}", (me, submission, one["n"])
                    st.button(say("Undo"), key=key, on_click=_undo, args=told)


def _undo(me: Viewer, submission: int, answer_number: int) -> None:
    if act(data_pipeline.take_answer_back, group(), me, submission, answer_number):
        fresh = st.session_state.setdefault("mended_anew", {})
        fresh[submission] = fresh.get(submission, 0) + 1


def _told(one: dict[str, Any], cells: list[dict[str, Any]]) -> list[str]:
    """An answer in sentences."""
    facts, columns = json.loads(one["facts"]), template_titles()
    if one["kind"] == "headings":
        needed = say("not needed")
        meant = {a["heading"]: say(columns.get(a["column"], "")) or needed for a in facts["answers"]}
        return [
            say("The heading “{heading}” is {meant}", heading=heading, meant=words)
            for heading, words in meant.items()
        ]
    if one["kind"] == "learned":
        return [
            say("“{written}” is {meant}, in {n} cells of this file", written=item["written"],
                meant=said_titles(item["list"]).get(item["code"], item["code"]), n=number(one["cells"]))
            for item in facts["items"]
        ]  # fmt: skip
    return [
        say("Row {line}, {column}: “{was}” became “{becomes}”", line=cell["line"], was=cell["was"] or "",
            column=say(columns[cell["column_name"]]), becomes=cell["becomes"] or "")
        for cell in cells[:20]
    ] or [say("Changed again since")]  # fmt: skip
