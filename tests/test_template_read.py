"""A template that was filled in comes back without a single objection."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data_pipeline.__main__ import main
from data_pipeline.outputs.template import template
from data_pipeline.outputs.template_lists import choices, counties
from data_pipeline.vocabulary import Group, load_group

MONTH = date(2026, 11, 1)
FIRST = 4  # the first line to fill in, as spreadsheets count
LINE = {
    "implementing_partner": "", "donor": "PBF; ECHO", "admin1": "Upper Nile", "admin2": "Malakal",
    "site": "", "delivery_mode": "Mobile team", "activity": "8.1 Basic counselling for individuals",
    "description": "Open all month", "status": "Ongoing", "hide_place": "No", "end_date": "2027-06-30",
    "population_group": "Internally displaced people", "girls": 42, "boys": 38, "women": 65, "men": 21,
    "older_women": 6, "older_men": 3, "total": 175, "new": 40, "disability": 9, "contacts": 310,
}  # fmt: skip


@pytest.fixture(scope="module")
def south_sudan() -> Group:
    return load_group("south_sudan")


def names(group: Group) -> list[str]:
    asked = sorted(
        (column for column in group.vocabulary.columns if column.asked), key=lambda column: column.asked
    )
    return [column.name for column in asked]


def filled(group: Group, data: bytes, lines: list[dict[str, Any]], path: Path) -> Path:
    """The template with lines filled in below what stands there already, saved as a partner would."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    given = {name: book.worksheets[0].cell(FIRST, at).value for at, name in enumerate(names(group), start=1)}
    for number, line in enumerate(lines, start=FIRST):
        for at, name in enumerate(names(group), start=1):
            value = {**{n: v for n, v in given.items() if v}, **line}.get(name)
            book.worksheets[0].cell(number, at).value = None if value == "" else value
    book.save(path)
    return path


def checked(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, Any]]:
    status = main(["check", str(path), "--json", *more])
    return status, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("group", ["south_sudan", "northeast_nigeria"])
def test_the_reader_takes_the_lines_and_nothing_else(
    group: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "t.xlsx").write_bytes(template(load_group(group), ".xlsx", "IOM", MONTH))
    assert main(["read", str(tmp_path / "t.xlsx"), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["warnings"] == []
    assert [sheet["used"] for sheet in answer["sheets"]] == [True, False, False, False]
    assert [(line["line"], line["why"]) for line in answer["sheets"][0]["left_out"]] == [
        (1, "heading"),
        (2, "hxl"),
        (3, "hxl"),  # the example: the reasons are a closed list that other programs know
    ]
    assert [row["line"] for row in answer["sheets"][0]["rows"]] == [4]


def test_a_filled_in_template_comes_back_without_an_objection(
    south_sudan: Group, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    presence = {**LINE, **dict.fromkeys(["total", "contacts", *list(LINE)[12:18], "new", "disability"], "")}
    lines = [
        LINE,
        {**LINE, "population_group": "Host community"},
        {**presence, "site": "", "status": "Planned, funded"},
    ]
    path = filled(south_sudan, template(south_sudan, ".xlsx", "HHR", MONTH), lines, tmp_path / "HHR.xlsx")
    status, answer = checked(path, capsys, "--month", "2026-11")
    assert (status, answer["findings"]) == (0, [])
    assert {heading["how"] for heading in answer["headings"]} == {"title"} and len(answer["headings"]) == 24
    assert answer["rows"] == {"read": 3, "standing": 3, "held_back": 0, "set_aside": 0}
    assert (answer["people"]["total"], answer["people"]["girls"], answer["people"]["contacts"]) == (
        350,
        84,
        620,
    )
    assert answer["organisations"] == ["HHR"] and answer["months"] == ["2026-11"]


def test_every_choice_is_understood(
    south_sudan: Group, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = ("activity", "population_group", "status", "delivery_mode", "hide_place")
    lists = {**choices(south_sudan), "hide_place": choices(south_sudan)["yes_no"]}
    lines = [{**LINE, column: text} for column in columns for text in lists[column]]
    path = filled(south_sudan, template(south_sudan, ".xlsx", "HHR", MONTH), lines, tmp_path / "all.xlsx")
    _, answer = checked(path, capsys)
    wrong = {"unknown_code", "unknown_name", "ambiguous_code", "unnamed_activity", "missing_value"}
    assert answer["rows"]["read"] == len(lines)
    assert [one["message"] for one in answer["findings"] if one["check"] in wrong] == []


def test_every_county_is_understood_in_its_state(
    south_sudan: Group, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [{**LINE, "admin1": state, "admin2": county} for state, county in counties(south_sudan)]
    path = filled(south_sudan, template(south_sudan, ".xlsx", "HHR", MONTH), lines, tmp_path / "all.xlsx")
    _, answer = checked(path, capsys)
    assert answer["rows"]["standing"] == len(lines), [one["message"] for one in answer["findings"]][:5]
    assert [one["message"] for one in answer["findings"] if one["column"] in ("admin1", "admin2")] == []


def test_an_end_may_be_written_as_the_template_says(
    south_sudan: Group, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = next(column.description for column in south_sudan.vocabulary.columns if column.name == "end_date")
    lines = [{**LINE, "end_date": re.findall(r"\d{4}-\d{2}", said)[0]}]
    path = filled(south_sudan, template(south_sudan, ".xlsx", "HHR", MONTH), lines, tmp_path / "end.xlsx")
    assert checked(path, capsys)[1]["findings"] == []


@pytest.mark.parametrize("group", ["south_sudan", "northeast_nigeria"])
def test_the_example_would_be_taken_without_an_objection(
    group: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (
        template(load_group(group), ".csv").decode("utf-8-sig").replace("#example", "2026-11").split("\r\n")
    )
    (tmp_path / "t.csv").write_bytes("\r\n".join([lines[0], *lines[2:]]).encode())
    status, answer = checked(tmp_path / "t.csv", capsys, "--group", group)
    assert (status, answer["findings"], answer["rows"]["standing"]) == (0, [], 1)


def test_an_objection_names_the_sheet(
    south_sudan: Group, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = template(south_sudan, ".xlsx", "HHR", MONTH)
    status, answer = checked(filled(south_sudan, data, [{**LINE, "total": 2}], tmp_path / "t.xlsx"), capsys)
    found = [
        (one["check"], one["sheet"], one["row"]) for one in answer["findings"] if one["severity"] == "error"
    ]
    assert status == 1 and ("parts_above_total", "4Ws", FIRST) in found


def test_the_csv_template_comes_back_too(
    south_sudan: Group, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = template(south_sudan, ".csv", "HHR", MONTH).decode("utf-8-sig")
    head, tags, example, line, *rest = text.split("\r\n")
    assert rest == [""] and tags.count("#") == 24
    cells = ["2026-11", "HHR", *(str(value) for value in LINE.values())]
    path = tmp_path / "HHR.csv"
    path.write_bytes("\r\n".join([head, tags, example, ",".join(cells), ""]).encode("utf-8-sig"))
    status, answer = checked(path, capsys)
    assert (status, answer["findings"], answer["rows"]["standing"]) == (0, [], 1)
    assert line.startswith("2026-11,Hornbill & Heron Relief (sample),")


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "mine.xlsx"
    assert main(["template", "--organisation", "HHR", "--month", "2026-11", "--out", str(out)]) == 0
    assert out.read_bytes() == template(load_group("south_sudan"), ".xlsx", "HHR", MONTH)
