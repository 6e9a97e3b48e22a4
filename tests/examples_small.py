"""Small files in the template's words, for tests that are not about the words."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from data_pipeline import LOCAL, WorkingGroup, confirm, submit

ROW = {
    "Month": "2026-05",
    "Your agency": "CIM",
    "Done by (if another agency)": "",
    "State or area": "Upper Nile",
    "County": "Malakal",
    "Place or centre": "",
    "Where or how": "Mobile team",
    "Activity": "8.1",
    "Status": "Ongoing",
    "Hide the place from outsiders?": "No",
    "Who for": "IDP",
    "Girls (0-17)": "",
    "Boys (0-17)": "",
    "Women (18-59)": "",
    "Men (18-59)": "",
    "Older women (60+)": "",
    "Older men (60+)": "",
    "Total people this month": "40",
    "Of these, first time this year": "",
    "Visits, sessions or attendances": "",
}
SHORT = {"month": "Month", "organisation": "Your agency", "total": "Total people this month", "admin1": "State or area", "admin2": "County",
         "activity": "Activity", "group": "Who for", "new": "Of these, first time this year", "status": "Status", "implementer": "Done by (if another agency)"}  # fmt: skip


def row(**changes: Any) -> dict[str, str]:
    """A clean row with some cells changed, by the short names of SHORT."""
    return {**ROW, **{SHORT[name]: str(value) for name, value in changes.items()}}


def write_rows(path: Path, rows: list[dict[str, str]]) -> Path:
    """Write rows as a CSV file of the template's headings."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ROW)
        writer.writeheader()
        writer.writerows(rows)
    return path


def send(group: WorkingGroup, name: str, *rows: dict[str, str]) -> int:
    """Send rows as one file in the local administrator's name, confirmed; the number of the submission."""
    file = write_rows(group.root / f"{name}.csv", list(rows))
    number = submit(group, LOCAL, file.name, file.read_bytes()).submission
    confirm(group, LOCAL, number)
    return number


def small_file(path: Path, **changes: Any) -> Path:
    """A file of one clean row with some cells changed."""
    return write_rows(path, [row(**changes)])
