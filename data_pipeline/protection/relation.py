"""One thing that a reader knows of numbers: their sum lies between two bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from .cells import Cell

Number = tuple[int, Cell]  # which release, and what the number is about
Numbers = Mapping[Number, int]


class Relation(NamedTuple):
    """The sum of `parts` minus `whole` (None: nothing) lies between `least` and `most` (None: no bound).

    A part that no release tells can be anything from zero on.
    """

    parts: tuple[Number, ...]
    whole: Number | None
    least: int | None
    most: int | None

    def numbers(self) -> tuple[Number, ...]:
        """All that stand in it."""
        return self.parts if self.whole is None else (*self.parts, self.whole)


def about(known: Sequence[Relation], unknown: Set[Number], true: Numbers) -> list[Relation]:
    """The relations that say something of unknown numbers: untold ones only where one of their period is."""
    periods = {(release, cell.first, cell.last, cell.measure) for release, cell in unknown}

    def says(relation: Relation) -> bool:
        release, cell = relation.parts[0]
        if relation.parts[0] not in true:
            return (release, cell.first, cell.last, cell.measure) in periods
        return not unknown.isdisjoint(relation.numbers())

    return [relation for relation in known if says(relation)]
