"""The faults that the benchmark plants, a kind each: what partners do wrong, and which check should see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from wordings import Wordings

Cells = dict[str, np.ndarray]
Fault = Callable[[Cells, np.ndarray, np.random.Generator], None]


def plant(cells: Cells, share: float, rng: np.random.Generator, wordings: Wordings) -> Cells:
    """Change a share of the rows, every kind of fault about equally often."""
    n = len(cells["total"])
    wrong = rng.permutation(n)[: round(n * share)]
    for rows, fault in zip(np.array_split(wrong, len(FAULTS)), FAULTS.values(), strict=True):
        if len(rows):
            fault(cells, rows, rng)
    return cells


def _put(column: str, *values: str) -> Fault:
    def fault(cells: Cells, rows: np.ndarray, rng: np.random.Generator) -> None:
        cells[column][rows] = rng.choice(np.array(values, object), len(rows))

    return fault


def _ten_times(column: str) -> Fault:
    """As many as ten times the total: more than there can be."""

    def fault(cells: Cells, rows: np.ndarray, rng: np.random.Generator) -> None:
        cells["total"][rows] = "40"
        cells[column][rows] = "400"

    return fault


def _after(column: str, text: str) -> Fault:
    def fault(cells: Cells, rows: np.ndarray, rng: np.random.Generator) -> None:
        cells[column][rows] = cells[column][rows] + text

    return fault


def _repeat(cells: Cells, rows: np.ndarray, rng: np.random.Generator) -> None:
    """The row before, once more in every cell."""
    for column in cells.values():
        column[rows] = column[np.maximum(rows - 1, 0)]


def _planned_with_people(cells: Cells, rows: np.ndarray, rng: np.random.Generator) -> None:
    cells["status"][rows] = "Planned - no money"
    cells["total"][rows] = "55"


FAULTS: dict[str, Fault] = {
    "unknown_code": _put("status", "Perhaps", "Soon"),
    "unknown_name": _after("admin2", " Xyz"),
    "ambiguous_or_unknown_activity": _put("activity", "Community thing", "Various", "Workshop"),
    "missing_value": _put("activity", ""),
    "county_outside_state": _put("admin1", "Abyei"),
    "not_a_month": _put("reporting_month", "last month", "Q2"),
    "not_a_date": _put("end_date", "soon", "end of the project"),
    "impossible_date": _put("end_date", "31/02/2026"),
    "text_in_number": _put("total", "about 40", "40 people"),
    "not_a_count": _put("girls", "many", "n/a"),
    "negative_count": _put("boys", "-3"),
    "fraction_count": _put("women", "12.5"),
    "new_above_total": _ten_times("new"),
    "disability_above_total": _ten_times("disability"),
    "parts_above_total": _ten_times("men"),
    "partly_filled_cells": _put("girls", ""),
    "planned_with_people": _planned_with_people,
    "other_organisation": _put("reporting_organisation", "IOM", "Hornbill"),
    "repeated_row": _repeat,
}
