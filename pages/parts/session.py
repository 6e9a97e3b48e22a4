"""The first line of every page, and its questions.

me = require("everyone")
rows = ask("reach_by_state")
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import streamlit as st

from data_pipeline import Viewer
from pages.parts.address import view
from pages.parts.answers import answer, group, titles
from pages.parts.visitor import local, see_as, seen_as, viewer
from pages.parts.words import say

__all__ = ["ask", "group", "local", "require", "see_as", "seen_as", "titles", "viewer"]

# Everyone further right may do what those to the left may; a role that is not here may nothing.
LADDER = ("public", "member", "partner", "chair", "administrator")


def require(*roles: str) -> Viewer:
    """Let the visitor pass when one of the roles includes them, else say so quietly and end the page.

    roles: `everyone`, `member`, `partner`, `chair`, `administrator`; a higher role includes the lower ones.
    It trusts nothing but the visitor, so that a page which is run without the frame (a server's very first
    request may name a page) shows nothing either.
    """
    who = viewer()
    if not may(who, *roles):
        st.info(say("This page is not for your role. Choose another page in the menu."))
        st.stop()
    return who


def may(who: Viewer, *roles: str) -> bool:
    """Whether a viewer is included in one of the roles."""
    if "everyone" in roles:
        return True
    rank = LADDER.index(str(who.role)) if str(who.role) in LADDER else -1
    return any(role in LADDER and rank >= LADDER.index(role) for role in roles)


def ask(name: str, **params: Any) -> pa.Table:
    """Ask a named question for the month and filters of the address.

    params: what the page wants otherwise, for example `ask("reach_by_layer", organisation=["NH"])`.
    """
    return answer(name, **{**view().params(), **params})
