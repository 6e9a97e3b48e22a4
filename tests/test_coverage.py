"""Reach against target and need, and need by prevalence: each against numbers reckoned by hand or by pandas."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from examples_small import row, write_rows

from data_pipeline import LOCAL, Viewer, ask, confirm, enter, open_group, submit
from data_pipeline.vocabulary import load_group

MAY = date(2026, 5, 1)
MEMBER = Viewer("partner", "CIM")
ROWS = [
    row(organisation="CIM", activity="8.1", total=40),
    row(organisation="CIM", activity="3.1", total=100),
    row(organisation="HHR", activity="8.1", total=60, admin2="Renk"),
    row(organisation="HHR", activity="2.1", total=500, admin2="Renk"),
    row(organisation="TLI", activity="10.1", total=3, admin1="Unity", admin2="Rubkona", group="HST"),
    row(organisation="TLI", activity="8.1", total=30, admin1="Unity", admin2="Rubkona", month="2026-04"),
]
PLACES = {"SS07": ("Malakal", "Renk"), "SS0707": ("Malakal",), "SS0711": ("Renk",), "SS06": ("Rubkona",)}


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("coverage")
    opened = open_group("south_sudan", folder / "data")
    for agency in ("CIM", "HHR", "TLI"):
        own = [one for one in ROWS if one["Your agency"] == agency]
        file = write_rows(folder / f"{agency}.csv", own)
        confirm(opened, LOCAL, submit(opened, LOCAL, file.name, file.read_bytes()).submission)
    enter(opened, LOCAL, "figures", FIGURES, "")
    yield opened
    opened.close()


def figure(place: str, value: int, **more: object) -> dict[str, object]:
    return {"place": place, "value": value, "year": 2026, "source": "Plan", **more}


FIGURES = [
    figure("SS07", 400), figure("SS07", 800, measure="in_need"), figure("SS07", 50, layer="3"),
    figure("SS07", 1000, layer="1"), figure("SS07", 300, population_group="IDP"),
    figure("SS07", 700, year=2025, source="Old plan"), figure("SS07", 9, year=2027, source="Next plan"),
    figure("SS0707", 0), figure("SS0711", 100, year=2025), figure("SS0711", 120, year=2025, source="Another plan"),
    figure("SS06", 10, layer="4"), figure("SS06", 20, layer="4", source="Another plan", chosen_for="coverage"),
    figure("SS06", 1000, measure="population", source="Small census", chosen_for="estimate"),
    figure("SS06", 1000, measure="population", source="Same number"),
]  # fmt: skip


def told(group, viewer=LOCAL, **asked: object) -> list[dict]:
    return ask(group, viewer, "coverage", **{"from_month": MAY, "to_month": MAY, **asked}).to_pylist()


def of(
    lines: list[dict], place: str, layer: str = "", measure: str | None = "targeted", group: str = "ALL"
) -> list[dict]:
    wanted = (place, layer, measure, group)
    return [
        one
        for one in lines
        if (one["place"], one["layer"], one["measure"], one["population_group"]) == wanted
    ]


def people(place: str, layers: tuple[str, ...], month: str = "2026-05") -> int:
    """By pandas: at one county and group the largest activity, for these are different ones; counties are added up."""
    frame = pd.DataFrame(ROWS)
    frame["people"] = frame["Total people this month"].astype(int)
    frame["layer"] = frame["Activity"].map({"8.1": "3", "3.1": "2", "2.1": "1", "10.1": "4"})
    kept = frame[
        (frame["Month"] == month) & frame["layer"].isin(layers) & frame["County"].isin(PLACES[place])
    ]
    return int(kept.groupby(["County", "Who for"])["people"].max().sum())


@pytest.mark.parametrize("measure", ["targeted", "in_need"])
def test_reach_without_layer_1_against_target_and_need(group, measure) -> None:
    (line,) = of(told(group), "SS07", measure=measure)
    reached = people("SS07", ("2", "3", "4"))
    assert (line["low"], line["value"]) == (
        reached,
        {"targeted": 400, "in_need": 800}[measure],
    ) and reached == 160
    assert line["share_low"] == pytest.approx(reached / line["value"])
    assert not line["above"] and not line["earlier_year"] and line["source"] == "Plan"


def test_above_the_target_is_shown_and_flagged(group) -> None:
    (line,) = of(told(group), "SS07", "3")
    assert line["low"] == people("SS07", ("3",)) == 100
    assert line["share_low"] == pytest.approx(2.0) and line["above"]


def test_layer_1_never_has_a_coverage(group) -> None:
    (line,) = of(told(group), "SS07", "1")
    assert line["low"] == people("SS07", ("1",)) and line["share_low"] is None and not line["above"]


def test_a_group_is_measured_against_its_own_figure(group) -> None:
    (line,) = of(told(group), "SS07", group="IDP")
    assert line["share_low"] == pytest.approx(160 / 300)
    assert {one["population_group"] for one in told(group, population_group="IDP")} == {"IDP"}


def test_an_earlier_year_is_said_and_a_later_one_not_used(group) -> None:
    assert [one["year"] for one in of(told(group), "SS07")] == [2026]
    assert all(one["earlier_year"] and one["year"] == 2025 for one in of(told(group), "SS0711"))
    assert [one["year"] for one in of(told(group, to_month=date(2025, 12, 1)), "SS07")] == [2025]


def test_sources_that_disagree_all_stand_unless_one_is_chosen(group) -> None:
    both = of(told(group), "SS0711")
    assert [(one["value"], one["values_told"]) for one in both] == [(100, 2), (120, 2)]
    (chosen,) = of(told(group), "SS06", "4")
    assert (chosen["value"], chosen["chosen"], chosen["values_told"]) == (20, True, 1)


def test_no_figure_is_no_coverage_and_neither_is_a_figure_of_nought(group) -> None:
    (line,) = of(told(group), "SS01", measure=None)
    assert line["share_low"] is None and line["value"] is None
    (nought,) = of(told(group), "SS0707")
    assert nought["share_low"] is None and nought["above"], "people were reached where none were targeted"


def test_a_place_chosen_is_never_measured_against_the_country(group) -> None:
    lines = told(group, admin1="SS07")
    assert {one["area"] for one in lines} == {"SS07"} and of(lines, "SS07")[0]["low"] == 160
    assert {one["level"] for one in told(group, county="SS0711")} == {"admin2"}


def test_small_numbers_and_their_shares_are_not_told_to_members(group) -> None:
    (line,) = of(told(group, MEMBER), "SS06", "4")
    assert line["hidden"] and line["low"] is None and line["share_low"] is None
    (open_to_chairs,) = of(told(group), "SS06", "4")
    assert open_to_chairs["share_low"] == pytest.approx(people("SS06", ("4",)) / 20)


def test_none_reported_and_nobody_told_are_those_of_the_states(group) -> None:
    states = {
        one["place"]: one["told"]
        for one in ask(group, LOCAL, "reach_by_state", from_month=MAY, to_month=MAY).to_pylist()
    }
    lines = [one for one in told(group) if one["level"] == "admin1" and one["layer"] == ""]
    assert len(lines) >= 13 and all(one["told"] == states[one["place"]] for one in lines)
    assert {states["SS07"], states["SS01"]} == {"reported", "nobody_told"}


def test_need_by_prevalence_is_the_share_of_the_population_figure(group) -> None:
    lines = ask(group, LOCAL, "prevalence_need", to_month=MAY).to_pylist()
    listed = {one.code: one for one in load_group("south_sudan").vocabulary.lists["prevalence"]}
    for one in lines:
        known = listed[one["code"]]
        found = pd.Series([known.percent, known.low, known.high]) * one["population"] / 100
        assert list(found.sub([one["estimate"], one["low"], one["high"]]).abs() <= 0.5) == [True] * 3
        assert one["low"] < one["estimate"] < one["high"] and one["source"] and one["year"]
    assert {one["source"] for one in lines if one["place"] == "SS06"} == {"Small census"}


def test_the_newest_population_figures_that_disagree_all_stand(group) -> None:
    lines = ask(group, LOCAL, "prevalence_need", to_month=date(2024, 12, 1), county="SS0711").to_pylist()
    frame = pd.DataFrame([one.model_dump() for one in load_group("south_sudan").population])
    newest = frame[(frame.place == "SS0711") & (frame.population_group == "ALL") & (frame.year == 2024)]
    assert sorted({one["population"] for one in lines}) == sorted(newest["value"]) and len(newest) == 2
    assert {one["values_told"] for one in lines} == {2}
