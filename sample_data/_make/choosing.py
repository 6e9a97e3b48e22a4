"""Agencies, and the services that each of them gets after its profile."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from .chance import Chance
from .services import MONTHS, Service, place_values

MODES = {
    "1.1": ("outreach", "community_space"),
    "1.2": ("outreach", "community_space"),
    "2.1": ("community_space",),
    "2.2": ("community_space",),
    "3.1": ("community_space",),
    "3.2": ("community_space", "outreach"),
    "3.3": ("outreach", "community_space"),
    "3.4": ("community_space", "centre"),
    "3.5": ("centre", "community_space"),
    "3.6": ("centre", "child_friendly_space"),
    "3.7": ("community_space",),
    "4.1": ("child_friendly_space",),
    "4.2": ("women_girls_space",),
    "5.1": ("school",),
    "5.2": ("school",),
    "6.1": ("other", "community_space"),
    "7.1": ("mobile_team", "outreach"),
    "7.2": ("outreach", "centre"),
    "8.1": ("centre", "mobile_team"),
    "8.2": ("centre", "community_space"),
    "8.3": ("health_facility", "centre"),
    "8.4": ("health_facility",),
    "9.1": ("health_facility",),
    "9.2": ("health_facility", "mobile_health"),
    "9.3": ("outreach",),
    "10.1": ("health_facility",),
    "10.2": ("health_facility",),
    "10.3": ("health_facility",),
}
EVERYWHERE = ("IDP", "HST", "RRI", "IDP")
SIZES = {
    "1.1": (120, 300),
    "1.2": (110, 460),
    "2.1": (60, 180),
    "2.2": (40, 140),
    "3.4": (80, 320),
    "3.5": (90, 380),
    "4.1": (80, 260),
    "5.2": (110, 420),
    "5.1": (12, 45),
    "7.1": (40, 190),
    "7.2": (25, 110),
    "8.1": (18, 85),
    "8.2": (16, 72),
    "8.3": (8, 36),
    "8.4": (6, 20),
    "9.1": (20, 80),
    "9.2": (26, 110),
    "9.3": (15, 60),
    "10.1": (10, 45),
    "10.2": (18, 70),
    "10.3": (4, 14),
    "6.1": (18, 30),
    "11.3": (12, 36),
    "11.5": (8, 30),
    "4.2": (60, 220),
}


@dataclass(frozen=True)
class Agency:
    """One agency's profile: its entry in agencies.toml."""

    code: str
    style: str
    places: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    donors: tuple[str, ...] = ()
    services: int = 0
    first: str = MONTHS[0]
    last: str = MONTHS[-1]
    size: float = 1.0
    late_in: tuple[str, ...] = ()
    silent_in: tuple[str, ...] = ()
    expected: bool = True
    totals_only: bool = False  # tells no sex and age

    @property
    def months(self) -> tuple[str, ...]:
        """The months in which it sends a file."""
        return tuple(m for m in MONTHS if self.first <= m <= self.last and m not in self.silent_in)


def chosen_services(
    agency: Agency, taken: set[tuple[str, str, str]], words: dict[str, Any]
) -> Iterator[Service]:
    """Services after the profile; `taken` are places, activities and groups that somebody has already."""
    chance = Chance("services", agency.code)
    found = 0
    for _ in range(40 * agency.services):
        service = _any_service(agency, chance, words)
        if (
            found < agency.services
            and (service.place, service.activity, service.population_group) not in taken
        ):
            taken.add((service.place, service.activity, service.population_group))
            found += 1
            yield _with_life(service, agency, chance)


def _any_service(agency: Agency, chance: Chance, words: dict[str, Any]) -> Service:
    activity, place = chance.pick(agency.activities), place_values(chance.pick(agency.places))
    low, high = SIZES.get(activity, (30, 120))
    return Service(
        agency.code,
        activity,
        level=chance.share(low, high) * agency.size,
        population_group=_group(agency, activity, place["county"], chance, words["groups"]),
        delivery_mode=chance.pick(MODES.get(activity, ("other",))),
        donors=(chance.pick(agency.donors),) if agency.donors and chance.happens(0.85) else (),
        description=_sentence(activity, chance, words["descriptions"]),
        hide_place="yes" if activity == "4.2" else "no",
        kind="women_girls_space" if activity == "4.2" else "",
        **place,
    )


def _group(agency: Agency, activity: str, county: str, chance: Chance, local: dict[str, list[str]]) -> str:
    if activity in ("6.1", "11.3", "11.4", "11.5"):
        return "AID"
    if activity in ("1.1", "1.2", "11.1") and chance.happens(0.3):
        return "ALL"
    return chance.pick(agency.groups or local.get(county, EVERYWHERE))


def _sentence(activity: str, chance: Chance, sentences: dict[str, list[str]]) -> str:
    """Some describe what they do, most leave it; "other" and trainings always say it."""
    needed = activity in ("1.3", "4.2", "11.3") or chance.happens(0.4)
    return chance.pick(sentences[activity]) if needed and activity in sentences else ""


def _with_life(service: Service, agency: Agency, chance: Chance) -> Service:
    """Most services run all year; some begin, some end, some are suspended for two months."""
    months, fate = agency.months, chance.share(0, 1)
    first, last = agency.first, agency.last
    suspended: tuple[str, ...] = ()
    if fate < 0.14 and len(months) > 6:
        first = months[chance.whole(2, 6)]
    elif fate < 0.24 and len(months) > 8:
        last = months[chance.whole(4, len(months) - 3)]
    elif fate < 0.31 and len(months) > 8:
        begin = chance.whole(3, len(months) - 4)
        suspended = tuple(months[begin : begin + 2])
    return replace(service, first=first, last=last, suspended=suspended)
