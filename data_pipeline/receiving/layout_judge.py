"""What one line under the headings is: a row, unless it is surely something else."""

from __future__ import annotations

from dataclasses import dataclass

from .layout_cells import (
    TOTAL_SIGNS,
    Line,
    filled,
    is_column_count,
    is_empty,
    is_number,
    is_tag_line,
    is_total_line,
)  # fmt: skip
from .types import Hints, fold

EXAMPLE = "#example"  # how the template's example line begins, in whatever language it speaks
LONGEST = 300  # signs a heading may have to be told again further down
FIRST_COLUMNS = 5  # a line can repeat the headings only if two of these columns hold a heading


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
        if EXAMPLE in text and filled(line)[0].strip().lower() == EXAMPLE:
            return "example"
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

    def moves_headings(self, line: Line) -> bool:
        """Does one of the headings stand over another column here?"""
        names = [fold(heading) for heading in self.first]
        pairs = zip(map(fold, line), names, strict=False)
        return any(cell and cell != name and cell in names for cell, name in pairs)

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
