"""Who is reached: population groups by place and layer, sex and age, disability and how complete each is."""

import streamlit as st

from data_pipeline.telling.sentences import people
from pages.parts.about import foot, one_line, page_head
from pages.parts.about_popover import about
from pages.parts.ahead import ahead
from pages.parts.figure_filters import figure_choices
from pages.parts.overview_head import range_line
from pages.parts.panel import reader_look, small_notes
from pages.parts.panels_groups import (
    groups_by_layer,
    groups_by_state,
    groups_reached,
    how_complete,
    sexes_and_ages,
)
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
ahead("population_groups")
line = one_line(ask("headline"))
page_head(say("{people}, and who they are", people=people(line, reader_look().small)), range_line(line))
about()

groups, sexes = st.columns([7, 5], gap="large")
with groups:
    groups_reached()
with sexes:
    sexes_and_ages()
groups_by_state(ask("reach_by_state"))
layers, complete = st.columns([7, 5], gap="large")
with layers:
    groups_by_layer()
with complete:
    how_complete()
foot(line, *small_notes())
