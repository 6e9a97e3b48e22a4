"""The receipt, and two versions of a month beside each other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from examples import csv_file, row

from data_pipeline import (
    LOCAL,
    NotForYou,
    Role,
    Viewer,
    WorkingGroup,
    ask,
    confirm,
    follow,
    open_group,
    submit,
    words,
)
from data_pipeline.outputs.receipt import ranges, slip

ALT, HHR = Viewer(Role.partner, "ALT"), Viewer(Role.partner, "HHR")


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingGroup]:
    group = open_group("south_sudan", tmp_path_factory.mktemp("receipt"))
    yield group
    group.close()


def sent(group: WorkingGroup, name: str, *rows: dict[str, str]) -> int:
    number = submit(group, ALT, name, csv_file(*rows)).submission
    follow(group)
    return number


@pytest.fixture(scope="module")
def two(group: WorkingGroup) -> tuple[int, int]:
    """A version that counts, and a later one with a changed row, a new one, one gone and two that are wrong."""
    first = sent(group, "first.csv", row(), row(activity="7.1"), row(activity="5.1"))
    confirm(group, ALT, first)
    wrong = row(total="170"), row(total="170", population_group="Refugees")
    return first, sent(
        group, "second.csv", row(total="", donor=""), row(activity="5.1"), *wrong, row(activity="8.2")
    )


def test_a_receipt_is_short_and_tells_what_does_not_count_and_why(group, two):
    first, second = slip(group, ALT, two[0]), slip(group, ALT, two[1])
    assert first.title == f"Receipt {two[0]}, South Sudan MHPSS TWG"
    told = dict(first.lines)
    assert (told["State"], told["Rows that count"], told["People, added up"]) == ("counts", "3 of 3", "525")
    assert (
        told["Agency"] == "Acacia Lantern Trust (sample)" and told["Month"] == "May 2026" and not first.held
    )
    assert dict(second.lines)["Rows not counted yet"] == "2"
    assert second.held == ("- The parts are more than the total: lines 4 to 5",)
    assert len(second.text.splitlines()) < 20 and max(map(len, second.text.splitlines())) < 80
    with pytest.raises(NotForYou):
        slip(group, HHR, two[0])


def test_lines_are_said_as_people_say_them():
    said = words("en")
    assert ranges([89, 87, 88, 95, 0], said) == "87 to 89, 95"
    assert ranges(range(1, 40, 2), said) == "1, 3, 5, 7, 9 …"


def test_versions_are_compared_row_by_row(group, two):
    rows = ask(group, ALT, "changes_between_files", submission=two[1], earlier=two[0]).to_pylist()
    told = [
        (one["change"], one["activity"], one["line"], one["earlier_line"], one["columns"]) for one in rows
    ]
    assert [one for one in told if one[0] == "changed"] == [("changed", "8.1", 2, 2, ["donor"])]
    assert [one[1:3] for one in told if one[0] == "new"] == [("8.1", 4), ("8.1", 5), ("8.2", 6)]
    assert [one[1:4] for one in told if one[0] == "gone"] == [("7.1", None, 3)]
    assert [one[1] for one in told if one[0] == "same"] == ["5.1"]


def test_nobody_elses_files_are_compared(group, two):
    assert ask(group, HHR, "changes_between_files", submission=two[1], earlier=two[0]).num_rows == 0
    assert ask(group, LOCAL, "changes_between_files", submission=two[1], earlier=two[0]).num_rows == 6
