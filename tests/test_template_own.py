"""The template of an agency: what it did last month is in it, for itself and for chairs alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from examples_small import row, send
from marked_books import coloured, commented, is_otherwise_the_same, opened

from data_pipeline import (
    LOCAL,
    NotForYou,
    Role,
    Viewer,
    WorkingGroup,
    enter,
    follow,
    open_group,
    submit,
    verdict,
)
from data_pipeline.__main__ import main
from data_pipeline.outputs.feedback import marked_workbook
from data_pipeline.outputs.template import own_template, services_before, template

JUNE = date(2026, 6, 1)


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingGroup]:
    """May of one agency: a service that goes on, one that has finished, one whose row is not counted."""
    group = open_group("south_sudan", tmp_path_factory.mktemp("own"))
    finished = row(activity="7.1", status="Finished")
    send(group, "may", row(new=3), finished, row(activity="Drumming"))
    agency = {"code": "NEW", "title": "New Agency", "acronym": "NEW", "type": "441", "expected": True}
    enter(group, LOCAL, "organisations", [agency], "joined")
    yield group
    group.close()


def lines(group: WorkingGroup, viewer: Viewer, agency: str, month: date) -> list[str]:
    """The lines of the CSV template under its headings, tags and example."""
    return own_template(group, viewer, ".csv", agency, month).decode("utf-8-sig").splitlines()[3:]


def test_what_goes_on_stands_in_the_template_without_numbers(group):
    (line,) = lines(group, Viewer(Role.partner, "CIM"), "CIM", JUNE)
    assert line.startswith("2026-06,") and "8.1 Basic counselling" in line and "Malakal" in line
    assert line.endswith(",,,,,,,,,,"), "no number is filled in"
    (service,) = services_before(group, "CIM", JUNE)
    assert (service["total"], service["new"], service["month"]) == (40, 3, date(2026, 5, 1))


def test_a_month_after_a_long_silence_begins_empty(group):
    (line,) = lines(group, LOCAL, "CIM", date(2027, 1, 1))
    assert set(line.split(",")[2:]) == {""}


def test_another_agencys_services_are_not_for_you(group):
    with pytest.raises(NotForYou):
        own_template(group, Viewer(Role.partner, "HHR"), ".csv", "CIM", JUNE)


@pytest.mark.filterwarnings("ignore:Data Validation extension")
def test_a_template_comes_back_marked_and_is_still_one(group):
    wrong = {**services_before(group, "CIM", JUNE)[0], "admin2": "Juba"}
    data = template(group.lists, ".xlsx", "CIM", JUNE, [wrong])
    number = submit(group, LOCAL, "june.xlsx", data).submission
    name, marked = marked_workbook(group, LOCAL, number)
    before, after = opened(data), opened(marked)
    assert after.sheetnames == ["What to mend", *before.sheetnames]
    assert set(coloured(after["4Ws"])) == set(commented(after["4Ws"])) == {"F4"}
    rules = [len(book["4Ws"].data_validations.dataValidation) for book in (before, after)]
    assert rules[0] == rules[1] > 10 and after["4Ws"].protection.sheet
    assert after["4Ws"]["A1"].comment.text == before["4Ws"]["A1"].comment.text
    is_otherwise_the_same(data, marked, {"F4"})
    again = submit(group, LOCAL, name, marked).submission
    follow(group)
    told = verdict(group, LOCAL, again)
    assert (told.rows["read"], told.warnings) == (1, ())


def test_the_command_knows_agencies_that_chairs_entered(
    group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    group.close()
    monkeypatch.setenv("TWG_DATA", str(group.root))
    out = tmp_path / "new.csv"
    assert main(["template", "--organisation", "NEW", "--month", "2026-06", "--out", str(out)]) == 0
    assert "2026-06,New Agency" in out.read_text("utf-8-sig")
