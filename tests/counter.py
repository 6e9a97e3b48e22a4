"""A second counter of people reached: plain Python, written from the rules of the methods page alone, sharing nothing
with the project. Here: 3 several activities at one node, 4 places and groups are trees, 5 what the lower end assumes, 6
a population bounds the upper end only where it is marked as everybody who was there. Rules 1 and 2 stand in counter_activity.py.

Rows come as a DataFrame, one per row that stands: organisation, implementer, month (first day), place (the finest listed
place), population_group, activity, layer, counts, donors (list), carries_people, COUNTS; blank numbers are None or NaN.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date

import pandas as pd
from counter_activity import Activity, Month, Range, World, added, cell_by_cell, least, number, told

ACTIVITY = ("organisation", "implementer", "place", "population_group", "activity")
NEVER_REACHED = "AID"  # aid workers are supported or trained, never people reached (population_groups.csv)


class Counted:
    """People reached in a period, at any node of the trees of places and groups.

    rows: every row that stands, of all months; keep: column -> codes (layer, organisation, activity, donor), and
    place and population_group, whose whole branches are kept.
    """

    def __init__(
        self, rows: pd.DataFrame, world: World, start: date, end: date, **keep: Iterable[str]
    ) -> None:
        self._activities = activities(rows, world, keep)
        self._asked = [keep.get(name) or () for name in ("county", "screen_area", "population_group")]
        self._begin(world, start, end)

    def _begin(self, world: World, start: date, end: date) -> None:
        self.world, self.start, self.end = world, start, end
        self._lows: dict[tuple[str, str, tuple[str, ...]], int] = {}
        self.at: dict[tuple[str, str], list[tuple[Activity, Range]]] = defaultdict(list)
        for (_, _, place, group, _), activity in self._activities.items():
            if activity.within(start, end):
                self.at[place, group].append((activity, activity.reach(world, start, end)))

    def again(self, world: World, start: date, end: date) -> Counted:
        """The same rows in other trees or another period."""
        (other := copy(self))._begin(world, start, end)
        return other

    def reach(self, place: str, group: str = "ALL") -> Range:
        """At least and at most, at a node with everything below it."""
        low = self._low(place, group, ())
        high = sum(reach[1] for _, reach in self._below(place, group))
        return low, max(low, min([high, *self._everybody(place, group)]))

    def _everybody(self, place: str, group: str) -> list[int]:
        """What is marked for a node in the year; and, where one place or group alone is asked for, for that below it."""
        places = {place, *alone(self.world.place_parent, place, self._asked[0] or self._asked[1])}
        groups = {group, *alone(self.world.group_parent, group, self._asked[2])}
        at = {(p, g, self.end.year) for p in places for g in groups if self.start.year == self.end.year}
        return [n for node, n in self.world.everybody.items() if node in at]

    def of_cells(self, place: str, group: str, *chosen: str) -> Range:
        """The same for chosen sex-age cells."""
        low = self._low(place, group, chosen)
        most = (one.most_of(self.world, self.start, self.end, chosen) for one, _ in self._below(place, group))
        return low, max(low, sum(most))

    @property
    def floor(self) -> int:
        """The largest single node: what holds though everybody may have been counted in several places and groups."""
        return max((self._own(place, group, ()) for place, group in self.at), default=0)

    def _low(self, place: str, group: str, chosen: tuple[str, ...]) -> int:
        """A node's own rows are a rival of the finer ones, never an addend; that holds in either tree."""
        if (place, group, chosen) not in self._lows:
            by_place = sum(self._low(one, group, chosen) for one in children(self.world.place_parent, place))
            by_group = sum(self._low(place, one, chosen) for one in children(self.world.group_parent, group))
            self._lows[place, group, chosen] = max(by_place, by_group, self._own(place, group, chosen))
        return self._lows[place, group, chosen]

    def _own(self, place: str, group: str, chosen: tuple[str, ...]) -> int:
        """Several activities at one node: its largest cells added up, or its largest total."""
        here = self.at.get((place, group), [])
        cells = cell_by_cell(activity.cells(self.start, self.end) for activity, _ in here)
        if chosen:
            return sum(least(cells, cell) for cell in chosen)
        return max([added(cells), *(reach[0] for _, reach in here)])

    def _below(self, place: str, group: str) -> list[tuple[Activity, Range]]:
        places, groups = branch(self.world.place_parent, place), branch(self.world.group_parent, group)
        return [one for (p, g), many in self.at.items() if p in places and g in groups for one in many]


def activities(
    rows: pd.DataFrame, world: World, keep: Mapping[str, Iterable[str]]
) -> dict[tuple[str, ...], Activity]:
    """The rows that count people and match, as activities with their months; a donor keeps the rows that name it."""
    donors = set(keep.get("donor") or ())
    gathered: dict[tuple[tuple[str, ...], date], list[dict]] = defaultdict(list)
    for row in kept(rows, world, keep).to_dict("records"):
        if row["counts"] == "people" and row["population_group"] != NEVER_REACHED:
            gathered[tuple(row[name] for name in ACTIVITY), row["month"]].append(row)
    found: dict[tuple[str, ...], Activity] = {}
    for (key, month), many in gathered.items():
        running = [row for row in many if row["carries_people"]]
        lines = [told(row, not donors or bool(donors & set(row["donors"]))) for row in running]
        lines = [line for line in lines if line.people is not None or line.new is not None]
        found.setdefault(key, Activity(key[0])).months[month] = Month(tuple(lines), resting=not running)
    return found


def kept(rows: pd.DataFrame, world: World, keep: Mapping[str, Iterable[str]]) -> pd.DataFrame:
    """The rows that match the filters; donors are looked at later, for an activity has rows of several."""
    trees = {"place": world.place_parent, "population_group": world.group_parent}
    for name, codes in keep.items():
        if name != "donor" and codes:
            below = [branch(trees[name], code) for code in codes] if name in trees else []
            rows = rows[rows[name].isin(set(codes).union(*below))]
    return rows


def measures(rows: pd.DataFrame, start: date, end: date, donor: Iterable[str] = ()) -> dict[str, int]:
    """What is never people reached and never added to it: plain sums over the rows of the period.

    The last column of the template holds attendances where the activity counts these, else visits and sessions.
    """
    found = dict.fromkeys(("contacts", "attendances", "participants", "supported_staff"), 0)
    wanted = set(donor)
    asked = (rows["month"] >= start) & (rows["month"] <= end) & rows["carries_people"]
    for row in rows[asked].to_dict("records"):
        people, contacts, counts = told(row).people or 0, number(row["contacts"]), row["counts"]
        if wanted and not wanted & set(row["donors"]):
            continue
        if counts == "people":
            found["contacts"] += contacts or 0
        elif counts in ("contacts", "attendances"):
            found[counts] += people if contacts is None else contacts
        elif counts in found:
            found[counts] += people
    return found


def same_work_told_twice(rows: pd.DataFrame) -> set[int]:
    """The index of rows of leads that are set aside: another agency's own row of the same work is as large cell by cell.

    In mutual or chained naming the row whose reporting agency is its implementer stands, failing that the earlier one.
    """
    work = rows[rows["carries_people"]].groupby(
        ["month", "place", "activity", "population_group"], dropna=False
    )
    named = {
        lead: [
            own
            for own in group.index
            if group["organisation"][own] == group["implementer"][lead]
            and covers(rows.loc[own], rows.loc[lead])
        ]
        for _, group in work
        for lead in group.index
        if group["implementer"][lead] != group["organisation"][lead]
    }
    own_work = set(rows.index[rows["implementer"] == rows["organisation"]])
    return {
        lead
        for lead, direct in named.items()
        if own_work & chain(named, lead) or any(own < lead for own in direct)
    }


def chain(named: Mapping[int, list[int]], lead: int) -> set[int]:
    """All rows that a lead's row names, and those that these name."""
    found, new = set[int](), {lead}
    while new:
        new = {own for one in new for own in named.get(one, ())} - found
        found |= new
    return found


def covers(own: pd.Series, lead: pd.Series) -> bool:
    """Whether a row is at least as large as another in its total and in each cell; adults at 18 where one knows no more."""
    larger, smaller = told(own), told(lead)
    cells = dict(larger.cells)
    at_least = all(cells[cell] >= n for cell, n in smaller.cells if cell in cells)
    return at_least and (larger.people or 0) >= (smaller.people or 0)


def children(parents: Mapping[str, str], node: str) -> list[str]:
    """The nodes right below a node."""
    return [code for code, parent in parents.items() if parent == node]


def branch(parents: Mapping[str, str], node: str) -> set[str]:
    """A node and everything below it."""
    return {node}.union(*(branch(parents, child) for child in children(parents, node)))


def alone(parents: Mapping[str, str], node: str, asked: Iterable[str]) -> set[str]:
    """The one code that is asked for, where a node stands above it and so holds nothing else."""
    return set(asked) & branch(parents, node) if len(list(asked)) == 1 else set()
