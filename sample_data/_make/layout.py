"""From lines of codes to a sheet as one agency lays it out, and on which line of it each of them stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .files import Cell, Sheet
from .styles import Style

COUNTS = (
    "girls",
    "boys",
    "women",
    "men",
    "older_women",
    "older_men",
    "not_recorded",
    "total",
    "new",
    "disability",
    "contacts",
)


@dataclass
class Line:
    """One row of a file: codes by column name, and what is written instead where a fault is planted."""

    values: dict[str, Any]
    written: dict[str, Cell] = field(default_factory=dict)

    def copy(self) -> "Line":
        """The same row again."""
        return Line(dict(self.values), dict(self.written))


@dataclass(frozen=True)
class Laid:
    """A laid-out sheet and the line number (from 1) of each data row."""

    sheet: Sheet
    numbers: tuple[int, ...]


def lay_out(style: Style, lines: Sequence[Line], month: str, headings: Sequence[str] = ()) -> Laid:
    """Titles, bands, headings, HXL, rows, totals, footnotes of a file; `headings` replace the style's own."""
    rows: list[list[Cell]] = [[text.replace("{month}", style.month_words(month))] for text in style.titles]
    bands = _bands(style, rows)
    rows += _headings(style, list(headings) or [heading for _, heading in style.columns])
    numbers = []
    for line in lines:
        rows.append([_cell(style, column, line) for column, _ in style.columns])
        numbers.append(len(rows))
    rows += _after(style, lines)
    return Laid(Sheet(style.sheet, rows, bands=bands), tuple(numbers))


def _cell(style: Style, column: str, line: Line) -> Cell:
    if column in line.written:
        return line.written[column]
    return style.say(column, line.values)


def _bands(style: Style, rows: list[list[Cell]]) -> list[tuple[int, int, int]]:
    """A line of group names over the headings ("Who", "Where"); merged in a workbook."""
    if not style.bands:
        return []
    line: list[Cell] = [None] * len(style.columns)
    found = []
    for first, last, text in style.bands:
        line[first - 1] = text
        found.append((len(rows) + 1, first, last))
    rows.append(line)
    return found if style.kind == "xlsx" else []


def _headings(style: Style, headings: list[str]) -> list[list[Cell]]:
    """One heading line or two ("People reached / Girls"), and the HXL tags."""
    if not style.split_headings:
        return [[*headings], [*style.hxl]] if style.hxl else [[*headings]]
    upper: list[Cell] = [heading.partition(" / ")[0] for heading in headings]
    lower: list[Cell] = [heading.partition(" / ")[2] or None for heading in headings]
    for index in range(len(upper) - 1, 0, -1):  # the group's name stands once, over its first column
        if lower[index] and lower[index - 1] and upper[index] == upper[index - 1]:
            upper[index] = None
    return [upper, lower]


def _after(style: Style, lines: Sequence[Line]) -> list[list[Cell]]:
    after: list[list[Cell]] = []
    if style.totals:
        after += [[]] * style.blank_before_totals + [_totals(style, lines)]
    if style.footnotes:
        after += [[]] + [[text] for text in style.footnotes]
    return after


def _totals(style: Style, lines: Sequence[Line]) -> list[Cell]:
    sums: list[Cell] = [style.totals]
    for column, _ in style.columns[1:]:
        values = [line.values.get(column) for line in lines] if column in COUNTS else []
        numbers = [value for value in values if isinstance(value, int)]
        sums.append(style.number(sum(numbers)) if numbers else None)
    return sums
