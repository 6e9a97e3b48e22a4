"""What each line is: row, heading, title, band, blank, hxl, total or footnote. In doubt it is a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .layout_cells import (
    TOTAL_SIGNS,
    Line,
    filled,
    is_column_count,
    is_empty,
    is_footnote,
    is_number,
    is_tag_line,
    is_total_line,
    is_value,
    says_total,
)
from .layout_headings import Found, find_headings
from .receive_types import Hints, Refused, Warning_, fold

NEAR = 3  # filled lines round the headings in which a half-filled tag line is still a tag line
LONGEST = 300  # signs a heading may have to be told again further down
FIRST_COLUMNS = 5  # a line can repeat the headings only if two of these columns hold a heading


@dataclass(frozen=True, slots=True)
class Layout:
    """`whys` has one entry a line: None for a row, else why it is left out."""

    found: Found
    whys: tuple[str | None, ...]
    warnings: tuple[Warning_, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Says of one line under the headings what it is."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    hints: Hints
    own: frozenset[str]

    @classmethod
    def under(cls, first: Line, last: Line, hints: Hints) -> Judge:
        """For lines under these heading lines (the same one twice where there is only one)."""
        return cls(
            tuple(first), tuple(last), hints, frozenset(fold(cell) for cell in (*first, *last) if cell)
        )

    def why(self, line: Line, near: bool = False) -> str | None:
        text = "\n".join(line).lower()
        if is_empty(text):
            return "blank"
        if "#" in text and is_tag_line(line, near):
            return "hxl"
        if self.repeats(line):
            return "heading"
        if any(sign in text for sign in TOTAL_SIGNS) and is_total_line(line):
            return "total"
        return "band" if near and is_column_count(line) else None

    def repeats(self, line: Line) -> bool:
        return _same(line, self.first) or (self.first != self.last and _same(line, self.last, len(self.last)))

    def holds_other_headings(self, line: Line) -> bool:
        """A heading line again, but not the same one: rows under it would land in wrong columns."""
        start = [cell for cell in line[:FIRST_COLUMNS] if cell]
        if sum(map(self._is_heading, start)) < 2:
            return False
        cells = filled(line)
        known = sum(map(self._is_heading, cells))
        return known >= 3 and known * 10 >= len(cells) * 7 and not any(map(is_number, cells))

    def _is_heading(self, cell: str) -> bool:
        return len(cell) <= LONGEST and ((folded := fold(cell)) in self.own or folded in self.hints.headings)


def _same(line: Line, headings: Line, columns: int = FIRST_COLUMNS) -> bool:
    """Four in five of the filled cells, and half the headings, stand where the headings themselves stand."""
    start = range(min(len(line), len(headings), columns))
    if not any(line[at] and fold(line[at]) == fold(headings[at]) for at in start):
        return False
    cells = [(at, cell) for at, cell in enumerate(line) if not is_empty(cell)]
    hits = sum(at < len(headings) and fold(headings[at]) == fold(cell) for at, cell in cells)
    return hits >= 2 and hits * 5 >= len(cells) * 4 and hits * 2 >= len(filled(headings))


def arrange(
    lines: Sequence[Line], numbers: Sequence[int], hints: Hints, idle: Collection[int] = frozenset()
) -> Layout | None:
    """Every line with what it is; None where no headings are found.

    `numbers` are the line numbers people see, `idle` those of lines that nobody wrote (idle formulas).
    Raises Refused where a line can be neither read nor left out with a good conscience.
    """
    found = find_headings(lines, hints)
    if found is None:
        return None
    judge = Judge.under(lines[found.first], lines[found.last], hints)
    whys: list[str | None] = ["heading"] * (found.last + 1)
    whys += _below(lines, numbers, found, judge, idle)
    _mark_footnotes(lines, whys, found)
    rows = [line for line, why in zip(lines, whys, strict=True) if why is None]
    whys[: found.first] = _above(lines, numbers, found, rows)
    return Layout(found, tuple(whys), tuple(_doubts(lines, numbers, whys)))


def _below(
    lines: Sequence[Line], numbers: Sequence[int], found: Found, judge: Judge, idle: Collection[int]
) -> list[str | None]:
    whys: list[str | None] = []
    seen = 0
    for at in range(found.last + 1, len(lines)):
        why = "blank" if numbers[at] in idle else judge.why(lines[at], near=seen < NEAR)
        if why is None and judge.holds_other_headings(lines[at]):
            raise Refused("headings_change", numbers[at], first=numbers[found.first])
        seen += why != "blank"
        whys.append(why)
    return whys


def _mark_footnotes(lines: Sequence[Line], whys: list[str | None], found: Found) -> None:
    width = len(filled(found.headings))
    for at in range(len(lines) - 1, found.last, -1):
        if whys[at] is None and not is_footnote(lines[at], width):
            return
        whys[at] = whys[at] or "footnote"


def _above(
    lines: Sequence[Line], numbers: Sequence[int], found: Found, rows: Sequence[Line]
) -> list[str | None]:
    """Lines over the headings: blank, hxl, total, band (next to them) or title. Rows there are refused."""
    whys: list[str | None] = []
    touching = True
    width = len(filled(found.headings))
    for at in range(found.first - 1, -1, -1):
        line = lines[at]
        if _looks_like_rows(line, rows[:200], width):
            raise Refused("rows_above_headings", numbers[at], first=numbers[found.first])
        why = _why_above(line, touching)
        touching = touching and why in ("band", "hxl")
        whys.append(why)
    return whys[::-1]


def _why_above(line: Line, touching: bool) -> str:
    cells = filled(line)
    if not cells:
        return "blank"
    if is_tag_line(line, near_headings=True):
        return "hxl"
    if is_total_line(line):
        return "total"
    labelled = any(cell.rstrip().endswith(":") for cell in cells)
    to_the_right = is_empty(line[0])
    is_band = is_column_count(line) or (
        (len(cells) > 1 or to_the_right) and not labelled and not any(is_value(cell) for cell in cells)
    )
    return "band" if touching and is_band else "title"


def _looks_like_rows(line: Line, rows: Sequence[Line], width: int) -> bool:
    cells = [(at, cell) for at, cell in enumerate(line) if not is_empty(cell)]
    if len(cells) < max(3, width * 0.5) or is_column_count(line) or is_total_line(line) or not rows:
        return False
    alike = sum(_is_alike(cell, [row[at] for row in rows if at < len(row) and row[at]]) for at, cell in cells)
    return alike * 5 >= len(cells) * 2


def _is_alike(cell: str, others: Sequence[str]) -> bool:
    if is_value(cell):
        return sum(is_value(other) for other in others) * 2 > len(others)
    return cell in others


def _doubts(lines: Sequence[Line], numbers: Sequence[int], whys: Sequence[str | None]) -> list[Warning_]:
    """Rows that say "total" in a cell but name other things too: read as rows, and said so."""
    found = [
        (numbers[at], next(cell for cell in lines[at] if says_total(cell)))
        for at, why in enumerate(whys)
        if why is None and _may_say_total(lines[at]) and any(says_total(cell) for cell in lines[at])
    ]
    return [Warning_("total_like_row", {"written": cell.strip()}, line) for line, cell in found[:20]]


def _may_say_total(line: Line) -> bool:
    text = "\n".join(line).lower()
    return any(sign in text for sign in TOTAL_SIGNS)
