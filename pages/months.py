"""Make a month final for members, then release it to the public: two acts, each confirmed."""

import streamlit as st

from pages.parts.about import page_head
from pages.parts.acts import said
from pages.parts.answers import answer
from pages.parts.handouts_panel import handouts
from pages.parts.month_acts import make_final, month_choice, months_finding, months_table, release
from pages.parts.month_versions import final_versions, reopen
from pages.parts.session import require
from pages.parts.words import say

me = require("chair")
known = answer("months")
page_head(
    months_finding(known),
    say(
        "The figures of a final month stay as the meeting saw them; a released month can be seen by everybody."
    ),
)
said()
table, acts = st.columns([4, 8], gap="large")
with table:
    months_table(known)
if known.num_rows:
    with acts:
        day = month_choice(known)
        make_final(me, known, day)
        reopen(me, known, day)
        release(me, known, day)
        handouts(known, day)
    final_versions()
