"""Versions of a month: one file beside an earlier one, row by row: new, changed, gone."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pyarrow as pa
import streamlit as st

from data_pipeline import Viewer
from pages.parts.answers import answer
from pages.parts.column_words import template_titles
from pages.parts.tables import table
from pages.parts.words import date as date_words
from pages.parts.words import plural, say, short_month


def versions(me: Viewer, files: pa.Table, submission: int) -> None:
    """Choose another file of the same months, and see what this one says otherwise."""
    listed = {row["submission"]: row for row in files.to_pylist()}
    others = _of_the_same_months(listed, submission)
    if not others:
        return
    with st.expander(say("Compare with another version of the same month")):
        chosen = st.selectbox(
            say("The other file"), others, format_func=lambda n: _named(listed[n]), key=f"other_{submission}"
        )
        _changes(answer("changes_between_files", submission=submission, earlier=chosen), submission)


def _of_the_same_months(listed: dict[int, dict[str, Any]], submission: int) -> list[int]:
    """The files that tell of one of its months, the one before it first."""
    months = set(listed[submission]["months"]) if submission in listed else set()
    alike = [n for n, row in listed.items() if n != submission and months & set(row["months"])]
    return sorted(alike, key=lambda n: (n > submission, abs(n - submission)))


def _named(file: dict[str, Any]) -> str:
    return say(
        "Number {n}, {day}: {file}",
        n=str(file["submission"]), day=date_words(file["received_on"]), file=file["file_name"],
    )  # fmt: skip


def _changes(rows: pa.Table, submission: int) -> None:
    told = rows.to_pylist()
    counts = Counter(row["change"] for row in told)
    parts = [
        plural("{n} row is new", "{n} rows are new", counts["new"]),
        plural("{n} has changed", "{n} have changed", counts["changed"]),
        plural("{n} is gone", "{n} are gone", counts["gone"]),
        plural("{n} is the same", "{n} are the same", counts["same"]),
    ]
    st.markdown(", ".join(parts) + ".")
    differ = [row for row in told if row["change"] != "same"]
    if differ:
        table(pa.Table.from_pylist([_line(row) for row in differ]), _heads(), key=f"changes_{submission}")


def _heads() -> dict[str, str]:
    return {
        "change": say("What"), "line": say("Row"), "earlier_line": say("Row there"), "month": say("Month"),
        "place": say("Place"), "activity": say("Activity"), "group": say("Who for"), "before": say("People there"),
        "now": say("People here"), "columns": say("What differs"),
    }  # fmt: skip


def _line(row: dict[str, Any]) -> dict[str, Any]:
    change = {"new": say("New"), "changed": say("Changed"), "gone": say("Gone")}[row["change"]]
    titles = template_titles()
    return {
        "change": change, "line": row["line"], "earlier_line": row["earlier_line"], "month": short_month(row["month"]),
        "place": row["place_title"], "activity": say(row["activity_title"] or ""),
        "group": say(row["population_group_title"] or ""), "before": row["total_before"], "now": row["total_now"],
        "columns": ", ".join(say(titles[name]).partition(" (")[0] for name in row["columns"]),
    }  # fmt: skip
