"""The two lists of sentences on the overview."""

from __future__ import annotations

from html import escape

import pyarrow.compute as pc
import streamlit as st

from data_pipeline import months_before
from data_pipeline.telling.news import needs_attention, what_changed
from pages.parts.address import link, view
from pages.parts.answers import answer
from pages.parts.apart import apart
from pages.parts.desk_words import desk_finding
from pages.parts.panel import heading
from pages.parts.panels import place_word
from pages.parts.session import ask, may, viewer
from pages.parts.words import month, say


@apart
def change_list() -> None:
    """What changed since the month before."""
    now = view().month
    before = months_before(now, 1)
    every = ask("reach_by_month")
    months = every.filter(pc.greater_equal(every["month"], before))
    heading(say("What changed since {month}", month=month(before)))
    _list(what_changed(ask("what_changed"), months, month(before)))
    st.page_link(**link("changes"), label=say("Why: step by step"))


@apart
def attention_list() -> None:
    """What needs attention in the chosen month."""
    heading(say("What needs attention"))
    _list(
        needs_attention(ask("needs_attention"), place_word())
        or [say("Nothing that these reports could show.")]
    )
    if may(viewer(), "chair"):
        st.page_link(**link("review"), label=desk_finding(answer("review_items").to_pylist()))


def _list(sentences: list[str]) -> None:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    st.html(f'<ul class="fig-news">{items}</ul>')
