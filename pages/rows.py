"""The way back from a figure: its activities, who told of each, and the line of the agency's own file."""

import streamlit as st

from pages.parts.about import foot, one_line, page_head
from pages.parts.about_popover import about
from pages.parts.ahead import ahead
from pages.parts.figure_filters import figure_choices
from pages.parts.rows_panel import activities_behind, cells_as_written, rows_behind
from pages.parts.session import ask, require
from pages.parts.words import number, plural, say

me = require("member")
filters = ("admin1", "county", "layer", "activity", "population_group", "organisation", "donor")
now = figure_choices(me, "month", "period", *filters, "pcodes")
ahead("rows")
found = ask("activity_rows")
page_head(
    plural("{n} activity is behind the figures", "{n} activities are behind the figures", found.num_rows),
    say("One line an activity and month, as it counts. Choose a line to see which files tell of it."),
)
about()
line = one_line(ask("headline"))
st.caption(say(
    "Their people, added up: {sum}. The figure is at least {low}: the same people come to several activities.",
    sum=number(line.get("told_sum")), low=number(line.get("people_low")),
))  # fmt: skip

activity = activities_behind(found)
if activity:
    row = rows_behind(activity)
    if row:
        cells_as_written(row)
foot(line)
