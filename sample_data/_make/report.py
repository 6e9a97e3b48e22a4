"""What was planted, for machines (planted.json) and for people (README.md)."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from .doors import Nil
from .files import Cell
from .layout import Line
from .parcels import DEADLINE, Parcel
from .profiles import agencies
from .ways import ways

KINDS = {
    "check": "Faults that a check finds",
    "refused": "Files that are refused at the door",
    "reading": "Readings that need a rule",
    "figure": "What changes a figure",
    "history": "Late, silent, corrected, added",
}
Places = dict[int, tuple[int, dict[str, Cell]]]  # by a row's id(): its line number and its cells
OPENING = Path(__file__).parent / "opening.md"


def planted(parcels: Sequence[Parcel], places: Places, nils: Sequence[Nil]) -> dict[str, Any]:
    """Everything planted; `places` gives each row's line and cells by the row's id()."""
    faults = [
        _entry(parcel, plant, places)
        for parcel in sorted(parcels, key=lambda one: one.path)
        for plant in parcel.plants
    ]
    faults += [
        _silent(code, agency.silent_in)
        for code, agency in agencies().items()
        if agency.expected and not any(nil.organisation == code for nil in nils) and agency.silent_in
    ]
    months = [{"organisation": nil.organisation, "month": nil.month, "state": "nil"} for nil in nils]
    months += [
        {"organisation": code, "month": month, "state": state}
        for code, agency in agencies().items()
        if agency.expected
        for state, wanted in (("late", agency.late_in), ("missing", agency.silent_in))
        for month in wanted
        if not any((nil.organisation, nil.month) == (code, month) for nil in nils)
    ]
    return {
        "label": "SAMPLE, not real figures",
        "faults": faults,
        "months": sorted(months, key=lambda one: (one["month"], one["organisation"])),
    }


def _entry(parcel: Parcel, plant: Any, places: Places) -> dict[str, Any]:
    number, cells = places[id(plant.line)] if plant.line else (None, {})
    return {
        "file": parcel.path,
        "sheet": parcel.style.sheet if parcel.style.kind == "xlsx" else None,
        "line": number,
        "kind": plant.kind,
        "check": plant.check or None,
        "column": plant.column or None,
        "written": plant.written or _text(cells.get(plant.column)),
        "organisation": _organisation(parcel, plant.line),
        "month": parcel.month,
        "what": plant.what,
    }


def _silent(organisation: str, months: Sequence[str]) -> dict[str, Any]:
    """An agency that falls silent: no file carries the fault."""
    what = f"silent, though expected: nothing for {', '.join(months)}"
    empty = dict.fromkeys(("file", "sheet", "line", "column", "written"))
    found = {"kind": "check", "check": "nothing_since_last_month", "organisation": organisation}
    return {**empty, **found, "month": months[0], "what": what}


def _organisation(parcel: Parcel, line: Line | None) -> str:
    return line.values["reporting_organisation"] if line else parcel.sender


def _text(cell: Cell) -> str | None:
    return cell.isoformat() if isinstance(cell, date) else None if cell is None else str(cell)


def readme(found: dict[str, Any], numbers: dict[str, Any]) -> str:
    """The page for people."""
    text = [OPENING.read_text("utf-8").format(deadline=DEADLINE, **numbers)]
    text += ["## How each agency writes\n", *ways()]
    for kind, title in KINDS.items():
        text.append(f"## {title}\n")
        text += _table([fault for fault in found["faults"] if fault["kind"] == kind])
    text.append("## Months without a file, or with a late one\n")
    text += ["| month | agency | state |", "|---|---|---|"]
    text += [f"| {one['month']} | {one['organisation']} | {one['state']} |" for one in found["months"]]
    text.append("\nThe government office SSWO reports when it can; nobody expects it every month.")
    return "\n".join(text) + "\n"


def _table(faults: list[dict[str, Any]]) -> list[str]:
    lines = ["| file | line | check | column | written | what |", "|---|---|---|---|---|---|"]
    lines += [
        "| "
        + " | ".join(
            str(cell if cell is not None else "").replace("|", "\\|")
            for cell in (
                fault["file"] or f"(no file of {fault['organisation']} for {fault['month']})",
                fault["line"],
                fault["check"],
                fault["column"],
                fault["written"],
                fault["what"],
            )
        )
        + " |"
        for fault in faults
    ]
    return [*lines, ""]


def as_json(found: dict[str, Any]) -> str:
    """One line for each entry, so that a change shows as a line."""
    parts = [f'"label": {json.dumps(found["label"])}']
    for name in ("faults", "months"):
        lines = ",\n".join("    " + json.dumps(one, ensure_ascii=False) for one in found[name])
        parts.append(f'"{name}": [\n{lines}\n  ]')
    return "{\n  " + ",\n  ".join(parts) + "\n}\n"
