"""Months and days in the ways in which agencies write them."""

from datetime import date

from .files import Cell

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MONTHS_FR = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def in_words(month: str, french: bool = False) -> str:
    """ "2026-05" as "May 2026"."""
    names = MONTHS_FR if french else MONTHS
    return f"{names[int(month[5:]) - 1]} {month[:4]}"


def as_written(month: str, form: str) -> Cell:
    """ "2026-05" in one of the forms of styles.toml; "date" is a date in a workbook."""
    year, number = int(month[:4]), int(month[5:])
    written: dict[str, Cell] = {
        "iso": month,
        "short": f"{MONTHS[number - 1][:3]}-{month[2:4]}",
        "words": in_words(month),
        "name": MONTHS[number - 1],
        "first_day": f"01/{number:02}/{year}",
        "french": f"01/{number:02}/{year}",
        "us": f"{number:02}/{year}",
        "date": date(year, number, 1),
    }
    return written[form]


def a_day(day: date | None, form: str) -> Cell:
    """A day in the form that goes with the form of the months."""
    if day is None or form == "date":
        return day
    return day.strftime("%d/%m/%Y") if form in ("first_day", "french") else day.isoformat()
