"""An agency's own months and files: what was sent, what counts, what is still to do."""

import streamlit as st

from pages.parts.about import page_head
from pages.parts.acts import said
from pages.parts.answers import own_answer
from pages.parts.months_matrix import months_matrix
from pages.parts.own_decisions import own_decisions
from pages.parts.own_figures import own_figures
from pages.parts.own_files import files_title, one_file, own_files
from pages.parts.own_to_do import to_do
from pages.parts.sending import agency_control
from pages.parts.session import require, titles
from pages.parts.words import say

me = require("partner")
head = st.container()
agency = agency_control(me)
files = own_answer(agency, "my_submissions")
with head:
    page_head(files_title(titles("organisation").get(agency, agency), files))

st.subheader(say("Months"), anchor=False)
months_matrix(own_answer(agency, "my_reporting"))

st.subheader(say("What would make your reports better"), anchor=False)
to_do(own_answer(agency, "my_to_do"))

st.subheader(say("Your figures"), anchor=False)
own_figures(me, agency, own_answer(agency, "my_months"))

st.subheader(say("Files"), anchor=False)
chosen = own_files(files)
if chosen is not None:
    one_file(me, files, chosen)
about_us = own_answer(agency, "my_decisions").to_pylist()
if about_us:
    st.subheader(say("Decided about these rows by the chairs"), anchor=False)
    said()
    own_decisions(me, agency, about_us)
st.caption(
    say("Rows that are not counted yet count as soon as the file is sent again with the fault mended.")
)
