"""What a release hides cannot be worked out: by our own attack, and by a second one that shares nothing with it.

The second one (scipy) thinks in the table that nobody sees, places by groups by layers, and knows its sums alone.
`TABLES=200 MONTHS=12 pytest -n 0 tests/test_protection.py` is the long run (tests/README.md).
"""

from __future__ import annotations

import itertools
import json
import math
import os
from collections.abc import Iterator
from datetime import date

import numpy as np
import pyarrow.parquet as pq
import pytest
from scipy.optimize import linprog

from data_pipeline import LOCAL, NotForYou, Role, Viewer, ask, freeze, open_sample, release, would_withhold
from data_pipeline.protection import Cell, Trees, attack, numbers_of, protected
from data_pipeline.protection.relations import relations
from data_pipeline.released import released_questions
from data_pipeline.withholding import trees_of

TABLES = int(os.environ.get("TABLES", 24))
MONTHS = int(os.environ.get("MONTHS", 2))
FLOOR = 10
DAY = date(2026, 5, 1)
NOTHING = Trees({}, {}, {})
AXES = (("place", "/"), ("group", "g"), ("topic", ""))


def table(seed: int) -> np.ndarray:
    """Places by groups by layers, mostly empty and often small, as 4W files are."""
    random = np.random.default_rng(seed)
    shape = random.integers(2, 5, 3)
    return random.choice([0, 0, 0, 1, 4, 8, 9, 15, 40, 300], shape) * random.choice([1, 1, 1, 0], shape)


def released(leaves: np.ndarray) -> dict[Cell, int]:
    """The sums that a release tells: all tables of one and two dimensions, and the total."""
    return {cell: int(leaves[at].sum()) for cell, at in _told(leaves.shape)}


def _told(shape: tuple[int, ...]) -> Iterator[tuple[Cell, tuple]]:
    for shown in itertools.product((False, True), repeat=3):
        if not all(shown):
            for at in itertools.product(
                *(range(n) if told else [slice(None)] for n, told in zip(shape, shown, strict=True))
            ):
                about = {
                    name: f"{sign}{i}"
                    for (name, sign), i in zip(AXES, at, strict=True)
                    if not isinstance(i, slice)
                }
                yield Cell("high", DAY, DAY, **about), at


def second_attack(leaves: np.ndarray, hidden: frozenset[Cell]) -> dict[Cell, tuple[int, int]]:
    """Hidden number -> the least and the most it can be, for somebody who knows all sums that are shown."""
    rows = {cell: np.zeros(leaves.shape) for cell, _ in _told(leaves.shape)}
    for cell, at in _told(leaves.shape):
        rows[cell][at] = 1
    true = released(leaves)
    shown = [cell for cell in rows if cell not in hidden]
    same = np.array([rows[cell].ravel() for cell in shown])
    some = -np.array([rows[cell].ravel() for cell in hidden])  # a hidden number is no zero
    facts = {
        "A_eq": same,
        "b_eq": [true[cell] for cell in shown],
        "A_ub": some,
        "b_ub": -np.ones(len(hidden)),
    }
    found = {}
    for cell in hidden:
        ends = [linprog(sign * rows[cell].ravel(), **facts, method="highs") for sign in (1, -1)]
        assert all(end.status in (0, 3) for end in ends), "the shown sums contradict each other"
        found[cell] = (
            math.ceil(ends[0].fun - 1e-6),
            math.floor(-ends[1].fun + 1e-6) if ends[1].status == 0 else 10**9,
        )
    return found


def worked_out(found: dict[Cell, tuple[int, int]]) -> list[Cell]:
    return [cell for cell, (least, most) in found.items() if least >= most or most < FLOOR]


@pytest.mark.parametrize("seed", range(TABLES))
def test_nothing_hidden_can_be_worked_out(seed: int) -> None:
    leaves = table(seed)
    true = released(leaves)
    hidden = protected(true, NOTHING, FLOOR)
    small = {cell for cell, value in true.items() if 0 < value < FLOOR}
    assert small <= hidden and all(true[cell] for cell in hidden)
    assert Cell("high", DAY, DAY) not in hidden or not true[Cell("high", DAY, DAY)] > 1000, (
        "totals are hidden last"
    )
    if hidden:
        assert not worked_out(second_attack(leaves, hidden))


def test_without_protection_most_can_be_worked_out() -> None:
    """The control: hiding the small numbers alone gives most of them away."""
    small = lost = 0
    for seed in range(TABLES):
        leaves = table(seed)
        hidden = frozenset(cell for cell, value in released(leaves).items() if 0 < value < FLOOR)
        small += len(hidden)
        lost += len(worked_out(second_attack(leaves, hidden))) if hidden else 0
    print(f"hiding small numbers alone: {lost} of {small} worked out in {TABLES} tables")
    assert lost > small / 2


def test_two_releases_together_give_nothing_away() -> None:
    """A month is the difference of two totals since January: what the second release hides, the first must not tell."""

    def year(last: int, **values: int) -> dict[Cell, int]:
        return {
            Cell("contacts", date(2026, 1, 1), date(2026, last, 1), place): n for place, n in values.items()
        }

    def month(n: int, **values: int) -> dict[Cell, int]:
        return {
            Cell("contacts", date(2026, n, 1), date(2026, n, 1), place): value
            for place, value in values.items()
        }

    total = Cell("contacts", date(2026, 2, 1), date(2026, 2, 1))
    first = {**month(1, A=40, B=60, C=80), **year(1, A=40, B=60, C=80)}
    second = {**month(2, A=4, B=50, C=70), **year(2, A=44, B=110, C=150), total: 124}
    assert protected(first, NOTHING, FLOOR) == frozenset()
    hidden = protected(second, NOTHING, FLOOR, [(first, frozenset())])
    assert Cell("contacts", date(2026, 2, 1), date(2026, 2, 1), "A") in hidden
    assert Cell("contacts", date(2026, 1, 1), date(2026, 2, 1), "A") in hidden, (
        "44 less the 40 of January are 4"
    )
    assert total not in hidden
    small = {(1, Cell("contacts", date(2026, 2, 1), date(2026, 2, 1), "A"))}
    both = {(n, cell): value for n, one in enumerate((first, second)) for cell, value in one.items()}
    assert attack(both, small, relations(both, NOTHING), FLOOR), "the control: hidden alone it is worked out"


def test_all_sample_months_together(sample) -> None:
    """Month after month released: nothing hidden is found from all releases so far, and hiding the small alone fails."""
    trees, earlier, failed = trees_of(sample), [], 0
    for month in ask(sample, LOCAL, "months")["month"].to_pylist()[-MONTHS:]:
        true = {
            cell: n
            for cell, n in numbers_of(released_questions(sample, month).to_pylist()).items()
            if n is not None
        }
        earlier = earlier if month.month > 1 else []  # years share no month
        hidden = protected(true, trees, FLOOR, earlier)
        small = {cell for cell, value in true.items() if 0 < value < FLOOR}
        assert small <= hidden
        earlier.append((true, hidden))
        every = {(n, cell): value for n, (one, _) in enumerate(earlier) for cell, value in one.items()}
        known = relations(every, trees)
        assert not attack(
            every, {(n, cell) for n, (_, gone) in enumerate(earlier) for cell in gone}, known, FLOOR
        )
        alone = {(n, cell) for (n, cell), value in every.items() if 0 < value < FLOOR}
        failed += bool(attack(every, alone, known, FLOOR))
        print(f"{month:%Y-%m}: {len(true)} numbers, {len(small)} small, {len(hidden)} hidden")
    assert failed


def test_the_release_itself_hides_them_and_the_chair_sees_which_before(own_samples) -> None:
    group = open_sample("south_sudan", own_samples)
    month = date(2026, 10, 1)  # the samples have September released
    with pytest.raises(NotForYou, match="final"):
        would_withhold(group, LOCAL, month)
    freeze(group, LOCAL, month)
    before = would_withhold(group, LOCAL, month).to_pylist()
    folder = release(group, LOCAL, month)
    shown = pq.read_table(folder / "figures.parquet").to_pylist()
    assert not [n for n in numbers_of(shown).values() if n and n < FLOOR]
    assert {line["measure"] for line in before} and all(
        line["small"] == (line["number"] < FLOOR) for line in before
    )
    gone = sum(value is None for row in shown for value in json.loads(row["measures"]).values())
    assert gone >= len(before) > 0
    with pytest.raises(NotForYou):
        would_withhold(group, Viewer(Role.partner, "IOM"), month)


def test_a_release_that_would_give_something_away_is_refused_with_the_number_named(own_samples) -> None:
    """August after September: what September shows since January leaves no room to hide one number of August."""
    group, month = open_sample("south_sudan", own_samples), date(2026, 8, 1)
    freeze(group, LOCAL, month)
    with pytest.raises(NotForYou, match="Nothing was released.*older_men 2026-01 to 2026-08"):
        release(group, LOCAL, month)
    assert month not in ask(group, LOCAL, "releases")["month"].to_pylist()
