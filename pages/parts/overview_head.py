"""The first lines of the overview: the number, how complete it is, and the measures beside it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from data_pipeline.telling.place_sentences import of_places
from data_pipeline.telling.sentences import at_most, people
from pages.parts.about_popover import about
from pages.parts.address import view
from pages.parts.passport import period_words, reported_words
from pages.parts.words import number, plural, say

Line = Mapping[str, Any]


def overview_head(line: Line, word: str, small: int) -> None:
    """Headline, who reported, the upper end, "About this figure", five measures. line: answer of `headline`."""
    left, right = st.columns([7, 5], vertical_alignment="bottom")
    left.html(f'<h1 class="fig-headline">{escape(people(line, small))}</h1>')
    right.html(f'<p class="fig-reported">{escape(reported_words(line))}</p>')
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.html(f'<p class="fig-quiet">{escape(range_line(line))}</p>', width="content")
        about()
    measures(line, word)


def range_line(line: Line) -> str:
    """ "at most 58,900 · October 2026": what belongs under every "at least"."""
    return " · ".join(part for part in (at_most(line), period_words()) if part)


def measures(line: Line, word: str) -> None:
    """Secondary measures; none of them is ever added to another."""
    items = "".join(f"<li><b>{escape(value)}</b>{escape(name)}</li>" for value, name in secondary(line, word))
    st.html(f'<ul class="fig-measures">{items}</ul>')


def secondary(line: Line, word: str) -> list[tuple[str, str]]:
    """(number, name) of visits, attendances, trained people, agencies and places; at most five."""
    counts = (
        ("contacts", plural("visit or session", "visits and sessions", line.get("contacts") or 0)),
        (
            "attendances",
            plural(
                "attendance at open activities",
                "attendances at open activities",
                line.get("attendances") or 0,
            ),
        ),
        ("participants", plural("person trained", "people trained", line.get("participants") or 0)),
        ("organisations", plural("agency", "agencies", line.get("organisations") or 0)),
    )
    told = [(number(line[name]), words) for name, words in counts if line.get(name)]
    if line.get("places_all") and not view().admin1:
        told.append((number(line.get("places_covered")), of_places("covered", word, all=line["places_all"])))
    return told or [(say("none"), say("nothing else was reported to us"))]
