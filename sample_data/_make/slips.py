"""Plants the slips of slips.toml into the files; a row takes one slip at most."""

import tomllib
from pathlib import Path
from typing import Any

from .chance import Chance
from .counting import CELLS
from .layout import Line
from .parcels import Parcel, Parcels

SLIPS = Path(__file__).parent / "slips.toml"
Slip = dict[str, Any]


def slip(parcels: Parcels) -> None:
    """Plant all slips."""
    for one in tomllib.loads(SLIPS.read_text("utf-8"))["slip"]:
        sender, month = one["file"]
        parcel = parcels[sender, month, ""]
        fitting = [line for line in parcel.lines if _fits(line, one) and _is_clean(parcel, line)]
        if not fitting:
            raise LookupError(f"no row for {one['check']} in {parcel.path}")
        _plant(parcel, Chance("slip", one["check"], sender, month).pick(fitting), one)


def _fits(line: Line, one: Slip) -> bool:
    people = bool(line.values.get("total")) != one.get("uncounted", False)
    status = line.values["status"] == "ongoing"
    return (
        people and status and all(line.values[name] in codes for name, codes in one.get("where", {}).items())
    )


def _is_clean(parcel: Parcel, line: Line) -> bool:
    return not line.written and all(plant.line is not line for plant in parcel.plants)


def _plant(parcel: Parcel, line: Line, one: Slip) -> None:
    wrong = line
    if one.get("twice"):
        wrong = line.copy()
        parcel.lines.insert(parcel.lines.index(line) + 2, wrong)
    wrong.written |= dict.fromkeys(one.get("blanks", ()))
    wrong.written |= one.get("writes", {})
    wrong.written |= {name: line.values[name] + more for name, more in one.get("adds", {}).items()}
    wrong.written |= _people_in(line.values["total"], one["people_in"]) if "people_in" in one else {}
    parcel.plant("check", one["what"], check=one["check"], column=one.get("column", ""), line=wrong)


def _people_in(total: int, cells: list[str]) -> dict[str, int]:
    """All of the row's people in these cells, in equal parts."""
    part = total // len(cells)
    return {
        **dict.fromkeys(CELLS, 0),
        **dict.fromkeys(cells, part),
        cells[0]: total - part * (len(cells) - 1),
    }
