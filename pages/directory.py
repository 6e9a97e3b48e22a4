"""Who offers which layer where, and how to refer: from the reports of the last three months, to print by county."""

import streamlit as st

from data_pipeline.telling import agency_words
from pages.parts.about import foot, page_head
from pages.parts.directory_sheet import overview, sheet
from pages.parts.figure_filters import figure_choices
from pages.parts.session import ask, require
from pages.parts.tables import downloads
from pages.parts.words import month, say

me = require("member")
now = figure_choices(me, "month", "admin1", "county", "layer", "activity", "population_group", "organisation")
rows = ask("directory")
page_head(
    agency_words.of_directory(rows.to_pylist()),
    say("Confirmed by a report in the three months up to {month}. Members only.", month=month(now.month)),
)
downloads(lambda: rows.drop_columns(["hidden"]), None, f"directory_{now.month:%Y-%m}", key="directory")
if now.admin1 or now.county or now.organisation:
    st.caption(say("The browser prints this page as it is filtered."))
    sheet(rows.to_pylist())
else:
    overview(rows)
foot(
    None,
    say(
        "Services whose place is hidden from outsiders stand here without place and agency, but for their own agency."
    ),
)
