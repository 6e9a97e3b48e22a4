"""The way in and out, on the pages: a link to the door that leads back here; who is signed in."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.parts.visitor import door_address, may_see_as, people, signed_name
from pages.parts.words import say


def offer_the_door() -> None:
    """For whoever lacks the role of a page: sign in, or as somebody else, and come back to it."""
    if people().anybody():
        words = say("Sign in as somebody else") if signed_name() else say("Sign in")
        _link(words, "door")


def who_is_in() -> None:
    """Below the working group's name, where there are accounts."""
    name = signed_name()
    if name:
        _link(say("Signed in as {name}", name=name), "who_sees_as" if may_see_as() else "who")
    elif people().anybody() and not may_see_as():
        _link(say("Sign in"), "who")


def _link(words: str, key: str) -> None:
    """Not a link of the menu: the door is a plain page beside this app, and leads to a fresh one."""
    with st.container(key=key):
        st.html(f'<a href="{escape(door_address())}" target="_self">{escape(words)}</a>')
