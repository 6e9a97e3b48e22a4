"""The controls for month and filters: one row, codes to the address, titles on the screen."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from pages.parts.address import LISTS, View, choose, final_months, keep, link, months, view
from pages.parts.answers import parents, titles
from pages.parts.words import in_words, plural, say

__all__ = ["View", "choices", "choose", "final_months", "link", "months", "view"]


def choices(*names: str, period: str = "month") -> View:
    """Draw the controls and return the view.

    names: of `month`, `period`, `admin1`, `county`, `layer`, `activity`, `population_group`, `organisation`,
    `donor`, `pcodes`. period: what is shown when the address does not say, `month` or `year` (to date).
    Where nothing has come in or been released yet, the page ends here with a sentence.
    """
    if not months():
        st.info(say("Nothing to show yet: no month has come in, or none has been released to you."))
        st.stop()
    now = _settled(period)
    with st.session_state.get("choices_slot") or st.container():
        row = st.container(
            horizontal=True, horizontal_alignment="right", vertical_alignment="center", gap="small"
        )
    with row:
        if "month" in names:
            _month_control(now)
        if "period" in names:
            _period_control(now)
        _filter_control(now, [name for name in (*LISTS, "pcodes") if name in names])
    _say_what_is_chosen(now)
    return view()


def _settled(period: str) -> View:
    """The view, written out in full in the address, defaults too."""
    if period == "year" and "from" not in st.query_params and "from" not in st.session_state.get("view", {}):
        st.query_params["from"] = "year"
        if "month" not in st.query_params:
            st.query_params["month"] = f"{view().month:%Y-%m}"
    now = view()
    keep(now.address())
    return now


def _month_control(now: View) -> None:
    newest_first = months()[::-1]
    st.session_state["month_control"] = now.month
    st.selectbox(
        say("Month"), newest_first, key="month_control", format_func=_month_title, label_visibility="collapsed",
        on_change=_changed_month, args=(now,), width=210,
    )  # fmt: skip


def _period_control(now: View) -> None:
    kinds = {"month": say("This month"), "quarter": say("Three months"), "year": say("Year to date")}
    st.session_state["period_control"] = _kind(now)
    st.segmented_control(
        say("Period"), list(kinds), key="period_control", format_func=kinds.get, label_visibility="collapsed",
        on_change=_changed_period, args=(now,),
    )  # fmt: skip


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
        title_of(name), list(known), key=key, format_func=known.get, on_change=_changed, args=(name, now),
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
    known = titles(LISTS[name])
    if name != "county" or not now.admin1:
        return known
    above = parents(LISTS[name])
    return {c: t for c, t in known.items() if c in now.county or above.get(c) in now.admin1}


def _say_what_is_chosen(now: View) -> None:
    """One quiet line that repeats the filters: on a projector the popover is closed."""
    if now.left_out:
        st.caption(say("Not on the lists and left out of the address: {codes}.", codes=", ".join(now.left_out)))
    chosen = [
        f"{title_of(name)}: {', '.join(titles(LISTS[name])[c] for c in getattr(now, name))}"
        for name in LISTS if getattr(now, name)
    ]  # fmt: skip
    if chosen:
        st.caption(say("Only {chosen}.", chosen=" · ".join(chosen)))


def _month_title(day: date) -> str:
    title = in_words().month(day)
    return say("{month}, final", month=title) if day in final_months() else title


def _kind(now: View) -> str | None:
    back = (now.month.year - now.from_month.year) * 12 + now.month.month - now.from_month.month
    if back == 0:
        return "month"
    if now.from_month.month == 1 and now.from_month.year == now.month.year:
        return "year"
    return "quarter" if back == 2 else None


def _changed_month(now: View) -> None:
    day: date = st.session_state["month_control"]
    _moved(now, day, _kind(now))


def _changed_period(now: View) -> None:
    _moved(now, now.month, st.session_state["period_control"] or "month")


def _moved(now: View, month: date, kind: str | None) -> None:
    earliest = {"year": month.replace(month=1), "quarter": _months_before(month, 2)}.get(kind or "", month)
    keep(now.address(month=month, from_month=max(earliest, months()[0])))


def _months_before(day: date, n: int) -> date:
    index = day.year * 12 + day.month - 1 - n
    return date(index // 12, index % 12 + 1, 1)


def _changed(name: str, now: View) -> None:
    value: Any = st.session_state[f"{name}_control"]
    keep(now.address(**{name: value if name == "pcodes" else tuple(value)}))


def _cleared(now: View) -> None:
    keep(View(month=now.month, from_month=now.from_month).address())
