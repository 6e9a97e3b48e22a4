"""Simulated people: who they are and what they took part in is known, and so is the true number; then what agencies tell.

Months that nobody told are part of neither the rows nor the true number. What is told is true, except where a world is
asked to break an assumption.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from counter import branch
from counter_activity import CELLS
from figures_loaded import place_named
from template_rows import listed, world
from test_figures import CLEAN

MONTHS = [date(2026, month, 1) for month in (1, 2, 3, 4)]
HOMES = (
    "SS0707-S01",
    "SS0707-S03",
    "SS0711",
    "SS0609-S01",
    "SS0308",
)  # two sites of one county, others elsewhere
ACTIVITIES = ("8.1 Basic counselling for individuals", "3.2 Strengthening parenting and family supports", "8.2 Basic counselling for groups or families")  # fmt: skip
GROUPS = ("IDP", "HST", "RDP", "RET")
BROKEN = {
    "two places": "one person in three uses two places",
    "returned": "one person in three is counted as displaced, and from some month on as returned",
    "new again": "who comes back after a pause is told as new again",
    "new forgotten": "half of the new people are not told as new",
}


@dataclass(frozen=True, eq=False)
class Person:
    """Somebody of one cell, with one home and one group, unless a world breaks that."""

    cell: str
    homes: frozenset[str]
    groups: tuple[str, ...]  # of each month


@dataclass(frozen=True)
class Service:
    """One activity of an agency for a group at a place, which may be wide: a county, all returnees, everybody."""

    agency: str
    place: str
    group: str
    activity: str

    def open_to(self, person: Person, month: int) -> bool:
        trees = world()
        places, groups = branch(trees.place_parent, self.place), branch(trees.group_parent, self.group)
        return bool(person.homes & places) and person.groups[month] in groups


@dataclass
class Simulated:
    """One world: who took part in which service in which month, and the rows that are told of it."""

    agencies: tuple[str, ...]
    came: dict[tuple[Service, int], set[Person]] = field(default_factory=dict)
    told: set[tuple[Service, int]] = field(default_factory=set)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    nothing: set[tuple[str, date]] = field(default_factory=set)

    def true_number(self, first: date, last: date, place: str, group: str, activity: str = "") -> int:
        """Different people in what was told of a node and everything below it."""
        places, groups = branch(world().place_parent, place), branch(world().group_parent, group)
        asked = (
            self.came[one, month]
            for one, month in self.told
            if first <= MONTHS[month] <= last and one.place in places and one.group in groups
            if one.activity.startswith(activity)
        )
        return len(set().union(*asked))


def simulated(chance: random.Random, agencies: tuple[str, ...], broken: str = "") -> Simulated:
    """A world of up to fifty people and six services over four months."""
    made = Simulated(agencies)
    people = [person(chance, broken) for _ in range(chance.randint(5, 50))]
    fates = {(a, m): chance.choice(["told"] * 9 + ["missing", "nothing"]) for a in agencies for m in range(4)}
    for one in sorted({service(chance, chance.choice(agencies)) for _ in range(6)}, key=repr):
        faithful = {somebody: chance.random() for somebody in people}
        for month in range(4):
            fate = fates[one.agency, month]
            fate = "suspended" if fate == "told" and chance.random() < 0.1 else fate
            there = {p for p in people if one.open_to(p, month) and chance.random() < faithful[p]}
            made.came[one, month] = there if fate in ("told", "missing") else set()
            tell(chance, made, one, month, fate, broken)
    made.nothing = {(agency, MONTHS[month]) for (agency, month), fate in fates.items() if fate == "nothing"}
    return made


def person(chance: random.Random, broken: str) -> Person:
    """Where a world is broken so, one in three goes to two places, or is a returnee after some months of displacement."""
    other = chance.random() < 1 / 3
    homes = frozenset(chance.sample(HOMES, 2 if other and broken == "two places" else 1))
    group, turns = chance.choice(GROUPS), 4
    if other and broken == "returned":
        group, turns = "IDP", chance.randint(1, 3)
    groups = tuple(group if month < turns else "RDP" for month in range(4))
    return Person(chance.choice(CELLS), homes, groups)


def service(chance: random.Random, agency: str) -> Service:
    """At a home or the node above it, for one group or a group of groups."""
    home = chance.choice(HOMES)
    above = listed("places")[home]["parent"]
    group = chance.choice([*GROUPS, "IDP", "IDP", "RRI", "ALL"])
    return Service(agency, chance.choice([home, home, above]), group, chance.choice(ACTIVITIES))


def tell(chance: random.Random, made: Simulated, one: Service, month: int, fate: str, broken: str) -> None:
    """What the agency writes of a month: one row, the same for two donors, or two rows that have people in common."""
    there, base = made.came[one, month], CLEAN | place_named(one.place) | {
        "organisation": one.agency, "activity": one.activity, "month": f"{MONTHS[month]:%Y-%m}",
        "population_group": listed("population_groups")[one.group]["title"],
    }  # fmt: skip
    if fate == "suspended":
        made.rows[one.agency].append(base | {"status": "Suspended"})
    if fate != "told" or not there:
        return
    made.told.add((one, month))
    lately = [month - 1] if broken == "new again" and month else range(month)
    before = set().union(*(made.came[one, earlier] for earlier in lately))
    everybody = chance.sample(sorted(there, key=repr), len(there))
    third = len(there) // 3
    parts = chance.choice(
        [[everybody]] * 8 + [[everybody] * 2, [everybody[third:], everybody[: 2 * third + 1]]]
    )
    cells_told = chance.choice(["all", "at 18", "some", "none"])
    rows = [counts(cells_told, part, before, broken) for part in parts]
    if len(rows) == 2 and rows[0] == rows[1] and parts[0] is not parts[1]:
        rows = [counts(cells_told, everybody, before, broken)]  # alike rows tell of the same people
    made.rows[one.agency] += [base | row | {"donors": donor} for row, donor in zip(rows, ("NLF", "HBF"), strict=False)]  # fmt: skip


def counts(cells_told: str, there: list[Person], before: set[Person], broken: str) -> dict[str, Any]:
    """The numbers of one row; `new` as agreed, unless the world breaks that.

    cells_told: all, at 18 (older columns left blank), some (others are not recorded), none.
    """
    new = len(set(there) - before)
    new -= new // 2 if broken == "new forgotten" else 0
    cells: dict[str, Any] = {cell: sum(p.cell == cell for p in there) for cell in CELLS}
    if cells_told == "at 18":
        for adult, older in (("women", "older_women"), ("men", "older_men")):
            cells |= {adult: cells[adult] + cells[older], older: ""}
    if cells_told == "some":
        cells["girls"] //= 2
    return (cells if cells_told != "none" else {}) | {"total": len(there), "new": new}
