"""Small answers as the questions give them, for the tests of figures and sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

LINE = {
    "contacts": 0,
    "organisations": 0,
    "layers": 0,
    "told": "none_reported",
    "planned": 0,
    "hidden": False,
}


def place(code: str, title: str, low: int | None = 0, high: int | None = None, **more: Any) -> dict[str, Any]:
    """A line of `reach_by_state`: told as reported where it has people."""
    told = {"told": "reported", "organisations": 2, "contacts": 9} if low else {}
    return {
        **LINE,
        "place": code,
        "title": title,
        "low": low,
        "high": low if high is None else high,
        **told,
        **more,
    }


STATES = pa.Table.from_pylist([
    place("SS01", "Central Equatoria", 1200, 2100),
    place("SS04", "Lakes", 300),
    place("SS06", "Unity", 4500, 7000),
    place("SS09", "Western Bahr el Ghazal", 40, 55),
    place("SS02", "Eastern Equatoria", None, None, hidden=True, told="reported", organisations=1),
    place("SS05", "Northern Bahr el Ghazal", told="reported", organisations=1),
    place("SS00", "Abyei Administrative Area", planned=2),
    place("SS08", "Warrap"),
    place("SS10", "Western Equatoria", told="nobody_told"),
    place("SS03-GP", "Greater Pibor Administrative Area", 97, 194),
])  # fmt: skip


def layer(code: str, low: int | None, high: int | None, **more: Any) -> dict[str, Any]:
    """A line of `reach_by_layer`."""
    title = ["Basic services and security", "Community and family supports",
             "Focused, non-specialised supports", "Specialised services"][int(code) - 1]  # fmt: skip
    counted = {"contacts": 10 if low else 0, "organisations": 3 if low else 0, "places": 2 if low else 0}
    return {"layer": code, "title": title, "low": low, "high": high, "hidden": False, **counted, **more}


LAYERS = pa.Table.from_pylist(
    [layer("1", 900, 1300), layer("2", 21480, 33100), layer("3", 12240, 17950), layer("4", 131, 198)]
)


def month(number: int, low: int | None, high: int | None, **more: Any) -> dict[str, Any]:
    """A line of `reach_by_month` of 2026: 38 agencies expected, 31 reported, 2 of them late."""
    told = {"contacts": 5, "organisations": 9, "expected": 38, "reported": 31, "late": 2, "missing": 7}
    return {
        "month": date(2026, number, 1),
        "low": low,
        "high": high,
        **told,
        "final": True,
        "hidden": False,
        **more,
    }


MONTHS = pa.Table.from_pylist([month(1, 100, 150), month(2, 300, 410), month(3, 200, 200, final=False)])

SEX_AGE = pa.Table.from_pylist([
    {"population_group": "IDP", "girls": 30, "boys": 20, "women": 40, "men": 10, "older_women": 6, "older_men": 4,
     "not_recorded": 90, "disability": 10, "with_disability_rows_share": 0.5},
    {"population_group": "HST", "girls": 10, "boys": 10, "women": 10, "men": 10, "older_women": 0, "older_men": 0,
     "not_recorded": 0, "disability": None, "with_disability_rows_share": 0.0},
    {"population_group": "ALL", "girls": 40, "boys": 30, "women": 50, "men": 20, "older_women": 6, "older_men": 4,
     "not_recorded": 90, "disability": 10, "with_disability_rows_share": 0.4},
])  # fmt: skip


def cell(
    place_code: str, layer_code: str, low: int | None, told: str = "reported", **more: Any
) -> dict[str, Any]:
    """A line of `reach_by_state_and_layer`."""
    organisations = 0 if told != "reported" else 2
    return {"place": place_code, "title": place_code, "layer": layer_code, "low": low, "high": low,
            "organisations": organisations, "told": told, "planned": 0, "hidden": False, **more}  # fmt: skip


CELLS = pa.Table.from_pylist([
    cell("SS01", "2", 500), cell("SS01", "3", 40), cell("SS01", "4", 0, "none_reported"),
    cell("SS06", "2", 90), cell("SS06", "3", None, hidden=True), cell("SS06", "4", 0, "none_reported", planned=1),
    cell("SS10", "2", 0, "nobody_told"), cell("SS10", "3", 0, "nobody_told"), cell("SS10", "4", 0, "nobody_told"),
])  # fmt: skip
