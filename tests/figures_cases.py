"""The filters under which the sample's figures are reckoned twice."""

from __future__ import annotations

from datetime import date
from typing import Any

FIRST, LAST = date(2025, 11, 1), date(2026, 10, 1)
YEAR = {"from_month": date(2026, 1, 1), "to_month": LAST}
ALL = {"from_month": FIRST, "to_month": LAST}
CASES: dict[str, dict[str, Any]] = {
    "a month": {"from_month": LAST, "to_month": LAST},
    "year to date": YEAR,
    "over New Year": ALL,
    "a month in the middle": {"from_month": date(2026, 5, 1), "to_month": date(2026, 5, 1)},
    "a quarter of a state": {"from_month": date(2026, 4, 1), "to_month": date(2026, 6, 1), "admin1": ["SS07"]},
    "an area beside its state": {**YEAR, "admin1": ["SS03", "SS03-GP"]},
    "a layer": {**YEAR, "layer": ["3"]},
    "an agency": {**YEAR, "organisation": ["HHR"]},
    "an agency whose new is not trusted": {**YEAR, "organisation": ["WVH"]},
    "a group with those below it": {**YEAR, "population_group": ["RRI"]},
    "everybody as a group": {**YEAR, "population_group": ["ALL"]},
    "a donor": {**YEAR, "donor": ["HBF"]},
    "two donors, one layer": {**YEAR, "donor": ["CBA", "SPF"], "layer": ["3"]},
    "a county": {**YEAR, "county": ["SS0707"]},
    "an activity": {**YEAR, "activity": ["8.1"]},
    "a layer in a state, two groups": {**YEAR, "layer": ["2"], "admin1": ["SS01"], "population_group": ["IDP", "HST"]},
}  # fmt: skip
COLUMN = {"admin1": "screen_area", "county": "county", "layer": "layer", "organisation": "organisation", "activity": "activity",
          "population_group": "population_group", "donor": "donor"}  # fmt: skip
