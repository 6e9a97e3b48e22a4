"""Files that tell totals since January: what the answer to "are they?" makes of them, and that it can be taken back."""

from __future__ import annotations

from datetime import date

import pytest
from test_figures import CLEAN, template

from data_pipeline import (
    LOCAL,
    NotForYou,
    Role,
    Viewer,
    WorkingGroup,
    ask,
    confirm,
    decide,
    open_group,
    rebuild,
    submit,
)

MONTHS = [date(2026, month, 1) for month in range(1, 6)]
JANUARY, FEBRUARY, MARCH, APRIL, _ = MONTHS
AGENCY = "YGT"  # its `new` is trusted; here nobody tells any


def group_with(folder, told: dict[date, int], **more: object) -> WorkingGroup:
    """An agency with a file a month: people, visits twice as many."""
    group = open_group("south_sudan", folder)
    for month, people in told.items():
        row = CLEAN | {
            "organisation": AGENCY,
            "month": f"{month:%Y-%m}",
            "total": people,
            "contacts": 2 * people,
        }
        data = template([row | more])
        confirm(group, LOCAL, submit(group, LOCAL, f"{month}.csv", data, month).submission)
    return group


def reach(group: WorkingGroup, first: date, last: date, **filters: object) -> tuple[int, int]:
    said = ask(group, LOCAL, "headline", from_month=first, to_month=last, **filters).to_pylist()[0]
    return said["people_low"], said["people_high"]


def visits(group: WorkingGroup, first: date, last: date) -> int:
    return ask(group, LOCAL, "headline", from_month=first, to_month=last).to_pylist()[0]["contacts"]


@pytest.fixture
def group(tmp_path) -> WorkingGroup:
    """Example 11: 100, 150, 190 since January."""
    return group_with(tmp_path, {JANUARY: 100, FEBRUARY: 150, MARCH: 190})


def test_nothing_changes_before_the_answer(group: WorkingGroup) -> None:
    assert reach(group, JANUARY, MARCH) == (190, 440)
    assert reach(group, FEBRUARY, FEBRUARY) == (150, 150)


def test_different_people_since_january(group: WorkingGroup) -> None:
    """The differences are new: 190 from January to March; of February at least the 50 new ones, at most all 150."""
    decide(group, LOCAL, "year_to_date", AGENCY, "different_people", "they count persons", year=2026)
    assert reach(group, JANUARY, MARCH) == (190, 190)
    assert reach(group, FEBRUARY, MARCH) == (90, 190)
    assert reach(group, FEBRUARY, FEBRUARY) == (50, 150)
    assert reach(group, JANUARY, JANUARY) == (100, 100)


def test_a_sum_of_months(group: WorkingGroup) -> None:
    """The difference is the month's value, of visits too."""
    decide(group, LOCAL, "year_to_date", AGENCY, "sum_of_months", "they add up", year=2026)
    assert reach(group, FEBRUARY, FEBRUARY) == (50, 50)
    assert reach(group, JANUARY, MARCH) == (100, 190)
    assert (visits(group, JANUARY, MARCH), visits(group, MARCH, MARCH)) == (380, 80)


def test_cells_follow_where_both_months_are_one_number(tmp_path) -> None:
    group = group_with(tmp_path, {JANUARY: 100, FEBRUARY: 150}, women=40, older_women=5)
    decide(group, LOCAL, "year_to_date", AGENCY, "sum_of_months", "they add up", year=2026)
    cells = ask(group, LOCAL, "sex_age", from_month=FEBRUARY, to_month=FEBRUARY).to_pylist()[0]
    assert (cells["women"], cells["older_women"], cells["not_recorded"]) == (0, 0, 50)


@pytest.mark.parametrize(("kind", "expected"), [("different_people", (0, 190)), ("sum_of_months", (0, 90))])
def test_a_month_not_told_makes_the_next_one_uncertain(
    tmp_path, kind: str, expected: tuple[int, int]
) -> None:
    """January 100, February missing, March 190: the 90 came in February or March."""
    group = group_with(tmp_path, {JANUARY: 100, MARCH: 190})
    decide(group, LOCAL, "year_to_date", AGENCY, kind, "told by telephone", year=2026)
    assert reach(group, MARCH, MARCH) == expected
    assert reach(group, JANUARY, MARCH) == (190 if kind == "different_people" else 100, 190)


def test_an_answer_of_one_file_goes_before_that_of_the_agency(group: WorkingGroup) -> None:
    """The file of March counts March alone: 100, 50 and then 190 people."""
    third = group.store.ask("select max(submission) as n from submissions")["n"][0].as_py()
    decide(group, LOCAL, "year_to_date", AGENCY, "sum_of_months", "they add up", year=2026)
    decide(group, LOCAL, "year_to_date", AGENCY, "each_month", "a new clerk", year=2026, submission=third)
    assert reach(group, MARCH, MARCH) == (190, 190)
    assert reach(group, JANUARY, MARCH) == (190, 340)


def test_an_answer_is_taken_back_by_a_later_one_and_survives_a_rebuild(group: WorkingGroup) -> None:
    before = group.store.hashes()["activity_lines"]
    decide(group, LOCAL, "year_to_date", AGENCY, "sum_of_months", "they add up", year=2026)
    answered = group.store.hashes()["activity_lines"]
    assert rebuild(group)["activity_lines"] == answered != before
    decide(group, LOCAL, "year_to_date", AGENCY, "", "a mistake", year=2026)
    assert group.store.hashes()["activity_lines"] == before


def test_a_later_file_is_read_by_the_answer_that_stands(group: WorkingGroup) -> None:
    decide(group, LOCAL, "year_to_date", AGENCY, "different_people", "they count persons", year=2026)
    row = CLEAN | {"organisation": AGENCY, "month": "2026-04", "total": 260}
    confirm(group, LOCAL, submit(group, LOCAL, "april.csv", template([row]), APRIL).submission)
    assert reach(group, JANUARY, APRIL) == (260, 260)
    assert reach(group, APRIL, APRIL) == (70, 260)


def test_a_donor_has_the_differences_of_its_own_rows(tmp_path) -> None:
    group = group_with(tmp_path, {JANUARY: 100, FEBRUARY: 150}, donors="NLF")
    decide(group, LOCAL, "year_to_date", AGENCY, "sum_of_months", "they add up", year=2026)
    assert reach(group, FEBRUARY, FEBRUARY, donor=["NLF"]) == (50, 50)
    assert reach(group, FEBRUARY, FEBRUARY, donor=["HBF"]) == (0, 0)


def test_who_may_answer_and_what(group: WorkingGroup) -> None:
    with pytest.raises(NotForYou):
        decide(group, Viewer(Role.partner, "UWA"), "year_to_date", AGENCY, "sum_of_months", "", year=2026)
    with pytest.raises(ValueError, match="no answer"):
        decide(group, LOCAL, "year_to_date", AGENCY, "perhaps", "", year=2026)
    decide(group, Viewer(Role.partner, AGENCY), "year_to_date", AGENCY, "sum_of_months", "our own", year=2026)
    assert reach(group, FEBRUARY, FEBRUARY) == (50, 50)
