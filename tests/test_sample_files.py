"""The sample files: made again byte for byte, and every planted fault stands where the list of them says."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

SAMPLE = Path(__file__).parents[1] / "sample_data"
GROUP = SAMPLE / "south_sudan"
LISTS = SAMPLE.parent / "data_pipeline" / "groups" / "south_sudan"


@lru_cache
def made() -> dict[str, bytes]:
    """What the script makes now."""
    sys.path.insert(0, str(SAMPLE))
    try:
        from make_sample import build
    finally:
        sys.path.remove(str(SAMPLE))
    return build()


@lru_cache
def planted() -> dict[str, Any]:
    return json.loads((GROUP / "planted.json").read_text("utf-8"))


def received() -> list[dict[str, str]]:
    return list(csv.DictReader((GROUP / "received.csv").read_text("utf-8").splitlines()))


def lines_of(path: str, sheet: str | None) -> list[list[str]]:
    """All lines of a file as text."""
    data = (GROUP / path).read_bytes()
    if path.endswith(".xlsx"):
        rows = load_workbook(io.BytesIO(data), read_only=True)[sheet].iter_rows(values_only=True)
        return [["" if cell is None else str(cell) for cell in row] for row in rows]
    text = data.decode(encoding_of(data))
    first = text.splitlines()[:4]
    delimiter = max(",;|\t", key=lambda sign: max(line.count(sign) for line in first))
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def encoding_of(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def test_the_script_makes_the_committed_files_byte_for_byte() -> None:
    for path, data in made().items():
        assert (SAMPLE / path).read_bytes() == data, f"{path}: run python sample_data/make_sample.py"


def test_no_other_file_lies_among_them() -> None:
    there = {path.relative_to(SAMPLE).as_posix() for path in GROUP.rglob("*") if path.is_file()}
    assert there == {path for path in made() if path.startswith("south_sudan/")}


def test_size_of_the_sample() -> None:
    opening = (SAMPLE / "README.md").read_text("utf-8")
    files, rows, agencies = re.search(r"(\d+) files, ([\d,]+) rows, from (\d+) agencies", opening).groups()
    assert 3000 <= int(rows.replace(",", "")) <= 5000
    assert int(agencies) >= 25
    assert int(files) == len([path for path in made() if "/SAMPLE_" in path])


def test_twelve_months_and_their_folders() -> None:
    months = {line["month"] for line in received()}
    assert months == {path.name for path in GROUP.iterdir() if path.is_dir()}
    assert (min(months), max(months), len(months)) == ("2025-11", "2026-10", 12)


def test_every_file_is_labelled_sample_and_listed_as_received() -> None:
    listed = {line["file"]: line for line in received() if line["file"]}
    files = {path.relative_to(GROUP).as_posix() for path in GROUP.glob("*/*")}
    assert files == set(listed)
    assert all(
        re.fullmatch(r"SAMPLE_\w+\.(csv|xlsx)", name.split("/")[1].replace("-", "_")) for name in files
    )
    assert all(line["file"].startswith(line["month"]) for line in listed.values())


def test_the_readme_says_that_nothing_is_real() -> None:
    assert "SAMPLE, not real figures" in (SAMPLE / "README.md").read_text("utf-8")


def test_iom_is_the_only_real_organisation() -> None:
    with (LISTS / "organisations.csv").open(encoding="utf-8", newline="") as file:
        register = {line["code"]: line for line in csv.DictReader(file)}
    senders = {line["sender"] for line in received()} - {"chair"}
    assert senders <= set(register)
    fictional = {code for code in senders if register[code]["description"].startswith("Fictional")}
    assert senders - fictional == {"IOM"}


def test_a_third_of_the_agencies_use_the_template() -> None:
    from_template = set()
    for line in received():
        rows = lines_of(line["file"], None) if line["file"].endswith(".csv") else []
        if rows and len(rows[0]) == 24 and "Hide the place from outsiders?" in rows[0]:
            from_template.add(line["sender"])
    assert len(from_template) * 3 >= len({line["sender"] for line in received()}) - 3


FAULTS = [
    pytest.param(fault, id=f"{fault['check'] or fault['kind']}-{number}")
    for number, fault in enumerate(json.loads((GROUP / "planted.json").read_text("utf-8"))["faults"])
    if fault["file"]
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_stands_where_the_list_says(fault: dict[str, Any]) -> None:
    assert (GROUP / fault["file"]).is_file()
    if fault["line"] is not None:
        cells = lines_of(fault["file"], fault["sheet"])[fault["line"] - 1]
        assert any(cells)
        assert not fault["written"] or fault["written"] in cells
    elif fault["written"]:
        assert fault["written"] in {cell for row in lines_of(fault["file"], fault["sheet"]) for cell in row}


def test_a_silent_agency_has_no_file_for_the_month() -> None:
    silent = [fault for fault in planted()["faults"] if not fault["file"]]
    assert silent
    for fault in silent:
        files = [line for line in received() if line["month"] == fault["month"]]
        assert fault["organisation"] not in {line["sender"] for line in files}


def test_every_kind_of_fault_is_planted() -> None:
    checks = {fault["check"] for fault in planted()["faults"]} - {None}
    assert len(checks) >= 40
    assert {"refused", "history", "figure", "reading"} <= {fault["kind"] for fault in planted()["faults"]}
    assert {month["state"] for month in planted()["months"]} == {"late", "missing", "nil"}


def test_at_least_95_in_100_rows_are_clean() -> None:
    wrong = [fault for fault in planted()["faults"] if fault["kind"] == "check" and fault["line"]]
    assert len(wrong) <= 0.05 * 3000


def test_late_files_came_after_the_deadline_and_all_first_files_else_before() -> None:
    late = {
        (month["organisation"], month["month"]) for month in planted()["months"] if month["state"] == "late"
    }
    for line in received():
        if line["mode"] in ("", "nil"):
            day = int(line["received_on"][8:])
            assert (day > 10) == ((line["sender"], line["month"]) in late), line


def test_repeated_rows_really_are_the_same() -> None:
    for fault in planted()["faults"]:
        if fault["check"] == "repeated_row":
            rows = lines_of(fault["file"], fault["sheet"])
            assert rows.count(rows[fault["line"] - 1]) == 2


def test_the_year_to_date_reporter_never_falls_within_the_year() -> None:
    totals: dict[tuple[str, ...], list[int]] = {}
    for path in sorted(GROUP.glob("2026-*/SAMPLE_Calabash_*.csv")):
        heading, *rows = lines_of(path.relative_to(GROUP).as_posix(), None)[2:]
        for row in (dict(zip(heading, cells, strict=True)) for cells in rows):
            key = row["County"], row["Activity"], row["Beneficiary group"], row["Facility"]
            totals.setdefault(key, []).append(int(row["Total reached"] or 0))
    series = [values for values in totals.values() if len(values) >= 3 and min(values)]
    assert len(series) >= 5
    assert all(values == sorted(values) for values in series)


def test_a_bad_file_is_followed_by_a_good_one() -> None:
    by_name = {line["file"]: line for line in received()}
    refused = [fault["file"] for fault in planted()["faults"] if fault["kind"] == "refused"]
    assert len(refused) >= 3
    for file in refused:
        stem, ending = file.rsplit(".", 1)
        assert by_name[f"{stem}_v2.{ending}"]["received_on"] > by_name[file]["received_on"]
