"""The pyramid as a working chart: who is reached at which layer, where nothing is, and by which activities."""

import streamlit as st

from pages.parts.about import about, foot, one_line, page_head
from pages.parts.filters import choices
from pages.parts.layer_control import layer_control
from pages.parts.panel import style
from pages.parts.panels import gaps, place_word, pyramid_of_layers
from pages.parts.panels_activities import activities, general_activities
from pages.parts.sentences import of_gaps
from pages.parts.session import ask, require

me = require("everyone")
choices("month", "period", "admin1", "layer", "activity", "population_group", "organisation", "donor", "pcodes")
style()
line = one_line(ask("headline", layer=None))
page_head(of_gaps(ask("reach_by_state_and_layer", layer=None), place_word()))
about(line)

steps, where = st.columns([5, 7], gap="large")
with steps:
    pyramid_of_layers()
with where:
    gaps()

layer_control()
activities()
general_activities()
foot(line)
