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

    new: its true numbers; earlier: those of each release before, oldest first, and what was hidden of them, which
    cannot be changed any more: what they gave away already is left out of sight here.
    """
    at = len(earlier)
    true = {
        (n, cell): value
        for n, one in enumerate([*(one for one, _ in earlier), new])
        for cell, value in one.items()
    }
    known = relations(true, trees)
    before = {(n, cell) for n, (_, hidden) in enumerate(earlier) for cell in hidden}
    lost = {one.number for one in attack(true, before, [r for r in known if not _names(r, at)], floor)}
    small = {
        number
        for number, value in true.items()
        if 0 < value < floor and (number[0] == at or number in before)
    }
    hidden = before | _hide(true, known, small - lost, before, at, floor)
    partners = _partners(true, {number for number in hidden if number[0] == at}) - hidden
    found = attack(true, hidden | partners, known, floor)
    # A partner that follows from what is shown may as well be shown.
    partners -= {one.number for one in found}
    if left := [one for one in found if one.number in hidden and one.number not in lost]:
        raise CannotProtect(left)
    return frozenset(cell for release, cell in hidden | partners if release == at)


def _hide(
    true: Numbers, known: Sequence[Relation], small: Set[Number], before: Set[Number], at: int, floor: int
) -> set[Number]:
    """The small numbers of the new release, and all that differs in the worlds in which they are not small."""
    hidden = {number for number in small if number[0] == at}
    may_differ = {
        number: _cost(number, value) for number, value in true.items() if number[0] == at and value > 0
    }
    worlds = OtherWorlds(true, {**may_differ, **dict.fromkeys(before | hidden, 0.0)}, known)
    for number in sorted(small, key=lambda number: (-true[number], number)):
        differing = worlds.nearest(number, floor)
        hidden |= {one for one in differing or () if one in may_differ}
        worlds.free(hidden)
    return hidden


def _cost(number: Number, value: int) -> float:
    """What hiding a number costs the reader: totals much, and large numbers more than small ones."""
    _, cell = number
    totals = sum(not part for part in (cell.place, cell.group, cell.topic)) + (cell.first != cell.last)
    return 4.0**totals * (1 + math.log10(value))


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
