"""What a reader knows of the numbers of releases without being told: sums, orders, and what did not change.

The reader is taken to be the strongest there can be: whatever is true between a number and its parts (they add up
to it, to less, to more; each is at most the whole) is taken as known, whether the way of counting promises it or not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from .cells import Cell, Trees
from .joint import joint
from .relation import Number, Numbers, Relation

DIMENSIONS = ("place", "group", "topic", "sex")
ORDERED = (("low", "high"), ("floor", "low"), ("high", "told"))


def relations(true: Numbers, trees: Trees) -> list[Relation]:
    """All that holds between the true numbers of all releases, with the ones that nobody tells (`joint.py`)."""
    return [*_sums(true, trees), *_orders(true), *_periods(true), *_again(true), *joint(true, trees)]


def _sums(true: Numbers, trees: Trees) -> Iterator[Relation]:
    """A number and those one step finer: areas of a unit, units of the country, activities of a layer, sexes."""
    for dimension in DIMENSIONS:
        finer: dict[Number, list[Number]] = defaultdict(list)
        for release, cell in true:
            if whole := _nearest(true, trees, release, cell, dimension):
                finer[whole].append((release, cell))
        for whole, parts in finer.items():
            yield from _compared(true, parts, whole)


def _nearest(true: Numbers, trees: Trees, release: int, cell: Cell, dimension: str) -> Number | None:
    """The next wider number that the release gives."""
    wider = trees.above(cell, dimension)
    while wider and (release, wider) not in true:
        wider = trees.above(wider, dimension)
    return (release, wider) if wider else None


def _orders(true: Numbers) -> Iterator[Relation]:
    """At least is never above at most, nor at most above what was told."""
    for release, cell in true:
        for smaller, larger in ORDERED:
            other = (release, cell._replace(measure=larger))
            if cell.measure == smaller and other in true:
                yield from _at_most(true, (release, cell), other)


def _periods(true: Numbers) -> Iterator[Relation]:
    """Months and the year to date, whichever release told them: all months, or up to the month before and this one."""
    newest: dict[Cell, Number] = {}
    for release, cell in sorted(true, key=lambda number: number[0]):
        newest[cell] = (release, cell)
    for release, cell in true:
        if cell.first == cell.last:
            continue
        months = [newest.get(cell._replace(first=day, last=day)) for day in _months(cell.first, cell.last)]
        if all(months):
            yield from _compared(true, [month for month in months if month], (release, cell))
        *_, before, _last = _months(cell.first, cell.last)
        earlier = newest.get(cell._replace(last=before))
        if months[-1] and earlier:
            yield from _compared(true, [earlier, months[-1]], (release, cell))


def _again(true: Numbers) -> Iterator[Relation]:
    """What two releases tell of the same, and nothing changed in between."""
    told: dict[Cell, Number] = {}
    for release, cell in sorted(true, key=lambda number: number[0]):
        if cell in told and true[told[cell]] == true[release, cell]:
            yield Relation((told[cell],), (release, cell), 0, 0)
        told[cell] = (release, cell)


def _compared(true: Numbers, parts: Sequence[Number], whole: Number) -> Iterator[Relation]:
    """The parts against the whole as it truly is, all together and each by itself."""
    difference = sum(true[part] for part in parts) - true[whole]
    yield Relation(tuple(parts), whole, 0 if difference >= 0 else None, 0 if difference <= 0 else None)
    if len(parts) > 1:
        for part in parts:
            yield from _at_most(true, part, whole)


def _at_most(true: Numbers, part: Number, whole: Number) -> Iterator[Relation]:
    if true[part] <= true[whole]:
        yield Relation((part,), whole, None, 0)


def _months(first: date, last: date) -> list[date]:
    return [first.replace(month=number) for number in range(first.month, last.month + 1)]
