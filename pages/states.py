"""Where people were reached: all states and areas, and each one by itself."""

import streamlit as st

from data_pipeline.telling.sentences import people
from pages.parts.about import foot, one_line, page_head
from pages.parts.about_popover import about
from pages.parts.ahead import ahead
from pages.parts.figure_filters import figure_choices
from pages.parts.one_state import one_state
from pages.parts.overview_head import range_line
from pages.parts.panel import reader_look, small_notes
from pages.parts.panels import gaps, map_of_states, ranked_states
from pages.parts.session import ask, may, require
from pages.parts.words import say

me = require("everyone")
FILTERS = ("admin1", "county", "layer", "activity", "population_group", "organisation", "donor")
now = figure_choices(me, "month", "period", *FILTERS, "pcodes", place=True)
ahead("one_state" if len(now.admin1) == 1 else "states")
headline, small = one_line(ask("headline")), reader_look().small
states = ask("reach_by_state", county=list(now.county) or None)

if len(now.admin1) == 1:
    one_state(states, now.admin1[0], may(me, "member"))
else:
    page_head(say("{people}, and where", people=people(headline, small)), range_line(headline))
    about()
    left, right = st.columns([7, 5], gap="large")
    with left:
        map_of_states(states)
        with st.container(key="fig-switch"):
            st.toggle(say("Show the map"), key="map_open", on_change="ignore")
    with right:
        ranked_states(states, "ranked")
    gaps()
foot(headline, *small_notes())
