"""What a reader can work out of hidden numbers: the least and the most that each can be (linear programming)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

import highspy

from .relation import Number, Numbers, Relation, about

NEAR = 1e-6  # how far the solver may be off a whole number


class WorkedOut(NamedTuple):
    """A hidden number that can be worked out: it lies from `least` to `most`."""

    number: Number
    least: int
    most: int


def attack(true: Numbers, hidden: Set[Number], known: Sequence[Relation], floor: int) -> list[WorkedOut]:
    """The hidden numbers that a reader finds exactly, or finds to be below the floor; empty where all is safe.

    true: every number of all releases, for those that are shown; known: of `relations`.
    """
    reader = _Reader(true, sorted(hidden), about(known, hidden, true))
    return list(reader.worked_out(floor))


class _Reader:
    """A linear programme with a variable for each hidden number: it is 1 or more, for a zero is never hidden.

    A number that nobody tells has a variable too, from 0 on.
    """

    def __init__(self, true: Numbers, hidden: list[Number], known: Sequence[Relation]) -> None:
        self.hidden, self.solver = hidden, highspy.Highs()
        self.least, self.most = (
            [math.inf] * len(hidden),
            [-math.inf] * len(hidden),
        )  # in the worlds met so far
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        untold = {number: 0 for relation in known for number in relation.numbers() if number not in true}
        self.column = {number: n for n, number in enumerate([*hidden, *untold])}
        for number in self.column:
            self.solver.addVar(0 if number in untold else 1, highspy.kHighsInf)
        for relation in known:
            self._add(true, self.column, relation)

    def _add(self, true: Numbers, place: dict[Number, int], relation: Relation) -> None:
        signs = {part: 1.0 for part in relation.parts}
        if relation.whole:
            signs[relation.whole] = -1.0
        unknown = {place[number]: sign for number, sign in signs.items() if number in place}
        if not unknown:
            return
        shown = sum(sign * true[number] for number, sign in signs.items() if number not in place)
        self.solver.addRow(
            -highspy.kHighsInf if relation.least is None else relation.least - shown,
            highspy.kHighsInf if relation.most is None else relation.most - shown,
            len(unknown), list(unknown), list(unknown.values()),
        )  # fmt: skip

    def worked_out(self, floor: int) -> Iterator[WorkedOut]:
        """The hidden numbers that are pinned. What two worlds met on the way tell apart needs no look of its own."""
        for n, number in enumerate(self.hidden):
            if self.least[n] + 1 <= self.most[n] and self.most[n] >= floor:
                continue
            self.solver.changeColCost(n, 1.0)
            least, most = self._end(n, highspy.ObjSense.kMinimize), self._end(n, highspy.ObjSense.kMaximize)
            self.solver.changeColCost(n, 0.0)
            found = WorkedOut(number, math.ceil(least - NEAR), _whole(most))
            if found.least >= found.most or found.most < floor:
                yield found

    def _end(self, n: int, sense: highspy.ObjSense) -> float:
        self.solver.changeObjectiveSense(sense)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            world = self.solver.getSolution().col_value[: len(self.hidden)]
            self.least = list(map(min, self.least, world))
            self.most = list(map(max, self.most, world))
            return float(world[n])
        if sense == highspy.ObjSense.kMaximize and status in _NO_END:
            return math.inf
        raise RuntimeError(f"the numbers of the releases contradict each other: {status}")


_NO_END = (highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible)


def _whole(most: float) -> int:
    """The largest whole number up to an end; a very large one where there is no end."""
    return 1 << 60 if math.isinf(most) else math.floor(most + NEAR)
