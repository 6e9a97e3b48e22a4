"""How it all works: printed from the vocabulary and the checks themselves, so that it cannot be out of date."""

import streamlit as st

from pages.parts import methods_lists, methods_words
from pages.parts.about import foot, page_head
from pages.parts.session import require
from pages.parts.words import say

me = require("everyone")
page_head(
    say("How the figures are made"),
    say("Everything here is printed from the lists and checks that the figures are made with."),
)
find = st.text_input(say("Search in all lists"), placeholder=say("a word, a code, a heading"), width=420)

drawings = {
    say("How people are counted"): methods_words.counting,
    say("Columns"): lambda: methods_lists.columns(find),
    say("Layers and activities"): lambda: methods_lists.activities(find),
    say("Code lists"): lambda: methods_lists.code_lists(find),
    say("Checks"): lambda: methods_lists.checks(find),
    say("Places"): lambda: methods_lists.places(find),
    say("Population"): lambda: methods_lists.population(find),
    say("Where sources disagree"): lambda: methods_lists.conflicts(find),
    say("Coordination"): lambda: methods_lists.coordination(find),
}
for tab, draw in zip(st.tabs(list(drawings)), drawings.values(), strict=True):
    with tab:
        draw()

foot(None)
