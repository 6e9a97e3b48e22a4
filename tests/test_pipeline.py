"""The pipeline as a whole: the same tables however the ledger is cut, nothing double, nothing replaced in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from examples_small import row, write_rows

from data_pipeline import (
    LOCAL,
    NotForYou,
    Viewer,
    ask,
    confirm,
    confirm_spelling,
    follow,
    load,
    nil,
    open_group,
    rebuild,
    submit,
    verdict,
    withdraw,
)
from data_pipeline.ledger import Ledger

AGENCIES = ("CIM", "HHR", "TLI")


def people(group, month: str = "") -> dict[str, int]:
    """People told by standing rows of each organisation, by plain sums."""
    rows = group.store.ask(
        "select r.organisation, sum(r.total) as people from rows as r join standing using (row_id) "
        "where standing.standing = 'standing' and ($month = '' or strftime(r.month, '%Y-%m') = $month) "
        "group by all order by all",
        {"month": month},
    ).to_pylist()
    return {one["organisation"]: int(one["people"]) for one in rows}


def send(
    group, folder: Path, rows: list[dict[str, str]], mode: str = "replaces", viewer=LOCAL, **more
) -> int:
    file = write_rows(
        folder / f"{len(list(folder.iterdir()))}.csv" if folder.exists() else folder / "0.csv", rows
    )
    receipt = submit(group, viewer, file.name, file.read_bytes(), **more)
    confirm(group, viewer, receipt.submission, mode)
    return receipt.submission


def test_a_later_file_replaces_only_its_organisation_and_month(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    send(
        group,
        tmp_path / "in",
        [row(organisation="CIM", total=40), row(organisation="CIM", total=10, month="2026-06")],
    )
    send(group, tmp_path / "in", [row(organisation="HHR", total=5)])
    send(group, tmp_path / "in", [row(organisation="CIM", total=30)])
    assert people(group, "2026-05") == {"CIM": 30, "HHR": 5}
    assert people(group, "2026-06") == {"CIM": 10}


def test_an_addition_adds_and_a_withdrawal_brings_back(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    send(group, tmp_path / "in", [row(total=40)])
    send(group, tmp_path / "in", [row(total=7, admin2="Renk")], mode="adds")
    assert people(group) == {"CIM": 47}
    last = send(group, tmp_path / "in", [row(total=1)])
    assert people(group) == {"CIM": 1}
    withdraw(group, LOCAL, last, "sent by mistake")
    assert people(group) == {"CIM": 47}


def test_nothing_counts_before_it_is_confirmed(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    file = write_rows(tmp_path / "a.csv", [row(total=40)])
    receipt = submit(group, LOCAL, file.name, file.read_bytes())
    follow(group)
    assert verdict(group, LOCAL, receipt.submission).state == "awaiting"
    assert people(group) == {}


def test_the_same_bytes_are_received_once_but_a_then_b_then_a_is_new(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    a = write_rows(tmp_path / "a.csv", [row(total=40)]).read_bytes()
    b = write_rows(tmp_path / "b.csv", [row(total=41)]).read_bytes()
    first = submit(group, LOCAL, "a.csv", a)
    confirm(group, LOCAL, first.submission)
    again = submit(group, LOCAL, "a.csv", a)
    assert (again.submission, again.repeat) == (first.submission, True)
    confirm(group, LOCAL, submit(group, LOCAL, "b.csv", b).submission)
    third = submit(group, LOCAL, "a.csv", a)
    assert not third.repeat
    confirm(group, LOCAL, third.submission)
    assert people(group) == {"CIM": 40}


def test_a_consolidated_file_never_replaces_an_own_one_in_silence(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    send(group, tmp_path / "in", [row(organisation="CIM", total=40)])
    chair = send(
        group, tmp_path / "in", [row(organisation="CIM", total=99), row(organisation="HHR", total=5)]
    )
    assert people(group) == {"CIM": 40, "HHR": 5}
    assert verdict(group, LOCAL, chair).replaces[0]["organisation"] == "CIM"
    confirm(group, LOCAL, chair, items=[{"organisation": "CIM", "month": "2026-05-01", "mode": "replaces"}])
    assert people(group) == {"CIM": 99, "HHR": 5}


def test_two_years_of_a_consolidated_workbook_then_the_partners_own_files(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    months = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]
    rows = [
        row(organisation=agency, month=month, total=10 + i)
        for i, agency in enumerate(AGENCIES)
        for month in months
    ]
    write_rows(tmp_path / "in" / "2025-12" / "all.csv", rows)
    load(group, LOCAL, tmp_path / "in")
    assert people(group) == {"CIM": 240, "HHR": 264, "TLI": 288}
    write_rows(tmp_path / "in" / "2026-01" / "cim.csv", [row(organisation="CIM", month="2025-12", total=100)])
    outcomes = load(group, LOCAL, tmp_path / "in")
    assert [one["repeat"] for one in outcomes] == [True, False]
    assert people(group) == {"CIM": 240 - 10 + 100, "HHR": 264, "TLI": 288}


def test_a_partner_sends_only_its_own_and_sees_only_its_own(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    me, other = Viewer("partner", "CIM"), Viewer("partner", "HHR")
    mine = send(
        group,
        tmp_path / "in",
        [row(organisation="CIM", total=40), row(organisation="HHR", total=7)],
        viewer=me,
    )
    assert people(group) == {"CIM": 40}
    found = ask(group, me, "findings_of_submission", submission=mine).to_pylist()
    assert [(one["line"], one["check_name"]) for one in found if one["severity"] == "error"] == [
        (3, "other_organisation")
    ]
    assert ask(group, other, "findings_of_submission", submission=mine).num_rows == 0
    assert ask(group, other, "rows_of_submission", submission=mine).num_rows == 0
    with pytest.raises(NotForYou):
        verdict(group, other, mine)
    with pytest.raises(NotForYou):
        nil(group, other, "CIM", date(2026, 5, 1), "nothing")


def test_a_confirmed_spelling_heals_the_past(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    send(group, tmp_path / "in", [row(total=40), row(admin1="Kalma", admin2="", total=3)])
    assert people(group) == {"CIM": 40}
    confirm_spelling(group, LOCAL, "admin1", "kalma", "SS06")
    assert people(group) == {"CIM": 43}
    before = group.store.hashes()
    assert rebuild(group) == before


def test_a_store_that_does_not_open_is_set_aside_and_made_again(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    send(group, tmp_path / "in", [row(total=40)])
    group.close()
    group.store_path.write_bytes(b"not a database at all" * 1000)
    again = open_group("south_sudan", tmp_path / "data")
    assert people(again) == {"CIM": 40}
    assert list(again.folder.glob("store.duckdb*.aside"))


def test_a_torn_last_line_of_the_ledger_is_set_aside(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    ledger.append("today", "test", date="2026-01-01")
    with ledger.path.open("ab") as file:
        file.write(b'{"n":2,"time":"2026')
    assert [entry.n for entry in ledger.entries()] == [1]
    assert ledger.append("today", "test", date="2026-01-02").n == 2
    assert ledger.verify() == 2
