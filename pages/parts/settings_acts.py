"""Entering something on the settings page: done once, and what could not be taken said by line and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import Problem, Viewer
from pages.parts.acts import act
from pages.parts.address import months
from pages.parts.answers import group
from pages.parts.column_words import column_title
from pages.parts.words import month, say

AHEAD, BACK = 18, 60


def enter(me: Viewer, kind: str, line: dict[str, Any], why: str, done: str) -> None:
    """Enter one line and draw the page anew; done: what to say."""
    taken(lambda: act(data_pipeline.enter, group(), me, kind, [line], why, done=done))


def taken(doing: Callable[[], Any]) -> None:
    """Do it and draw the page anew, or say what could not be taken and leave the form as it is."""
    try:
        doing()
    except data_pipeline.NotTaken as refused:
        st.error("  \n".join(problem_words(problem) for problem in refused.problems[:20]))
    else:
        st.rerun()


def problem_words(problem: Problem) -> str:
    """ "Line 3, Figure, "many": Write a whole number …"."""
    where = say("Line {n}", n=problem.line)
    column = column_title(problem.column) if problem.column else ""
    quoted = f"“{problem.written}”" if problem.written else ""
    return f"{', '.join(part for part in (where, column, quoted) if part)}: {say(problem.advice)}"


def month_choice(label: str, value: date | None, key: str, *, open_end: bool = True) -> str | None:
    """A month as "2026-11", or nothing where the end is open."""
    newest = max(months(), default=group().settings.first_month)
    index = newest.year * 12 + newest.month - 1
    offered = [date(n // 12, n % 12 + 1, 1) for n in range(index + AHEAD, index - BACK, -1)]
    options: list[date | None] = [
        *([None] if open_end else []),
        *sorted({*offered, *([value] if value else [])}, reverse=True),
    ]
    chosen = st.selectbox(
        label, options, index=options.index(value) if value in options else options.index(newest), key=key,
        format_func=lambda day: month(day) if day else say("open"),
    )  # fmt: skip
    return f"{chosen:%Y-%m}" if chosen else None


def choice(label: str, options: dict[str, str], value: str, key: str) -> str:
    """One code of a list, shown by its title."""
    codes = list(options)
    return str(
        st.selectbox(
            label,
            codes,
            index=codes.index(value) if value in codes else 0,
            format_func=options.__getitem__,
            key=key,
        )
    )


def why(key: str) -> str:
    """The reason, for the history."""
    return str(st.text_input(say("Why, and who agreed"), key=key))


def with_months(rows: pa.Table, *names: str) -> pa.Table:
    """First days of months as words; an open one as nothing."""
    for name in names:
        words = [month(day) if day else "" for day in rows[name].to_pylist()]
        rows = rows.set_column(rows.column_names.index(name), name, pa.array(words, pa.string()))
    return rows


def kept(rows: Sequence[dict[str, Any]], chosen: int | None) -> dict[str, Any]:
    """The line that is changed, or nothing for a new one."""
    return dict(rows[chosen]) if chosen is not None else {}
