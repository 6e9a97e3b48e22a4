"""The planted faults of the samples: each is found and named as `planted.json` says, and little else is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_pipeline import LOCAL, WorkingGroup, ask, open_sample, refusal_words, verdict, words

FOLDER = Path(__file__).parents[1] / "sample_data" / "south_sudan"
PLANTED = json.loads((FOLDER / "planted.json").read_text("utf-8"))
BETWEEN = {
    "possible_overlap",
    "same_work_told_twice",
    "sudden_jump",
    "nothing_since_last_month",
    "looks_cumulative",
}


def planted(kind: str) -> list[Any]:
    """The faults of a kind, as parameters named for what is planted and where."""
    faults = [fault for fault in PLANTED["faults"] if fault["kind"] == kind]
    return [
        pytest.param(one, id=f"{one['check'] or kind}-{one['organisation']}-{one['month']}-{one['line']}")
        for one in faults
    ]


@pytest.fixture(scope="module")
def sample(loaded_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingGroup]:
    """The samples, read once for all tests; this module's own copy, for a store has one owner."""
    folder = shutil.copytree(loaded_samples, tmp_path_factory.mktemp("planted") / "twg_data")
    group = open_sample("south_sudan", folder)
    yield group
    group.close()


@pytest.fixture(scope="module")
def files(sample: WorkingGroup) -> dict[str, dict[str, Any]]:
    """File name -> what became of it, with what was said about it under `findings`."""
    sent = {one["file_name"]: one for one in ask(sample, LOCAL, "submissions").to_pylist()}
    for one in sent.values():
        one["findings"] = ask(
            sample, LOCAL, "findings_of_submission", submission=one["submission"]
        ).to_pylist()
    return sent


@pytest.mark.parametrize("fault", planted("check"))
def test_a_planted_fault_is_found(sample, files, fault):
    named = _between(sample, fault) if fault["check"] in BETWEEN else _in_file(files, fault)
    assert any(_is(one, fault) for one in named), (fault, named)


@pytest.mark.parametrize("fault", planted("refused"))
def test_a_file_is_refused_in_words(sample, files, fault):
    one = files[fault["file"]]
    refusal = verdict(sample, LOCAL, one["submission"]).refusal
    message, advice = refusal_words(refusal["code"], refusal["params"], refusal["line"], words("en"))
    assert one["rows_read"] == 0
    assert advice
    assert (fault["written"] or "line 3").casefold() in message.casefold()


@pytest.mark.parametrize("fault", [one for one in planted("history") if "_v2" in one.values[0]["file"]])
def test_a_corrected_file_stands_in_place_of_the_first(files, fault):
    first = files[fault["file"].replace("_v2", "")]
    assert files[fault["file"]]["state"] == "standing"
    assert first["rows_standing"] == 0


@pytest.mark.parametrize(
    "one", PLANTED["months"], ids=lambda one: f"{one['organisation']}-{one['month']}-{one['state']}"
)
def test_a_late_or_silent_month_is_named(sample, one):
    month = date.fromisoformat(f"{one['month']}-01")
    said = ask(
        sample, LOCAL, "reporting", organisation=one["organisation"], from_month=month, to_month=month
    ).to_pylist()
    assert [line["state"] for line in said] == [one["state"]]


@pytest.mark.parametrize("fault", planted("reading"))
def test_a_state_without_a_county_stays_in_the_state(sample, files, fault):
    rows = ask(sample, LOCAL, "rows_of_submission", submission=files[fault["file"]]["submission"]).to_pylist()
    [row] = [row for row in rows if row["line"] == fault["line"]]
    assert (row["standing"], row["admin1"].casefold(), row["admin2"]) == ("standing", "jonglei", None)
    assert not [one for one in files[fault["file"]]["findings"] if one["line"] == fault["line"]]


@pytest.mark.parametrize("fault", [one for one in planted("figure") if one.values[0]["line"]])
def test_one_activity_under_two_donors_is_a_range(sample, files, fault):
    rows = ask(sample, LOCAL, "rows_of_submission", submission=files[fault["file"]]["submission"]).to_pylist()
    first, second = (int(row["total"]) for row in rows if row["line"] in (fault["line"], fault["line"] + 1))
    month = date.fromisoformat(f"{fault['month']}-01")
    asked = {
        "from_month": month,
        "to_month": month,
        "organisation": fault["organisation"],
        "county": "SS0102",
    }
    [line] = ask(sample, LOCAL, "reach_by_activity", activity="8.2", **asked).to_pylist()
    assert line["high"] - line["low"] == min(first, second)  # at least the larger row, at most the sum


def test_services_that_end_in_silence_are_told_apart(sample):
    [fault] = [one.values[0] for one in planted("figure") if not one.values[0]["line"]]
    moved = ask(
        sample,
        LOCAL,
        "what_changed",
        to_month=date.fromisoformat(f"{fault['month']}-01"),
        organisation=fault["organisation"],
    )
    assert sum(moved["from_gone"].to_pylist()) > 0


def test_hardly_another_row_has_an_error(files):
    faults = {(one["file"], one["line"] or 0) for one in PLANTED["faults"]}
    wrong = _rows_said(files, "error") - faults
    read = sum(one["rows_read"] for one in files.values())
    assert read > 3000
    assert len(wrong) <= 0.02 * read, sorted(wrong)[:20]


def test_hardly_another_row_has_a_warning(files):
    faults = {(one["file"], one["line"] or 0) for one in PLANTED["faults"]}
    warned = {(file, line) for file, line in _rows_said(files, "warning") - faults if line}
    assert len(warned) <= 0.02 * sum(one["rows_read"] for one in files.values()), sorted(warned)[:20]


def _rows_said(files: dict[str, dict[str, Any]], severity: str) -> set[tuple[str, int]]:
    return {
        (name, one["line"])
        for name, sent in files.items()
        for one in sent["findings"]
        if one["severity"] == severity
    }


def _in_file(files: dict[str, dict[str, Any]], fault: dict[str, Any]) -> list[dict[str, Any]]:
    line = fault["line"] or 0
    return [
        one
        for one in files[fault["file"]]["findings"]
        if one["check_name"] == fault["check"] and one["line"] == line
    ]


def _between(sample: WorkingGroup, fault: dict[str, Any]) -> list[dict[str, Any]]:
    month = date.fromisoformat(f"{fault['month']}-01")
    asked = {"organisation": fault["organisation"], "from_month": month, "to_month": month}
    found = ask(sample, LOCAL, "between_findings", **asked).to_pylist()
    return [one for one in found if one["check_name"] == fault["check"]]


def _is(one: dict[str, Any], fault: dict[str, Any]) -> bool:
    """The same column and the same words, where the list of faults names them."""
    return all(
        fault[key] is None or one[said] == fault[key]
        for key, said in (("column", "column_name"), ("written", "written"))
    )
