"""Agencies and their services, from the profile files."""

import csv
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from .choosing import Agency, chosen_services
from .services import Service, place_values

HERE = Path(__file__).parent
IOM = Agency("IOM", "centres")


@lru_cache
def words() -> dict[str, Any]:
    """Descriptions, groups, seasons of words.toml."""
    return tomllib.loads((HERE / "words.toml").read_text("utf-8"))


@lru_cache
def agencies() -> dict[str, Agency]:
    """Agencies by code, IOM first."""
    profiles = tomllib.loads((HERE / "agencies.toml").read_text("utf-8"))
    made_up = {code: Agency(code, **_tuples(profile)) for code, profile in profiles.items()}
    return {"IOM": IOM, **made_up}


@lru_cache
def services() -> dict[str, tuple[Service, ...]]:
    """Services by agency. No two agencies share a place, activity and group unless the story says so."""
    found = {"IOM": tuple(iom_services())}
    taken = {(one.place, one.activity, one.population_group) for one in found["IOM"]}
    for code, agency in agencies().items():
        if code != "IOM":
            found[code] = tuple(chosen_services(agency, taken, words()))
    return found


def iom_services() -> Iterator[Service]:
    """Only what IOM itself published (the people counts are made up like all others)."""
    with (HERE / "iom.csv").open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            told: dict[str, Any] = {**line, **place_values(line["place"]), "level": float(line["level"])}
            donor = told.pop("donor")
            del told["place"]
            yield Service("IOM", donors=(donor,) if donor else (), **told)


def _tuples(profile: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in profile.items()}
