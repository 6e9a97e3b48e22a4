"""Titles of codes, read from the product's own lists, so that template files hold the template's words."""

import csv
import tomllib
from functools import lru_cache
from pathlib import Path

PRODUCT = Path(__file__).parents[2] / "data_pipeline"
GROUP = PRODUCT / "groups" / "south_sudan"
FILES = {
    "activity": "activities",
    "population_group": "population_groups",
    "status": "statuses",
    "delivery_mode": "delivery_modes",
    "cluster": "clusters",
    "donor": "donors",
    "hide_place": "yes_no",
    "funding_status": "funding_statuses",
    "count_basis": "count_bases",
    "layer": "layers",
    "site_type": "site_types",
    "organisation_type": "organisation_types",
}


@lru_cache
def table(path: Path) -> tuple[dict[str, str], ...]:
    """A list's lines."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@lru_cache
def titles(name: str) -> dict[str, str]:
    """Title by code of one list; donors stand in two."""
    lines = table(PRODUCT / "vocabulary" / f"{FILES[name]}.csv")
    lines += table(GROUP / "donors.csv") if name == "donor" else ()
    return {line["code"]: line["title"] for line in lines}


@lru_cache
def activities() -> dict[str, dict[str, str]]:
    """Activities by sub-code."""
    return {line["code"]: line for line in table(PRODUCT / "vocabulary" / "activities.csv")}


@lru_cache
def organisations() -> dict[str, dict[str, str]]:
    """Organisations of the group by code."""
    return {line["code"]: line for line in table(GROUP / "organisations.csv")}


@lru_cache
def places() -> dict[str, dict[str, str]]:
    """Places of the group by code."""
    return {line["code"]: line for line in table(GROUP / "places.csv")}


def state_of(place: str) -> str:
    """Code of the state (admin1) that a place lies in."""
    while places()[place]["level"] != "admin1":
        place = places()[place]["parent"]
    return place


@lru_cache
def template() -> tuple[tuple[str, str], ...]:
    """Column name and heading of the template's asked columns, in order."""
    columns = tomllib.loads((PRODUCT / "vocabulary" / "columns.toml").read_text("utf-8"))["column"]
    asked = sorted((column for column in columns if column.get("asked")), key=lambda column: column["asked"])
    return tuple((column["name"], column["title"]) for column in asked)
