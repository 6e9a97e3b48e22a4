"""Send a month: one's own template, a file or several, the result at once, the totals to confirm, the receipt."""

import streamlit as st

from pages.parts.about import page_head
from pages.parts.inbox import inbox
from pages.parts.result import result
from pages.parts.sending import (
    agency_control,
    month_control,
    nothing_to_report,
    received,
    send_files,
    sending_title,
    slow_line,
    steps,
    template_button,
    waiting_files,
)
from pages.parts.session import group, require
from pages.parts.words import say

me = require("partner")
page_head(sending_title(me), steps())
if group().sample:
    st.caption(say("You are trying this on the samples: what you send stays there and reaches nobody."))

with st.container(horizontal=True, vertical_alignment="bottom"):
    day = month_control()
    agency = agency_control(me, many=True)
    template_button(me, agency, day)

ways = [say("Send a file"), say("Nothing to report"), *([say("Many files at once")] if me.sees_all else [])]
waiting_files(agency)
by_file, by_click, *by_many = st.tabs(ways)
with by_file:
    send_files(me, agency, day)
    slow_line(agency, day)
with by_click:
    nothing_to_report(me, agency, day)
for tab in by_many:
    with tab:
        inbox(me)

for number in received():
    st.divider()
    result(me, number)
