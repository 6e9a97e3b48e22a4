"""The text to send to agencies that have not reported: to copy, nothing is sent from here."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import streamlit as st

from pages.parts.answers import group
from pages.parts.words import month, plural, say


def reminder(rows: pa.Table, day: date) -> None:
    """rows: one month's lines of `reporting`."""
    missing = sorted(row["title"] for row in rows.to_pylist() if row["state"] in ("missing", "awaited"))
    if not missing:
        st.markdown(say("All agencies expected for {month} have reported.", month=month(day)))
        return
    with st.expander(plural("Remind {n} agency", "Remind {n} agencies", len(missing))):
        st.markdown(say("Not received for {month}: {names}.", month=month(day), names=", ".join(missing)))
        st.code(_mail(day), language=None, wrap_lines=True)


def _mail(day: date) -> str:
    return "\n\n".join((
        say("Subject: {group}, 4Ws for {month}", group=group().settings.title, month=month(day)),
        say("Dear colleagues,"),
        say("we have not received your 4Ws for {month} yet.", month=month(day)),
        say("A file in your own layout is welcome too."),
        say("If there was no activity, \"Nothing to report\" takes one click on the page \"Send a file\"."),
        say("Thank you."),
    ))  # fmt: skip
