"""Random small data sets for the second counter: what two agencies told in three months."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

from template_rows import NUMBERS
from test_figures import CLEAN

MONTHS = [date(2026, month, 1) for month in (1, 2, 3)]
PLACES = [
    {"state": "Upper Nile", "county": "Malakal", "site": "Malakal PoC"}, {"state": "Upper Nile", "county": "Malakal", "site": "Malakia"},
    {"state": "Upper Nile", "county": "Malakal"}, {"state": "Upper Nile", "county": "Renk"}, {"state": "Upper Nile", "county": ""},
    {"state": "Unity", "county": "Pariang"}, {"state": "Unity", "county": "Rubkona", "site": "a site on no list"},
]  # fmt: skip
ACTIVITIES = [
    "8.1 Basic counselling for individuals",
    "8.2 Basic counselling for groups or families",
    "3.4 Structured social activities",
]
PARENTING = "3.2 Strengthening parenting and family supports"
GROUPS = ["Internally displaced people", "Returnees", "Returned IDPs", "Not disaggregated"]
DONORS = ["", "NLF", "HBF", "NLF; HBF"]


def data_set(
    chance: random.Random, pair: tuple[str, str]
) -> tuple[dict[str, list[dict[str, Any]]], set[tuple[str, date]]]:
    """Rows of either agency, and the months in which it says that it has nothing to report."""
    services = [
        {
            **chance.choice(PLACES),
            "activity": chance.choice(ACTIVITIES),
            "population_group": chance.choice(GROUPS),
        }
        for _ in range(4)
    ]
    rows: dict[str, list[dict[str, Any]]] = {agency: [] for agency in pair}
    quiet = dict(
        zip(pair, chance.sample(MONTHS, 2), strict=True)
    )  # one month of each: nothing to report, missing
    for agency, other in (pair, pair[::-1]):
        told = [f"{month:%Y-%m}" for month in MONTHS if month != quiet[agency]]
        one = always(chance, agency, other)
        for service in services:
            base = {
                **CLEAN,
                **service,
                "organisation": agency,
                "implementer": chance.choice(["", "", "", other]),
            }
            one += chance.choice([by_the_book, by_the_book, by_the_book, untidy])(chance, base)
        rows[agency] = [row for row in one if row["month"] in told]
    return rows, {(pair[0], quiet[pair[0]])}


def always(chance: random.Random, agency: str, other: str) -> list[dict[str, Any]]:
    """What every data set must have: totals alone, two donors, a lead and an implementer, a county without site, older
    columns left blank, a site on no list, a layer besides."""
    malakal, rubkona = PLACES[2], PLACES[6]
    adults = {"girls": 3, "boys": chance.randint(0, 9), "women": chance.randint(1, 40), "men": 5}
    found = []
    for month in MONTHS:
        base = {**CLEAN, "organisation": agency, "month": f"{month:%Y-%m}"}
        found += [
            base | malakal | {"total": chance.randint(50, 90), "donors": "NLF", "activity": "8.3 Interventions for alcohol and substance use problems"},
            base | malakal | {"total": chance.randint(10, 49), "donors": "HBF", "activity": "8.3 Interventions for alcohol and substance use problems"},
            base | malakal | {"implementer": other, "total": chance.randint(1, 60), "activity": "8.4 Psychotherapy"},
            base | malakal | {"total": chance.randint(1, 60), "activity": "8.4 Psychotherapy"},
            base | rubkona | {"population_group": "Returned IDPs", "activity": PARENTING, "donors": "NLF; HBF"} | adults,
            base | rubkona | {"population_group": "Returned IDPs", "activity": "4.1 Child-friendly spaces", "total": 30},
        ]  # fmt: skip
    return found


def by_the_book(chance: random.Random, base: dict[str, Any]) -> list[dict[str, Any]]:
    """Nobody comes back who had never been new: a row a month, at times a second one alike or of other people, or suspended."""
    rows, seen = [], 0
    for month in MONTHS:
        row = {**base, "month": f"{month:%Y-%m}", "donors": chance.choice(DONORS)}
        if chance.random() < 0.15:
            rows.append({**row, "status": "Suspended"})
            continue
        new, again = chance.randint(0, 40), chance.randint(0, seen)
        seen += new
        rows.append(row | {"new": new} | split(chance, new + again))
        second = {**rows[-1], "donors": "FLS", "delivery_mode": "Centre"}
        more = {name: n for name, n in second.items() if name not in NUMBERS} | {"total": 30, "new": 30}
        rows += chance.choice([[second], [more]] + [[]] * 8)
    return rows


def untidy(chance: random.Random, base: dict[str, Any]) -> list[dict[str, Any]]:
    """No row or up to two a month; what is new is not told, or may be anything."""
    rows = []
    for month in [month for month in MONTHS for _ in range(chance.choice([0, 1, 1, 2]))]:
        told = split(chance, chance.choice([0, 5, 20, 60])) if chance.random() < 0.9 else {}
        total = told.get("total", sum(told.values()))
        new = {"new": chance.choice([0, total, chance.randint(0, total)])} if chance.random() < 0.8 else {}
        row = {
            **base,
            "month": f"{month:%Y-%m}",
            "donors": chance.choice(DONORS),
            "delivery_mode": chance.choice(["Centre", "Mobile team"]),
        }
        rows.append(row | told | (new if told else {}))
    return rows


def split(chance: random.Random, total: int) -> dict[str, int]:
    """People as a total alone, by cells with or without older people apart, or as more people than cells."""
    parts = 4 if chance.random() < 0.5 else 6
    kind = chance.choice(["total", "cells", "both", "more"])
    if kind == "total" or (kind == "more" and total < 7):
        return {"total": total}
    cuts = sorted(chance.randint(0, total - 7 * (kind == "more")) for _ in range(parts - 1))
    cells = [
        after - before
        for before, after in zip([0, *cuts], [*cuts, total - 7 * (kind == "more")], strict=True)
    ]
    return dict(zip(NUMBERS, cells, strict=False)) | ({} if kind == "cells" else {"total": total})


def filters(quiet: set[date], pair: tuple[str, str]) -> list[dict[str, Any]]:
    """Twenty combinations of period and filters; each lets something through in every data set."""
    quarter = {"from_month": MONTHS[0], "to_month": MONTHS[2]}
    later = {"from_month": MONTHS[1], "to_month": MONTHS[2]}
    spoken = min(set(MONTHS) - quiet)
    month = {"from_month": spoken, "to_month": spoken}
    one, two = pair
    return [
        quarter, later, month, {**quarter, "donor": ["NLF"]}, {**quarter, "donor": ["HBF"]}, {**month, "donor": ["NLF", "HBF"]},
        {**quarter, "layer": ["3"]}, {**later, "layer": ["2", "4"]}, {**quarter, "activity": ["8.3"]}, {**later, "activity": ["8.1", "3.2"]},
        {**quarter, "admin1": ["SS07"]}, {**later, "admin1": ["SS06"]}, {**month, "county": ["SS0707"]}, {**quarter, "county": ["SS0609"]},
        {**later, "population_group": ["IDP"]}, {**quarter, "population_group": ["RRI"]}, {**quarter, "organisation": [one]},
        {**later, "organisation": [two]}, {**later, "admin1": ["SS07"], "layer": ["3", "4"]},
        {**quarter, "organisation": [one], "donor": ["HBF"], "population_group": ["IDP"]},
    ]  # fmt: skip
