"""Random small data sets: at every node of the trees the project's figures are those of the second counter.

Each set is two agencies over three months: sites, counties and a state alone, totals alone, older columns left blank,
two donors, a lead and an implementer, months missing, with nothing to report, or with the service suspended.
"""

from __future__ import annotations

import csv
import random
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from counter import Counted, same_work_told_twice
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from template_rows import NUMBERS, coded, listed, not_active, rows_of, world
from test_figures import CLEAN, template

from data_pipeline import LOCAL, WorkingGroup, ask, load, open_group

MONTHS = [date(2026, month, 1) for month in (1, 2, 3)]
# In the order in which their files come, which is that of their names; WVH's `new` is not trusted, of SSWO nothing is expected.
PAIRS = [("UWA", "WLA"), ("HHR", "WVH"), ("SMA", "TLI"), ("BWF", "KCI"), ("NPA-X", "OMC"), ("CIM", "PSF-X"), ("ALT", "SNRN"),
         ("MOSI", "YGT"), ("CCDO-X", "RLC"), ("SPH", "SSWO")]  # fmt: skip
PLACES = [
    {"state": "Upper Nile", "county": "Malakal", "site": "Malakal PoC"}, {"state": "Upper Nile", "county": "Malakal", "site": "Malakia"},
    {"state": "Upper Nile", "county": "Malakal"}, {"state": "Upper Nile", "county": "Renk"}, {"state": "Upper Nile", "county": ""},
    {"state": "Unity", "county": "Pariang"}, {"state": "Unity", "county": "Rubkona", "site": "a site on no list"},
]  # fmt: skip
ACTIVITIES = ["8.1 Basic counselling for individuals", "8.2 Basic counselling for groups or families", "3.4 Structured social activities"]
GROUPS = ["Internally displaced people", "Returnees", "Returned IDPs", "Not disaggregated"]
DONORS = ["", "NLF", "HBF", "NLF; HBF"]
ASKED = [
    {"from_month": MONTHS[0], "to_month": MONTHS[2]},
    {"from_month": MONTHS[1], "to_month": MONTHS[2]},
    {"from_month": MONTHS[1], "to_month": MONTHS[1]},
    {"from_month": MONTHS[0], "to_month": MONTHS[2], "donor": ["NLF"]},
]  # fmt: skip
NODES = """
    select coalesce(site, county, part, state, 'SSD') as place, population_group, low, high
    from reach($from_month, $to_month, [], [], [], [], [], $organisation, $donor, true, '', false)
    where level < 4 or site is not null
"""


def data_set(chance: random.Random, pair: tuple[str, str]) -> tuple[dict[str, list[dict[str, Any]]], set[tuple[str, date]]]:
    """Rows of either agency, and the months in which it says that it has nothing to report."""
    services = [
        {**chance.choice(PLACES), "activity": chance.choice(ACTIVITIES), "population_group": chance.choice(GROUPS)} for _ in range(3)
    ]
    rows: dict[str, list[dict[str, Any]]] = {agency: [] for agency in pair}
    nothing = set()
    for agency, other in (pair, pair[::-1]):
        for month in MONTHS:
            fate = chance.choice(["told", "told", "told", "told", "missing", "nothing"])
            for service in services if fate == "told" else []:
                for _ in range(chance.choice([0, 1, 1, 1, 1, 2])):
                    rows[agency].append(a_row(chance, service, agency, other, month))
            if not any(row["month"] == f"{month:%Y-%m}" for row in rows[agency]) and fate == "nothing":
                nothing.add((agency, month))
    return rows, nothing


def a_row(chance: random.Random, service: dict[str, Any], agency: str, other: str, month: date) -> dict[str, Any]:
    row = {**CLEAN, **service, "organisation": agency, "month": f"{month:%Y-%m}", "donors": chance.choice(DONORS)}
    row["implementer"] = chance.choice(["", "", "", other])
    row["delivery_mode"] = chance.choice(["Centre", "Mobile team"])
    if chance.random() < 0.1:
        return row | {"status": "Suspended"}
    told = people(chance)
    total = told.get("total", sum(n for n in told.values() if n))
    new = {"new": chance.choice([0, 0, total, chance.randint(0, total)])} if told and chance.random() < 0.8 else {}
    return row | told | new


def people(chance: random.Random) -> dict[str, int]:
    """A total alone, cells with or without older people apart, more people than cells, or nothing."""
    numbers = [chance.choice([0, 5, 10, 10, 20]) for _ in range(6)]
    cells = dict(zip(NUMBERS, numbers, strict=False))
    at_18 = dict(zip(NUMBERS[:4], numbers, strict=False))
    kind = chance.choice(["total", "total", "cells", "cells", "at 18", "at 18", "more", "nothing"])
    return {
        "total": {"total": sum(numbers)}, "cells": cells, "at 18": at_18 | {"total": sum(at_18.values())},
        "more": at_18 | {"total": sum(at_18.values()) + 7}, "nothing": {},
    }[kind]  # fmt: skip


def loaded(folder: Path, seeds: list[int]) -> tuple[WorkingGroup, pd.DataFrame, set[tuple[str, date]]]:
    """Each seed's data set, of its own pair of agencies, in one working group; and what should stand of it."""
    rows, nothing = [], set()
    for pair, seed in zip(PAIRS, seeds, strict=True):
        told, said_nil = data_set(random.Random(seed), pair)
        for agency, of_agency in told.items():
            data = template(of_agency)
            (folder / "in").mkdir(parents=True, exist_ok=True)
            (folder / "in" / f"{agency}.csv").write_bytes(data)
            rows += unrepeated(rows_of(".csv", data))
        nothing |= said_nil
    lines = [{"mode": "nil", "organisation": agency, "month": f"{month:%Y-%m}", "received_on": "2026-04-01"} for agency, month in sorted(nothing)]
    with (folder / "in" / "received.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["file", "received_on", "mode", "sender", "organisation", "month", "reason"])
        writer.writeheader()
        writer.writerows(lines)
    group = open_group("south_sudan", folder / "data")
    read = load(group, LOCAL, folder / "in")
    assert sum(one["rows_held_back"] for one in read) == 0, read
    frame = pd.DataFrame(rows).reset_index(drop=True)
    return group, frame.drop(index=sorted(same_work_told_twice(frame))), nothing


def unrepeated(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same row twice from one agency stands once."""
    found = {tuple((name, cell) for name, cell in row.items() if name != "line"): row for row in reversed(rows)}
    return [coded(row) for row in reversed(list(found.values()))]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> pytest.TempPathFactory:
    return tmp_path_factory


@settings(max_examples=3, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.integers(0, 2**32), min_size=len(PAIRS), max_size=len(PAIRS), unique=True))
def test_every_node_of_ten_data_sets(folders: pytest.TempPathFactory, seeds: list[int]) -> None:
    group, rows, nothing = loaded(folders.mktemp("random"), seeds)
    spoke = set(zip(rows["organisation"], rows["month"], strict=True))
    the_world = world(frozenset((nothing | not_active(MONTHS[0], MONTHS[2])) - spoke))
    for pair, seed in zip(PAIRS, seeds, strict=True):
        own = rows[rows["organisation"].isin(pair)]
        for asked in ASKED:
            keep = {"donor": asked["donor"]} if "donor" in asked else {}
            mine = Counted(own, the_world, asked["from_month"], asked["to_month"], **keep)
            said = group.store.ask(NODES, {"donor": [], **asked, "organisation": list(pair)}).to_pylist()
            nodes = {(node["place"], node["population_group"]): (node["low"], node["high"]) for node in said}
            expected = {(place, code): mine.reach(place, code) for place in listed("places") for code in listed("population_groups")}
            assert {node: reach for node, reach in nodes.items() if any(reach)} == {
                node: reach for node, reach in expected.items() if any(reach)
            }, (seed, asked)
    group.close()
