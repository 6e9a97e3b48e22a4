"""The template away from us: its sheet "Ready to send" and its lists live in LibreOffice, and nothing of it is read."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from libreoffice import needs_libreoffice, saved_by_libreoffice

from data_pipeline.outputs.template import template
from data_pipeline.outputs.template_lists import counties
from data_pipeline.vocabulary import Group, load_group

MONTH = date(2026, 11, 1)
FIRST, READY = 4, 8  # the first line to fill in; the line of "Ready to send" that looks at it
SERVICE = {
    "admin1": "Upper Nile", "admin2": "Malakal", "delivery_mode": "Mobile team",
    "activity": "8.1 Basic counselling for individuals", "status": "Ongoing", "hide_place": "No",
    "population_group": "Internally displaced people", "end_date": "2027-06", "total": 300, "girls": 12,
}  # fmt: skip
GOOD = {
    "girls": 42,
    "boys": 38,
    "women": 65,
    "men": 21,
    "older_women": 6,
    "older_men": 3,
    "total": 175,
    "new": 40,
}
# What a partner writes over the service, and what the sheet says: (is it ready, under which head, what)
LINES: list[tuple[dict[str, Any], str, int, str]] = [
    (GOOD, "Ready", 0, ""),
    ({**GOOD, "activity": None, "status": None}, "Mend", 3, "Activity; Status; "),
    ({**GOOD, "total": 170}, "Mend", 4, "175 > 170"),
    (
        {**GOOD, "new": 176, "disability": 180},
        "Mend",
        5,
        "Of these, first time this year; Of these, with a disability; ",
    ),
    ({**GOOD, "admin2": "Juba"}, "Mend", 6, "Juba / Upper Nile"),
    ({**GOOD, "total": 187}, "Please look", 7, "175 < 187"),
    (
        {"total": None, "girls": None},
        "Please look",
        7,
        "No number: presence only",
    ),
    (
        {**GOOD, "contacts": "about 12"},
        "Please look",
        8,
        "Visits, sessions or attendances (blank if not counted); ",
    ),
]


@pytest.fixture(scope="module")
def south_sudan() -> Group:
    return load_group("south_sudan")


def opened(data: bytes, values: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def columns(group: Group) -> list[str]:
    asked = sorted((c for c in group.vocabulary.columns if c.asked), key=lambda c: c.asked)
    return [column.name for column in asked]


@pytest.fixture(scope="module")
def saved(south_sudan: Group, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The template filled in with faults and saved by LibreOffice, with a cell beside that reckons a drop-down."""
    book = opened(template(south_sudan, ".xlsx", "HHR", MONTH, [SERVICE]))
    page, names = book.worksheets[0], columns(south_sudan)
    for line, (cells, *_) in enumerate(LINES, start=FIRST):
        for name, value in {
            **SERVICE,
            "reporting_month": "2026-11",
            "reporting_organisation": "HHR",
            **cells,
        }.items():
            page.cell(line, names.index(name) + 1).value = value
    rules = {str(rule.sqref).split("4")[0]: rule.formula1 for rule in page.data_validations.dataValidation}
    page["AB4"] = f"=ROWS({rules['F']})"
    page["AC4"] = f"=INDEX({rules['F']},1,1)"
    page["AD4"] = f"=COUNTA({rules['I']})"
    out = io.BytesIO()
    book.save(out)
    return saved_by_libreoffice(out.getvalue(), tmp_path_factory.mktemp("office"))


@needs_libreoffice
def test_each_line_is_told_what_is_missing(saved: bytes) -> None:
    page = opened(saved, values=True)["Ready to send"]
    for at, (_, state, column, told) in enumerate(LINES):
        row = [cell.value or "" for cell in page[READY + at]]
        assert row[1] == state, (at, row)
        assert {n: text for n, text in enumerate(row[2:8], start=3) if text} == (
            {column: told} if column else {}
        )
    assert [cell.value or "" for cell in page[READY + len(LINES)]][1:8] == [""] * 7
    assert page["A3"].value == "Lines to mend before you send: 4"


@needs_libreoffice
def test_the_drop_downs_are_alive(saved: bytes, south_sudan: Group) -> None:
    page = opened(saved, values=True).worksheets[0]
    own = [county for state, county in counties(south_sudan) if state == "Upper Nile"]
    assert (page["AB4"].value, page["AC4"].value) == (len(own), own[0])
    assert page["AD4"].value == len(south_sudan.vocabulary.lists["activity"])
    rules = opened(saved).worksheets[0].data_validations.dataValidation
    assert sum("OFFSET" in (rule.formula1 or "") for rule in rules) == 1
    assert opened(saved)["Lists"].sheet_state == "hidden"


def test_what_goes_on_is_filled_in_without_its_numbers(south_sudan: Group) -> None:
    page = opened(template(south_sudan, ".xlsx", "HHR", MONTH, [SERVICE, SERVICE])).worksheets[0]
    told = dict(zip(columns(south_sudan), [cell.value for cell in page[FIRST]], strict=True))
    kept = {name: text for name, text in SERVICE.items() if isinstance(text, str)}
    assert {name: text for name, text in told.items() if text} == {
        "reporting_month": "2026-11", "reporting_organisation": "Hornbill & Heron Relief (sample)", **kept,
    }  # fmt: skip
    assert page.max_row == FIRST, "the same service is filled in once"


def test_headings_and_the_example_are_locked_and_lines_are_not(south_sudan: Group) -> None:
    page = opened(template(south_sudan, ".xlsx", "HHR", MONTH, [SERVICE])).worksheets[0]
    assert page.protection.sheet and not page.protection.password
    assert all(cell.protection.locked for line in (1, 2, 3) for cell in page[line])
    assert not any(cell.protection.locked for cell in page[FIRST] if cell.value)
    assert not page.column_dimensions["A"].protection.locked


def test_what_opens_says_what_it_will_say(south_sudan: Group) -> None:
    """Not every program reckons formulas when it opens a file: what is kept beside them must hold."""
    data = template(south_sudan, ".xlsx", "HHR", MONTH, [SERVICE, {**SERVICE, "status": ""}])
    page = opened(data, values=True)["Ready to send"]
    assert [page.cell(READY + n, 2).value for n in range(3)] == ["Please look", "Mend", None]
    assert page["A3"].value == "Lines to mend before you send: 1"
    none = opened(template(south_sudan, ".xlsx", "HHR", MONTH), values=True)["Ready to send"]
    assert none["A3"].value == "Nothing is filled in yet"


def test_a_partners_text_is_in_no_formula(south_sudan: Group) -> None:
    data = template(south_sudan, ".xlsx", "HHR", MONTH, [{**SERVICE, "donor": '=HYPERLINK("http://x.org")'}])
    for sheet in opened(data).worksheets:
        formulas = [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
        assert bool(formulas) == (sheet.title == "Ready to send")
        assert not any("HYPERLINK" in cell.value for cell in formulas)
