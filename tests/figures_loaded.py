"""Made-up rows as the files of agencies, loaded into a working group of their own."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from template_rows import listed
from test_figures import template

from data_pipeline import LOCAL, WorkingGroup, load, open_group

RECEIVED = ["file", "received_on", "mode", "sender", "organisation", "month", "reason"]


def loaded_group(
    folder: Path, rows: Mapping[str, list[dict[str, Any]]], nothing: Iterable[tuple[str, date]] = ()
) -> WorkingGroup:
    """The working group after each agency's rows came as one file, and who had nothing to report said so."""
    (folder / "in").mkdir(parents=True)
    for agency, lines in rows.items():
        (folder / "in" / f"{agency}.csv").write_bytes(template(lines))
    nil = [
        {"mode": "nil", "organisation": agency, "month": f"{month:%Y-%m}", "received_on": "2026-05-01"}
        for agency, month in sorted(nothing)
    ]
    with (folder / "in" / "received.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, RECEIVED)
        writer.writeheader()
        writer.writerows(nil)
    group = open_group("south_sudan", folder / "data")
    read = load(group, LOCAL, folder / "in")
    assert sum(one["rows_held_back"] for one in read) == 0, read
    return group


def place_named(code: str) -> dict[str, str]:
    """State, county and site of a listed place, as a file writes them."""
    row = listed("places")[code]
    above = place_named(row["parent"]) if row["parent"] else {"state": "", "county": "", "site": ""}
    column = {"admin1": "state", "area": "state", "admin2": "county", "site": "site"}.get(row["level"])
    return above | ({column: row["title"]} if column else {})
