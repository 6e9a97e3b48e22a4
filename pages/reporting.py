"""Who has reported: agency by month, and the words to remind those who have not."""

import streamlit as st

from pages.parts.about import page_head
from pages.parts.answers import answer
from pages.parts.filters import choices
from pages.parts.months_matrix import months_matrix, state_words
from pages.parts.reminders import reminder
from pages.parts.reporting_quality import over_time, quality
from pages.parts.reporting_words import deadline, finding, of_month
from pages.parts.session import ask, require
from pages.parts.tables import downloads
from pages.parts.words import month, say

me = require("chair")
now = choices("month", "organisation")
rows = answer("reporting", organisation=list(now.organisation) or None)
page_head(finding(of_month(rows, now.month)), deadline())

words = state_words()
wanted = st.pills(
    say("Show agencies that are, in {month}:", month=month(now.month)),
    list(words),
    selection_mode="multi",
    format_func=words.__getitem__,
)
months_matrix(rows, only=set(wanted or ()), in_month=now.month)

downloads(
    lambda: ask("reporting"),
    {
        "organisation": say("Code"),
        "title": say("Agency"),
        "month": say("Month"),
        "state": say("Reported"),
        "received_on": say("Received"),
    },
    f"reporting_{now.month:%Y-%m}",
)
reminder(of_month(rows, now.month), now.month)
over_time(rows)
quality(now.month)
