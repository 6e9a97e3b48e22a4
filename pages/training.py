"""Trained people and supervision: topics, sex, agencies, states, staff of ministries."""

import pyarrow.compute as pc
import streamlit as st

from data_pipeline.telling import agency_words
from pages.parts.about import foot, one_line, page_head
from pages.parts.about_popover import about
from pages.parts.ahead import ahead
from pages.parts.figure_filters import figure_choices
from pages.parts.panels_training import by_agency, by_state, by_topic, supervision
from pages.parts.passport import period_words
from pages.parts.session import ask, require
from pages.parts.words import say

me = require("member")
FILTERS = ("admin1", "county", "activity", "organisation", "donor")
figure_choices(me, "month", "period", *FILTERS, "pcodes", period="year")
ahead("training")
found = ask("trainings")
trained = found.filter(pc.invert(found["supervision"]))
page_head(
    agency_words.of_trainings(trained.to_pylist()),
    say(
        "Training, orientation and supervision, {period}; not part of the people reached",
        period=period_words(),
    ),
)
about()

topics, places = st.columns([7, 5], gap="large")
with topics:
    by_topic(trained)
with places:
    by_state(trained)
agencies, supervised = st.columns([7, 5], gap="large")
with agencies:
    by_agency(trained)
with supervised:
    supervision(found.filter(found["supervision"]))
foot(one_line(ask("headline")))
