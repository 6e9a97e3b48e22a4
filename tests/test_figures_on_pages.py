"""The numbers in the figures of the pages are those that the questions answer."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from data_pipeline import Viewer, ask, open_sample
from pages.parts.datasets import datasets

MONTH = date(2026, 10, 1)
CHAIR = Viewer(role="chair")


@pytest.fixture(scope="module")
def samples(loaded_samples, tmp_path_factory):
    """The same samples in a folder of their own, to ask them without the pages."""
    folder = shutil.copytree(loaded_samples, tmp_path_factory.mktemp("asked") / "twg_data")
    group = open_sample("south_sudan", folder)
    yield group
    group.close()


def figures(page) -> dict[str, list[dict]]:
    """Name of the chart on the page -> its traces."""
    assert not page.exception
    charts = page.get("plotly_chart")
    return {chart.proto.id.rsplit("-chart_", 1)[-1]: json.loads(chart.proto.spec)["data"] for chart in charts}


def told(traces: list[dict]) -> dict[tuple[str, ...], tuple[int | None, int | None]]:
    """What the traces carry: codes -> (low, high)."""
    data = [datum for trace in traces for datum in trace.get("customdata", ()) if isinstance(datum, list)]
    return {tuple(codes): (low, high) for *codes, low, high in data}


def asked(group, name: str, *keys: str) -> dict[tuple[str, ...], tuple[int | None, int | None]]:
    rows = ask(group, CHAIR, name, from_month=MONTH, to_month=MONTH).to_pylist()
    return {tuple(row[key] for key in keys): (row["low"], row["high"]) for row in rows}


def test_the_overview_draws_what_was_asked(as_seen_by, samples):
    page = as_seen_by("chair", "overview", month="2026-10")
    drawn = figures(page)
    states = asked(samples, "reach_by_state", "place")
    assert told(drawn["wide"]) == told(drawn["ranked"]) == states
    assert told(drawn["layers"]) == asked(samples, "reach_by_layer", "layer")
    months = ask(samples, CHAIR, "reach_by_month", from_month=date(2025, 11, 1), to_month=MONTH).to_pylist()
    bars = next(trace for trace in drawn["months"] if trace["name"] == "people")
    assert dict(zip(bars["customdata"], bars["y"], strict=True)) == {
        row["month"].isoformat(): row["low"] for row in months
    }


def test_layers_and_groups_draw_what_was_asked(as_seen_by, samples):
    layers = figures(as_seen_by("chair", "layers", month="2026-10"))
    assert told(layers["scroll-gaps"]) == asked(samples, "reach_by_state_and_layer", "place", "layer")
    groups = figures(as_seen_by("chair", "population_groups", month="2026-10"))
    drawn, right = (
        told(groups["scroll-groups-states"]),
        asked(samples, "reach_by_state_and_group", "place", "population_group"),
    )
    assert drawn == {codes: right[codes] for codes in drawn}
    assert {codes for codes, (_, high) in right.items() if high} <= set(drawn)


def test_agencies_and_trainings_draw_what_was_asked(as_seen_by, samples):
    agencies = figures(as_seen_by("chair", "presence", month="2026-10"))["agencies"]
    counts = {(t["name"], *datum) for t in agencies for datum in t.get("customdata", ())}
    asked_for = ask(samples, CHAIR, "agencies_by_state", from_month=MONTH, to_month=MONTH).to_pylist()
    kinds = ("national", "international")
    assert counts == {(kind, row["place"], row[kind]) for row in asked_for for kind in kinds}
    trained = figures(as_seen_by("chair", "training", month="2026-10", **{"from": "2026-10"}))
    rows = ask(samples, CHAIR, "trainings", from_month=MONTH, to_month=MONTH).to_pylist()
    for name in ("topics", "training-states", "training-agencies"):
        drawn = sum(n for trace in trained[name] for _, n in trace.get("customdata", ()))
        assert drawn == sum(row["participants"] for row in rows)


def test_a_state_shows_its_own_numbers(as_seen_by, samples):
    page = as_seen_by("chair", "states", month="2026-10", admin1="SS06")
    low, high = asked(samples, "reach_by_state", "place")[("SS06",)]
    assert f"At least {low:,} people reached in Unity" in page.title[0].value
    assert any(f"at most {high:,}" in text.value for text in page.markdown)
    cells = asked(samples, "reach_by_state_and_layer", "place", "layer")
    drawn = told(figures(page)["state-layers"])
    assert drawn == {(layer,): cells[("SS06", layer)] for layer in "1234"}


@pytest.mark.parametrize("page", ["overview", "states", "layers", "population_groups", "reach"])
def test_every_figure_has_a_text_alternative(as_seen_by, page):
    charts = as_seen_by("public", page).get("plotly_chart")
    assert charts
    for chart in charts:
        assert len(chart.proto.alt.split()) > 5
        assert "SAMPLE, not real figures" in chart.proto.spec


@pytest.mark.parametrize("page", ["overview", "layers", "population_groups", "reach"])
def test_a_link_with_filters_shows_the_public_the_published_figure_and_says_so(as_seen_by, page):
    plain = as_seen_by("public", page)
    filtered = as_seen_by("public", page, layer="4", admin1="SS06")
    assert figures(filtered) == figures(plain)
    assert any("can't be filtered" in caption.value for caption in filtered.caption)
    assert "layer" not in filtered.query_params


def test_the_public_sees_one_state_as_it_was_published(as_seen_by):
    states = told(figures(as_seen_by("public", "overview"))["wide"])
    low, _ = states[("SS06",)]
    assert (
        f"At least {low:,} people reached in Unity"
        in as_seen_by("public", "states", admin1="SS06").title[0].value
    )


@pytest.mark.parametrize(
    "seen_as", [CHAIR, Viewer(role="partner", organisation="IOM"), Viewer(role="public")], ids=str
)
def test_every_file_that_is_offered_can_be_taken(samples, seen_as):
    for dataset in datasets(seen_as):
        ask(samples, seen_as, dataset.question, from_month=MONTH, to_month=MONTH, pcodes=True)


def test_the_year_to_date_is_published_though_january_itself_was_not(as_seen_by, samples):
    page = as_seen_by("public", "reach", **{"from": "2026-01"})
    assert page.query_params["from"] in ("2026-01", ["2026-01"])
    final = ask(samples, CHAIR, "final_months").to_pylist()[-1]["folder"]
    period = {"from_month": date(2026, 1, 1), "to_month": date(2026, 9, 1)}
    year = ask(samples, CHAIR, "headline", at=final, **period).to_pylist()[0]
    assert any(
        f"At least {year['people_low']:,} people reached" in text.proto.body for text in page.get("html")
    )


def test_agencies_of_returnees_are_those_of_all_returnees(samples):
    period = {"from_month": date(2026, 1, 1), "to_month": MONTH}
    told = {
        row["population_group"]: row["organisations"]
        for row in ask(samples, CHAIR, "reach_by_group", **period).to_pylist()
    }
    assert told["RRI"] >= max(told["RDP"], told["RET"]) > 0
    cells = ask(samples, CHAIR, "reach_by_state_and_group", **period).to_pylist()
    agencies = {(cell["place"], cell["population_group"]): cell["organisations"] for cell in cells}
    assert all(agencies[place, "RRI"] >= n for (place, code), n in agencies.items() if code in ("RDP", "RET"))
