"""Small files for the tests of the checks: one clean row, changed by keyword, and what an example is.

csv_file(row(boys="many"))           # the template's 24 columns, one row, one wrong cell
csv_file(row(layer="4"))             # a column that the template does not ask follows at the end
csv_file(row(), without=("status",), renamed={"donor": "Donor"})
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from data_pipeline import load_vocabulary

CLEAN = {
    "reporting_month": "2026-05",
    "reporting_organisation": "Acacia Lantern Trust (sample)",
    "donor": "UN Peacebuilding Fund",
    "admin1": "Upper Nile",
    "admin2": "Malakal",
    "delivery_mode": "Centre",
    "activity": "8.1 Basic counselling for individuals",
    "status": "Ongoing",
    "hide_place": "No",
    "end_date": "2026-12-31",
    "population_group": "Internally displaced people",
    "girls": "42",
    "boys": "38",
    "women": "65",
    "men": "21",
    "older_women": "6",
    "older_men": "3",
    "total": "175",
    "new": "40",
    "disability": "9",
    "contacts": "310",
}
CELLS = ("girls", "boys", "women", "men", "older_women", "older_men")
NOBODY = dict.fromkeys((*CELLS, "total", "new", "disability", "contacts"), "")

Row = Mapping[str, str]
Found = tuple[int, str | None, str | None, str | None]


@dataclass(frozen=True)
class Example:
    """A file with one fault, and one without that comes close.

    found: (line, column, written, suggestion) of the one objection to `bad`, line 0 for the whole file;
    month, organisation: what the sender chose, for both files.
    """

    check: str
    bad: bytes
    good: bytes
    found: Found
    month: str = ""
    organisation: str = ""


def row(**changes: str) -> dict[str, str]:
    """The clean row with some cells written otherwise; an empty text is an empty cell."""
    return {**CLEAN, **changes}


def people(total: int | str, **changes: str) -> dict[str, str]:
    """The clean row with so many people, without sex and age."""
    return row(**{**NOBODY, "total": str(total), **changes})


def csv_file(
    *rows: Row,
    without: Iterable[str] = (),
    renamed: Mapping[str, str] | None = None,
    more: Iterable[tuple[str, str]] = (),
) -> bytes:
    """A CSV file: the template's columns, then any other that a row fills.

    without: columns left out; renamed: column -> another heading; more: (heading, cell) of columns of one's own.
    """
    titles = {**_titles(), **(renamed or {})}
    used = {name for one in rows for name in one}
    columns = [name for name in titles if name not in set(without) and (name in _asked() or name in used)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*(titles[name] for name in columns), *(heading for heading, _ in more)])
    for one in rows:
        writer.writerow([*(one.get(name, "") for name in columns), *(cell for _, cell in more)])
    return out.getvalue().encode()


@lru_cache
def _titles() -> dict[str, str]:
    """Column -> heading, the template's columns first and in their order."""
    columns = sorted(load_vocabulary().columns, key=lambda column: column.asked or 99)
    return {column.name: column.title for column in columns}


@lru_cache
def _asked() -> frozenset[str]:
    return frozenset(column.name for column in load_vocabulary().columns if column.asked)
