"""A population bounds "at most" only where it is marked as everybody who was there; "About this figure" then says so."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from examples_small import row, send
from screen import texts

from data_pipeline import (
    LOCAL,
    NotTaken,
    Viewer,
    WorkingGroup,
    ask,
    enter,
    freeze,
    open_group,
    open_sample,
    release,
)

MAY = {"from_month": date(2026, 5, 1), "to_month": date(2026, 5, 1)}
EVERYBODY = {"place": "SS0707", "measure": "population", "year": 2026, "source": "Registration", "chosen_for": "everybody"}  # fmt: skip


@pytest.fixture
def group(tmp_path):
    opened = open_group("south_sudan", tmp_path / "data")
    send(opened, "one", row(organisation="CIM", total=200))
    send(opened, "two", row(organisation="HHR", activity="8.2", total=180))
    yield opened
    opened.close()


def reach(group: WorkingGroup, **asked: Any) -> tuple[int, int, list[tuple[str, int]]]:
    line = ask(group, LOCAL, "headline", **{**MAY, **asked}).to_pylist()[0]
    return (
        line["people_low"],
        line["people_high"],
        [(one["title"], one["people"]) for one in json.loads(line["capped"])],
    )


def test_only_a_marked_figure_bounds_and_never_below_the_lower_end(group) -> None:
    enter(group, LOCAL, "figures", [{**EVERYBODY, "value": 300, "chosen_for": ""}], "")
    assert reach(group) == (200, 380, [])
    enter(group, LOCAL, "figures", [{**EVERYBODY, "value": 300}], "counted house by house")
    bound = [("Malakal", 300)]
    assert reach(group) == (200, 380, bound), "only at its own node: the county"
    assert reach(group, county=["SS0707"]) == (200, 300, bound), "where the county alone is asked for"
    (county,) = [
        one for one in ask(group, LOCAL, "reach_by_county", **MAY).to_pylist() if one["county"] == "SS0707"
    ]
    assert (county["low"], county["high"]) == (200, 300)
    over_new_year = {"from_month": date(2025, 12, 1), "to_month": date(2026, 5, 1), "county": ["SS0707"]}
    assert reach(group, **over_new_year) == (200, 380, []), "who was there in one year"
    enter(group, LOCAL, "figures", [{**EVERYBODY, "value": 100}], "corrected")
    assert reach(group, county=["SS0707"]) == (200, 200, [("Malakal", 100)])


def test_a_target_is_not_everybody(group) -> None:
    for wrong in ({"measure": "targeted"}, {"layer": "3"}):
        with pytest.raises(NotTaken):
            enter(group, LOCAL, "figures", [{**EVERYBODY, "value": 300, **wrong}], "")


def test_the_public_reads_of_states_alone(group) -> None:
    for place, value in (("SS07", 250), ("SS0707", 300)):
        enter(group, LOCAL, "figures", [{**EVERYBODY, "place": place, "value": value}], "")
    assert reach(group)[2] == [("Malakal", 300), ("Upper Nile", 250)]
    freeze(group, LOCAL, MAY["to_month"])
    release(group, LOCAL, MAY["to_month"])
    (line,) = ask(group, Viewer("public"), "headline", **MAY).to_pylist()
    assert [one["title"] for one in json.loads(line["capped"])] == ["Upper Nile"]


def test_it_stands_in_about_this_figure(own_samples, as_seen_by) -> None:
    group = open_sample("south_sudan", own_samples)
    enter(group, LOCAL, "figures", [{**EVERYBODY, "place": "SS07", "value": 3}], "counted house by house")
    group.close()
    page = as_seen_by("member", "states", month="2026-09")
    page.session_state["about_"] = True
    said = [text for _, text in texts(page.run())]
    assert any("not more than the 3 people who were there" in text for text in said)
