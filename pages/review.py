"""The chair's desk: all that needs a person, what each answer would change, and what was decided."""

import streamlit as st

from pages.parts.about import page_head
from pages.parts.acts import said
from pages.parts.answers import answer
from pages.parts.desk_batch import several
from pages.parts.desk_items import chosen_items, one_by_one
from pages.parts.desk_log import decided
from pages.parts.desk_words import desk_finding
from pages.parts.session import require
from pages.parts.words import say

me = require("chair")
items = answer("review_items").to_pylist()
page_head(
    desk_finding(items),
    say(
        "Each answer shows first what it would change. It is kept with who, when and why, and can be undone."
    ),
)
said()
to_confirm, log = st.tabs([say("To confirm"), say("Decided")])
with to_confirm:
    chosen = chosen_items(items)
    several(me, chosen)
    one_by_one(me, chosen)
with log:
    decided(me, answer("decisions"))
