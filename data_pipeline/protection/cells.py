"""The numbers of a release: what each is about, so that one number given by several questions is one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

# Measures of people or acts. Numbers of agencies, places and rows are not about people and are never hidden.
MEASURES = {
    "low": "low", "people_low": "low", "high": "high", "people_high": "high", "people_floor": "floor",
    "contacts": "contacts", "attendances": "attendances", "participants": "participants",
    "supported_staff": "supported_staff", "told_sum": "told", "disability": "disability",
}  # fmt: skip
SEXES = ("girls", "boys", "women", "men", "older_women", "older_men", "not_recorded")
COUNTED = (*MEASURES, *SEXES)


class Cell(NamedTuple):
    """What a number is about. Empty means all of them.

    measure: low, high, floor, contacts …; first, last: months of the period; place: a unit (`SS03`) or, with a
    leading `/`, an area as shown on the screen; group: of population; topic: a layer or an activity; sex: of SEXES.
    """

    measure: str
    first: date
    last: date
    place: str = ""
    group: str = ""
    topic: str = ""
    sex: str = ""


class Trees(NamedTuple):
    """What belongs to what, child -> parent, for the dimensions of a Cell; what has no parent belongs to all."""

    place: Mapping[str, str]
    group: Mapping[str, str]
    topic: Mapping[str, str]

    def above(self, cell: Cell, dimension: str) -> Cell | None:
        """The cell one step wider in one dimension; None where it holds all already."""
        value = getattr(cell, dimension)
        if not value:
            return None
        wider = "" if dimension == "sex" else getattr(self, dimension).get(value, "")
        return Cell(**{**cell._asdict(), dimension: wider})


def cell_of(row: Mapping[str, Any], name: str) -> Cell:
    """The cell of one measure of one released figure (a line of `released.FIGURES`)."""
    monthly = row["question"] == "reach_by_month" or row["period"] == "month"
    place = row["place"] or ""
    return Cell(
        MEASURES.get(name, "low"),
        row["month"] if monthly else row["month"].replace(month=1),
        row["month"],
        place if row["pcodes"] or not place else f"/{place}",
        "" if row["population_group"] in (None, "ALL") else row["population_group"],
        row["activity"] or row["layer"] or "",
        name if name in SEXES else "",
    )


def numbers_of(rows: Iterable[Mapping[str, Any]]) -> dict[Cell, int | None]:
    """Every number of people or acts in released figures; None where it is hidden."""
    return {
        cell_of(row, name): value
        for row in rows
        for name, value in json.loads(row["measures"]).items()
        if name in COUNTED
    }
