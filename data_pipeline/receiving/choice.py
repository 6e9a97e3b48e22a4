"""Which sheets of a workbook hold the data. Hidden sheets only where all data are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from statistics import median

from .grid import Grid
from .layout import Layout, arrange
from .layout_cells import filled, is_value
from .layout_headings import find_headings
from .layout_two_lines import Found
from .types import Hints, Refused, fold

FEW = 3  # known headings from which a sheet is a table of ours
GUIDE = "#meta+guide"  # first cell of the sheets that we put into files for people: never data


@dataclass(frozen=True, slots=True)
class Look:
    """One sheet as the workbook names it, its lines, and what they look like."""

    name: str
    hidden: bool
    part: str | None  # None for charts and other sheets without cells
    grid: Grid
    found: Found | None = None
    layout: Layout | None = None
    refused: Refused | None = None

    @property
    def known(self) -> int:
        return self.found.known if self.found else 0

    @property
    def lines(self) -> list[list[str]]:
        """Its rows, as far as they can be told."""
        whys = self.layout.whys if self.layout else ()
        return [line for line, why in zip(self.grid.cells, whys, strict=False) if why is None]

    @property
    def rows(self) -> int:
        return len(self.lines)

    @property
    def is_list(self) -> bool:
        """Choices for drop-down menus: texts from the top of each column, none twice, each to its own end."""
        columns = list(zip_longest(*self.lines[:2000], fillvalue=""))
        ends = {sum(map(bool, column)) for column in columns} - {0}
        return len(ends) > 1 and all(map(_is_choice, columns))


def _is_choice(column: Sequence[str]) -> bool:
    values = [cell for cell in column if cell]
    return all(column[: len(values)]) and len(set(values)) == len(values) and not any(map(is_value, values))


def look(name: str, hidden: bool, part: str | None, grid: Grid, hints: Hints) -> Look:
    """A sheet laid out. What would be refused only matters if the sheet turns out to be used."""
    if is_guide(grid):
        return Look(name, hidden, part, grid)
    try:
        layout = arrange(grid.cells, grid.numbers, hints, grid.idle)
    except Refused as refused:
        return Look(name, hidden, part, grid, find_headings(grid.cells, hints), None, refused)
    return Look(name, hidden, part, grid, layout.found if layout else None, layout)


def is_guide(grid: Grid) -> bool:
    """Whether we wrote the sheet ourselves, for people: how to fill in, what to mend."""
    return bool(grid.cells and grid.cells[0] and grid.cells[0][0] == GUIDE)


def choose(looks: Sequence[Look]) -> list[str | None]:
    """Per sheet None if it is used, else why not."""
    used = _used(looks)
    return [None if at in used else _why_not(one) for at, one in enumerate(looks)]


def _used(looks: Sequence[Look]) -> set[int]:
    tables = [at for at, one in enumerate(looks) if one.found]
    visible = [at for at in tables if not looks[at].hidden]
    ours = [at for at in tables if looks[at].known >= FEW]
    pool = [at for at in visible if at in ours] or ours or visible or tables
    if not pool:
        return set()
    best = max(pool, key=lambda at: (_score(looks[at]), -at))
    return {at for at in pool if at == best or is_alike(looks[best], looks[at])}


def _score(one: Look) -> tuple[float, ...]:
    """(no list of choices, known headings, holds rows, has HXL tags, cells of a usual row)."""
    if one.layout is None:
        return (1, one.known, 1, 0, 0)
    rows = one.lines
    usual = median(len(filled(row)) for row in rows[:2000]) if rows else 0
    return (not one.is_list, one.known, bool(rows), "hxl" in one.layout.whys, usual)


def is_alike(best: Look, other: Look) -> bool:
    """The same form: at least three in four of the headings of both together are shared."""
    one, two = (
        {fold(h) for h in look.found.headings if h} if look.found else set() for look in (best, other)
    )
    return len(one & two) * 4 >= len(one | two) * 3


def _why_not(one: Look) -> str:
    if one.part is None:
        return "not_a_worksheet"
    if is_guide(one.grid):
        return "guide"
    if not any(filled(line) for line in one.grid.cells):
        return "empty"
    if one.hidden:
        return "hidden"
    if one.found is None:
        return "no_headings"
    return "other_table" if one.known >= FEW and not one.is_list else "list"
