"""How the organisations of the benchmark write what they do: services drawn from the real lists, in many spellings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from data_pipeline.receiving.types import fold
from data_pipeline.vocabulary import load_group

SENTENCES = (
    "", "", "", "", "", "Sessions went on as planned", "Closed one week because of fighting", "New volunteers were trained",
    "The road was cut by floods for ten days", "Moved to the community hall", "Done together with the health cluster",
    "Two counsellors left and one was hired", "Radio talk shows and home visits", "Follow-up after referral",
    "Groups for young people were opened",
)  # fmt: skip
STATUSES = ("ongoing",) * 17 + ("completed",) * 2 + ("planned_funded", "planned_unfunded", "suspended")
ENDS = ("", "", "2026-12-31", "2026-11-30", "31/12/2026", "2027-03-31")
SPECIAL = set(',;\t|"\n#')  # a cell with one of these would be written in quotation marks
SAME_WORDS = 6  # how often the title of the list is written for once that another spelling is


@dataclass(frozen=True)
class Services:
    """One organisation's services, a value each: codes, and the people that a month usually has."""

    county: np.ndarray
    site: np.ndarray
    activity: np.ndarray
    group: np.ndarray
    mode: np.ndarray
    donors: np.ndarray
    implementer: np.ndarray
    status: np.ndarray
    people: np.ndarray
    counts: np.ndarray
    organisation: str

    @property
    def size(self) -> int:
        """How many services there are."""
        return len(self.people)


class Wordings:
    """The lists of South Sudan with every spelling of theirs that means one code only."""

    def __init__(self) -> None:
        tables = {name: table.to_pylist() for name, table in load_group("south_sudan").tables().items()}
        self.places = {row["code"]: row for row in tables["place_list"]}
        self.counties = [code for code, row in self.places.items() if row["level"] == "admin2"]
        self.states = sorted({self.places[code]["admin1"] for code in self.counties})
        self.sites = defaultdict(list)
        for code, row in self.places.items():
            if row["level"] == "site":
                self.sites[row["admin2"]].append(code)
        self.counts = {row["code"]: row["counts"] for row in tables["activity_list"]}
        self.activities = list(self.counts)
        self.organisations = [row["code"] for row in tables["organisation_list"]]
        self.groups = [row["code"] for row in tables["population_group_list"] if row["code"] != "AID"]
        self.modes = [row["code"] for row in tables["codes"] if row["list"] == "delivery_mode"]
        self.donors = [row["code"] for row in tables["codes"] if row["list"] == "donor"]
        self.spellings = _spellings(tables)

    def services(self, organisation: str, n: int, rng: np.random.Generator) -> Services:
        """An organisation's services: it works in a few states, with some partners, for the activities of its own."""
        home = rng.choice(self.states, 4, replace=False)
        counties = [code for code in self.counties if self.places[code]["admin1"] in home]
        county = rng.choice(counties, n)
        site = np.array([self._site(code, rng) for code in county], object)
        activity = rng.choice(rng.choice(self.activities, 24, replace=False), n)
        partners = rng.choice([code for code in self.organisations if code != organisation], 3, replace=False)
        donors = np.array(
            ["", *self.donors, *(f"{a}; {b}" for a, b in zip(self.donors, self.donors[3:], strict=False))],
            object,
        )
        return Services(
            county, site, activity, rng.choice(self.groups, n), rng.choice(self.modes, n), donors[rng.integers(0, len(donors), n)],
            np.where(rng.random(n) < 0.85, "", rng.choice(partners, n)), np.array(STATUSES, object)[rng.integers(0, len(STATUSES), n)],
            np.minimum(rng.lognormal(3.6, 0.9, n), 3_000), np.array([self.counts[code] for code in activity]), organisation,
        )  # fmt: skip

    def write(
        self, services: Services, picked: np.ndarray, rng: np.random.Generator
    ) -> dict[str, np.ndarray]:
        """The text columns of the services picked, each cell in a spelling of its own."""
        county = services.county[picked]
        state = np.array([self.places[code]["admin1"] for code in county], object)
        n = len(picked)
        return {
            "reporting_organisation": self._written("organisation", np.full(n, services.organisation), rng),
            "implementing_partner": self._written("organisation", services.implementer[picked], rng),
            "donor": services.donors[picked],
            "admin1": self._written("admin1", state, rng),
            "admin2": self._written("admin2", county, rng),
            "site": self._written("site", services.site[picked], rng),
            "delivery_mode": self._written("delivery_mode", services.mode[picked], rng),
            "activity": self._written("activity", services.activity[picked], rng),
            "description": _any(SENTENCES, n, rng),
            "status": self._written("status", services.status[picked], rng),
            "hide_place": _any(("No", "No", "No", "Yes", ""), n, rng),
            "end_date": _any(ENDS, n, rng),
            "population_group": self._written("population_group", services.group[picked], rng),
        }

    def _site(self, county: str, rng: np.random.Generator) -> str:
        known = self.sites.get(county, [])
        return str(rng.choice(known)) if known and rng.random() < 0.5 else ""

    def _written(self, name: str, codes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
        found = np.full(len(codes), "", object)
        for code in np.unique(codes.astype(str)):
            if code:
                at = np.flatnonzero(codes == code)
                found[at] = _any(self.spellings[name, str(code)], len(at), rng)
        return found


def _any(values: tuple[str, ...], n: int, rng: np.random.Generator) -> np.ndarray:
    return np.array(values, object)[rng.integers(0, len(values), n)]


def _spellings(tables: dict[str, list[dict[str, str]]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """For each list and code its title many times and every other spelling once, those that mean two things left out."""
    meant = defaultdict(set)
    for row in tables["also_written"]:
        meant[row["list"], fold(row["written"])].add(row["code"])
    others, own = defaultdict(list), {(row["list"], row["code"]): row["title"] for row in tables["codes"]}
    for row in tables["also_written"]:
        clear = len(meant[row["list"], fold(row["written"])]) == 1 and not SPECIAL & set(row["written"])
        if clear and not row["context"]:
            others[row["list"], row["code"]].append(row["written"])
    return {
        key: (own.get(key) if own.get(key) in found else found[0],) * SAME_WORDS * len(found) + tuple(found)
        for key, found in others.items()
    }
