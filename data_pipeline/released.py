"""What a release holds: the answers to a fixed list of questions, for the month and for the year to date.

One tidy table of figures, so that the public pages ask the same questions by the same names (`queries/released/`).
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pyarrow as pa

from .access import LOCAL
from .questions import ask
from .working_group import WorkingGroup

# question -> the columns that say what a figure is about; all its other columns are measures.
QUESTIONS: dict[str, tuple[str, ...]] = {
    "headline": (),
    "reach_by_state": ("place",),
    "reach_by_layer": ("layer",),
    "reach_by_state_and_layer": ("place", "layer"),
    "reach_by_group": ("population_group",),
    "reach_by_state_and_group": ("place", "population_group"),
    "reach_by_group_and_layer": ("population_group", "layer"),
    "reach_by_month": ("month",),
    "reach_by_activity": ("activity",),
    "general_activities": ("activity",),
    "sex_age": ("population_group",),
}
# Questions whose answer depends on which places are shown: the areas on the screen, or the eleven OCHA units.
BY_PLACE = {"headline", *(name for name, keys in QUESTIONS.items() if "place" in keys)}
KEYS = ("place", "layer", "population_group", "activity")
FIGURES = pa.schema(
    [("question", pa.string()), ("period", pa.string()), ("pcodes", pa.bool_()), ("month", pa.date32())]
    + [(key, pa.string()) for key in KEYS]
    + [("measures", pa.string()), ("hidden", pa.bool_())]
)


def periods(month: date) -> dict[str, date]:
    """The periods a release answers for: name -> its first month."""
    return {"month": month, "year": month.replace(month=1)}


def released_questions(group: WorkingGroup, month: date) -> pa.Table:
    """The answers for a month and its year to date with every number, as FIGURES; `withholding.py` hides some."""
    rows: list[dict[str, Any]] = []
    for period, first in periods(month).items():
        for question, keys in QUESTIONS.items():
            for pcodes in (False, True):
                if not pcodes or question in BY_PLACE:
                    answer = ask(
                        group, LOCAL, question, from_month=first, to_month=month, pcodes=pcodes
                    ).to_pylist()
                rows += [_figure(question, period, pcodes, month, keys, line) for line in answer]
    return pa.Table.from_pylist(rows, schema=FIGURES)


def _figure(
    question: str, period: str, pcodes: bool, month: date, keys: tuple[str, ...], line: dict[str, Any]
) -> dict[str, Any]:
    about = {key: line.get(key) for key in KEYS if key in keys}
    measures = {
        name: value for name, value in line.items() if name not in keys and name not in ("title", "parent")
    }
    if "capped" in measures:  # counties are not for the public
        measures["capped"] = json.dumps([bound for bound in json.loads(measures["capped"]) if bound["shown"]])
    return {
        "question": question,
        "period": period,
        "pcodes": pcodes,
        "month": line["month"] if "month" in keys else month,
        **about,
        "measures": json.dumps(measures, default=str),
        "hidden": False,
    }
