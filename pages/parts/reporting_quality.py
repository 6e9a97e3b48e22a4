"""Reporting over time, and how good the reports are: the parts of the score beside it."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from pages.parts.answers import answer
from pages.parts.apart import apart
from pages.parts.panel import drawn, heading, panel, reader_look
from pages.parts.reporting_chart import completeness, key
from pages.parts.reporting_words import TOLD, of_month
from pages.parts.tables import table
from pages.parts.words import month, number, percent, say

PARTS = ("counted_share", "complete_share", "timely_share")


@apart
def over_time(rows: pa.Table) -> None:
    """Completeness of every month. rows: the answer of `reporting`."""
    reader, lines = reader_look(), rows.to_pylist()
    figure = drawn(lambda: completeness(lines, reader), "completeness", rows, reader)
    counted = [_month(rows, day) for day in sorted(set(rows["month"].to_pylist()))]
    columns = {
        "month": say("Month"), "expected": say("Expected"), "reported": say("Reported"), "late": say("Late"),
        "nil": say("Nothing to report"), "missing": say("Missing"), "share": say("Share reported"),
    }  # fmt: skip
    panel(_finding(counted), say("Agencies expected in each month"), figure, "completeness",
          rows=pa.Table.from_pylist(counted), columns=columns, note=key(reader))  # fmt: skip


@apart
def quality(day: date) -> None:
    """The score of each agency in the month, with its three parts."""
    rows = answer("reporting_quality", from_month=day, to_month=day)
    whole = [score for score in rows["score"].to_pylist() if score is not None]
    mean = percent(sum(whole) / len(whole)) if whole else "–"
    heading(
        say("Reports of {month} score {mean} on average", month=month(day), mean=mean),
        say(
            "The score is the mean of three shares: rows counted, rows of people with all sex and age cells, and "
            "time (1 on time, half when late, 0 when missing). A part that does not apply is left out."
        ),
    )
    if not rows.num_rows:
        st.markdown(say("No agency to show."))
        return
    columns = {
        "title": say("Agency"), "score": say("Score"), "counted_share": say("Rows counted"),
        "complete_share": say("Complete sex and age"), "timely_share": say("On time"),
        "rows_sent": say("Rows sent"), "rows_of_people": say("Rows of people"),
    }  # fmt: skip
    ordered = rows.take(pc.sort_indices(rows, [("score", "ascending"), ("title", "ascending")]))
    table(ordered, columns, download=f"quality_{day:%Y-%m}", key="quality", height=420)


def _month(rows: pa.Table, day: date) -> dict:
    states = of_month(rows, day)["state"].to_pylist()
    expected, told = len([s for s in states if s != "not_active"]), sum(s in TOLD for s in states)
    missing = sum(s in ("missing", "awaited") for s in states)
    return {"month": day, "expected": expected, "reported": told, "late": states.count("late"),
            "nil": states.count("nil"), "missing": missing, "share": told / expected if expected else None}  # fmt: skip


def _finding(counted: list[dict]) -> str:
    shares = [line for line in counted if line["share"] is not None]
    if not shares:
        return say("No month to show.")
    low = min(shares, key=lambda line: line["share"])
    return say(
        "Fewest agencies reported for {month}: {reported} of {expected}",
        month=month(low["month"]), reported=number(low["reported"]), expected=number(low["expected"]),
    )  # fmt: skip
