"""The first line of every page, and its questions.

me = require("everyone")
rows = ask("reach_by_state")
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import streamlit as st

from data_pipeline import Viewer, months_before
from pages.parts.address import View, view
from pages.parts.answers import answer, answer_soon, group, titles
from pages.parts.door import offer_the_door
from pages.parts.visitor import local, see_as, seen_as, viewer
from pages.parts.words import say

__all__ = ["ask", "ask_soon", "group", "local", "require", "see_as", "seen_as", "titles", "viewer"]

# Everyone further right may do what those to the left may; a role that is not here may nothing.
LADDER = ("public", "member", "partner", "chair", "administrator")

# A figure by layer is asked for all layers, because a click in it chooses one: question -> filters it goes without. One
# of places shows all of them: under the filter of one, the others would look as if nothing had been reported there.
PLACE = ("admin1", "county")
WITHOUT = {
    "reach_by_layer": ("layer",), "reach_by_state": PLACE, "reach_by_state_and_layer": ("layer", *PLACE),
    "reach_by_activity": ("activity",), "reach_by_county": ("county",), "reach_by_group": ("population_group",),
    "reach_by_state_and_group": ("population_group", *PLACE), "reach_by_group_and_layer": ("population_group", "layer"),
    "agencies_by_state": PLACE, "agencies_by_county": ("county",),
}  # fmt: skip


# Questions that are asked for the twelve months up to the chosen one.
BY_MONTH = ("reach_by_month", "reach_by_month_steady")


def require(*roles: str) -> Viewer:
    """Let the visitor pass when one of the roles includes them, else say so quietly and end the page.

    roles: `everyone`, `member`, `partner`, `chair`, `administrator`; a higher role includes the lower ones.
    It trusts nothing but the visitor, so that a page which is run without the frame (a server's very first
    request may name a page) shows nothing either.
    """
    who = viewer()
    if not may(who, *roles):
        st.info(say("This page is not for your role. Choose another page in the menu."))
        offer_the_door()
        st.stop()
    return who


def may(who: Viewer, *roles: str) -> bool:
    """Whether a viewer is included in one of the roles."""
    if "everyone" in roles:
        return True
    rank = LADDER.index(str(who.ranks_as)) if str(who.ranks_as) in LADDER else -1
    return any(role in LADDER and rank >= LADDER.index(role) for role in roles)


def ask(name: str, **params: Any) -> pa.Table:
    """Ask a named question for the month and filters of the address.

    params: what the page wants otherwise, for example `ask("reach_by_layer", organisation=["NH"])`.
    """
    return answer(name, **{**asked_of(name, view()), **params})


def ask_soon(*names: str) -> None:
    """Begin to answer the questions of a page together; those that are not for this visitor are left out."""
    now = view()
    for name in names:
        answer_soon(name, **asked_of(name, now))


def asked_of(name: str, now: View) -> dict[str, Any]:
    """The parameters of a question in a view; months are told for the twelve up to the chosen one."""
    params = {**now.params(), **dict.fromkeys(WITHOUT.get(name, ()))}
    return {**params, "from_month": year_up_to(now.month)} if name in BY_MONTH else params


def year_up_to(month: date) -> date:
    """The first of the twelve months that end with this one."""
    return months_before(month, 11)
