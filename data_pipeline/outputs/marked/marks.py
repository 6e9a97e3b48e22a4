"""What was said about a submission as marks: the cell, how grave it is, and what to tell in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ... import sentences
from ...words import Words


@dataclass(frozen=True, order=True)
class Mark:
    """One objection at its place; row 0 where it has none (a column that is missing).

    sheet: its number in the workbook, from 0; row and column: of the cell, from 1; heading: as the file has it.
    """

    sheet: int
    row: int
    column: int
    grave: bool
    heading: str
    written: str
    told: str


@dataclass(frozen=True)
class Mended:
    """A cell that was mended on a page: its place as in a Mark, what it said and what it says now."""

    sheet: int
    row: int
    column: int
    was: str
    becomes: str


@dataclass(frozen=True)
class Layout:
    """Where our columns stand in a file.

    headings: (sheet, position from 0) -> text; columns: (sheet, our column) -> position; lines: sheet -> the line
    of its headings.
    """

    headings: Mapping[tuple[int, int], str]
    columns: Mapping[tuple[int, str], int]
    lines: Mapping[int, int]

    @classmethod
    def of(cls, headings: Iterable[Mapping[str, Any]], sheets: Sequence[Mapping[str, Any]]) -> Layout:
        """headings: lines of the table of that name; sheets: what the submission tells of its sheets."""
        known = list(headings)
        columns: dict[tuple[int, str], int] = {}
        for one in sorted(known, key=lambda one: (one["sheet"], one["position"])):
            if one["column_name"]:
                columns.setdefault((one["sheet"], one["column_name"]), one["position"])
        lines = {at: sheet["heading_lines"][-1] for at, sheet in enumerate(sheets) if sheet["heading_lines"]}
        texts = {(one["sheet"], one["position"]): one["heading"] for one in known}
        return cls(texts, columns, lines)

    def place(self, found: Mapping[str, Any]) -> tuple[int, int]:
        """Row and column of an objection, from 1; (0, 0) where no cell is wrong."""
        sheet, line, column = found["sheet"] or 0, found["line"], found["column_name"]
        if line:
            first = min((p for (s, _), p in self.columns.items() if s == sheet), default=0)
            return line, self.columns.get((sheet, column), first) + 1
        at = next(
            (p for (s, p), text in self.headings.items() if s == sheet and text == found["written"]), None
        )
        return (0, 0) if at is None else (self.lines.get(sheet, 1), at + 1)


def marks(
    findings: Iterable[Mapping[str, Any]], layout: Layout, words: Words, titles: Mapping[str, str]
) -> list[Mark]:
    """findings: lines of `findings_of_submission`; in the order of the sheets and their lines, the gravest first."""
    made = []
    for found in findings:
        row, column = layout.place(found)
        sheet = found["sheet"] or 0
        heading = layout.headings.get((sheet, column - 1)) or words.say(found["heading"] or "")
        grave, told = found["severity"] == "error", sentences.objection(found, words, titles)
        made.append(Mark(sheet, row, column, grave, heading, found["written"] or "", told))
    return sorted(made, key=lambda mark: (not mark.grave, mark))


def mended(cells: Iterable[Mapping[str, Any]], layout: Layout) -> list[Mended]:
    """cells: sheet, line, column_name, was and becomes; those of columns that the file has."""
    return [
        Mended(one["sheet"], one["line"], layout.columns[place] + 1, one["was"] or "", one["becomes"] or "")
        for one in cells
        if (place := (one["sheet"], one["column_name"])) in layout.columns
    ]


def sheets_of(text: str) -> list[dict[str, Any]]:
    """The sheets of a submission as its table keeps them (JSON)."""
    return list(json.loads(text or "[]"))
