"""Who works where, trainings and the directory: against the rows themselves, and the places that must stay hidden."""

from __future__ import annotations

import shutil
from datetime import date

import pandas as pd
import pytest
from examples_small import row, send

from data_pipeline import LOCAL, Viewer, ask, note_today, open_group, open_sample

OCTOBER = {"from_month": date(2026, 10, 1), "to_month": date(2026, 10, 1)}
YEAR = {"from_month": date(2026, 1, 1), "to_month": date(2026, 10, 1)}
HIDDEN = {"Hide the place from outsiders?": "Yes"}
OWN, OTHER = Viewer("partner", "CIM"), Viewer("partner", "HHR")


@pytest.fixture(scope="module")
def samples(loaded_samples, tmp_path_factory):
    folder = shutil.copytree(loaded_samples, tmp_path_factory.mktemp("presence") / "data")
    opened = open_sample("south_sudan", folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def standing(samples) -> pd.DataFrame:
    rows = samples.store.ask(
        "select rows.*, org.national from rows join standing using (row_id) "
        "left join organisation_list as org on org.code = rows.organisation where standing.standing = 'standing'"
    ).to_pandas()
    rows["month"] = pd.to_datetime(rows["month"]).dt.date
    rows["place_shown"] = rows["area"].where(rows["area"].fillna("") != "", rows["admin1"])
    return rows[rows["status"].isin(["ongoing", "completed"])]


@pytest.fixture
def small(tmp_path):
    opened = open_group("south_sudan", tmp_path / "data")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "column"), [("agencies_by_state", "place_shown"), ("agencies_by_county", "county")]
)
def test_agencies_are_those_of_the_rows(samples, standing, name, column) -> None:
    now = standing[standing["month"] == date(2026, 10, 1)]
    for line in ask(samples, LOCAL, name, **OCTOBER).to_pylist():
        here = now[now[column] == line["place"]].drop_duplicates("organisation")
        national = int(here["national"].fillna(False).astype(bool).sum())
        assert (line["organisations"], line["national"], line["international"]) == (
            len(here), national, len(here) - national,
        )  # fmt: skip


def test_trained_people_are_those_of_the_headline(samples, standing) -> None:
    for period in (OCTOBER, YEAR):
        lines = ask(samples, LOCAL, "trainings", **period).to_pylist()
        (headline,) = ask(samples, LOCAL, "headline", **period).to_pylist()
        assert sum(line["participants"] for line in lines) == headline["participants"] > 0
        for line in lines:
            parts = (line["women"] or 0) + (line["men"] or 0) + line["sex_unknown"]
            assert parts == line["participants"]
            assert line["ministry"] == (line["participants"] if "Ministry" in line["topic"] else 0)
    supervised = standing[(standing["activity"] == "11.4") & (standing["month"] >= YEAR["from_month"])]
    told = {(one["organisation"], one["place"]) for one in lines if one["supervision"]}
    assert told == set(zip(supervised["organisation"], supervised["place_shown"], strict=True))


def test_who_was_not_there_without_a_report_has_neither_begun_nor_ended(small) -> None:
    send(small, "april", row(month="2026-04"), row(month="2026-04", organisation="HHR"))
    send(small, "may", row(), row(admin1="Unity", admin2="Rubkona"))
    note_today(small, date(2026, 7, 1))
    may = {"from_month": date(2026, 5, 1), "to_month": date(2026, 5, 1)}
    found = {
        (one["organisation"], one["place"]): one["change"]
        for one in ask(small, LOCAL, "presence_changes", **may).to_pylist()
    }
    assert found == {("CIM", "SS06"): "new", ("HHR", "SS07"): "not_told"}


def test_the_directory_tells_nobody_else_where_a_hidden_service_is(small) -> None:
    send(small, "may", row() | HIDDEN, row(admin1="Unity", admin2="Rubkona"))
    may = {"from_month": date(2026, 5, 1), "to_month": date(2026, 5, 1)}

    def found(viewer: Viewer, **asked: str) -> list[tuple]:
        lines = ask(small, viewer, "directory", **may, **asked).to_pylist()
        return [(one["place"], one["county"], one["organisation"], one["modes"]) for one in lines]

    assert found(OWN)[1] == ("SS07", "SS0707", "CIM", ["mobile_team"])
    for other in (OTHER, Viewer("member"), Viewer("chair")):
        assert found(other)[1] == ("SS07", None, None, None), "a sheet is handed on, whoever prints it"
        assert ("SS07", None, None, None) not in found(other, organisation="CIM")
        assert found(other, county="SS0707") == []


def test_what_nobody_has_confirmed_for_three_months_leaves_the_directory(small) -> None:
    send(small, "may", row())
    for month, there in ((7, True), (8, False)):
        day = {"from_month": date(2026, month, 1), "to_month": date(2026, month, 1)}
        assert bool(ask(small, LOCAL, "directory", **day).num_rows) == there
