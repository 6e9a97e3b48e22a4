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
    nothing = set()
    for agency, other in (pair, pair[::-1]):
        fates = {month: chance.choice(["told"] * 8 + ["missing", "nothing"]) for month in MONTHS}
        told = [f"{month:%Y-%m}" for month, fate in fates.items() if fate == "told"]
        for service in services:
            base = {
                **CLEAN,
                **service,
                "organisation": agency,
                "implementer": chance.choice(["", "", "", other]),
            }
            one = chance.choice([by_the_book, by_the_book, by_the_book, untidy])(chance, base)
            rows[agency] += [row for row in one if row["month"] in told]
        spoken = {row["month"] for row in rows[agency]}
        nothing |= {
            (agency, month)
            for month, fate in fates.items()
            if fate == "nothing" and f"{month:%Y-%m}" not in spoken
        }
    return rows, nothing


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
