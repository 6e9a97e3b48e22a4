"""A service: what an agency does, where, for whom, from when until when."""

from dataclasses import dataclass
from typing import Any

from . import lists

MONTHS = tuple(f"{2025 + (10 + n) // 12}-{(10 + n) % 12 + 1:02}" for n in range(12))  # 2025-11 to 2026-10


@dataclass(frozen=True)
class Service:
    """One line of an agency's file, month after month."""

    organisation: str
    activity: str
    county: str
    site: str
    population_group: str
    delivery_mode: str
    level: float
    donors: tuple[str, ...] = ()
    implementer: str = ""
    description: str = ""
    status: str = "ongoing"
    first: str = MONTHS[0]
    last: str = MONTHS[-1]
    suspended: tuple[str, ...] = ()
    kind: str = ""
    admin1: str = ""
    hide_place: str = "no"

    @property
    def place(self) -> str:
        """The listed site, else the county, else the state: where it counts."""
        return self.site if self.site in lists.places() else self.county or self.admin1

    def status_in(self, month: str) -> str:
        """Its status in a month of its life."""
        if month in self.suspended or (month.endswith("-01") and self.activity in ("5.1", "5.2")):
            return "suspended"  # schools are closed in January
        return "completed" if month == self.last and self.last != MONTHS[-1] else self.status

    def has_people(self, month: str) -> bool:
        """Whether people are counted in this month."""
        counted = lists.activities()[self.activity]["counts"] != "none"
        return counted and self.status_in(month) in ("ongoing", "completed")


def place_values(text: str) -> dict[str, Any]:
    """ "SS0903", "<site code>" or "SS0903/Some place" as admin1, county and site."""
    code, _, free = text.partition("/")
    place = lists.places()[code]
    if place["level"] == "site":
        return {"admin1": lists.state_of(code), "county": place["parent"], "site": code}
    county = code if place["level"] == "admin2" else ""
    return {"admin1": lists.state_of(code), "county": county, "site": free}
