"""Which version of the figures is read: the latest, those of a meeting, or those of any earlier day."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

import data_pipeline
from data_pipeline.telling.passport import final_words
from pages.parts.address import View, keep, version, view
from pages.parts.answers import answer, group
from pages.parts.words import date as date_words
from pages.parts.words import say


def wait_for_version() -> None:
    """Where the version asked for has still to be made, say how far it is and end the page; it comes by itself."""
    at = version()
    if at and not data_pipeline.is_ready(group(), at):
        _progress(at)
        st.stop()


def version_control(now: View) -> None:
    """Choose the version; what it is stands on the closed control."""
    offered = _offered(now)
    with st.popover(_short(now.at), width="content"):
        st.session_state["version_control"] = now.at
        st.radio(
            say("Figures"), list(offered), key="version_control", format_func=offered.__getitem__,
            on_change=lambda: keep(now.address(at=st.session_state["version_control"])),
        )  # fmt: skip
        first, last = _days()
        if first < last:
            st.date_input(say("Another day"), None, min_value=first, max_value=last, key="version_day")
            st.button(say("Show the figures of that day"), on_click=_chose_day, args=(now,))


def version_words(at: str) -> str:
    """What a version is, in words; empty for the latest."""
    if not at:
        return ""
    if at.startswith("after-"):
        return say("Figures as they were on {day}", day=date_words(_day_of(at)))
    final = next(row for row in _final() if row["folder"] == at)
    return final_words(final)


def say_which_version(now: View) -> None:
    """One line above the figures where they are not the latest, with the way back."""
    if not now.at:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="version_line"):
        st.caption(
            say("{version}. Later reports and corrections are not in it.", version=version_words(now.at))
        )
        st.button(
            say("Show the latest"), key="latest", type="tertiary", on_click=lambda: keep(now.address(at=""))
        )


def _offered(now: View) -> dict[str, str]:
    """Newest first; an earlier day only while it is shown."""
    offered = {"": say("Latest")} | {row["folder"]: final_words(row) for row in _final()[::-1]}
    return offered if now.at in offered else {**offered, now.at: version_words(now.at)}


def _short(at: str) -> str:
    if not at:
        return say("Latest")
    if at.startswith("after-"):
        return say("As of {day}", day=date_words(_day_of(at)))
    return say("Final of {day}", day=date_words(_made_on(at)))


def _final() -> list[dict[str, Any]]:
    return answer("final_months").to_pylist()


def _made_on(at: str) -> date:
    return next(row["made_on"] for row in _final() if row["folder"] == at)


def _days() -> tuple[date, date]:
    """The first and the last day on which anything happened."""
    happened = answer("days_of_change")
    days = happened["day"].to_pylist()
    return (days[0], days[-1]) if days else (date.today(), date.today())


def _day_of(at: str) -> date:
    """The day of the last entry that a version knows."""
    n = int(at.partition("-")[2])
    return max(row["day"] for row in answer("days_of_change").to_pylist() if row["first_entry"] <= n)


def _chose_day(now: View) -> None:
    day = st.session_state.get("version_day")
    if day:
        keep(now.address(at=data_pipeline.version_on(group(), day)))


@st.fragment(run_every=1.0)
def _progress(at: str) -> None:
    """Look again every second until the version is there."""
    if data_pipeline.is_ready(group(), at):
        st.rerun()
    try:
        data_pipeline.prepare(group(), at)
    except data_pipeline.VersionFailed:
        st.error(say("{version}: these figures could not be made again.", version=version_words(at)))
        st.button(say("Show the latest"), key="latest", on_click=lambda: keep(view().address(at="")))
        return
    with st.status(version_words(at), expanded=True):
        st.markdown(
            say("All reports until then are read again. This takes some seconds, with many reports a minute.")
        )
