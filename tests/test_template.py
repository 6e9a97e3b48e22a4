"""The template asks for what is read and offers what is understood; see test_template_read.py for the way back."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest

from data_pipeline.outputs.template import template
from data_pipeline.outputs.template_lists import choices, counties, lists_of
from data_pipeline.vocabulary import Group, load_group

MONTH = date(2026, 11, 1)
FIRST = 4  # the first line to fill in, as spreadsheets count
GROUPS = ("south_sudan", "northeast_nigeria")


@pytest.fixture(scope="module", params=GROUPS)
def group(request: pytest.FixtureRequest) -> Group:
    return load_group(request.param)


@pytest.fixture(scope="module")
def south_sudan() -> Group:
    return load_group("south_sudan")


def asked(group: Group) -> list[Any]:
    return sorted(
        (column for column in group.vocabulary.columns if column.asked), key=lambda column: column.asked
    )


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_headings_are_the_titles_in_the_order_asked(group: Group) -> None:
    page = opened(template(group, ".xlsx")).worksheets[0]
    columns = asked(group)
    assert [column.asked for column in columns] == list(range(1, 25))
    assert [cell.value for cell in page[1]] == [column.title for column in columns]
    assert [cell.value for cell in page[2]] == [column.hxl[0] for column in columns]
    assert all(column.description in cell.comment.text for column, cell in zip(columns, page[1], strict=True))


def test_month_and_agency_stand_in_the_first_line_alone(south_sudan: Group) -> None:
    page = opened(template(south_sudan, ".xlsx", "HHR", MONTH)).worksheets[0]
    assert page.cell(FIRST, 1).value == "2026-11"
    assert page.cell(FIRST, 2).value == "Hornbill & Heron Relief (sample)"
    assert page.max_row == FIRST
    assert opened(template(south_sudan, ".xlsx")).worksheets[0].max_row == FIRST - 1


def test_the_sheets_and_the_properties(south_sudan: Group) -> None:
    book = opened(template(south_sudan, ".xlsx", "HHR", MONTH))
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("4Ws", "visible"), ("Ready to send", "visible"), ("How to fill in", "visible"), ("Lists", "hidden"),
    ]  # fmt: skip
    assert "2026-11" in book.properties.title and book.properties.creator == south_sudan.settings.title
    assert book.worksheets[0].freeze_panes == "C4"


def test_every_list_has_its_drop_down_for_five_hundred_lines(south_sudan: Group) -> None:
    page = opened(template(south_sudan, ".xlsx")).worksheets[0]
    names = [column.name for column in asked(south_sudan)]
    rules = {
        names[next(iter(rule.sqref.ranges)).min_col - 1]: rule
        for rule in page.data_validations.dataValidation
    }
    assert {name for name, rule in rules.items() if rule.type == "list" and rule.errorStyle != "information"} == {
        "admin1", "admin2", "delivery_mode", "activity", "status", "hide_place", "population_group",
    }  # fmt: skip
    assert {name for name, rule in rules.items() if rule.type == "whole"} == set(names[14:])
    areas = [next(iter(rule.sqref.ranges)) for rule in rules.values()]
    assert {(area.min_row, area.max_row) for area in areas} == {(4, 503)}
    assert "OFFSET" in rules["admin2"].formula1 and "$E4" in rules["admin2"].formula1


def test_the_counties_of_a_state_are_where_the_formula_looks(group: Group) -> None:
    lists, pairs = lists_of(group), counties(group)
    first, last = lists.at["state_of_county"]
    states = lists.texts[first - 1 : last]
    assert states == [state for state, _ in pairs] and set(states) <= set(choices(group)["admin1"])
    for state in set(states):
        together = [at for at, one in enumerate(states) if one == state]
        assert together == list(range(together[0], together[0] + len(together))), f"{state} is torn apart"
        start = lists.at["county"][0] - 1 + together[0]
        assert lists.texts[start : start + len(together)] == [county for one, county in pairs if one == state]
    assert {county for _, county in pairs} == {
        place.title for place in group.places if place.level == "admin2"
    }


def test_no_link_and_no_formula_but_where_they_are_wanted(south_sudan: Group) -> None:
    with zipfile.ZipFile(io.BytesIO(template(south_sudan, ".xlsx", "HHR", MONTH))) as parts:
        sheets = [parts.read(f"xl/worksheets/sheet{n}.xml").decode() for n in range(1, 5)]
    assert ["<f>" in text for text in sheets] == [False, True, False, False]
    assert not any("hyperlink" in text for text in sheets)


def test_the_same_lists_give_the_same_bytes(group: Group) -> None:
    assert template(group, ".xlsx", "IOM", MONTH) == template(group, ".xlsx", "IOM", MONTH)
    assert template(group, ".csv", "IOM", MONTH) == template(group, ".csv", "IOM", MONTH)


@pytest.mark.parametrize(("kind", "organisation"), [(".pdf", ""), ("", ""), (".xlsx", "NOBODY")])
def test_what_cannot_be_made_is_said(south_sudan: Group, kind: str, organisation: str) -> None:
    with pytest.raises(ValueError, match="template is|NOBODY"):
        template(south_sudan, kind, organisation)
