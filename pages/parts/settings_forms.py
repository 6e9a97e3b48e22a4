"""Agencies, deadline and known services: what there is, and a form for a new one or a change."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from data_pipeline import Viewer
from pages.parts.answers import answer, group, said_titles
from pages.parts.panel import with_titles
from pages.parts.settings_acts import choice, enter, kept, month_choice, why, with_months
from pages.parts.tables import table
from pages.parts.words import month, say


def agencies(me: Viewer) -> None:
    """The register: who is expected to send a file, since when and until when."""
    rows = answer("register")
    left, right = st.columns([7, 5], gap="large")
    with left:
        columns = {
            "code": say("Code"), "title": say("Agency"), "acronym": say("Acronym"), "kind": say("Kind"),
            "active_from": say("Active from"), "active_until": say("Active until"), "expected": say("Expected"),
            "trusted_new": say("First-time counts agreed"), "entered": say("Entry"),
        }  # fmt: skip
        shown = with_titles(rows, "type", said_titles("organisation_type"), "kind")
        table(
            with_months(shown, "active_from", "active_until"),
            columns,
            download="agencies",
            key="register",
            height=520,
        )
    with right:
        _agency(me, rows.to_pylist())


def _agency(me: Viewer, rows: list[dict]) -> None:
    picked = st.selectbox(
        say("New, or change one that is there"), [None, *range(len(rows))], key="agency_picked",
        format_func=lambda n: say("A new agency") if n is None else rows[n]["title"],
    )  # fmt: skip
    old, at = kept(rows, picked), f"agency_{picked}"
    with st.form(f"form_{at}", border=True):
        line = {
            "code": st.text_input(say("Code"), old.get("code", ""), key=f"{at}_code", disabled=bool(old)),
            "title": st.text_input(say("Full name"), old.get("title", ""), key=f"{at}_title"),
            "acronym": st.text_input(say("Acronym"), old.get("acronym", ""), key=f"{at}_acronym"),
            "type": choice(say("Kind"), said_titles("organisation_type"), old.get("type", "437"), f"{at}_type"),
            "active_from": month_choice(say("Active from"), old.get("active_from"), f"{at}_from"),
            "active_until": month_choice(say("Active until"), old.get("active_until"), f"{at}_until"),
            "expected": st.checkbox(
                say("A file is expected every month"), old.get("expected", True), key=f"{at}_expected"
            ),
            "trusted_new": st.checkbox(
                say("Counts first-time people as agreed (see Methods)"), old.get("trusted_new", False), key=f"{at}_new"
            ),
        }  # fmt: skip
        st.caption(
            say(
                'An agency that has left gets a last month under "Active until": earlier months stay as they are.'
            )
        )
        reason = why(f"{at}_why")
        if st.form_submit_button(say("Enter"), type="primary"):
            enter(me, "organisations", line, reason, say("Entered: {what}.", what=line["title"]))


def deadline(me: Viewer) -> None:
    """Until when a month's file is on time."""
    rows = answer("deadlines").to_pylist()
    first = group().settings.first_month
    lines = [
        say(
            "From {month} on: day {day} of the following month",
            month=month(max(row["from_month"], first)), day=row["day"],
        )
        for row in rows
    ]  # fmt: skip
    st.markdown("\n".join(f"- {line}" for line in lines))
    with st.form("form_deadline", border=True, width=420):
        line = {
            "from_month": month_choice(say("From the month on"), None, "deadline_month", open_end=False),
            "day": st.number_input(
                say("Day of the following month"), 1, 28, rows[-1]["day"], key="deadline_day"
            ),
        }
        st.caption(say("Earlier months keep the day that held for them."))
        reason = why("deadline_why")
        if st.form_submit_button(say("Enter"), type="primary"):
            enter(me, "deadlines", line, reason, say("Entered: day {day}.", day=line["day"]))


def known_services(me: Viewer) -> None:
    """Standing services that file no 4W, such as a hospital's psychiatric ward."""
    st.markdown(
        say(
            "Services that file no report, such as a hospital's ward. They count as present, never as people."
        )
    )
    rows = answer("known_services")
    left, right = st.columns([7, 5], gap="large")
    with left:
        columns = {
            "title": say("Place"), "layer": say("Layer"), "name": say("Service"), "organisation": say("Run by"),
            "active_from": say("Active from"), "active_until": say("Active until"), "entered_on": say("Entered"),
        }  # fmt: skip
        if rows.num_rows:
            shown = with_months(rows, "active_from", "active_until")
            table(shown, columns, download="known_services", key="known_services")
        else:
            st.markdown(say("No known service has been entered."))
    with right:
        _known_service(me, rows)


def _known_service(me: Viewer, table_of: pa.Table) -> None:
    rows = table_of.to_pylist()
    picked = st.selectbox(
        say("New, or change one that is there"), [None, *range(len(rows))], key="known_picked",
        format_func=lambda n: say("A new service") if n is None else f"{rows[n]['name']}, {rows[n]['title']}",
    )  # fmt: skip
    old, at = kept(rows, picked), f"known_{picked}"
    layers = {code: f"{code} {title}" for code, title in said_titles("layer").items() if code in "1234"}
    with st.form(f"form_{at}", border=True):
        places = {
            place.code: place.title for place in group().lists.places if place.level in ("admin2", "site")
        }
        line = {
            "place": choice(say("County or site"), places, old.get("place", ""), f"{at}_place"),
            "layer": choice(say("Layer"), layers, old.get("layer", "4"), f"{at}_layer"),
            "name": st.text_input(say("Name of the service"), old.get("name", ""), key=f"{at}_name"),
            "organisation": st.text_input(
                say("Run by"), old.get("organisation", ""), key=f"{at}_organisation"
            ),
            "active_from": month_choice(say("Active from"), old.get("active_from"), f"{at}_from"),
            "active_until": month_choice(say("Active until"), old.get("active_until"), f"{at}_until"),
        }
        reason = why(f"{at}_why")
        if st.form_submit_button(say("Enter"), type="primary"):
            enter(me, "known_services", line, reason, say("Entered: {what}.", what=line["name"]))
