"""What chairs enter: laid over the shipped lists, newest first, taken back by another entry, the same after a rebuild."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from examples_small import row, write_rows

from data_pipeline import (
    LOCAL,
    NotForYou,
    NotTaken,
    Viewer,
    ask,
    confirm,
    enter,
    enter_figures_file,
    lists_now,
    note_today,
    open_group,
    rebuild,
    submit,
    take_back,
)
from data_pipeline.outputs.template import template

FIGURE = {"place": "SS06", "value": 1000, "year": 2026, "source": "Response plan"}
AGENCY = {"code": "NEW", "title": "New agency", "acronym": "NA", "type": "437", "active_from": "2026-01"}
PARTNER = Viewer("partner", "CIM")
HEADING = "place,population_group,layer,measure,value,year,source,chosen_for\n"


@pytest.fixture
def group(tmp_path: Path):
    opened = open_group("south_sudan", tmp_path / "data")
    yield opened
    opened.close()


def figures(group) -> list[tuple[str, int]]:
    found = ask(group, LOCAL, "figures_of_need").to_pylist()
    return [(one["place"], one["value"]) for one in found if one["entered"]]


def states(group, agency: str) -> dict[str, str]:
    found = ask(group, LOCAL, "reporting").to_pylist()
    return {f"{one['month']:%Y-%m}": one["state"] for one in found if one["organisation"] == agency}


def present(group) -> set[str]:
    return set(ask(group, LOCAL, "presence")["organisation"].to_pylist())


def test_a_figure_is_entered_changed_ended_and_taken_back(group) -> None:
    first = enter(group, LOCAL, "figures", [FIGURE], "agreed")
    assert figures(group) == [("SS06", 1000)]
    second = enter(group, LOCAL, "figures", [{**FIGURE, "value": 900}], "corrected")
    assert figures(group) == [("SS06", 900)]
    take_back(group, LOCAL, second, "it was right")
    assert figures(group) == [("SS06", 1000)]
    enter(group, LOCAL, "figures", [{**FIGURE, "ended": True}], "no longer used")
    assert figures(group) == []
    with pytest.raises(NotForYou):
        take_back(group, LOCAL, second, "twice")
    log = ask(group, LOCAL, "settings_log").to_pylist()
    assert [(one["n"], one["why"]) for one in log][-1] == (first, "agreed") and log[0]["n"] > log[-1]["n"]
    assert all(one["who"] == "local administrator" and one["time"] for one in log)


def test_another_source_stands_beside_and_the_shipped_figure_is_changed_not_doubled(group) -> None:
    shipped = next(
        one for one in ask(group, LOCAL, "figures_of_need").to_pylist() if one["place"] == "SS0903"
    )
    line = {
        name: shipped[name] for name in ("place", "population_group", "layer", "measure", "year", "source")
    }
    before = ask(group, LOCAL, "figures_of_need").num_rows
    enter(group, LOCAL, "figures", [{**line, "value": shipped["value"], "chosen_for": "estimate"}], "")
    after = ask(group, LOCAL, "figures_of_need").to_pylist()
    assert len(after) == before
    assert [one["chosen_for"] for one in after if one["entered"]] == ["estimate"]
    enter(group, LOCAL, "figures", [{**line, "value": 5, "source": "another source"}], "")
    assert ask(group, LOCAL, "figures_of_need").num_rows == before + 1


def test_a_new_agency_heals_what_it_sent_before(group, tmp_path: Path) -> None:
    file = write_rows(tmp_path / "new.csv", [row(organisation="New agency", month="2026-05", total=30)])
    confirm(group, LOCAL, submit(group, LOCAL, file.name, file.read_bytes()).submission)
    before = group.store.hashes()
    assert present(group) == {"~new agency"}
    number = enter(group, LOCAL, "organisations", [AGENCY], "joined in January")
    assert present(group) == {"NEW"}
    assert states(group, "NEW")["2025-12"] == "not_active" and states(group, "NEW")["2026-05"] != "not_active"
    entered = group.store.hashes()
    assert rebuild(group) == entered
    take_back(group, LOCAL, number, "another one was meant")
    assert present(group) == {"~new agency"}
    after = group.store.hashes()
    assert {name for name in before if before[name] != after[name]} <= {"events"}, (
        "as if it had never been said"
    )


def test_the_template_is_made_for_an_agency_that_was_entered(group) -> None:
    with pytest.raises(ValueError, match="NEW"):
        template(lists_now(group), ".csv", "NEW")
    enter(group, LOCAL, "organisations", [AGENCY], "")
    assert b"New agency" in template(lists_now(group), ".csv", "NEW")
    renamed = {**AGENCY, "code": "HHR", "title": "Hornbill Relief", "acronym": "HHR"}
    enter(group, LOCAL, "organisations", [renamed], "")
    assert b"Hornbill Relief" in template(lists_now(group), ".csv", "HHR")


def test_an_agency_that_left_is_no_longer_expected(group, tmp_path: Path) -> None:
    file = write_rows(tmp_path / "may.csv", [row(month="2026-05")])
    confirm(group, LOCAL, submit(group, LOCAL, file.name, file.read_bytes()).submission)
    note_today(group, date(2026, 7, 1))
    assert states(group, "HHR")["2026-05"] == "missing"
    shipped = next(one for one in ask(group, LOCAL, "register").to_pylist() if one["code"] == "HHR")
    left = {name: shipped[name] for name in ("code", "title", "acronym", "type", "trusted_new", "expected")}
    enter(group, LOCAL, "organisations", [{**left, "active_from": "2025-06", "active_until": "2026-04"}], "")
    assert states(group, "HHR")["2026-05"] == "not_active" and states(group, "HHR")["2026-04"] == "missing"


def test_the_deadline_holds_from_its_month_on(group, tmp_path: Path) -> None:
    for month, day in (("2026-04", date(2026, 5, 14)), ("2026-05", date(2026, 6, 14))):
        file = write_rows(tmp_path / f"{month}.csv", [row(month=month)])
        receipt = submit(group, LOCAL, file.name, file.read_bytes(), received_on=day)
        confirm(group, LOCAL, receipt.submission)
    assert (states(group, "CIM")["2026-04"], states(group, "CIM")["2026-05"]) == ("late", "late")
    enter(group, LOCAL, "deadlines", [{"from_month": "2026-05", "day": 15}], "agreed in April")
    assert (states(group, "CIM")["2026-04"], states(group, "CIM")["2026-05"]) == ("late", "on_time")


@pytest.mark.parametrize("viewer", [PARTNER, Viewer("member"), Viewer("public")], ids=str)
def test_only_chairs_enter_and_take_back(group, viewer) -> None:
    number = enter(group, LOCAL, "figures", [FIGURE], "")
    with pytest.raises(NotForYou):
        enter(group, viewer, "figures", [FIGURE], "")
    with pytest.raises(NotForYou):
        take_back(group, viewer, number, "")
    with pytest.raises(NotForYou):
        enter_figures_file(group, viewer, (HEADING + "SS06,,,,1,2026,x,\n").encode(), "")


@pytest.mark.parametrize(
    ("kind", "line", "columns"),
    [
        ("figures", {**FIGURE, "place": "SS99", "value": "about 5"}, {"value"}),
        ("figures", {**FIGURE, "place": "SS99"}, {"place"}),
        ("figures", {**FIGURE, "source": " ", "layer": "5", "year": 26}, {"source", "layer", "year"}),
        ("organisations", {**AGENCY, "code": "small letters"}, {"code"}),
        ("organisations", {**AGENCY, "title": "Hornbill & Heron Relief (sample)"}, {"title"}),
        ("organisations", {**AGENCY, "active_until": "2025-12"}, {"active_until"}),
        ("organisations", {**AGENCY, "type": "1"}, {"type"}),
        ("deadlines", {"from_month": "2026-05", "day": 31}, {"day"}),
        ("known_services", {"place": "SS0101", "layer": "", "name": ""}, {"layer", "name"}),
    ],
)
def test_a_bad_line_names_its_columns_and_nothing_is_entered(group, kind, line, columns) -> None:
    with pytest.raises(NotTaken) as told:
        enter(group, LOCAL, kind, [line], "")
    assert {problem.column for problem in told.value.problems} == columns
    assert all(problem.advice.endswith(".") for problem in told.value.problems)
    assert ask(group, LOCAL, "settings_log").num_rows == 0


def test_known_services_are_listed_until_they_end(group) -> None:
    ward = {"place": "SS0101", "layer": "4", "name": "Psychiatric ward", "organisation": "Ministry of Health"}
    enter(group, LOCAL, "known_services", [ward], "")
    assert [one["name"] for one in ask(group, PARTNER, "known_services").to_pylist()] == ["Psychiatric ward"]
    enter(group, LOCAL, "known_services", [{**ward, "ended": True}], "closed")
    assert ask(group, PARTNER, "known_services").num_rows == 0
