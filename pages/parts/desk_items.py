"""The list of what needs a person, by kind and agency; each opens to its evidence and its answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from data_pipeline import Viewer
from pages.parts.desk_answers import answers
from pages.parts.desk_evidence import evidence
from pages.parts.desk_objections import answer_it, objected
from pages.parts.desk_words import SETTLED, Item, age_words, item_words, kind_words, title_of
from pages.parts.words import number, say

SHOWN = 20


def chosen_items(items: Sequence[Item]) -> list[Item]:
    """The kind and agency asked for; first of all the kind with most to do."""
    counts = Counter(item["kind"] for item in items)
    words = {kind: word for kind, word in kind_words().items() if counts[kind]}
    if not words:
        st.markdown(say(
            "No spelling, no double work, no number and no final month waits for an answer. New files may bring new "
            "questions; they come here by themselves."
        ))  # fmt: skip
        return []
    todo = [kind for kind in words if kind not in SETTLED]
    kind = st.pills(
        say("What"), list(words), default=(todo or list(words))[0], key="desk_kind", label_visibility="collapsed",
        required=True, format_func=lambda kind: f"{words[kind]} ({number(counts[kind])})",
    )  # fmt: skip
    of_kind = [item for item in items if item["kind"] == kind]
    concerned = sorted({code for item in of_kind for code in item["organisations"] if code})
    offered = ["", *concerned]
    agency = offered[0]
    if len(concerned) > 1:
        agency = st.selectbox(
            say("Agency"), offered, key=f"desk_agency_{kind}", width=320,
            format_func=_agency,
        )  # fmt: skip
    return [item for item in of_kind if not agency or agency in item["organisations"]]


def _agency(code: str) -> str:
    """An agency's title; one that is not on the list as it wrote itself."""
    title = title_of("organisation", code)
    if not code:
        return say("All agencies")
    return say("“{name}” (not on the list)", name=title) if code.startswith("~") else title


def one_by_one(me: Viewer, items: Sequence[Item]) -> None:
    """A line each; what stands behind it is reckoned when it is opened."""
    for item in items[:SHOWN]:
        key = item["item"]
        closed = st.expander(f"{item_words(item)} · {age_words(item)}", key=f"item_{key}", on_change="rerun")
        if closed.open:
            with closed:
                rests_on, to_answer = st.columns([6, 5], gap="large")
                rest, ask = (objected, answer_it) if item["kind"] == "objection" else (evidence, answers)
                with rests_on:
                    rest(item)
                with to_answer:
                    ask(me, item)
    if len(items) > SHOWN:
        st.caption(
            say(
                "The oldest {n} of {all} are shown; the others follow when these are answered.",
                n=SHOWN,
                all=len(items),
            )
        )
