"""Why did it fall or rise? From the month before to this one, step by step, each open to its rows."""

import streamlit as st

from pages.parts.about import foot, one_line, page_head
from pages.parts.bridge_panel import bridge_figure, not_shown, rows_behind, told
from pages.parts.compared import compared, made
from pages.parts.figure_filters import figure_choices
from pages.parts.session import ask, require
from pages.parts.words import month, say

me = require("member")
filters = ("admin1", "county", "layer", "activity", "population_group", "organisation", "donor")
now = figure_choices(me, "month", *filters)
before = compared(now)
if not before:
    page_head(say("Nothing to compare yet"), say("This is the first month there is."))
    st.stop()
page_head(
    say("From {before} to {after}", before=month(before[0]), after=month(now.month)),
    say("Always in the same order; the parts add up to the person."),
)

found = made(now, *before)
if found.hidden:
    not_shown()
else:
    picture, words = st.columns([8, 4], gap="large")
    with picture:
        bridge_figure(found, *before)
    with words:
        told(found, before[0])
rows_behind(found)
foot(one_line(ask("headline")))
