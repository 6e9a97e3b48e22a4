"""Chance that comes out the same everywhere.

Only `Random.random()` is promised to keep its sequence between versions of Python.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of its own for each key, so that a change to one agency moves no other agency's numbers."""

    def __init__(self, *key: object) -> None:
        self._random = Random("|".join(str(part) for part in key))

    def share(self, low: float, high: float) -> float:
        """A number from `low` up to `high`."""
        return low + (high - low) * self._random.random()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int((high - low + 1) * self._random.random())

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[int(len(items) * self._random.random())]

    def happens(self, probability: float) -> bool:
        """Whether something of this probability (0 to 1) happens."""
        return self._random.random() < probability

    def order(self, items: Sequence[T]) -> list[T]:
        """The items in another order."""
        keyed = [(self._random.random(), number) for number in range(len(items))]
        return [items[number] for _, number in sorted(keyed)]
