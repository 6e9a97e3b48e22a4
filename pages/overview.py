"""The month in one screen: how many, how complete, where, at which layer, what changed, what needs attention."""

import streamlit as st

from data_pipeline.telling.sentences import of_states
from pages.parts.about import foot, one_line, page_head
from pages.parts.ahead import ahead
from pages.parts.figure_filters import figure_choices
from pages.parts.news_list import attention_list, change_list
from pages.parts.overview_head import overview_head
from pages.parts.panel import reader_look, small_notes
from pages.parts.panels import map_of_states, place_word, pyramid_of_layers, ranked_states, trend
from pages.parts.session import ask, may, require
from pages.parts.words import say

me = require("everyone")
figure_choices(me, "month", "admin1", "layer", "activity", "population_group", "organisation", "donor")
ahead("overview")
page_head("")

line = one_line(ask("headline"))
overview_head(line, place_word(), reader_look().small)

where, layers = st.columns([7, 5], gap="large")
with where:
    states = ask("reach_by_state")
    map_of_states(states)
    with st.container(key="fig-phone"):
        ranked_states(states, "ranked", finding=of_states(states))
    with st.container(key="fig-switch"):
        st.toggle(say("Show the map"), key="map_open", on_change="ignore")
with layers:
    pyramid_of_layers()

if may(me, "member"):
    changed, attention = st.columns(2, gap="large")
    with changed:
        change_list()
    with attention:
        attention_list()

trend()
foot(line, *small_notes())
