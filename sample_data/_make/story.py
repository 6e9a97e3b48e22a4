"""What happens between rows: work told twice, two donors, two agencies at one place, jumps, outliers."""

from collections.abc import Callable
from typing import Any

from .counting import CELLS
from .layout import COUNTS, Line
from .parcels import Parcel, Parcels
from .rows import values
from .services import Service, place_values

Wanted = Callable[[dict[str, Any]], bool]


def tell_the_story(parcels: Parcels) -> None:
    """Each part notes what it planted."""
    for part in (
        same_work_equal,
        same_work_larger,
        two_donors,
        overlap,
        jonglei_without_county,
        sudden_jump,
        outlier,
    ):
        part(parcels)


def multiplied(line: Line, factor: float) -> Line:
    """The row with other people: cells times `factor`, the total added up anew."""
    other = line.copy()
    for name in COUNTS:
        if isinstance(other.values.get(name), int):
            other.values[name] = round(other.values[name] * factor)
    if isinstance(other.values.get("girls"), int):
        other.values["total"] = sum(other.values[cell] for cell in CELLS)
    return other


def with_people(parcel: Parcel, wanted: Wanted) -> list[Line]:
    """Rows with people that fit."""
    return [line for line in parcel.lines if line.values.get("total") and wanted(line.values)]


def by_activity(*codes: str) -> Wanted:
    """Rows of these activities."""
    return lambda row: row["activity"] in codes


def same_work_equal(parcels: Parcels) -> None:
    """The lead tells its implementing partner's work, cell by cell the same."""
    what = "the implementing partner's own row is equal cell by cell: the lead's row is counted elsewhere"
    for month in ("2026-03", "2026-04"):
        lead, partner = parcels["UWA", month, ""], parcels["MWS", month, ""]
        for own in with_people(partner, by_activity("3.2", "8.2"))[:2]:
            told = _told_by("UWA", own)
            lead.lines.append(told)
            lead.plant("check", what, check="same_work_told_twice", line=told)


def same_work_larger(parcels: Parcels) -> None:
    """The lead's number is larger than its implementing partner's: not settled."""
    what = "larger than the implementing partner's own row of the same work: both stand, flagged"
    lead, partner = parcels["HHR", "2026-05", ""], parcels["BTS", "2026-05", ""]
    own = with_people(partner, by_activity("7.1", "7.2", "8.1"))[0]
    told = multiplied(_told_by("HHR", own), 1.4)
    lead.lines.append(told)
    lead.plant("check", what, check="same_work_told_twice", line=told)


def _told_by(lead: str, own: Line) -> Line:
    told = own.copy()
    partner = own.values["reporting_organisation"]
    told.values.update(implementing_partner=partner, reporting_organisation=lead, donor=(), description="")
    return told


def two_donors(parcels: Parcels) -> None:
    """One activity, place and group in two rows, because two donors pay."""
    what = "one activity under two donors: at least the larger row, at most the sum"
    for month in ("2026-02", "2026-03", "2026-04"):
        parcel = parcels["RLC", month, ""]
        first = with_people(parcel, by_activity("8.1", "8.2", "7.2", "7.1"))[0]
        second = multiplied(first, 0.6)
        first.values["donor"], second.values["donor"] = ("CBA",), ("MGD",)
        parcel.lines.insert(parcel.lines.index(first) + 1, second)
        parcel.plant("figure", what, line=second)


def overlap(parcels: Parcels) -> None:
    """Two agencies, the same place, activity and group; neither names the other."""
    focused = by_activity("7.1", "7.2", "8.1", "8.2", "3.3")
    for month in ("2026-06", "2026-07"):
        parcel = parcels["BTS", month, ""]
        other = with_people(
            parcels["HHR", month, ""], lambda row: row["admin2"] == "SS0707" and focused(row)
        )[0]
        same = multiplied(other, 0.7)
        same.values.update(reporting_organisation="BTS", donor=(), description="")
        parcel.lines.append(same)
        what = "another agency (HHR) reports the same activity, place and group"
        parcel.plant("check", what, check="possible_overlap", line=same)


def jonglei_without_county(parcels: Parcels) -> None:
    """Rows that name Jonglei and no county: they stay in Jonglei, which may include Greater Pibor."""
    text = "Radio and road shows."
    service = Service("SNRN", "1.2", "", "", "ALL", "outreach", 210.0, admin1="SS03", description=text)
    what = "Jonglei without a county: stays in Jonglei, may include Greater Pibor"
    for (sender, month, _again), parcel in parcels.items():
        if sender == "SNRN":
            line = Line(values(service, month))
            parcel.lines.append(line)
            parcel.plant("reading", what, line=line, column="admin2")


def sudden_jump(parcels: Parcels) -> None:
    """A month six times as large as this agency's months before, in all its services."""
    parcel = parcels["GHT", "2026-08", ""]
    parcel.lines = [multiplied(line, 6) if line.values.get("total") else line for line in parcel.lines]
    what = "six times the months before, in all services of this agency"
    parcel.plant("check", what, check="sudden_jump", column="total")


def outlier(parcels: Parcels) -> None:
    """A row far above all others of its file and of its activity."""
    parcel, place = parcels["HHR", "2026-02", ""], place_values("SS0604/Adok port")
    service = Service(
        "HHR", "7.1", population_group="OTH", delivery_mode="outreach", level=100.0, last="2026-02", **place
    )
    line = Line({**values(service, "2026-02"), **dict.fromkeys(COUNTS)})
    line.values |= dict(zip(CELLS, (412, 370, 650, 300, 110, 60), strict=True))
    line.values |= {"total": sum(line.values[cell] for cell in CELLS), "contacts": 1990}
    parcel.lines.append(line)
    what = "many times above all other rows of the file and of psychological first aid"
    parcel.plant("check", what, check="outlier", line=line, column="total")
