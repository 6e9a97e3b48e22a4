"""Random small data sets: at every node of the trees the project's figures are those of the second counter.

Each set is two agencies over three months: sites, counties and a state alone, totals alone, older columns left blank,
two donors, a lead and an implementer, a site on no list, a month missing, a month with nothing to report, services
suspended; twenty combinations of period and filters each. In full, where every run of the tests takes six sets:

`SETS=200 pytest -q -s --timeout 0 tests/test_figures_random.py`
"""

from __future__ import annotations

import json
import os
import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from counter import same_work_told_twice
from counter_activity import World
from figures_loaded import loaded_group
from figures_random import MONTHS, PLACES, data_set, filters
from figures_sample import counted
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from template_rows import ancestors, coded, listed, not_active, rows_of, world
from test_figures import CLEAN, template

from data_pipeline import LOCAL, WorkingGroup, ask, enter
from data_pipeline.questions import FILTERS, shared_relations

# In the order in which their files come, which is that of their names; WVH's `new` is not trusted, of SSWO nothing is expected.
PAIRS = [("UWA", "WLA"), ("HHR", "WVH"), ("SMA", "TLI"), ("BWF", "KCI"), ("NPA-X", "OMC"), ("CIM", "PSF-X"), ("ALT", "SNRN"),
         ("MOSI", "YGT"), ("CCDO-X", "RLC"), ("SPH", "SSWO")]  # fmt: skip
POPULATIONS = [
    ("SS0707", "IDP", 60, 2026, "Registration"), ("SS07", "ALL", 150, 2026, "Registration"), ("SSD", "ALL", 170, 2026, "A"),
    ("SSD", "ALL", 190, 2026, "B"), ("SS06", "RRI", 1, 2026, "Registration"), ("SS06", "ALL", 1, 2025, "Last year"),
]  # fmt: skip
SETS = int(os.environ.get("SETS", "6"))
TOGETHER = min(SETS, len(PAIRS))  # in one working group
TREE = {above for place in PLACES for code in [coded({**CLEAN, **place, "organisation": "UWA"})["place"]] for above in (code, *ancestors(code))}  # fmt: skip
NODES = """
    select coalesce(site, county, part, state, 'SSD') as place, population_group, low, high
    from people_reached
    where not apart and (level <> 2 or part <> state) and (level < 4 or site is not null)
"""


def nodes_of(group: WorkingGroup, asked: dict[str, Any]) -> list[dict[str, Any]]:
    """Every node as questions read it."""
    given = {name: [] for name in FILTERS} | asked | {"pcodes": False}
    return group.store.ask(NODES, given, shared_relations(group.store, "whole", given)).to_pylist()


def loaded(folder: Path, seeds: list[int]) -> tuple[WorkingGroup, pd.DataFrame, set[tuple[str, date]]]:
    """Each seed's data set, of its own pair of agencies, in one working group; and what should stand of it."""
    told: dict[str, list[dict[str, Any]]] = {}
    nothing = set()
    for pair, seed in zip(PAIRS, seeds, strict=False):
        of_pair, said_nil = data_set(random.Random(seed), pair)
        told |= of_pair
        nothing |= said_nil
    rows = [row for agency in told for row in unrepeated(rows_of(".csv", template(told[agency])))]
    frame = pd.DataFrame(rows).reset_index(drop=True)
    frame["screen_area"] = [shown_as(place) for place in frame["place"]]
    for pair in PAIRS[: len(seeds)]:
        holds_what_it_must(frame[frame["organisation"].isin(pair)], nothing)
    group = loaded_group(folder, told, nothing)
    return group, frame.drop(index=sorted(same_work_told_twice(frame))), nothing


def shown_as(place: str) -> str:
    """The state, or the area beside it."""
    above = [place, *ancestors(place)]
    return next((code for code in above if listed("places")[code]["level"] == "area"), above[-2])


def unrepeated(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same row twice from one agency stands once."""
    found = {
        tuple((name, cell) for name, cell in row.items() if name != "line"): row for row in reversed(rows)
    }
    return [coded(row) for row in reversed(list(found.values()))]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> pytest.TempPathFactory:
    return tmp_path_factory


# Without shrinking: each try costs seconds, and the seed in the message makes the one data set again.
@settings(
    max_examples=SETS // TOGETHER, deadline=None, derandomize=True, database=None, phases=[Phase.generate]
)
@given(st.lists(st.integers(0, 2**32), min_size=TOGETHER, max_size=TOGETHER, unique=True))
def test_every_node_of_random_data_sets(folders: pytest.TempPathFactory, seeds: list[int]) -> None:
    group, rows, nothing = loaded(folders.mktemp("random"), seeds)
    spoke = set(zip(rows["organisation"], rows["month"], strict=True))
    the_world = world(frozenset((nothing | not_active(MONTHS[0], MONTHS[2])) - spoke))
    for pair, seed in zip(PAIRS, seeds, strict=False):
        own = rows[rows["organisation"].isin(pair)]
        silent = {month for agency in pair for month in MONTHS if (agency, month) not in spoke}
        compared = [compare(group, own, the_world, pair, asked, seed) for asked in filters(silent, pair)]
        assert len(compared) == 20 and all(high for _, high in compared), (seed, compared)
        assert sum(low < high for low, high in compared) >= 10, (seed, compared)
    everybody_was_there(group, rows, the_world)
    group.close()


def everybody_was_there(group: WorkingGroup, rows: pd.DataFrame, the_world: World) -> None:
    """The same under populations that bound the upper end: at a county, at a state, at the country; of another year not."""
    lines = [{"place": place, "population_group": code, "measure": "population", "value": n, "year": year, "source": source,
              "chosen_for": "everybody"} for place, code, n, year, source in POPULATIONS]  # fmt: skip
    enter(group, LOCAL, "figures", lines, "counted house by house")
    bounded = replace(the_world, everybody={(p, g, y): n for p, g, n, y, _ in sorted(POPULATIONS, key=str)})
    bitten = 0
    for pair in PAIRS[: rows["organisation"].nunique() // 2]:
        own = rows[rows["organisation"].isin(pair)]
        for asked in filters(set(), pair)[::3]:
            compare(group, own, bounded, pair, asked, 0)
            given = {"organisation": list(pair), **asked}
            bitten += len(json.loads(ask(group, LOCAL, "headline", **given)["capped"][0].as_py()))
    assert bitten


def compare(
    group: WorkingGroup,
    own: pd.DataFrame,
    the_world: World,
    pair: tuple[str, str],
    asked: dict[str, Any],
    seed: int,
) -> tuple[int, int]:
    """All nodes of one combination of filters; gives the headline's ends."""
    mine = counted(own, asked, the_world)
    said = nodes_of(group, {"organisation": list(pair), **asked})
    nodes = {(node["place"], node["population_group"]): (node["low"], node["high"]) for node in said}
    expected = {
        (place, code): mine.reach(place, code) for place in TREE for code in listed("population_groups")
    }
    assert {node: reach for node, reach in nodes.items() if any(reach)} == {
        node: reach for node, reach in expected.items() if any(reach)
    }, (seed, asked)
    return nodes.get(("SSD", "ALL"), (0, 0))


def holds_what_it_must(own: pd.DataFrame, nothing: set[tuple[str, date]]) -> None:
    """Each data set has what makes counting hard."""
    agencies = set(own["organisation"])
    assert (own["total"].notna() & own["girls"].isna()).any(), "totals alone"
    assert (own["women"].notna() & own["older_women"].isna()).any(), "older columns left blank"
    assert (own["donors"].map(len) > 1).any() and own["donors"].astype(str).nunique() > 2, "two donors"
    assert (own["organisation"] != own["implementer"]).any(), "a lead and an implementer"
    assert {"SS0707", "SS0609"} <= set(own["place"]), "a county alone, a site on no list"
    assert sum(agency in agencies for agency, _ in nothing) == 1, "nothing to report"
    assert own.groupby("organisation")["month"].nunique().max() < len(MONTHS), "a month is missing"
