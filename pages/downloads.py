"""Files to take away: what the reader's role may see, as CSV and XLSX, with codes and titles."""

import streamlit as st

from pages.parts.about import foot, page_head
from pages.parts.datasets import datasets, handed_out_with, offer
from pages.parts.figure_filters import figure_choices
from pages.parts.session import require
from pages.parts.words import say

me = require("everyone")
now = figure_choices(me, "month", "period", "admin1", "layer", "population_group", "donor", period="year")
page_head(
    say("Take the figures with you"),
    say("Every file says what it was filtered by; codes stand beside their titles."),
)

with st.container(horizontal=True):
    eleven = st.toggle(
        say("OCHA P-codes (11 states)"), value=True, help=say("Off: the 13 states and areas of the screen.")
    )
    tags = st.toggle(say("HXL tags in the second line"), value=True)

handed_out_with(me, now)
st.caption(say("People are told as at least and at most; lines do not add up to the total."))
sides = st.columns(2, gap="large")
for n, dataset in enumerate(datasets(me)):
    with sides[n % 2]:
        offer(dataset, now, eleven=eleven, tags=tags)

foot(None)
