"""Files in the template's layout and the lists, read with the standard library alone, as rows for the second counter.

Nothing of the project reads here: codes come from the CSV lists by title or code, numbers from digits. A spelling that
is not the list's own title makes a KeyError, so that no row is lost in silence.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from counter_activity import World
from openpyxl import load_workbook

HOME = Path(__file__).parents[1] / "data_pipeline"
GROUP = HOME / "groups" / "south_sudan"
HEADINGS = {
    "Month": "month", "Your agency": "organisation", "Done by (if another agency)": "implementer",
    "Paid for by (use ; between)": "donors", "State or area": "state", "County": "county", "Place or centre": "site",
    "Where or how": "delivery_mode", "Activity": "activity", "In one sentence (what changed and why; no names)": "description",
    "Status": "status", "Hide the place from outsiders?": "hide_place", "Ends, or money until": "end_date",
    "Who for": "population_group", "Girls (0-17)": "girls", "Boys (0-17)": "boys", "Women (18-59)": "women",
    "Men (18-59)": "men", "Older women (60+)": "older_women", "Older men (60+)": "older_men",
    "Total people this month (blank if only presence)": "total", "Of these, first time this year": "new",
    "Of these, with a disability": "disability", "Visits, sessions or attendances (blank if not counted)": "contacts",
}  # fmt: skip
NUMBERS = (
    "girls",
    "boys",
    "women",
    "men",
    "older_women",
    "older_men",
    "total",
    "new",
    "disability",
    "contacts",
)
MONTHS = [
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
]


@lru_cache
def listed(name: str) -> dict[str, dict[str, str]]:
    """A list by code; the group's own goes before the shared one, donors come from both."""
    found: dict[str, dict[str, str]] = {}
    for folder in (HOME / "vocabulary", GROUP):
        if (folder / f"{name}.csv").exists():
            with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                found |= {row["code"]: row for row in csv.DictReader(file)}
    return found


@lru_cache
def codes(name: str) -> dict[str, str]:
    """Codes by code and by title, folded."""
    return {text.casefold(): code for code, row in listed(name).items() for text in (code, row["title"])}


def code(name: str, text: str) -> str:
    """The code of a text. Raises KeyError."""
    return codes(name)[text.casefold()]


@lru_cache
def world(quiet: frozenset[tuple[str, date]] = frozenset(), apart: bool = False) -> World:
    """The trees and the register; apart: Greater Pibor and Ruweng stand beside their states, as on the screen."""
    places, groups = listed("places"), listed("population_groups")
    parents = {
        name: "SSD" if apart and row["level"] == "area" else row["parent"] for name, row in places.items()
    }
    trusted = frozenset(name for name, row in listed("organisations").items() if row["trusted_new"] == "yes")
    return World(parents, {name: row["parent"] for name, row in groups.items()}, trusted, quiet)


def not_active(first: date, last: date) -> set[tuple[str, date]]:
    """Organisations and months outside the register's active months."""
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    found = set()
    for name, row in listed("organisations").items():
        begins, ends = row["active_from"] or "0000", row["active_until"] or "9999"
        found |= {
            (name, month) for month in months if not begins <= f"{month:%Y-%m}" <= ends and month <= last
        }
    return found


def rows_of(name: str, data: bytes) -> list[dict[str, Any]]:
    """The rows of a file in the template's layout; `line` counts as a reader of the file does, from 1."""
    found = []
    for line, row in _lines(name, data):
        coded = {HEADINGS[heading]: cell for heading, cell in row.items() if heading in HEADINGS}
        if any(cell not in (None, "") for cell in coded.values()):
            found.append({"line": line, **coded})
    return found


def coded(row: dict[str, Any]) -> dict[str, Any]:
    """A row in codes. Raises KeyError where a text is not in its list."""
    said = {name: str(cell if cell is not None else "").strip() for name, cell in row.items()}
    activity = listed("activities")[said["activity"].split(" ")[0]]
    organisation = code("organisations", said["organisation"])
    status = listed("statuses")[code("statuses", said["status"]) if said["status"] else "ongoing"]
    return {
        "line": row.get("line"), "organisation": organisation, "month": _month(row["month"]), **_place(said),
        "implementer": _implementer(said.get("implementer", "")) or organisation,
        "activity": activity["code"], "layer": activity["layer"], "counts": activity["counts"],
        "population_group": code("population_groups", said["population_group"]) if said["population_group"] else "ALL",
        "donors": [codes("donors").get(one.strip().casefold(), f"~{one}") for one in said.get("donors", "").split(";") if one.strip()],
        "carries_people": status["carries_people"] == "yes", "not_recorded": None,
        **{name: int(said[name]) if said.get(name) else None for name in NUMBERS},
    }  # fmt: skip


def _implementer(text: str) -> str:
    """An implementer who is not on the list stays as written."""
    return codes("organisations").get(text.casefold(), f"~{text}") if text else ""


def _place(said: dict[str, str]) -> dict[str, str]:
    state = _child(said["state"], "SSD") or _child(said["state"], "SS03") or _child(said["state"], "SS06")
    if not state:
        raise KeyError(said["state"])
    county = _child(said["county"], state)
    if said["county"] and not county:
        raise KeyError(said["county"])
    site = _child(said.get("site", ""), county) if county else ""
    return {"place": site or county or state, "county": county, "state": state}


def _child(title: str, above: str) -> str:
    """The listed place of that title in a place, at whatever depth."""
    for name, row in listed("places").items():
        if title and row["title"].casefold() == title.casefold() and above in ancestors(name):
            return name
    return ""


@lru_cache
def ancestors(name: str) -> tuple[str, ...]:
    """The nodes above a place, the country last."""
    parent = listed("places")[name]["parent"]
    return (parent, *ancestors(parent)) if parent else ()


def _month(cell: Any) -> date:
    """2026-05, 2026-05-01 or May 2026. Raises KeyError."""
    if isinstance(cell, datetime):
        return cell.date().replace(day=1)
    if found := re.fullmatch(r"(\d{4})-(\d\d)(-01)?", str(cell)):
        return date(int(found[1]), int(found[2]), 1)
    name, _, year = str(cell).partition(" ")
    if name not in MONTHS or not year.isdigit():
        raise KeyError(cell)
    return date(int(year), MONTHS.index(name) + 1, 1)


def _lines(name: str, data: bytes) -> list[tuple[int, dict[str, Any]]]:
    if name.endswith(".xlsx"):
        book = load_workbook(io.BytesIO(data), read_only=True)
        sheets = [
            list(sheet.iter_rows(values_only=True))
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        ]
        rows = next(rows for rows in sheets if rows and "Month" in rows[0])
        return [(n, dict(zip(rows[0], row, strict=True))) for n, row in enumerate(rows[1:], 2)]
    text = data.decode("utf-8-sig")
    first = text.splitlines()[0]
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if first.startswith("Month;") else ","))
    return [(n, dict(zip(rows[0], row, strict=True))) for n, row in enumerate(rows[1:], 2)]
