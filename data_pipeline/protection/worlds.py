"""Other worlds that a reader of a release cannot tell from the true one (linear programming)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import highspy

from .relation import Number, Numbers, Relation, about

NEAR = 1e-6


class OtherWorlds:
    """Worlds in which all that is known still holds; a variable more and one less for each number that may differ.

    may_differ: the numbers that may, and what it costs a reader if they are hidden for it.
    """

    def __init__(self, true: Numbers, may_differ: Mapping[Number, float], known: Sequence[Relation]) -> None:
        known = about(known, may_differ.keys(), true)
        untold = {number: 0 for relation in known for number in relation.numbers() if number not in true}
        self.true = {**true, **untold}  # of the untold only "more" than nothing has a meaning
        self.column = {number: 2 * n for n, number in enumerate([*may_differ, *untold])}
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        for number, cost in {**may_differ, **dict.fromkeys(untold, 0.0)}.items():
            for largest in (
                highspy.kHighsInf,
                max(self.true[number] - 1.0, 0.0),
            ):  # more; less: a zero would be shown
                self.solver.addVar(0, largest)
                self.solver.changeColCost(self.solver.numVariables - 1, cost)
        for relation in known:
            self._keep(relation)

    def _keep(self, relation: Relation) -> None:
        """What is known holds in each of the worlds."""
        signs = [(self.column[part], 1.0) for part in relation.parts if part in self.column]
        if relation.whole in self.column:
            signs.append((self.column[relation.whole], -1.0))
        if not signs:
            return
        now = sum(self.true[part] for part in relation.parts) - (
            self.true[relation.whole] if relation.whole else 0
        )
        columns = [place for column, _ in signs for place in (column, column + 1)]
        values = [value for _, sign in signs for value in (sign, -sign)]
        self.solver.addRow(
            -highspy.kHighsInf if relation.least is None else relation.least - now,
            highspy.kHighsInf if relation.most is None else relation.most - now,
            len(columns), columns, values,
        )  # fmt: skip

    def nearest(self, number: Number, by: int) -> set[Number] | None:
        """What differs in the nearest world in which the number is so much more (or less); None: no such world."""
        column = self.column[number] + (by < 0)
        other = self.column[number] + (by > 0)
        self.solver.changeColBounds(column, abs(by), highspy.kHighsInf)
        self.solver.changeColBounds(other, 0, 0)
        self.solver.run()
        found = self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        values = self.solver.getSolution().col_value if found else []
        self.solver.changeColBounds(self.column[number], 0, highspy.kHighsInf)
        self.solver.changeColBounds(self.column[number] + 1, 0, self.true[number] - 1.0)
        if not found:
            return None
        return {one for one, at in self.column.items() if abs(values[at] - values[at + 1]) > NEAR}

    def free(self, hidden: Set[Number]) -> None:
        """These are hidden already: that they differ costs nothing more."""
        for number in hidden & self.column.keys():
            for column in (self.column[number], self.column[number] + 1):
                self.solver.changeColCost(column, 0.0)
