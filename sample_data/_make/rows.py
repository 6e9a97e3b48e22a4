"""The rows of an agency in a month, as codes."""

from datetime import date
from functools import lru_cache
from typing import Any

from . import lists
from .chance import Chance
from .choosing import Agency
from .counting import CELLS, Counts, monthly_counts
from .layout import Line
from .profiles import agencies, services, words
from .services import MONTHS, Service
from .styles import styles

RUNNING = "CCDO-X"  # reports what it has reached since January instead of the month
CARRIED_OVER = "WVH"  # calls everybody new, also those of earlier months


def lines_of(organisation: str, month: str) -> list[Line]:
    """The agency's rows of the month, in the order in which it always writes them."""
    return [
        Line(values(service, month))
        for service in services()[organisation]
        if service.first <= month <= service.last
    ]


def values(service: Service, month: str) -> dict[str, Any]:
    """One row: codes by column name."""
    status = service.status_in(month)
    row: dict[str, Any] = {
        "reporting_month": month,
        "reporting_organisation": service.organisation,
        "implementing_partner": service.implementer,
        "donor": service.donors,
        "admin1": service.admin1,
        "admin2": service.county,
        "site": service.site,
        "delivery_mode": service.delivery_mode,
        "activity": service.activity,
        "description": _sentence(service, status, month),
        "status": status,
        "hide_place": service.hide_place,
        "population_group": service.population_group,
        "start_date": date(2025, 3, 1),
        "end_date": _end(service),
        "count_basis": _basis(service),
        "funding_status": "funded",
    }
    counts = counted(service).get(month)
    return {**row, **(_numbers(counts, service) if counts else {})}


@lru_cache
def counted(service: Service) -> dict[str, Counts]:
    """The service's people, month by month."""
    chance = Chance(
        "people",
        service.organisation,
        service.activity,
        service.place,
        service.site,
        service.population_group,
        service.description,
    )
    levels = {
        month: _level(service, month)
        for month in MONTHS
        if service.first <= month <= service.last and service.has_people(month)
    }
    found = dict(monthly_counts(chance, service.activity, service.kind, levels))
    return _since_january(service, found) if service.organisation == RUNNING else found


def _level(service: Service, month: str) -> float:
    story, level = words(), service.level
    arrivals = story["arrivals"]
    if service.county in arrivals["counties"] and service.population_group in arrivals["population_groups"]:
        level *= arrivals[month]
    return level * story["season"].get(month, 1.0)


def _numbers(counts: Counts, service: Service) -> dict[str, int | None]:
    agency = agencies()[service.organisation]
    attended = lists.activities()[service.activity]["counts"] == "attendances"
    contacts = counts.total if attended and agency.style.startswith("template") else counts.contacts
    return {
        **_cells(counts, agency),
        "total": counts.total,
        "new": counts.total if service.organisation == CARRIED_OVER else counts.new,
        "disability": counts.disability,
        "contacts": contacts,
    }


def _cells(counts: Counts, agency: Agency) -> dict[str, int | None]:
    """Sex and age; some agencies tell none of it, some do not know it of everybody."""
    if agency.totals_only:
        return dict.fromkeys(CELLS)
    if "not_recorded" not in dict(styles()[agency.style].columns):
        return {**counts.cells}
    unknown = min(counts.cells["women"], counts.total // 25)
    return {**counts.cells, "women": counts.cells["women"] - unknown, "not_recorded": unknown}


def _since_january(service: Service, found: dict[str, Counts]) -> dict[str, Counts]:
    """Each month becomes the sum of the months since January (of 2025: ten months before the first file)."""
    sums = {
        cell: round(service.level * 10 * share)
        for cell, share in zip(CELLS, (0.2, 0.2, 0.35, 0.15, 0.06, 0.04), strict=True)
    }
    year, visits, running = "2025", round(service.level * 19), {}
    for month, counts in found.items():
        if month[:4] != year:
            sums, year, visits = dict.fromkeys(CELLS, 0), month[:4], 0
        sums = {cell: sums[cell] + counts.cells[cell] for cell in CELLS}
        visits += counts.contacts or 0
        running[month] = Counts(sum(sums.values()), dict(sums), None, None, visits)
    return running


def _sentence(service: Service, status: str, month: str) -> str:
    if status == "suspended":
        return (
            "School holidays."
            if service.activity.startswith("5.") and month.endswith("-01")
            else "Road cut off."
        )
    return "Ended as planned." if status == "completed" and service.activity != "4.2" else service.description


def _end(service: Service) -> date | None:
    """Until when there is money: agencies with a donor tell it."""
    if not service.donors or service.organisation == "IOM":
        return None
    chance = Chance("end", service.organisation, service.activity, service.place)
    if service.last != MONTHS[-1]:
        return date(int(service.last[:4]), int(service.last[5:]), 28)
    return date(2026, 12, 31) if chance.happens(0.5) else date(2027, 3 * chance.whole(1, 3), 30)


def _basis(service: Service) -> str:
    """Only one style has this column: its open groups are of registered people."""
    return "M" if lists.activities()[service.activity]["counts"] == "people" else ""
