"""The command line as other people's scripts call it: one JSON object, its exact keys, the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from examples_small import row, write_rows

HOME = Path(__file__).parents[1]
REFUSAL = {"code", "message", "line", "advice"}
READ = {"outcome", "refusal", "warnings", "sheets"}
SHEET = {"name", "hidden", "used", "why_not", "heading_lines", "headings", "rows", "left_out"}
CHECK = {
    "outcome", "refusal", "organisations", "months", "headings", "rows", "people", "by_admin1", "by_layer",
    "by_population_group", "findings", "seconds",
}  # fmt: skip
PEOPLE = {
    "total", "girls", "boys", "women", "men", "older_women", "older_men", "not_recorded", "new", "contacts",
    "attendances", "participants", "supported_staff",
}  # fmt: skip
FATES = {"read", "standing", "held_back", "set_aside"}
FINDING = {"check", "severity", "sheet", "row", "column", "written", "suggestion", "message"}


def run(*arguments: str | Path, data: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command as a script would call it, its data in a folder of the test's own."""
    environment = {**os.environ, "TWG_DATA": str(data or "no_such_folder"), "PYTHONIOENCODING": "utf-8"}
    environment.pop("TWG_GROUP", None)
    command = [sys.executable, "-m", "data_pipeline", *map(str, arguments)]
    return subprocess.run(
        command, cwd=HOME, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120
    )


def answer(*arguments: str | Path, status: int = 0, data: Path | None = None) -> dict[str, Any]:
    """The one JSON object on standard output, of a command that ends with this status."""
    done = run(*arguments, "--json", data=data)
    assert done.returncode == status, done.stderr
    assert len(done.stdout.splitlines()) == 1, "one object and nothing else"
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two months of two agencies, one row of them with a fault, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("files")
    good = [row(total=40), row(total=25, admin1="Unity", admin2="Rubkona", group="HST")]
    write_rows(folder / "2026-05" / "CIM.csv", good)
    write_rows(folder / "2026-06" / "CIM.csv", [row(month="2026-06", total=50)])
    write_rows(
        folder / "2026-06" / "HHR.csv",
        [
            row(month="2026-06", organisation="HHR", total="about 12"),
            row(month="2026-06", organisation="HHR"),
        ],
    )
    write_rows(folder / "gbv.csv", [row(total=40, admin1="Kalma")])
    (folder / "page.html.csv").write_bytes(b"<!DOCTYPE html><html><body>Sign in</body></html>")
    return folder


@pytest.fixture(scope="module")
def data(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the two months loaded."""
    folder = tmp_path_factory.mktemp("data")
    loaded = answer("load", files / "2026-05", "--group", "south_sudan", data=folder)
    assert [one["rows_standing"] for one in loaded["files"]] == [2]
    return folder


def test_read_tells_every_line_and_nothing_of_meaning(files: Path) -> None:
    told = answer("read", files / "2026-05" / "CIM.csv")
    assert (
        set(told) == READ and told["outcome"] == "read" and told["refusal"] is None and told["warnings"] == []
    )
    (sheet,) = told["sheets"]
    assert set(sheet) == SHEET and (sheet["name"], sheet["used"], sheet["why_not"]) == (None, True, None)
    assert sheet["heading_lines"] == [1] and "State or area" in sheet["headings"]
    assert [one["line"] for one in sheet["rows"]] == [2, 3] and set(sheet["rows"][0]) == {"line", "cells"}
    assert None in sheet["rows"][0]["cells"] and "40" in sheet["rows"][0]["cells"], (
        "as written, empty cells null"
    )
    assert [set(one) for one in sheet["left_out"]] == [{"line", "why", "cells"}]


def test_read_refuses_in_words(files: Path) -> None:
    told = answer("read", files / "page.html.csv", status=1)
    assert set(told) == READ and told["outcome"] == "refused" and told["sheets"] == []
    assert set(told["refusal"]) == REFUSAL and told["refusal"]["message"] and told["refusal"]["advice"]


def test_check_has_exactly_the_keys_of_the_contract(files: Path) -> None:
    told = answer("check", files / "2026-05" / "CIM.csv", "--month", "2026-05")
    assert set(told) == CHECK and (told["outcome"], told["refusal"]) == ("checked", None)
    assert set(told["people"]) == PEOPLE and set(told["rows"]) == FATES
    assert all(set(one) == {"heading", "column", "how"} for one in told["headings"])
    assert {one["how"] for one in told["headings"]} <= {"title", "hxl", "known", "none"}
    assert (told["organisations"], told["months"]) == (["CIM"], ["2026-05"])
    assert told["rows"] == {"read": 2, "standing": 2, "held_back": 0, "set_aside": 0}
    assert told["by_admin1"] == {"SS06": {"rows": 1, "people": 25}, "SS07": {"rows": 1, "people": 40}}
    assert told["by_layer"] == {"3": {"rows": 2, "people": 65}}
    assert told["by_population_group"] == {"HST": {"rows": 1, "people": 25}, "IDP": {"rows": 1, "people": 40}}


def test_check_gives_numbers_as_numbers(files: Path) -> None:
    told = answer("check", files / "2026-05" / "CIM.csv")
    assert told["people"]["total"] == 65
    numbers = [*told["people"].values(), *told["rows"].values(), told["seconds"]]
    assert all(isinstance(number, int | float) for number in numbers)


def test_check_names_the_fault_and_where_it_is(files: Path) -> None:
    told = answer("check", files / "gbv.csv", status=1)
    assert all(set(one) == FINDING for one in told["findings"])
    (found,) = [one for one in told["findings"] if one["check"] == "unknown_code"]
    assert (found["severity"], found["row"], found["column"], found["written"]) == (
        "error",
        2,
        "admin1",
        "Kalma",
    )
    assert found["sheet"] is None and found["message"].startswith('Row 2, State or area, "Kalma": ')
    assert told["rows"]["held_back"] == 1 and told["people"]["total"] == 0


def test_check_refuses_what_cannot_be_read(files: Path) -> None:
    told = answer("check", files / "page.html.csv", status=1)
    assert set(told) == CHECK and told["outcome"] == "refused" and set(told["refusal"]) == REFUSAL
    assert (
        told["rows"] == {"read": 0, "standing": 0, "held_back": 0, "set_aside": 0} and told["findings"] == []
    )


def test_without_json_there_are_sentences(files: Path) -> None:
    done = run("check", files / "gbv.csv")
    assert done.returncode == 1 and done.stdout.startswith("0 of 1 rows count")
    assert 'Row 2, State or area, "Kalma"' in done.stdout and "{" not in done.stdout


def test_load_can_be_repeated(files: Path, data: Path) -> None:
    again = answer("load", files / "2026-05", data=data)
    assert [one["repeat"] for one in again["files"]] == [True]
    more = answer("load", files / "2026-06", data=data)
    assert {Path(one["file"]).name: one["rows_standing"] for one in more["files"]} == {
        "CIM.csv": 1,
        "HHR.csv": 1,
    }
    assert more["outcome"] == "loaded" and set(more["rows"]) == FATES


def test_query_answers_rows_and_takes_filters(data: Path) -> None:
    told = answer("query", "reach_by_state", "--set", "from_month=2026-05", "to_month=2026-05", data=data)
    assert set(told) == {"query", "rows"} and told["query"] == "reach_by_state"
    reached = {one["place"]: one["low"] for one in told["rows"] if one["low"]}
    assert reached == {"SS06": 25, "SS07": 40}
    filtered = answer("query", "headline", "--set", "to_month=2026-05", "admin1=SS06", data=data)
    assert [one["people_low"] for one in filtered["rows"]] == [25]


def test_query_list_names_every_question_and_for_whom() -> None:
    told = answer("query", "--list")
    assert all(set(one) == {"name", "answers", "for"} and all(one.values()) for one in told["questions"])
    assert {"headline", "reach_by_state", "reach_by_layer", "months"} <= {
        one["name"] for one in told["questions"]
    }


def test_rebuild_and_verify_agree(data: Path) -> None:
    first, second = answer("rebuild", data=data), answer("rebuild", data=data)
    assert first["tables"] == second["tables"] and {"rows", "findings", "activity_lines"} <= set(
        first["tables"]
    )
    assert answer("verify", data=data) == {"outcome": "whole", "wrong": []}


def test_verify_finds_a_changed_byte(files: Path, tmp_path: Path) -> None:
    answer("load", files / "2026-05", data=tmp_path)
    ledger = tmp_path / "south_sudan" / "ledger.jsonl"
    ledger.write_bytes(ledger.read_bytes().replace(b"CIM.csv", b"CIN.csv", 1))
    told = answer("verify", data=tmp_path, status=1)
    assert told["outcome"] == "broken" and told["wrong"]


def test_template_writes_a_workbook(tmp_path: Path) -> None:
    told = answer("template", "--organisation", "HHR", "--month", "2026-11", "--out", tmp_path / "t.xlsx")
    assert told == {"outcome": "written", "file": str(tmp_path / "t.xlsx")}
    assert (tmp_path / "t.xlsx").read_bytes().startswith(b"PK")


def test_feedback_writes_the_file_with_its_marks(data: Path, tmp_path: Path) -> None:
    number = answer("query", "submissions", data=data)["rows"][0]["submission"]
    told = answer("feedback", str(number), "--out", tmp_path / "f.xlsx", data=data)
    assert told["outcome"] == "written" and (tmp_path / "f.xlsx").read_bytes().startswith(b"PK")
    assert answer("feedback", "999", data=data, status=1)["outcome"] == "refused"
