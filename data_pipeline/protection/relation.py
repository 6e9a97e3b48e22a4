"""One thing that a reader knows of numbers: their sum lies between two bounds."""

from __future__ import annotations

from collections.abc import Mapping
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
