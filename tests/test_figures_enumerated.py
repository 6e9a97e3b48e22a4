"""Every world that is consistent with the rows, enumerated: a single activity attains both ends, several leave a slack."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations_with_replacement, product
from pathlib import Path
from statistics import mean
from typing import Any

from figures_loaded import loaded_group, place_named
from template_rows import listed
from test_figures import CLEAN
from test_figures import GROUPS as OF_GROUPS
from test_figures_random import nodes_of

MONTHS = [date(2026, month, 1) for month in (1, 2, 3)]
PEOPLE = 4  # in all rows of a case together: a world has no more different people than the rows have people
PERIODS = [(0, 2), (1, 2), (1, 1)]
# How a case is told: the agency, the months told, whether its `new` takes part.
WAYS = {"new trusted": ("UWA", (0, 1, 2), True), "new not trusted": ("WVH", (0, 1, 2), False), "January missing": ("HHR", (1, 2), True), "February missing": ("TLI", (0, 2), True)}  # fmt: skip
COUNTIES = [code for code, row in listed("places").items() if row["level"] == "admin2"]
POPULATION = ["IDP", "HST", "RDP", "RET", "REF", "ASY", "MIG", "OTH"]
Pattern = tuple[int, ...]  # one person: for each month (and activity) 1 where the person came
Rows = tuple[tuple[int, int | None], ...]  # people and new of each month told


def worlds(columns: int) -> Iterator[tuple[Pattern, ...]]:
    """Up to so many people, each with any pattern but never having come."""
    patterns = [one for one in product((0, 1), repeat=columns) if any(one)]
    for n in range(1, PEOPLE + 1):
        yield from combinations_with_replacement(patterns, n)


def rows_of(world: Iterable[Pattern], months: Iterable[int], new_told: bool) -> Rows:
    """What an agency tells of them: people of the month, and who of them came for the first time this year."""
    return tuple(
        (sum(p[m] for p in world), sum(p[m] and not any(p[:m]) for p in world) if new_told else None)
        for m in months
    )  # fmt: skip


def true_numbers(world: Iterable[Pattern], months: Iterable[int]) -> list[int]:
    """Different people of the months told, in each period."""
    return [
        sum(any(p[m] for m in months if first <= m <= last) for p in world) for first, last in PERIODS
    ]  # fmt: skip


def cases(months: tuple[int, ...], new_told: bool) -> dict[Rows, list[tuple[int, int]]]:
    """Rows with few enough people -> in each period the fewest and the most different people they can come from."""
    found: dict[Rows, list[list[int]]] = defaultdict(list)
    for world in worlds(3):
        rows = rows_of(world, months, new_told)
        if 0 < sum(people for people, _ in rows) <= PEOPLE:
            found[rows].append(true_numbers(world, months))
    return {
        rows: [(min(each), max(each)) for each in zip(*many, strict=True)] for rows, many in found.items()
    }


def lines(rows: Rows, months: Iterable[int], **where: Any) -> list[dict[str, Any]]:
    """The rows of a template; a month in which nobody came is told as such."""
    return [
        CLEAN | where | {"month": f"{MONTHS[m]:%Y-%m}"} | ({"total": people, "new": new} if people else {"status": "Suspended"})
        for m, (people, new) in zip(months, rows, strict=True)
    ]  # fmt: skip


def place(n: int) -> tuple[str, str]:
    """A county and a group for each case, so that its node holds nothing else."""
    return COUNTIES[n % len(COUNTIES)], POPULATION[n // len(COUNTIES)]


def test_a_single_activity_attains_both_ends(tmp_path: Path) -> None:
    told, expected = {}, {}
    for agency, months, new_told in WAYS.values():
        told[agency] = []
        for n, (rows, ends) in enumerate(cases(months, new_told).items()):
            county, group = place(n)
            title = listed("population_groups")[group]["title"]
            told[agency] += lines(
                rows, months, organisation=agency, population_group=title, **place_named(county)
            )
            expected |= {(agency, county, group, k): (rows, end) for k, end in enumerate(ends) if end[1]}
    group = loaded_group(tmp_path, told)
    said = {
        (agency, node["place"], node["population_group"], k): (node["low"], node["high"])
        for agency in told
        for k, (first, last) in enumerate(PERIODS)
        for node in nodes_of(group, {"organisation": [agency], "from_month": MONTHS[first], "to_month": MONTHS[last]})
    }  # fmt: skip
    group.close()
    assert len(expected) > 200
    assert {key: (rows, said.get(key)) for key, (rows, _) in expected.items()} == expected


def pairs_of_activities() -> dict[tuple[Rows, Rows], tuple[int, int]]:
    """Rows of two activities in two months, with `new` -> the fewest and the most different people in both months."""
    found: dict[tuple[Rows, Rows], set[int]] = defaultdict(set)
    for world in worlds(4):
        first, second = ([p[at : at + 2] for p in world] for at in (0, 2))
        rows = rows_of(first, (0, 1), True), rows_of(second, (0, 1), True)
        if sum(people for one in rows for people, _ in one) <= PEOPLE and all(
            any(map(any, one)) for one in (first, second)
        ):
            found[rows].add(len(world))
    return {rows: (min(numbers), max(numbers)) for rows, numbers in found.items()}


def test_several_activities_leave_a_slack_that_is_never_negative(tmp_path: Path) -> None:
    """Rows say nothing of who came to both: between the ends of the range and those of the worlds may be room."""
    told, expected = [], {}
    for n, (rows, ends) in enumerate(pairs_of_activities().items()):
        county, group = place(n)
        where = place_named(county) | {
            "organisation": "UWA",
            "population_group": listed("population_groups")[group]["title"],
        }
        told += lines(rows[0], (0, 1), **where) + lines(rows[1], (0, 1), **where, activity=OF_GROUPS)
        expected[county, group] = ends
    group = loaded_group(tmp_path, {"UWA": told})
    asked = {"organisation": ["UWA"], "from_month": MONTHS[0], "to_month": MONTHS[1]}
    said = {
        (node["place"], node["population_group"]): (node["low"], node["high"])
        for node in nodes_of(group, asked)
    }
    group.close()
    below = [fewest - said[node][0] for node, (fewest, _) in expected.items()]
    above = [said[node][1] - most for node, (_, most) in expected.items()]
    for end, slack in (("at least", below), ("at most", above)):
        print(
            f"\n{end}: slack in {sum(map(bool, slack))} of {len(slack)} cases, {mean(slack):.2f} people on average, {max(slack)} at worst"
        )
    assert len(expected) > 50 and min(*below, *above) >= 0
