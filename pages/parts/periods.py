"""The month and the period that ends with it: this month, three months, the year so far."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data_pipeline import months_before
from pages.parts.address import View, final_months, keep, months, view, year_start
from pages.parts.visitor import PUBLIC, viewer
from pages.parts.words import month as month_words
from pages.parts.words import say


def month_control(now: View) -> None:
    """Choose the month, newest first; the kind of period stays."""
    st.session_state["month_control"] = now.month
    st.selectbox(
        say("Month"), months()[::-1], key="month_control", format_func=_title, label_visibility="collapsed",
        on_change=_changed_month, args=(now,), width=210,
    )  # fmt: skip


def period_control(now: View) -> None:
    """Choose how far back the period reaches; nothing is published for three months."""
    kinds = {"month": say("This month"), "quarter": say("Three months"), "year": say("Year to date")}
    if viewer().role == PUBLIC:
        del kinds["quarter"]
    st.session_state["period_control"] = kind_of(now)
    st.segmented_control(
        say("Period"), list(kinds), key="period_control", format_func=kinds.__getitem__, label_visibility="collapsed",
        on_change=_changed_period, args=(now,),
    )  # fmt: skip


def earliest(month: date, kind: str | None) -> date:
    """The first month of a period that ends with a month, as far back as there are any."""
    if kind == "year":
        return year_start(month)
    return max(months_before(month, 2) if kind == "quarter" else month, months()[0])


def kind_of(now: View) -> str | None:
    """`month`, `year` or `quarter`; None for any other period that an address may name."""
    kinds = ("month", "year", "quarter")
    return next((kind for kind in kinds if now.from_month == earliest(now.month, kind)), None)


def _title(day: date) -> str:
    title = month_words(day)
    return say("{month}, final", month=title) if day in final_months() else title


def go_to_month(month: date) -> None:
    """Show another month; the kind of period stays."""
    now = view()
    if month in months():
        _moved(now, month, kind_of(now))


def _changed_month(now: View) -> None:
    _moved(now, st.session_state["month_control"], kind_of(now))


def _changed_period(now: View) -> None:
    _moved(now, now.month, st.session_state["period_control"] or "month")


def _moved(now: View, month: date, kind: str | None) -> None:
    keep(now.address(month=month, from_month=earliest(month, kind)))
