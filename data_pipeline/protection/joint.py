"""Numbers that no release tells, and that still bind those it tells: by place, group and layer all at once.

A release has tables of places by groups, places by layers and groups by layers. Behind them stands one table of all
three, whose numbers are nowhere shown and never below zero; a reader can use that. It holds for what adds up over
activities, as "at most" does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from .cells import Cell, Trees
from .relation import Numbers, Relation

MEASURE = "high"
ITSELF = "*"  # what was told for a group or the country as such, without a finer one


def joint(true: Numbers, trees: Trees) -> Iterator[Relation]:
    """Every told number by place, group or layer as the sum of untold ones."""
    periods: dict[tuple[int, Cell], list[Cell]] = defaultdict(list)
    for release, cell in true:
        if cell.measure == MEASURE and not cell.sex and cell.topic not in trees.topic:
            periods[release, Cell(MEASURE, cell.first, cell.last)].append(cell)
    for (release, period), told in periods.items():
        for cell, parts in _parts(release, period, told, true, trees).items():
            if sum(map(bool, (cell.place, cell.group, cell.topic))) and parts:
                yield Relation(tuple((release, part) for part in parts), (release, cell), 0, 0)


def _parts(
    release: int, period: Cell, told: list[Cell], true: Numbers, trees: Trees
) -> dict[Cell, list[Cell]]:
    """Told cell -> the untold ones it consists of; none where a wider told number is zero."""
    places = {cell.place for cell in told if cell.place.startswith("/")} | {ITSELF}
    groups = {cell.group for cell in told if cell.group} | {ITSELF}
    topics = {cell.topic for cell in told if cell.topic}
    if len(places) == 1 or len(groups) == 1 or not topics:
        return {}
    known, parts = set(told), defaultdict(list)
    for place in places:
        for group in groups:
            for topic in topics:
                wholes = [
                    period._replace(place=p, group=g, topic=t)
                    for p in _up(place, trees.place) for g in _up(group, trees.group) for t in (topic, "")
                ]  # fmt: skip
                wholes = [whole for whole in wholes if whole in known]
                if all(true[release, whole] for whole in wholes):
                    for whole in wholes:
                        parts[whole].append(period._replace(place=place, group=group, topic=topic))
    return parts


def _up(value: str, parents: Mapping[str, str]) -> list[str]:
    """A value and all that hold it, up to all of them."""
    if value in ("", ITSELF):
        return [""]
    return [value, *_up(parents.get(value, ""), parents)]
