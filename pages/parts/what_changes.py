"""What a file changes before it is confirmed: against what counts now, and against the month before, row by row."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from pages.parts.answers import answer, said_titles, titles
from pages.parts.column_words import template_titles
from pages.parts.words import number, plural, say

SHOWN = 500


def what_changes(submission: int, other: int | None = None) -> None:
    """Draw it; nothing where there is nothing to compare with. other: an earlier file instead of what counts now."""
    rows = answer("changes_of_submission", submission=submission, other=other)
    told = {
        "version": say("Against what counts now") if other is None else say("Against number {n}", n=other),
        "month_before": say("Against the month before"),
    }
    parts = {name: rows.filter(pc.equal(rows["against"], name)) for name in told}
    there = [name for name, part in parts.items() if part.num_rows]
    if not there:
        return
    st.markdown(f"**{say('What this changes')}**")
    for tab, name in zip(st.tabs([told[name] for name in there]), there, strict=True):
        with tab:
            _one(parts[name], f"changes_{submission}_{name}")


def _one(rows: pa.Table, key: str) -> None:
    st.markdown(" · ".join(_counts(rows)))
    differing = rows.filter(pc.not_equal(rows["change"], "same"))
    if not differing.num_rows:
        return
    st.dataframe(
        _lines(differing.slice(0, SHOWN)), hide_index=True, placeholder="–", width="stretch", key=key,
        height="content" if differing.num_rows <= 10 else 388,
    )  # fmt: skip
    if differing.num_rows > SHOWN:
        st.caption(plural("and {n} more", "and {n} more", differing.num_rows - SHOWN))


def _counts(rows: pa.Table) -> list[str]:
    """How many rows are new, changed, gone, the same; and the people added up, before and now."""
    n = {row["values"]: row["counts"] for row in pc.value_counts(rows["change"]).to_pylist()}
    before, now = (pc.sum(rows[name]).as_py() or 0 for name in ("people_before", "people_now"))
    return [
        plural("{n} row is new", "{n} rows are new", n.get("new", 0)),
        plural("{n} has changed", "{n} have changed", n.get("changed", 0)),
        plural("{n} is gone", "{n} are gone", n.get("gone", 0)),
        plural("{n} is the same", "{n} are the same", n.get("same", 0)),
        say("people added up: {before} before, {now} now", before=number(before), now=number(now)),
    ]


def _lines(rows: pa.Table) -> pa.Table:
    words = {"new": say("New"), "changed": say("Changed"), "gone": say("Gone")}
    places = {**titles("admin1"), **titles("admin2"), **titles("site")}
    columns, lines = template_titles(), rows.to_pylist()
    titled = {"activity": said_titles("activity"), "population_group": said_titles("population_group")}
    return pa.table(
        {
            say("Change"): [words[row["change"]] for row in lines],
            say("Place"): [places.get(row["place"], row["place"]) for row in lines],
            say("Activity"): [titled["activity"].get(row["activity"], row["activity"]) for row in lines],
            say("Who for"): [titled["population_group"].get(row["population_group"]) for row in lines],
            say("People before"): pa.array([row["people_before"] for row in lines], pa.int64()),
            say("People now"): pa.array([row["people_now"] for row in lines], pa.int64()),
            say("Different in"): [", ".join(say(columns[name]) for name in row["differs"]) for row in lines],
        }
    )
