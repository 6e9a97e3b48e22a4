"""The controls for month and filters: one row, codes to the address, titles on the screen."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from pages.parts.address import LISTS, View, choose, final_months, keep, link, months, view
from pages.parts.answers import parents, said_titles
from pages.parts.as_of import say_which_version, version_control, wait_for_version
from pages.parts.periods import earliest, month_control, period_control
from pages.parts.visitor import viewer
from pages.parts.words import plural, say

__all__ = ["View", "choices", "choose", "final_months", "link", "months", "view"]


def choices(*names: str, period: str = "month") -> View:
    """Draw the controls and return the view.

    names: of `month`, `period`, `admin1`, `county`, `layer`, `activity`, `population_group`, `organisation`,
    `donor`, `pcodes`. period: what is shown when the address does not say, `month` or `year` (to date).
    Where nothing has come in or been released yet, the page ends here with a sentence.
    """
    wait_for_version()
    if not months():
        st.info(say("Nothing to show yet: no month has come in, or none has been released to you."))
        st.stop()
    now = _settled(period)
    with st.session_state.pop("choices_slot", None) or st.container():  # a slot is of one run only
        row = st.container(
            key="choices",
            horizontal=True,
            horizontal_alignment="right",
            vertical_alignment="center",
            gap="small",
        )
    with row:
        if viewer().is_member:
            version_control(now)
        if "month" in names:
            month_control(now)
        if "period" in names:
            period_control(now)
        _filter_control(now, [name for name in (*LISTS, "pcodes") if name in names])
    say_which_version(now)
    _chips(now)
    return view()


def _settled(period: str) -> View:
    """The view, written out in full in the address, defaults too."""
    now = view()
    chosen = "from" in st.query_params or not st.session_state.get("period_is_default", True)
    if not chosen:
        now = now.model_copy(update={"from_month": earliest(now.month, period)})
    st.session_state["period_is_default"] = now.from_month == earliest(now.month, period)
    keep(now.address())
    return now


def _filter_control(now: View, names: list[str]) -> None:
    if not names:
        return
    chosen = sum(bool(getattr(now, name)) for name in names)
    label = plural("Filters: {n}", "Filters: {n}", chosen) if chosen else say("Filters")
    with st.popover(label, width="content"):
        for name in names:
            _one_filter(name, now)
        st.button(say("Clear all filters"), on_click=_cleared, args=(now,), disabled=not chosen)


def _one_filter(name: str, now: View) -> None:
    key = f"{name}_control"
    st.session_state[key] = now.pcodes if name == "pcodes" else list(getattr(now, name))
    if name == "pcodes":
        st.toggle(say("OCHA P-codes (11)"), key=key, on_change=_changed, args=(name, now))
        return
    known = _offered(name, now)
    st.multiselect(
        title_of(name), list(known), key=key, format_func=known.__getitem__, on_change=_changed, args=(name, now),
        placeholder=say("All"),
    )  # fmt: skip


def title_of(name: str) -> str:
    """What a filter is called on the screen."""
    return {
        "admin1": say("State or area"), "county": say("County"), "layer": say("Layer"), "activity": say("Activity"),
        "population_group": say("Population group"), "organisation": say("Agency"), "donor": say("Donor"),
        "pcodes": say("OCHA P-codes (11)"),
    }[name]  # fmt: skip


def _offered(name: str, now: View) -> dict[str, str]:
    """code -> title; counties of the chosen states only, and whatever is chosen already."""
    known = said_titles(LISTS[name])
    if name != "county" or not now.admin1:
        return known
    above = parents(LISTS[name])
    return {c: t for c, t in known.items() if c in now.county or above.get(c) in now.admin1}


def _chips(now: View) -> None:
    """What is chosen, each to be taken off with one tap; on a projector the popover is closed."""
    if now.left_out:
        st.caption(
            say("Not on the lists and left out of the address: {codes}.", codes=", ".join(now.left_out))
        )
    chosen = [(name, code) for name in LISTS for code in getattr(now, name)]
    if not chosen:
        return
    with st.container(key="chips", horizontal=True, gap="small", vertical_alignment="center"):
        st.html(f'<span class="fig-only">{escape(say("Only"))}</span>', width="content")
        for name, code in chosen:
            label = say("{filter}: {chosen}", filter=title_of(name), chosen=said_titles(LISTS[name])[code])
            st.button(
                f"{label} ✕", key=f"chip_{name}_{code}", on_click=_taken_off, args=(now, name, code),
                help=say("Take this filter off"),
            )  # fmt: skip
        if len(chosen) > 1:
            st.button(
                say("Clear all filters"), key="chips_clear", type="tertiary", on_click=_cleared, args=(now,)
            )


def _taken_off(now: View, name: str, code: str) -> None:
    keep(now.address(**{name: tuple(one for one in getattr(now, name) if one != code)}))


def _changed(name: str, now: View) -> None:
    value: Any = st.session_state[f"{name}_control"]
    keep(now.address(**{name: value if name == "pcodes" else tuple(value)}))


def _cleared(now: View) -> None:
    keep(View(month=now.month, from_month=now.from_month, at=now.at).address())
