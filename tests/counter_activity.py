"""The second counter, part one: a row's people (rule 1) and one activity over a period (rule 2). See counter.py.

Where the rules leave something open it is decided here as the project does, and said: rows are alike when all their
counts are; `new` bounds the upper end only where each month has one number of people, not a range; a donor's rows may
meet people who came first with another donor's rows, so these stand in for "new in the year before".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

CELLS = ("girls", "boys", "women", "men", "older_women", "older_men")
ADULTS = (("women", "older_women", "women_18"), ("men", "older_men", "men_18"))
COUNTS = (*CELLS, "not_recorded", "total", "new", "disability", "contacts")
Range = tuple[int, int]


@dataclass(frozen=True)
class World:
    """What the lists say: parents of places and groups, whose `new` is trusted, and who was silent for a known reason."""

    place_parent: Mapping[str, str]
    group_parent: Mapping[str, str]
    trusted: frozenset[str]
    # (organisation, month): nothing to report, or not active
    quiet: frozenset[tuple[str, date]] = frozenset()
    # (place, population group, year) -> everybody who was there; of several figures the largest
    everybody: Mapping[tuple[str, str, int], int] = field(default_factory=dict)


# -- rule 1: a row's people ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """What one row tells: people (None: not told), cells, people without a cell, new ones, and all counts as written."""

    people: int | None
    cells: tuple[tuple[str, int], ...]
    unknown: int
    new: int | None
    disability: int | None
    written: tuple[int | None, ...]
    asked: bool  # whether a donor's filter keeps it


def told(row: Mapping[str, Any], asked: bool = True) -> Told:
    """What a row of the DataFrame tells."""
    return _told(tuple(number(row[name]) for name in COUNTS), asked)


@lru_cache(maxsize=100_000)
def _told(counts: tuple[int | None, ...], asked: bool) -> Told:
    """Every row has a total: entered, or its cells and those not recorded."""
    cells = dict(zip(CELLS, counts, strict=False))
    _, _, _, _, _, _, not_recorded, people, new, disability, contacts = counts
    parts = sum(n or 0 for n in cells.values())
    if people is None and any(n is not None for n in (*cells.values(), not_recorded)):
        people = parts + (not_recorded or 0)
    written = (*cells.values(), not_recorded, people, new, disability, contacts)
    known = tuple(at_18(cells).items())
    return Told(people, known, (people or 0) - parts, new, disability, written, asked)


def at_18(cells: Mapping[str, int | None]) -> dict[str, int]:
    """Cells as they may be compared: with the older ones blank (not 0), women and men are 18 and over."""
    found = {cell: cells[cell] or 0 for cell in ("girls", "boys")}
    for adult, older, both in ADULTS:
        if cells[older] is not None:
            found |= {adult: cells[adult] or 0, older: cells[older] or 0}
        found[both] = (cells[adult] or 0) + (cells[older] or 0)
    return found


def cell_by_cell(many: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The largest of each cell."""
    largest: dict[str, int] = {}
    for cells in many:
        for cell, n in cells.items():
            largest[cell] = max(largest.get(cell, 0), n)
    return largest


def added(cells: Mapping[str, int]) -> int:
    """Cells added up; adults at the finer or at the 18+ level, whichever proves more."""
    return sum(least(cells, cell) for cell in ("girls", "boys", "women_18", "men_18"))


def least(cells: Mapping[str, int], cell: str) -> int:
    """What the largest cells prove for one: adults of 18 are also those below 60 and those above."""
    finer = [one for adult, older, both in ADULTS for one in (adult, older) if both == cell]
    return max(cells.get(cell, 0), sum(cells.get(one, 0) for one in finer))


@dataclass(frozen=True)
class Month:
    """One activity in one month: its rows differ in donor, delivery mode or file and are a range."""

    rows: tuple[Told, ...]
    resting: bool = False  # only suspended or planned: nobody, and that is known

    @property
    def low(self) -> int:
        return max((row.people or 0 for row in self.rows), default=0)

    @property
    def high(self) -> int:
        people = [row.people or 0 for row in self.rows]
        return max(people, default=0) if len({row.written for row in self.rows}) <= 1 else sum(people)

    @property
    def new(self) -> int | None:
        return max((row.new for row in self.rows if row.new is not None), default=None)

    @property
    def cells(self) -> dict[str, int]:
        """The largest of each cell; people with a disability are one that no sum of cells holds."""
        disabled = ({"disability": row.disability} for row in self.rows if row.disability is not None)
        return cell_by_cell([*(dict(row.cells) for row in self.rows), *disabled])

    @property
    def known(self) -> bool:
        people_told = any(row.people is not None for row in self.rows)
        return self.resting or (people_told and self.low == self.high and self.new is not None)

    def asked(self) -> Month:
        return Month(tuple(row for row in self.rows if row.asked))


# -- rule 2: one activity over a period ------------------------------------------------------------------------


@dataclass
class Activity:
    """One activity: all its months, also those outside the period and rows of donors not asked for."""

    organisation: str
    months: dict[date, Month] = field(default_factory=dict)

    def within(self, start: date, end: date) -> dict[date, Month]:
        """The months of a period, with the rows asked for."""
        asked = {t: month.asked() for t, month in self.months.items() if start <= t <= end}
        return {t: month for t, month in asked.items() if month.rows}

    def reach(self, world: World, start: date, end: date) -> Range:
        """Over several years the largest year's lower end, and the sum of the upper ends."""
        years = {month.year for month in self.within(start, end)}
        ends = [self._year(world, max(start, date(y, 1, 1)), min(end, date(y, 12, 1))) for y in years]
        return max((low for low, _ in ends), default=0), sum(high for _, high in ends)

    def cells(self, start: date, end: date) -> dict[str, int]:
        """For each cell alone the largest month."""
        return cell_by_cell(month.cells for month in self.within(start, end).values())

    def most_of(self, world: World, start: date, end: date, chosen: Iterable[str]) -> int:
        """Upper end of a set of cells: these and the people whose cell is not known, month by month."""
        rows = [row for month in self.within(start, end).values() for row in month.rows]
        cells = sum(dict(row.cells).get(cell, 0) for row in rows for cell in chosen)
        return min(self.reach(world, start, end)[1], cells + sum(row.unknown for row in rows))

    def _year(self, world: World, start: date, end: date) -> Range:
        inside = self.within(start, end)
        new = {
            t: (month.new or 0) if self.organisation in world.trusted else 0 for t, month in inside.items()
        }
        low = max(
            [sum(new.values()), *(m.low + sum(n for u, n in new.items() if u > t) for t, m in inside.items())]
        )
        high = sum(month.high for month in inside.values())
        return low, max(low, min(high, self._by_new(world, inside, end, high)))

    def _by_new(self, world: World, inside: Mapping[date, Month], end: date, plain: int) -> int:
        """The upper end that trusted `new` allows; the plain sum where it allows none."""
        if self.organisation not in world.trusted or any(month.new is None for month in inside.values()):
            return plain
        in_year = 0
        for t in (date(end.year, n, 1) for n in range(1, end.month + 1)):
            month = self.months.get(t, Month(()))
            if not month.known and (month.rows or (self.organisation, t) not in world.quiet):
                return plain  # nobody told us of that month, or not enough
            if month.high - (month.new or 0) > in_year:
                return plain  # more came back than had ever come
            in_year += month.new or 0
        new = sum(month.new or 0 for month in inside.values())
        again = sum(max(month.high - (month.new or 0), 0) for month in inside.values())
        return new + min(again, in_year - new)


def number(value: Any) -> int | None:
    """A count, or None where the cell is blank."""
    return (
        None
        if value is None or value == "" or (isinstance(value, float) and math.isnan(value))
        else int(value)
    )
