"""A second counter of people reached: plain Python, written from the rules alone, sharing nothing with the project.

The rules are those of the methods page, in its order: 1 a row's people, 2 one activity over a period, 3 several
activities at one node, 4 places and groups are trees, 5 what the lower end assumes, 6 no bound by population.
Rows come as a DataFrame with a line per row that stands: organisation, implementer, month (first day), place (the
finest listed place), population_group, activity, layer, counts, donors (list), carries_people, six cells,
not_recorded, total, new, contacts; blank numbers are None or NaN.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

CELLS = ("girls", "boys", "women", "men", "older_women", "older_men")
ACTIVITY = ("organisation", "implementer", "place", "population_group", "activity")
ADULTS = (("women", "older_women", "women_18"), ("men", "older_men", "men_18"))
Range = tuple[int, int]


@dataclass(frozen=True)
class World:
    """What the lists say: parents of places and groups, whose `new` is trusted, and the months without rows."""

    place_parent: Mapping[str, str]
    group_parent: Mapping[str, str]
    trusted: frozenset[str]
    silent_but_known: frozenset[tuple[str, date]] = frozenset()  # (organisation, month) nil or not active


# -- rule 1: a row's people ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class People:
    """One row: its total, its lows by cell (also at 18 and over), and what it said of new ones (None: nothing)."""

    total: int
    cells: tuple[tuple[str, int], ...]
    unknown: int
    new: int | None


def people_of(row: Mapping[str, Any]) -> People | None:
    """A row's people; None where the row tells none (presence only)."""
    told = {cell: number(row[cell]) for cell in CELLS}
    parts = sum(n or 0 for n in told.values())
    total = number(row["total"])
    if total is None:
        if all(n is None for n in told.values()) and number(row["not_recorded"]) is None:
            return None
        total = parts + (number(row["not_recorded"]) or 0)
    return People(total, tuple(sorted(comparable(told).items())), total - parts, number(row["new"]))


def comparable(told: Mapping[str, int | None]) -> dict[str, int]:
    """Cells as they may be compared: with the older ones blank, women and men are 18 and over."""
    found = {cell: told[cell] or 0 for cell in ("girls", "boys")}
    for adult, older, both in ADULTS:
        if told[older] is not None:
            found |= {adult: told[adult] or 0, older: told[older] or 0}
        found[both] = (told[adult] or 0) + (told[older] or 0)
    return found


def cell_by_cell(many: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The largest of each cell."""
    largest: dict[str, int] = defaultdict(int)
    for cells in many:
        for cell, n in cells.items():
            largest[cell] = max(largest[cell], n)
    return dict(largest)


def sum_of_cells(cells: Mapping[str, int]) -> int:
    """Cells added up; adults at the finer or at the 18+ level, whichever proves more."""
    adults = (max(cells.get(both, 0), cells.get(adult, 0) + cells.get(older, 0)) for adult, older, both in ADULTS)
    return cells.get("girls", 0) + cells.get("boys", 0) + sum(adults)


@dataclass(frozen=True)
class Month:
    """One activity in one month: rows that differ in donor, delivery mode or file are a range."""

    rows: frozenset[People]  # identical rows are one
    blank: bool = False  # a row stands and tells no people

    @property
    def cells(self) -> dict[str, int]:
        return cell_by_cell(dict(row.cells) for row in self.rows)

    @property
    def low(self) -> int:
        return max([sum_of_cells(self.cells), *(row.total for row in self.rows)])

    @property
    def high(self) -> int:
        return sum(row.total for row in self.rows)

    @property
    def new_low(self) -> int:
        return max((row.new or 0 for row in self.rows), default=0)

    @property
    def new_high(self) -> int | None:
        """All new ones; None where a row does not say."""
        return None if any(row.new is None for row in self.rows) else sum(row.new or 0 for row in self.rows)


# -- rule 2: one activity over a period ------------------------------------------------------------------------


@dataclass
class Activity:
    """One activity with all its months, also those outside the period, and what is known of the others."""

    organisation: str
    months: dict[date, Month] = field(default_factory=dict)

    def reach(self, world: World, start: date, end: date) -> Range:
        """Over several years the largest year's lower end, and the sum of the upper ends."""
        years = sorted({month.year for month in self.months if start <= month <= end})
        ends = [self._year(world, max(start, date(y, 1, 1)), min(end, date(y, 12, 1))) for y in years]
        return max((low for low, _ in ends), default=0), sum(high for _, high in ends)

    def cells(self, start: date, end: date) -> dict[str, int]:
        """For each cell alone the largest month."""
        return cell_by_cell(month.cells for t, month in self.months.items() if start <= t <= end)

    def unknown_cells(self, start: date, end: date) -> int:
        """People whose cell is not known, summed over the months."""
        return sum(row.unknown for t, month in self.months.items() if start <= t <= end for row in month.rows)

    def _year(self, world: World, start: date, end: date) -> Range:
        inside = {t: month for t, month in self.months.items() if start <= t <= end}
        new = {t: m.new_low if self.organisation in world.trusted else 0 for t, m in inside.items()}
        least = [month.low + sum(n for u, n in new.items() if u > t) for t, month in inside.items()]
        low = max([sum(new.values()), *least])
        high = sum(month.high for month in inside.values())
        return low, max(low, min(high, self._by_new(world, start, end, high)))

    def _by_new(self, world: World, start: date, end: date, plain: int) -> int:
        """The upper end that trusted `new` allows, or the plain sum where it allows none."""
        if self.organisation not in world.trusted:
            return plain
        before = inside = again = 0
        for n in range(1, end.month + 1):
            t = date(end.year, n, 1)
            month = self.months.get(t)
            if month is None and (self.organisation, t) not in world.silent_but_known:
                return plain  # a month nobody told us of
            new = month.new_high if month else 0
            if new is None or (month and month.high - new > before + inside):
                return plain  # came back more than had ever come
            before += new if t < start else 0
            inside += new if t >= start else 0
            again += month.high - new if month and t >= start else 0
        return inside + min(again, before)


# -- rules 3 and 4: nodes, and trees of nodes ------------------------------------------------------------------


class Counted:
    """People reached in a period, at any node of the trees of places and groups.

    rows: every row that stands, of all months; keep: column -> codes (layer, organisation, activity, donor) and
    places and groups, whose whole branches are kept. Without the assumptions of rule 5 only `floor` holds.
    """

    def __init__(self, rows: pd.DataFrame, world: World, start: date, end: date, **keep: Iterable[str]) -> None:
        self.world, self.start, self.end = world, start, end
        self.activities = activities_of(rows, world, keep)
        self._lows: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self.at: dict[tuple[str, str], list[Activity]] = defaultdict(list)
        for (_, _, place, group, _), activity in self.activities.items():
            self.at[place, group].append(activity)

    def reach(self, place: str, group: str) -> Range:
        """At least and at most, at a node with everything below it."""
        low = self._low(place, group, ())
        return low, max(low, self._high(place, group))

    def of_cells(self, place: str, group: str, chosen: Iterable[str]) -> Range:
        """The same for chosen sex-age cells."""
        chosen = tuple(chosen)
        low = self._low(place, group, chosen)
        parts = 0
        for activity in self._below(place, group):
            months = [m for t, m in activity.months.items() if self.start <= t <= self.end]
            cells = sum(dict(row.cells).get(cell, 0) for m in months for row in m.rows for cell in chosen)
            parts += min(activity.reach(self.world, self.start, self.end)[1], cells + activity.unknown_cells(self.start, self.end))
        return low, max(low, parts)

    @property
    def floor(self) -> int:
        """The largest single node: what holds even if everybody was counted in several places and groups."""
        return max((self._own(place, group, ()) for place, group in self.at), default=0)

    def _low(self, place: str, group: str, chosen: tuple[str, ...]) -> int:
        """A node's own rows are a rival of the finer ones, never an addend."""
        if (place, group, chosen) not in self._lows:
            by_place = sum(self._low(p, group, chosen) for p in children(self.world.place_parent, place))
            by_group = sum(self._low(place, g, chosen) for g in children(self.world.group_parent, group))
            self._lows[place, group, chosen] = max(by_place, by_group, self._own(place, group, chosen))
        return self._lows[place, group, chosen]

    def _own(self, place: str, group: str, chosen: tuple[str, ...]) -> int:
        here = self.at.get((place, group), [])
        cells = cell_by_cell(activity.cells(self.start, self.end) for activity in here)
        if chosen:
            return sum(cells.get(cell, 0) for cell in chosen)
        return max([sum_of_cells(cells), *(activity.reach(self.world, self.start, self.end)[0] for activity in here)])

    def _high(self, place: str, group: str) -> int:
        return sum(activity.reach(self.world, self.start, self.end)[1] for activity in self._below(place, group))

    def _below(self, place: str, group: str) -> list[Activity]:
        places, groups = branch(self.world.place_parent, place), branch(self.world.group_parent, group)
        return [one for (p, g), many in self.at.items() if p in places and g in groups for one in many]


def activities_of(rows: pd.DataFrame, world: World, keep: Mapping[str, Iterable[str]]) -> dict[tuple[str, ...], Activity]:
    """The rows that count people and match, as activities with their months."""
    found: dict[tuple[str, ...], Activity] = {}
    gathered: dict[tuple[tuple[str, ...], date], list[People | None]] = defaultdict(list)
    for row in kept(rows, world, keep).to_dict("records"):
        if row["counts"] == "people":
            key = tuple(row[name] for name in ACTIVITY)
            gathered[key, row["month"]].append(people_of(row) if row["carries_people"] else None)
    for (key, month), many in gathered.items():
        told = frozenset(one for one in many if one is not None)
        found.setdefault(key, Activity(key[0])).months[month] = Month(told, blank=len(told) == 0)
    return found


def kept(rows: pd.DataFrame, world: World, keep: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """The rows that match the filters; a donor's are all that name it."""
    for name, codes in keep.items():
        wanted = set(codes)
        if name == "donor":
            rows = rows[[bool(wanted & set(donors)) for donors in rows["donors"]]]
        elif name in ("place", "population_group"):
            parents = world.place_parent if name == "place" else world.group_parent
            rows = rows[rows[name].isin(set().union(*(branch(parents, code) for code in wanted)))]
        else:
            rows = rows[rows[name].isin(wanted)]
    return rows


def measures(rows: pd.DataFrame, start: date, end: date) -> dict[str, int]:
    """What is never people reached and never added to it: plain sums over the rows of the period."""
    rows = rows[(rows["month"] >= start) & (rows["month"] <= end) & rows["carries_people"]]
    found = {"contacts": sum(number(n) or 0 for n in rows["contacts"])}
    for measure in ("attendances", "participants", "supported_staff"):
        told = [people_of(row) for row in rows[rows["counts"] == measure].to_dict("records")]
        found[measure] = sum(one.total for one in told if one)
    return found


def children(parents: Mapping[str, str], node: str) -> list[str]:
    """The nodes right below a node."""
    return [code for code, parent in parents.items() if parent == node]


def branch(parents: Mapping[str, str], node: str) -> set[str]:
    """A node and everything below it."""
    return {node}.union(*(branch(parents, child) for child in children(parents, node)))


def number(value: Any) -> int | None:
    """A count, or None where the cell is blank."""
    return None if value is None or (isinstance(value, float) and math.isnan(value)) else int(value)
