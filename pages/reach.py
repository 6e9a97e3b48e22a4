"""For donors: one figure with its range, how it came about, and the file behind it."""

import streamlit as st

from pages.parts.about import foot, one_line, page_head
from pages.parts.ahead import ahead
from pages.parts.figure_filters import figure_choices
from pages.parts.filters import months
from pages.parts.overview_head import overview_head
from pages.parts.panel import reader_look, small_notes
from pages.parts.panels import place_word, pyramid_of_layers, ranked_states, trend
from pages.parts.panels_groups import groups_reached
from pages.parts.reach_words import figure_file, method, no_release
from pages.parts.session import ask, require

me = require("everyone")
if not months():
    page_head("")
    no_release()
    st.stop()
figure_choices(me, "month", "period", "admin1", "layer", "population_group", period="year")
ahead("reach")
page_head("")

line = one_line(ask("headline"))
overview_head(line, place_word(), reader_look().small)

figures, beside = st.columns([8, 4], gap="large")
with figures:
    trend()
with beside:
    method()
    figure_file(line)
places, layers = st.columns([7, 5], gap="large")
with places:
    ranked_states(ask("reach_by_state"), "reach-states", opens="")
with layers:
    pyramid_of_layers()
groups_reached()
foot(line, *small_notes())
