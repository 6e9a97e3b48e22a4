"""One chapter of the story of a month: a figure with its finding as title; nothing here draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from ...telling.marks import words_of
from ...telling.speech import month, say
from .handout import Handout


@dataclass(frozen=True)
class Chapter:
    """A figure of the month.

    title: the finding; drawn: what is drawn and for when; rows: the answer; columns: of `rows`, with their headings;
    notes: what is not in the number; lines: more sentences, the weightiest first.
    """

    key: str
    title: str
    drawn: str
    rows: pa.Table
    columns: dict[str, str]
    notes: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


def drawn(handout: Handout, measure: str = "") -> str:
    """The line under a title: what is drawn, of whom, and for when."""
    measure = measure or say("People reached, at least to at most")
    told = say("{measure}, {period}", measure=measure, period=month(handout.month))
    return say("{drawn}; {only}", drawn=told, only=handout.about) if handout.about else told


def people_columns(rows: pa.Table, first: Mapping[str, str]) -> dict[str, str]:
    """The headings of a table of people: those given first, then what the answer has."""
    known = {
        "said": say("People reached"), "low": say("At least"), "high": say("At most"),
        "contacts": say("Visits and sessions"), "organisations": say("Agencies"),
    }  # fmt: skip
    return {**first, **{name: title for name, title in known.items() if name in rows.column_names}}


def with_words(rows: pa.Table, handout: Handout) -> pa.Table:
    """The answer with a column `said`: the number, or in words why there is none."""
    return with_column(rows, "said", (words_of(row, handout.look) for row in rows.to_pylist()))


def with_column(rows: pa.Table, name: str, values: Iterable[Any]) -> pa.Table:
    """The answer with one more column of text, or another one under the same name."""
    told = pa.array(list(values), pa.string())
    at = rows.schema.get_field_index(name)
    return rows.append_column(name, told) if at < 0 else rows.set_column(at, name, told)
