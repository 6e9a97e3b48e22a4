"""The twelve worked examples of how people are counted, word for word: as files of the template through the front door.

Each has agencies, a county or a donor of its own, so that all stand in one working group. Beside the sentence's own
figures stands what the second counter (counter.py) makes of the same rows.
"""

from __future__ import annotations

# An example on a line or two, as they stand in the definitions.
# fmt: off
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

    def county(self, code: str) -> tuple[int, int]:
        """The county's node in January."""
        filters = self.own({"from_month": JANUARY, "to_month": JANUARY})
        said = {row["county"]: (row["low"], row["high"]) for row in ask(self.group, LOCAL, "reach_by_county", **filters).to_pylist()}
        assert said[code] == self.counted(JANUARY, JANUARY).reach(code)
        return said[code]

    def flagged(self, organisation: str) -> list[str]:
        """What the checks between organisations found."""
        found = ask(self.group, LOCAL, "between_findings", organisation=organisation)
        return found["check_name"].to_pylist()


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
    example.send({"organisation": "UWA", "total": 100, "new": 100}, {"organisation": "UWA", "month": "2026-02", "total": 120, "new": 30})
    assert example.reach(JANUARY, FEBRUARY) == (100 + 30, 130)
    assert example.reach(FEBRUARY, FEBRUARY) == (120, 30 + min(90, 100))


def test_2_new_that_is_not_trusted_takes_no_part(example: Example) -> None:
    example.send({"organisation": "WVH", "total": 100, "new": 100}, {"organisation": "WVH", "month": "2026-02", "total": 120, "new": 30})
    assert example.reach(JANUARY, FEBRUARY, county=["SS0707"]) == (120, 220)


def test_3_two_activities_at_one_site(example: Example) -> None:
    site = {"organisation": "WLA", "site": "Malakal PoC"}
    example.send({**site, "women": 200, "total": 200}, {**site, "activity": GROUPS, "women": 180, "total": 180})
    assert example.reach(JANUARY, JANUARY) == (200, 380)


def test_4_a_row_of_the_county_is_a_rival_of_the_site(example: Example) -> None:
    example.send({"organisation": "HHR", "site": "Malakal PoC", "women": 200}, {"organisation": "HHR", "women": 180})
    assert example.county("SS0707") == (200, 380)


def test_5_two_sites_under_the_assumption(example: Example) -> None:
    sites = [{"organisation": "TLI", "site": "Malakal PoC", "total": 200}, {"organisation": "TLI", "site": "Malakia", "total": 180}]
    example.send(*sites)
    assert example.county("SS0707") == (380, 380)
    assert example.headline(JANUARY, JANUARY)["people_floor"] == 200
    assert example.counted(JANUARY, JANUARY).floor == 200


def test_6_a_row_with_cells_and_a_row_without(example: Example) -> None:
    example.send({"organisation": "SMA", "girls": 10, "boys": 20, "total": 30}, {"organisation": "SMA", "activity": GROUPS, "total": 50})
    assert example.reach(JANUARY, JANUARY) == (50, 80)
    assert example.counted(JANUARY, JANUARY).of_cells("SSD", "ALL", "girls") == (10, 10 + 50)
    table = ask(example.group, LOCAL, "sex_age", organisation="SMA", from_month=JANUARY, to_month=JANUARY)
    assert {row["population_group"]: row["girls"] for row in table.to_pylist()} == {"IDP": 10, "ALL": 10}


def test_7_one_activity_under_two_donors(example: Example) -> None:
    of_donors = [{"organisation": "KCI", "donors": "NLF", "total": 100}, {"organisation": "KCI", "donors": "HBF", "total": 60}]
    example.send(*of_donors)
    assert example.reach(JANUARY, JANUARY) == (100, 160)
    assert example.reach(JANUARY, JANUARY, donor=["NLF"]) == (100, 100)


def test_8_a_lead_and_the_one_who_did_it(example: Example) -> None:
    lead, own = {"organisation": "BWF", "implementer": "OMC", "total": 500}, {"organisation": "OMC", "total": 300}
    example.send(lead, own)
    assert example.reach(JANUARY, JANUARY) == (500, 800)
    assert "same_work_told_twice" in example.flagged("BWF")


def test_8_continued_equal_cell_by_cell(example: Example) -> None:
    cells = {"girls": 50, "boys": 50, "women": 120, "men": 70, "older_women": 6, "older_men": 4, "total": 300}
    lead = {"organisation": "NPA-X", "implementer": "PSF-X", **cells}
    example.send(lead, {"organisation": "PSF-X", **cells})
    example.rows = [row for row in example.rows if row["organisation"] == "PSF-X"]  # the lead's row is set aside
    assert example.reach(JANUARY, JANUARY, organisation=["NPA-X", "PSF-X"]) == (300, 300)


def test_9_nothing_to_report_is_known(example: Example) -> None:
    example.send({"organisation": "ALT", "total": 100, "new": 100}, {"organisation": "ALT", "month": "2026-03", "total": 100, "new": 0})
    example.nothing("ALT", FEBRUARY)
    assert example.reach(JANUARY, MARCH) == (100, 100)


def test_10_a_missing_month_is_not(example: Example) -> None:
    example.send({"organisation": "SNRN", "total": 100, "new": 100}, {"organisation": "SNRN", "month": "2026-03", "total": 100, "new": 0})
    assert example.reach(JANUARY, MARCH) == (100, 200)


def test_11_different_people_since_january(example: Example) -> None:
    """100, 150, 190 since January: the differences are the new ones, and who came again in February is not known."""
    later = [{"organisation": "YGT", "month": "2026-02", "new": 50}, {"organisation": "YGT", "month": "2026-03", "new": 40}]
    example.send({"organisation": "YGT", "total": 100, "new": 100}, *later)
    assert example.reach(JANUARY, MARCH)[0] == 190


def test_12_a_caseload_carried_over(example: Example) -> None:
    example.send({"organisation": "WVH", "county": "Renk", "total": 500, "new": 60}, mode="adds")
    assert example.reach(JANUARY, JANUARY, county=["SS0711"]) == (500, 500)
