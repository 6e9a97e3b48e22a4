"""The care pathway, layers lost, services ending: against pandas over the rows that stand, on the samples."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

import pandas as pd
import pytest

from data_pipeline import LOCAL, ask, enter, freeze, open_sample, take_back

OCTOBER, MONTH = date(2026, 10, 1), date(2026, 9, 1)
WARD = {"place": "SS1001", "layer": "4", "name": "Ward (sample)", "organisation": "Ministry (sample)"}


@pytest.fixture(scope="module")
def group(loaded_samples, tmp_path_factory):
    opened = open_sample(
        "south_sudan", shutil.copytree(loaded_samples, tmp_path_factory.mktemp("care") / "data")
    )
    entered = ask(opened, LOCAL, "settings_log").to_pylist()
    (ward,) = (one["n"] for one in entered if one["kind"] == "known_services")
    take_back(opened, LOCAL, ward, "rows alone are reckoned here")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def running(group) -> pd.DataFrame:
    """Rows that stand and run, one line each, with the state or area that they are shown under."""
    rows = group.store.ask(
        "select organisation, month, admin1, area, county, layer, activity, hide_place, end_date, status, place, implementer, "
        "population_group from rows join standing using (row_id, organisation, month) where standing.standing = 'standing'"
    ).to_pandas()
    rows["month"] = pd.to_datetime(rows["month"]).dt.date
    rows["place_shown"] = rows["area"].where(rows["area"].fillna("") != "", rows["admin1"])
    return rows[rows["status"].isin(["ongoing", "completed"])]


def points(group) -> pd.DataFrame:
    return pd.DataFrame([one.model_dump() for one in group.lists.places]).set_index("code")


def km(one: pd.Series, other: pd.Series) -> float:
    a, b, c, d = (radians(v) for v in (one.longitude, one.latitude, other.longitude, other.latitude))
    return 2 * 6371 * asin(sqrt(sin((d - b) / 2) ** 2 + cos(b) * cos(d) * sin((c - a) / 2) ** 2))


def pathway(group, viewer=LOCAL, **asked) -> dict[tuple[str, str], dict]:
    found = ask(
        group, viewer, "care_pathway", **{"from_month": OCTOBER, "to_month": OCTOBER, **asked}
    ).to_pylist()
    return {(one["county"], one["layer"]): one for one in found}


def test_the_pathway_is_that_of_the_rows(group, running) -> None:
    now = running[(running["month"] == OCTOBER) & running["layer"].isin(["2", "3", "4"])]
    places, found = points(group), pathway(group)
    assert len(found) == 3 * (places.level == "admin2").sum()
    for (county, layer), line in found.items():
        here, of_layer = now[(now.county == county) & (now.layer == layer)], now[now.layer == layer]
        state = of_layer[of_layer.place_shown == line["place"]]
        if len(here):
            assert (line["found"], line["organisations"]) == ("county", here.organisation.nunique())
        elif len(state):
            assert (line["found"], line["organisations"]) == ("state", 0)
        assert line["state_organisations"] == state.organisation.nunique()
        if not len(state):
            far = {
                there: km(places.loc[line["place"]], places.loc[there])
                for there in of_layer.place_shown.unique()
            }
            assert line["found"] == "elsewhere" and line["km"] == pytest.approx(min(far.values()), abs=0.51)
            assert line["nearest"] == min(far, key=lambda there: far[there]) and not line["exact"]
    assert {line["found"] for line in found.values()} == {"county", "state", "elsewhere"}


def test_none_reported_needs_that_all_who_work_there_have_reported(group) -> None:
    rows = group.store.ask(
        "select distinct county, organisation from activities where month between '2026-04-01' and '2026-10-01'"
    )
    states = group.store.ask(
        "select organisation, state from organisation_months where month = '2026-10-01'"
    ).to_pandas()
    known = rows.to_pandas().merge(states, how="left", on="organisation")
    silent = known.groupby("county")["state"].apply(lambda states: states.isin(["missing", "awaited"]).any())
    for (county, _), line in pathway(group).items():
        if line["found"] != "county":
            assert line["told"] == ("nobody_told" if silent.get(county, True) else "none_reported")


def test_a_filter_on_a_county_does_not_narrow_where_the_nearest_is(group) -> None:
    every = pathway(group)
    some = next(key for key, line in every.items() if line["found"] == "elsewhere")
    assert pathway(group, county=some[0])[some] == every[some]
    assert {key[0] for key in pathway(group, county=some[0])} == {some[0]}


def test_a_known_service_counts_with_its_own_mark(group, tmp_path) -> None:
    root = shutil.copytree(group.root.parent, tmp_path / "data")
    own = open_sample("south_sudan", root)
    assert pathway(own)["SS1001", "4"]["found"] == "elsewhere"
    enter(own, LOCAL, "known_services", [{**WARD, "active_until": "2026-10"}], "")
    found = pathway(own)
    assert (found["SS1001", "4"]["found"], found["SS1001", "4"]["known"]) == ("county", ["Ward (sample)"])
    assert found["SS1001", "4"]["organisations"] == 0
    assert found["SS1002", "4"]["found"] == "state" and found["SS1002", "4"]["state_known"] == [
        "Ward (sample)"
    ]
    later = {"from_month": date(2026, 11, 1), "to_month": date(2026, 11, 1)}
    assert pathway(own, **later)["SS1001", "4"]["known"] == [], "it has ended"
    own.close()


@pytest.mark.parametrize(("month", "final"), [(OCTOBER, MONTH), (MONTH, date(2026, 8, 1))])
def test_lost_layers_are_those_of_the_rows(group, running, month, final, tmp_path) -> None:
    own = open_sample("south_sudan", shutil.copytree(group.root.parent, tmp_path / "data"))
    if final != MONTH:
        assert ask(own, LOCAL, "lost_layers", from_month=month, to_month=month).num_rows == 0, (
            "no final month before"
        )
        freeze(own, LOCAL, final)
    lost = ask(own, LOCAL, "lost_layers", from_month=month, to_month=month).to_pylist()
    pairs = {
        day: set(zip(of.county, of.layer, strict=True))
        for day, of in running[running.county.notna() & running.layer.notna()].groupby("month")
    }
    assert {(one["county"], one["layer"]) for one in lost} == pairs[final] - pairs[month]
    assert all(one["since"] == final and one["organisations"] for one in lost)
    own.close()


def test_services_ending_are_those_of_the_rows(group, running) -> None:
    now = running[(running.month == OCTOBER)].copy()
    # One activity runs until its last row does.
    keys = ["organisation", "implementer", "place", "activity", "population_group"]
    now["until"] = pd.to_datetime(now.groupby(keys, dropna=False)["end_date"].transform("max")).dt.date
    last = date(2026, 10, 31) + timedelta(days=90)
    soon = now[now.until.notna() & (now.until >= OCTOBER) & (now.until <= last)]
    wanted = set(
        zip(soon.organisation, soon.place_shown, soon.county, soon.activity, soon.until, strict=True)
    )
    found = ask(group, LOCAL, "services_ending", from_month=OCTOBER, to_month=OCTOBER).to_pylist()
    assert {
        (o["organisation"], o["place"], o["county"], o["activity"], o["end_date"]) for o in found
    } == wanted
    staying = now[now.county.notna() & (now.until.isna() | (now.until > last))]
    pairs = set(zip(staying.county, staying.layer, strict=True))
    for one in found:
        assert one["last_of_layer"] == (
            one["layer"] is not None and (one["county"], one["layer"]) not in pairs
        )
    attention = {
        o["kind"]: o["amount"]
        for o in ask(group, LOCAL, "needs_attention", from_month=OCTOBER, to_month=OCTOBER).to_pylist()
    }
    assert attention["ending"] == len(found)
