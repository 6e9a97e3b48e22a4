"""Care on small data: hidden places, and a layer that was lost against one of which nobody has told us."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from examples_small import row, write_rows
from examples_small import send as correct

from data_pipeline import (
    LOCAL,
    Viewer,
    ask,
    confirm,
    freeze,
    note_today,
    open_group,
    rebuild,
    reopen,
    submit,
)

APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)
HIDDEN = {"Hide the place from outsiders?": "Yes"}


@pytest.fixture
def group(tmp_path: Path):
    opened = open_group("south_sudan", tmp_path / "data")
    yield opened
    opened.close()


def send(group, folder: Path, *rows: dict[str, str]) -> None:
    for number, one in enumerate(rows):
        file = write_rows(folder / f"{number}.csv", [one])
        confirm(group, LOCAL, submit(group, LOCAL, file.name, file.read_bytes()).submission, "adds")


def found(group, viewer: Viewer, layer: str = "3", county: str = "SS0707") -> str:
    lines = ask(group, viewer, "care_pathway", from_month=MAY, to_month=MAY, county=county).to_pylist()
    return next(one["found"] for one in lines if one["layer"] == layer)


def test_a_hidden_place_is_told_to_others_as_its_state_alone(group, tmp_path: Path) -> None:
    send(group, tmp_path / "in", row() | HIDDEN)
    freeze(group, LOCAL, MAY)
    assert found(group, LOCAL) == found(group, Viewer("partner", "CIM")) == "county"
    assert found(group, Viewer("partner", "HHR")) == found(group, Viewer("member")) == "state"
    june = {"from_month": date(2026, 6, 1), "to_month": date(2026, 6, 1)}
    assert ask(group, LOCAL, "lost_layers", **june).num_rows == 1
    assert ask(group, Viewer("member"), "lost_layers", **june).num_rows == 0


def test_the_same_place_told_openly_is_told_to_all(group, tmp_path: Path) -> None:
    send(group, tmp_path / "in", row())
    assert found(group, Viewer("member")) == "county"


def test_a_lost_layer_and_one_of_which_nobody_has_told_us_differ(group, tmp_path: Path) -> None:
    send(
        group, tmp_path / "in",
        row(organisation="CIM", month="2026-04"), row(organisation="CIM", month="2026-05", admin2="Renk"),
        row(organisation="HHR", month="2026-04", activity="10.1"),
    )  # fmt: skip
    note_today(group, date(2026, 7, 1))
    may = {"from_month": MAY, "to_month": MAY}
    assert ask(group, LOCAL, "lost_layers", **may).num_rows == 0, "no month is final"
    freeze(group, LOCAL, APRIL)
    lost = ask(group, LOCAL, "lost_layers", **may).to_pylist()
    assert [(one["county"], one["layer"], one["told"]) for one in lost] == [
        ("SS0707", "3", "none_reported"), ("SS0707", "4", "nobody_told"),
    ]  # fmt: skip


def test_what_was_lost_is_what_the_meeting_saw(group, tmp_path: Path) -> None:
    send(group, tmp_path / "in", row(month="2026-04"), row(month="2026-05", admin2="Renk"))
    freeze(group, LOCAL, APRIL)
    may = {"from_month": MAY, "to_month": MAY}
    seen = ask(group, LOCAL, "lost_layers", **may).to_pylist()
    assert [(one["county"], one["since"]) for one in seen] == [("SS0707", APRIL)]
    spring = {"from_month": APRIL, "to_month": MAY}
    assert ask(group, LOCAL, "reach_by_month", **spring)["final"].to_pylist() == [True, False]
    correct(group, "cim", row(month="2026-04", admin2="Renk"), row(month="2026-05", admin2="Renk"))
    assert ask(group, LOCAL, "lost_layers", **may).to_pylist() == seen, "as final, not as known today"
    rebuild(group)
    assert ask(group, LOCAL, "lost_layers", **may).to_pylist() == seen
    reopen(group, LOCAL, APRIL, "a county was mistaken")
    assert ask(group, LOCAL, "lost_layers", **may).num_rows == 0, "April is not final"
    assert ask(group, LOCAL, "reach_by_month", **spring)["final"].to_pylist() == [False, False]
    freeze(group, LOCAL, APRIL)
    assert ask(group, LOCAL, "lost_layers", **may).num_rows == 0, "both had Renk alone"
    assert ask(group, LOCAL, "reach_by_month", **spring)["final"].to_pylist() == [True, False]


def test_what_is_only_planned_or_suspended_is_no_care(group, tmp_path: Path) -> None:
    send(
        group,
        tmp_path / "in",
        row(status="Planned, funded", total=""),
        row(organisation="HHR", activity="3.1"),
    )
    assert found(group, LOCAL, "3") == "nowhere" and found(group, LOCAL, "2") == "county"
