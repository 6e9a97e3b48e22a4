"""Where people were reached: all states and areas, and each one by itself."""

import streamlit as st

from pages.parts.about import about, foot, one_line, page_head
from pages.parts.filters import choices, link
from pages.parts.overview_head import measures
from pages.parts.panel import reader_look, style
from pages.parts.panels import gaps, map_of_states, place_word, ranked_states, trend
from pages.parts.panels_groups import groups_reached
from pages.parts.panels_state import agencies_of_state, counties_of_state, layers_of_state
from pages.parts.sentences import people
from pages.parts.session import ask, may, require, titles
from pages.parts.words import say

me = require("everyone")
now = choices("month", "period", "admin1", "county", "layer", "activity", "population_group", "organisation", "donor", "pcodes")
style()
line, small = one_line(ask("headline")), reader_look().small

if len(now.admin1) == 1:
    name = titles("admin1").get(now.admin1[0], now.admin1[0])
    st.page_link(**link("states", admin1=None, county=None), label=say("All states and areas"), icon=":material/arrow_back:")
    page_head(say("{people} in {place}", place=name, people=people(line, small)))
    about(line)
    measures(line, place_word())
    left, right = st.columns(2, gap="large")
    with left:
        layers_of_state()
        trend("state-months")
    with right:
        groups_reached("state-groups")
        if may(me, "member"):
            counties_of_state()
    if may(me, "member"):
        agencies_of_state()
else:
    states = ask("reach_by_state")
    page_head(say("{people}, and where", people=people(line, small)))
    about(line)
    left, right = st.columns([7, 5], gap="large")
    with left:
        map_of_states(states)
        with st.container(key="fig-switch"):
            st.toggle(say("Show the map"), key="map_open", on_change="ignore")
    with right:
        ranked_states(states, "ranked")
    gaps()
foot(line)
