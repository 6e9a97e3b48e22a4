"""The page of one state or area."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from data_pipeline.telling.sentences import people
from pages.parts.about import page_head
from pages.parts.about_popover import about
from pages.parts.filters import link
from pages.parts.overview_head import measures, range_line
from pages.parts.panel import reader_look
from pages.parts.panels import place_word, trend
from pages.parts.panels_state import (
    agencies_of_state,
    counties_of_state,
    groups_of_state,
    layers_of_state,
    line_of,
)
from pages.parts.words import say


def one_state(states: pa.Table, place: str, member: bool) -> None:
    """Its layers and groups; for members also months, counties and agencies, which no release holds.

    states: answer of `reach_by_state`; place: a code of it.
    """
    line = line_of(states, place)
    st.page_link(
        **link("states", admin1=None, county=None),
        label=say("All states and areas"),
        icon=":material/arrow_back:",
    )
    sentence = people(line, reader_look().small)
    page_head(say("{people} in {place}", place=line.get("title", place), people=sentence), range_line(line))
    if member:
        # Filtered by the state: a release could only answer for the whole country here.
        about()
    measures(line, place_word())
    left, right = st.columns(2, gap="large")
    with left:
        layers_of_state(place)
    with right:
        groups_of_state(place)
    if not member:
        return
    with left:
        trend("state-months")
    with right:
        counties_of_state()
    agencies_of_state()
