"""What chairs enter: targets and need, agencies, the deadline, known services; who entered what, and how to undo it."""

import streamlit as st

from pages.parts.about import page_head
from pages.parts.acts import said
from pages.parts.answers import answer
from pages.parts.session import require
from pages.parts.settings_forms import agencies, deadline, known_services
from pages.parts.settings_log import history, log_finding
from pages.parts.settings_people import people_tab
from pages.parts.settings_targets import targets
from pages.parts.words import say

me = require("chair")
log = answer("settings_log")
page_head(
    log_finding(log),
    say("Nothing is overwritten: a later entry goes before an earlier one, and can be undone."),
)
said()
figures, register, due, known, persons, done = st.tabs(
    [
        say("Targets and need"),
        say("Agencies"),
        say("Deadline"),
        say("Known services"),
        say("People"),
        say("History"),
    ]
)
with figures:
    targets(me)
with register:
    agencies(me)
with due:
    deadline(me)
with known:
    known_services(me)
with persons:
    people_tab()
with done:
    history(me, log)
