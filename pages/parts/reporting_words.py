"""Who has reported, in sentences."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from pages.parts.answers import answer
from pages.parts.words import number, plural, say

TOLD = ("on_time", "late", "nil")


def deadline() -> str:
    """When the newest month's file is due."""
    day = answer("deadlines")["day"].to_pylist()[-1]
    return say("Agencies by month; a file is due on day {day} of the following month.", day=day)


def of_month(rows: pa.Table, day: date) -> pa.Table:
    """The lines of one month; rows: the answer of `reporting`."""
    return rows.filter(pc.equal(rows["month"], pa.scalar(day, pa.date32())))


def finding(rows: pa.Table) -> str:
    """ "31 of 38 agencies have reported, 2 late". rows: the lines of one month."""
    states = rows["state"].to_pylist()
    expected = len([state for state in states if state != "not_active"])
    told = say(
        "{n} of {expected} agencies have reported",
        n=number(sum(s in TOLD for s in states)),
        expected=number(expected),
    )
    late = states.count("late")
    return plural("{told}, {n} late", "{told}, {n} late", late, told=told) if late else told
