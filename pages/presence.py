"""Who works where: agencies by state and county, national and international, who began and who ended."""

import streamlit as st

from data_pipeline.telling import agency_words
from pages.parts.about import foot, one_line, page_head
from pages.parts.about_popover import about
from pages.parts.ahead import ahead
from pages.parts.figure_filters import figure_choices
from pages.parts.panels_agencies import agencies_by_place, changes, who_is_where
from pages.parts.passport import period_words
from pages.parts.session import ask, require
from pages.parts.words import say

me = require("member")
FILTERS = ("admin1", "county", "layer", "activity", "population_group", "organisation", "donor")
now = figure_choices(me, "month", "period", *FILTERS, "pcodes")
ahead("presence")
present = {row["organisation"]: row["national"] for row in ask("presence").to_pylist()}
national = sum(present.values())
page_head(
    agency_words.of_presence(national, len(present) - national),
    say("Agencies with a service that runs, {period}", period=period_words()),
)
about()

left, right = st.columns([7, 5], gap="large")
with left:
    agencies_by_place(now)
with right:
    changes()
who_is_where()
foot(one_line(ask("headline")))
