"""The line above every page: whose figures, which month and filters (filled in by the page), seen as whom."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

import data_pipeline
from pages.parts.answers import group, group_code, titles
from pages.parts.door import who_is_in
from pages.parts.search import search
from pages.parts.visitor import CHAIR, PARTNER, PUBLIC, may_see_as, see_as, seen_as
from pages.parts.words import in_words, say

STATIC = Path(__file__).parents[2] / "static"
RIGHT_TO_LEFT = ".stMain, .stSidebar { direction: rtl; } .stDataFrame, .stPlotlyChart { direction: ltr; }"


def masthead() -> None:
    """Draw it; `filters.choices` puts its controls into the middle."""
    _style()
    group()  # opened here, its progress stands in the middle of the page
    if may_see_as():
        with st.container(key="seen_as"):
            _view_as()
    name, controls = st.columns([24, 76], vertical_alignment="center")
    with name, st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _whose()
        search()
        who_is_in()
    st.session_state["choices_slot"] = controls


def _style() -> None:
    st.html(STATIC / "frame.css")
    st.html(STATIC / "figures.css")
    st.html(STATIC / "print.css")
    with st.container(key="address"):
        st.html(STATIC / "address.html", unsafe_allow_javascript=True)
        st.html(STATIC / "take.html", unsafe_allow_javascript=True)
        lost = say(
            "The connection is lost. What you see stays; it goes on by itself once the connection is back."
        )
        st.html(f'<div class="link-lost" role="status">{escape(lost)}</div>')
    if in_words().right_to_left:
        st.html(f"<style>{RIGHT_TO_LEFT}</style>")


def _whose() -> None:
    offered = _groups()
    if len(offered) < 2:
        name = f'<div class="masthead-name">{escape(group().settings.short_title)}</div>'
        st.html(name, width="content")
        return
    st.session_state["group_control"] = group_code()
    st.selectbox(
        say("Working group"), list(offered), key="group_control", format_func=offered.__getitem__,
        label_visibility="collapsed", on_change=_changed_group,
    )  # fmt: skip


def _groups() -> dict[str, str]:
    """code -> title of the working groups that have something to show here."""
    here = [
        code
        for code in data_pipeline.group_codes()
        if (data_pipeline.data_root() / code / "ledger.jsonl").exists()
    ]
    return {code: _short_title(code) for code in dict.fromkeys([group_code(), *here])}


def _short_title(code: str) -> str:
    return str(data_pipeline.WorkingGroup(code, data_pipeline.data_root()).settings.short_title)


def _changed_group() -> None:
    st.query_params.from_dict({"group": st.session_state["group_control"]})
    st.session_state.pop("view", None)


def _view_as() -> None:
    """For administrators: look at everything as somebody else would see it."""
    offered = {CHAIR: say("Chair"), PUBLIC: say("Donor or public")}
    agencies = {f"{PARTNER}:{code}": title for code, title in titles("organisation").items()}
    everyone = offered | agencies
    now = seen_as()
    st.session_state["seen_as_control"] = now if now in everyone else CHAIR
    st.selectbox(
        say("View as"), list(everyone), key="seen_as_control", label_visibility="collapsed",
        format_func=lambda choice: say("Seen as: {who}", who=everyone[choice]),
        on_change=lambda: see_as(st.session_state["seen_as_control"]),
    )  # fmt: skip
