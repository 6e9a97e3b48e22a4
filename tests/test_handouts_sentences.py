"""What hand-outs say is true: every claim is reckoned again from the figures, over all months of the samples."""

from __future__ import annotations

import re
from typing import Any

import pytest
from test_handouts_deck import group  # noqa: F401  a fixture

from data_pipeline import LOCAL, WorkingGroup, ask, months_before
from data_pipeline.outputs.handouts import Handout, chapters_change
from data_pipeline.outputs.handouts import chapters_people as people
from data_pipeline.outputs.handouts import chapters_services as services
from data_pipeline.outputs.handouts.chapters_head import key_messages

Lines = list[dict[str, Any]]


def numbers(sentence: str) -> list[int]:
    return [int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", sentence)]


@pytest.fixture(scope="module")
def months(group: WorkingGroup) -> list[Handout]:  # noqa: F811
    days = ask(group, LOCAL, "months")["month"].to_pylist()
    assert len(days) == 12
    return [Handout(group, day) for day in days]


def most(rows: Lines) -> Lines:
    return sorted((row for row in rows if row["high"] and not row["hidden"]), key=lambda row: -row["low"])


def told(handout: Handout, chapter: Any) -> str:
    with handout.speaking():
        return str(chapter(handout).title)


def test_reach_and_who_reported(months: list[Handout]) -> None:
    for handout in months:
        line = handout.line("headline")
        assert numbers(told(handout, people.reached)) == [line["people_low"]]
        assert numbers(told(handout, people.reporting))[:2] == [line["reported"], line["expected"]]


def test_places_and_groups_with_most_people(months: list[Handout]) -> None:
    for handout in months:
        first, second, *_ = most(handout.ask("reach_by_state").to_pylist())
        assert (
            told(handout, people.where)
            == f"Most people were reached in {first['title']} and {second['title']}"
        )
        groups = [
            row for row in most(handout.ask("reach_by_group").to_pylist()) if row["population_group"] != "ALL"
        ]
        assert told(handout, people.groups).startswith(groups[0]["title"])
        assert numbers(told(handout, people.groups)) == [groups[0]["low"]]


def test_layers_and_gaps(months: list[Handout]) -> None:
    for handout in months:
        rows = handout.ask("reach_by_layer").to_pylist()
        said = told(handout, people.layers)
        assert f"at layer {most(rows)[0]['layer']}" in said
        fourth = next(row for row in rows if row["layer"] == "4")
        assert "layer 4" not in said or numbers(said)[-1] == fourth["low"]
        gaps: dict[str, int] = {}
        cells = handout.ask("reach_by_state_and_layer").to_pylist()
        for cell in cells:
            gaps[cell["layer"]] = gaps.get(cell["layer"], 0) + (not cell["organisations"])
        worst, n, of = numbers(told(handout, people.matrix))
        assert n == gaps[str(worst)] == max(gaps[layer] for layer in ("2", "3", "4"))
        assert of == len({cell["place"] for cell in cells})


def test_women_and_girls_counties_and_agencies(months: list[Handout]) -> None:
    for handout in months:
        line = next(row for row in handout.ask("sex_age").to_pylist() if row["population_group"] == "ALL")
        women, men = (
            sum(line[n] for n in names)
            for names in (("girls", "women", "older_women"), ("boys", "men", "older_men"))
        )
        assert abs(numbers(told(handout, people.sexes))[0] / 100 - women / (women + men)) <= 0.005
        rows = handout.ask("care_pathway").to_pylist()
        without = {row["county"] for row in rows if row["found"] != "county"}
        counties = {row["county"] for row in rows}
        assert numbers(told(handout, services.care))[-2:] == [len(counties - without), len(counties)]
        agencies = {row["organisation"] for row in handout.ask("presence").to_pylist()}
        assert numbers(told(handout, services.presence)) == [len(agencies)]


def test_what_changed_starts_from_the_month_as_it_was_final_and_is_the_same_everywhere(
    months: list[Handout],
) -> None:
    for handout in (months[9], months[10], months[11]):
        earlier = next(one for one in months if one.month == months_before(handout.month, 1))
        difference = handout.line("headline")["people_low"] - earlier.line("headline")["people_low"]
        with handout.speaking():
            found = chapters_change.change(handout)
            messages = key_messages(handout)
        assert found and f"{found.title}." in messages
        assert numbers(found.title)[0] == abs(difference) and (
            "more person" in found.title or "more people" in found.title.split(";")[0]
        ) == (difference > 0)
        assert sum(found.rows["change"].to_pylist()) == difference
