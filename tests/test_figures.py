"""The twelve worked examples of how people are counted, word for word: as files of the template through the front door.

Each has agencies, a county or a donor of its own, so that all stand in one working group. Beside the sentence's own
figures stands what the second counter (counter.py) makes of the same rows.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pandas as pd
import pytest
from counter import Counted
from template_rows import HEADINGS, coded, not_active, rows_of, world

from data_pipeline import LOCAL, WorkingGroup, ask, confirm, nil, open_group, submit

JANUARY, FEBRUARY, MARCH = (date(2026, month, 1) for month in (1, 2, 3))
CLEAN = {
    "month": "2026-01", "state": "Upper Nile", "county": "Malakal", "delivery_mode": "Mobile team", "status": "Ongoing",
    "hide_place": "No", "population_group": "Internally displaced people", "activity": "8.1 Basic counselling for individuals",
}  # fmt: skip
GROUPS = "8.2 Basic counselling for groups or families"


class Example:
    """Rows sent as one file and confirmed; the same rows for the second counter."""

    def __init__(self, group: WorkingGroup) -> None:
        self.group, self.rows, self.said_nil = group, [], set()

    def send(self, *rows: dict[str, Any], mode: str = "replaces") -> None:
        data = template([{**CLEAN, **row} for row in rows])
        receipt = submit(self.group, LOCAL, "example.csv", data)
        confirm(self.group, LOCAL, receipt.submission, mode)
        self.rows += [coded(row) for row in rows_of("example.csv", data)]

    def nothing(self, organisation: str, month: date) -> None:
        nil(self.group, LOCAL, organisation, month, "the road was flooded")
        self.said_nil.add((organisation, month))

    def headline(self, first: date, last: date, **filters: Any) -> dict[str, Any]:
        return ask(self.group, LOCAL, "headline", from_month=first, to_month=last, **self.own(filters)).to_pylist()[0]

    def reach(self, first: date, last: date, **filters: Any) -> tuple[int, int]:
        """At least and at most, after a look at what the second counter says."""
        said = self.headline(first, last, **filters)
        assert (said["people_low"], said["people_high"]) == self.counted(first, last, **filters).reach("SSD")
        return said["people_low"], said["people_high"]

    def counted(self, first: date, last: date, **filters: Any) -> Counted:
        spoke = {(row["organisation"], row["month"]) for row in self.rows}
        quiet = frozenset((self.said_nil | not_active(JANUARY, MARCH)) - spoke)
        return Counted(pd.DataFrame(self.rows), world(quiet), first, last, **self.own(filters))

    def own(self, filters: dict[str, Any]) -> dict[str, Any]:
        return {"organisation": sorted({row["organisation"] for row in self.rows}), **filters}

    def findings(self, check: str) -> list[dict[str, Any]]:
        return ask(self.group, LOCAL, "between_findings").filter(pc_equal("check_name", check)).to_pylist()


def template(rows: list[dict[str, Any]]) -> bytes:
    """A CSV file of the template's 24 columns."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows([[row.get(name, "") for name in HEADINGS.values()] for row in rows])
    return text.getvalue().encode()


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> WorkingGroup:
    return open_group("south_sudan", tmp_path_factory.mktemp("examples"))


@pytest.fixture
def example(group: WorkingGroup) -> Example:
    return Example(group)


def test_1_trusted_new_narrows_both_ends(example: Example) -> None:
    example.send(
        {"organisation": "UWA", "month": "2026-01", "total": 100, "new": 100}, {"organisation": "UWA", "month": "2026-02", "total": 120, "new": 30}
    )
    assert example.reach(JANUARY, FEBRUARY) == (130, 130)
    assert example.reach(FEBRUARY, FEBRUARY) == (120, 30 + min(90, 100))


def test_2_new_that_is_not_trusted(example: Example) -> None:
    rows = ({"organisation": "WVH", "month": "2026-01", "total": 100, "new": 100}, {"organisation": "WVH", "month": "2026-02", "total": 120, "new": 30})
    example.send(*rows)
    assert example.reach(JANUARY, FEBRUARY, county=["SS0707"]) == (120, 220)
