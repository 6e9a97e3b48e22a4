"""Which numbers a release hides: the small ones, and beside them what keeps each of these from being worked out.

A small number is safe where the shown numbers allow another world in which it is not small. For each the nearest such
world is looked for (least change, by linear programming); what differs in it is hidden.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set

from .attack import WorkedOut, attack
from .cells import Cell, Trees
from .relation import Number, Numbers, Relation
from .relations import relations
from .worlds import OtherWorlds

# The ends of a range are hidden together, for each says much of the other.
TOGETHER = ("low", "high", "floor")
Release = Mapping[Cell, int]


class CannotProtect(ValueError):
    """Hidden numbers that could still be worked out: `found` names them."""

    def __init__(self, found: Sequence[WorkedOut]) -> None:
        super().__init__(f"{len(found)} hidden numbers could be worked out")
        self.found = tuple(found)


def protected(
    new: Release, trees: Trees, floor: int, earlier: Sequence[tuple[Release, Set[Cell]]] = ()
) -> frozenset[Cell]:
    """What a new release hides. Raises CannotProtect.

    new: its true numbers; earlier: those of each release before that has to do with it (the same year), oldest first,
    and what was hidden of them, which cannot be changed any more: what they gave away already is left out of sight.
    """
    at = len(earlier)
    releases = [*(one for one, _ in earlier), new]
    true = {(n, cell): value for n, one in enumerate(releases) for cell, value in one.items()}
    known = relations(true, trees)
    before = {(n, cell) for n, (_, hidden) in enumerate(earlier) for cell in hidden}
    lost = {one.number for one in attack(true, before, [r for r in known if not _names(r, at)], floor)}
    hiding = _Hiding(true, known, before, at, floor)
    left: Set[Number] = {number for number in hiding.hidden - lost if true[number] < floor}
    partners: set[Number] = set()
    found: dict[Number, WorkedOut] = {}
    progress = True
    while left and progress:
        progress = hiding.hide(left)
        partners = _partners(true, hiding.new()) - hiding.hidden
        found = {one.number: one for one in attack(true, hiding.hidden | partners, known, floor)}
        left = found.keys() & (hiding.hidden - lost)
    if left:
        raise CannotProtect([found[number] for number in sorted(left)])
    # A partner that follows from what is shown may as well be shown.
    return frozenset(cell for _, cell in hiding.new() | (partners - found.keys()))


class _Hiding:
    """What is hidden so far: what earlier releases hid, the small numbers, and all that has to differ with them."""

    def __init__(
        self, true: Numbers, known: Sequence[Relation], before: Set[Number], at: int, floor: int
    ) -> None:
        self.true, self.floor, self.at = true, floor, at
        shown = {number: value for number, value in true.items() if number[0] == at and value > 0}
        self.hidden = before | {number for number, value in shown.items() if value < floor}
        self.costs = {number: _cost(number, value) for number, value in shown.items()}
        self.worlds = OtherWorlds(true, {**self.costs, **dict.fromkeys(self.hidden, 0.0)}, known)

    def hide(self, numbers: Set[Number]) -> bool:
        """Hide what differs in the nearest world in which each is another; whether that is anything new."""
        size = len(self.hidden)
        for number in sorted(numbers, key=lambda number: (-self.true[number], number)):
            more = self.floor - self.true[number]
            worlds = (self.worlds.nearest(number, by) for by in ((more,) if more > 0 else (1, -1)))
            self.hidden |= next(filter(None, worlds), set()) & self.costs.keys()
            self.worlds.free(self.hidden)
        return len(self.hidden) > size

    def new(self) -> set[Number]:
        """What is hidden of the new release."""
        return {number for number in self.hidden if number[0] == self.at}


def _cost(number: Number, value: int) -> float:
    """What hiding a number costs the reader: totals much, the country's most, large numbers more than small ones."""
    _, cell = number
    totals = sum(not part for part in (cell.place, cell.group, cell.topic))
    longer = 1.5 if cell.first != cell.last else 1.0
    return (1000.0 if totals == 3 else 4.0**totals) * longer * (1 + math.log10(value))


def _partners(true: Numbers, hidden: Set[Number]) -> set[Number]:
    """The other ends of hidden ranges; a zero stays, for it is never hidden."""
    return {
        other
        for release, cell in hidden
        if cell.measure in TOGETHER
        for measure in TOGETHER
        if true.get(other := (release, cell._replace(measure=measure)))
    }


def _names(relation: Relation, release: int) -> bool:
    return any(number[0] == release for number in relation.numbers())
