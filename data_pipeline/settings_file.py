"""A CSV of population, need and targets, as the settings page offers it for download and takes it back."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .access import Viewer, must_chair
from .receiving.types import fold
from .settings_entered import NotTaken, Problem, enter_numbered
from .settings_lines import Figure
from .vocabulary import Group
from .working_group import WorkingGroup

COLUMNS = tuple(name for name in Figure.model_fields if name != "ended")
NEEDED = ("place", "value", "year", "source")
KEY = ("place", "population_group", "layer", "measure", "year", "source")


def enter_figures_file(group: WorkingGroup, viewer: Viewer, data: bytes, why: str) -> tuple[int, int]:
    """Enter every line of the file, or none; returns the entry's number and how many lines it has.

    Raises NotForYou, and NotTaken with each bad cell: line, column, what was written, what to do.
    """
    must_chair(viewer)
    lines = list(_lines(group.lists, _text(data)))
    repeated = Counter(_key(line) for _, line in lines)
    problems = [
        Problem(
            line=number,
            column="place",
            written=str(line["place"]),
            advice="The same figure stands twice: keep one.",
        )
        for number, line in lines
        if repeated[_key(line)] > 1
    ]
    if problems or not lines:
        raise NotTaken(problems or [_whole("The file has no lines below its heading.")])
    return enter_numbered(group, viewer, "figures", lines, why), len(lines)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTaken([_whole("Save the file as CSV in UTF-8.")]) from None


def _lines(lists: Group, text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Line number and cells; empty cells are left to their defaults, names of places become codes."""
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    codes = _codes_by_title(lists)
    try:
        heading = [name.strip().lower() for name in next(reader, [])]
        _check_heading(heading)
        for cells in reader:
            if any(cell.strip() for cell in cells):
                line = _line(reader.line_num, heading, cells)
                yield (
                    reader.line_num,
                    {**line, "place": codes.get(fold(line.get("place", "")), line.get("place", ""))},
                )
    except csv.Error:
        raise NotTaken([_whole("The quotation marks of this line do not close.", reader.line_num)]) from None


def _line(number: int, heading: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(heading):
        advice = "This line has more or fewer cells than the heading."
        raise NotTaken([Problem(line=number, column="", written=str(len(cells)), advice=advice)])
    return {name: cell.strip() for name, cell in zip(heading, cells, strict=True) if cell.strip()}


def _check_heading(heading: list[str]) -> None:
    wrong = [(name, "No such column here: leave it out.") for name in heading if name not in COLUMNS]
    wrong += [(name, "This column is missing.") for name in NEEDED if name not in heading]
    wrong += [(name, "This column stands twice: keep one.") for name, n in Counter(heading).items() if n > 1]
    if wrong:
        raise NotTaken([Problem(line=1, column=name, written="", advice=advice) for name, advice in wrong])


def _codes_by_title(lists: Group) -> dict[str, str]:
    """Folded title -> code, of the titles that only one place has."""
    titles = Counter(fold(place.title) for place in lists.places)
    return {fold(place.title): place.code for place in lists.places if titles[fold(place.title)] == 1}


def _key(line: dict[str, Any]) -> tuple[str, ...]:
    defaults = {"population_group": "ALL", "measure": "targeted"}
    return tuple(str(line.get(name, defaults.get(name, ""))) for name in KEY)


def _whole(advice: str, line: int = 1) -> Problem:
    return Problem(line=line, column="", written="", advice=advice)
