"""The sample files as plain Python reads them: which stand, and their rows as the planted faults leave them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pandas as pd
from template_rows import coded, rows_of

from data_pipeline import WorkingGroup

SAMPLE = Path(__file__).parents[1] / "sample_data" / "south_sudan"
TEMPLATE = ("KCI", "CIM", "WVH", "RLC", "EGR", "MWS", "BTS", "FYL", "KPS", "SFD", "SSWO", "UWA", "WLA", "SPH")


def received() -> list[dict[str, str]]:
    return list(csv.DictReader((SAMPLE / "received.csv").read_text("utf-8").splitlines()))


def files_that_stand() -> list[str]:
    """Per agency and month the last file that replaces, and what was added to it; refused files are none."""
    refused = {fault["file"] for fault in planted() if fault["kind"] == "refused"}
    standing: dict[tuple[str, str], list[str]] = {}
    for line in sorted(received(), key=lambda line: line["received_on"]):
        if line["organisation"] in TEMPLATE and line["file"] and line["file"] not in refused:
            before = standing.get((line["organisation"], line["month"]), []) if line["mode"] == "adds" else []
            standing[line["organisation"], line["month"]] = [*before, line["file"]]
    return [file for files in standing.values() for file in files]


def planted() -> list[dict[str, Any]]:
    return json.loads((SAMPLE / "planted.json").read_text("utf-8"))["faults"]


SET_ASIDE = ("same_work_told_twice", "repeated_row")
BLANKED = {"admin2": "county", "reporting_month": "month", "population_group": "population_group"}


def standing_rows_of_the_template() -> list[dict[str, Any]]:
    """The rows of the template's files, without those that a planted error holds back or that count elsewhere.

    A warning's cell counts as left out: the row is countable without it (a month without its year is the file's).
    """
    from data_pipeline.sql import checks  # which checks hold a row back is printed on the methods page

    errors = {check.name for check in checks() if check.severity == "error"}
    found = []
    for file in files_that_stand():
        faults = {f["line"]: f for f in planted() if f["file"] == file and f["line"] and f["check"]}
        for row in rows_of(file, (SAMPLE / file).read_bytes()):
            fault = faults.get(row["line"], {})
            if fault.get("check") in errors or (
                fault.get("check") in SET_ASIDE and "counted elsewhere" in fault["what"]
            ):
                continue
            if fault.get("column") in BLANKED:
                row |= {BLANKED[fault["column"]]: file[:7] if fault["column"] == "reporting_month" else ""}
            found.append({"file": file, **coded(row)})
    return found


def typed_rows(sample: WorkingGroup) -> pd.DataFrame:
    """The rows of all other files as the store has typed them."""
    table = sample.store.ask(
        "select s.file_name as file, r.line, r.* exclude (line) from rows as r join standing using (row_id) join submissions as s "
        "on s.submission = r.submission where standing.standing = 'standing' and not list_contains($files, s.file_name)",
        {"files": files_that_stand()},
    )
    found = pd.DataFrame(table.to_pylist())
    found["donors"] = [donors if isinstance(donors, list) else [] for donors in found["donors"]]
    found["total"] = found["entered"]  # as written; the counter adds the cells up itself
    return found
