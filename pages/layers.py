"""The pyramid as a working chart: who is reached at which layer, where nothing is, and by which activities."""

import streamlit as st

from data_pipeline.telling.sentences import people
from pages.parts.about import foot, one_line, page_head
from pages.parts.about_popover import about
from pages.parts.ahead import ahead
from pages.parts.figure_filters import figure_choices
from pages.parts.layer_control import layer_control
from pages.parts.overview_head import range_line
from pages.parts.panel import reader_look, small_notes
from pages.parts.panels import gaps, pyramid_of_layers
from pages.parts.panels_activities import activities, general_activities
from pages.parts.session import ask, require
from pages.parts.words import say

me = require("everyone")
figure_choices(
    me,
    "month",
    "period",
    "admin1",
    "layer",
    "activity",
    "population_group",
    "organisation",
    "donor",
    "pcodes",
)
ahead("layers")
line = one_line(ask("headline"))
page_head(say("{people}, and at which layers", people=people(line, reader_look().small)), range_line(line))
about()

steps, where = st.columns([5, 7], gap="large")
with steps:
    pyramid_of_layers()
with where:
    gaps()

inside, general = st.columns([7, 5], gap="large")
with inside:
    layer_control()
    activities()
with general:
    general_activities()
foot(line, *small_notes())
