"""Text of a CSV file -> records with the physical line on which each begins (RFC 4180, strictly)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .layout import arrange
from .layout_cells import filled, is_empty
from .layout_headings import find_headings
from .sheets import build_sheet, sheet_warnings
from .text import decode
from .types import Hints, Reading, Refused, Warning_

DELIMITERS = (",", ";", "\t", "|")
_HEAD = 100  # records looked at to find the delimiter
LONGEST_CELL = 1 << 30  # signs; a long cell is no fault by itself, an open quotation mark is told as such


@dataclass(frozen=True, slots=True)
class Records:
    """Cells of every record, the line on which it begins, and how many lines it takes."""

    cells: list[list[str]]
    lines: list[int]
    spans: list[int]


def read_csv(data: bytes, hints: Hints) -> Reading:
    """Lines of a CSV file as written. Raises Refused with the line."""
    csv.field_size_limit(LONGEST_CELL)
    text, warnings = decode(data)
    if not text.strip("\r\n\t ,;|\ufeff"):
        raise Refused("empty")
    delimiter = find_delimiter(text, hints)
    records = split(text, delimiter)
    layout = arrange(records.cells, records.lines, hints)
    if layout is None:
        raise Refused("no_headings")
    rows = [at for at, why in enumerate(layout.whys) if why is None]
    width = len(records.cells[layout.found.last])
    _refuse_swallowed(text, delimiter, records, len(layout.found.headings))
    warnings += _refuse_ragged(records, rows, len(layout.found.headings), width, text.endswith(("\n", "\r")))
    sheet = build_sheet(None, 0, records.cells, records.lines, layout)
    return Reading((*warnings, *layout.warnings, *sheet_warnings(sheet)), (sheet,))


def find_delimiter(text: str, hints: Hints) -> str:
    """The sign that parts the heading line into most known headings; without any, into most columns."""
    first = text[:20].splitlines()[0].rstrip("\r\n")
    if first.lower().startswith("sep=") and first[4:] in DELIMITERS:
        return first[4:]
    return max(DELIMITERS, key=lambda delimiter: _fit(text, delimiter, hints))


def _fit(text: str, delimiter: str, hints: Hints) -> tuple[int, float, int]:
    head = _head(text, delimiter)
    found = find_headings(head, hints)
    if found is None:
        return (0, 0.0, 0)
    width = len(head[found.last])
    lines = [line for line in head if filled(line)]
    agree = sum(len(line) == width for line in lines) / len(lines)
    known = found.known if found.known >= 2 else 0
    return (known, round(agree, 1) if width > 1 else 0.0, width)


def _head(text: str, delimiter: str) -> list[list[str]]:
    lines: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            lines.append(cells)
            if len(lines) >= _HEAD:
                break
    except csv.Error:
        pass  # told with its line by `split`, once the delimiter is settled
    return lines


def split(text: str, delimiter: str) -> Records:
    """All records. Raises Refused where a quotation mark is not closed or closes in the middle of a cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    cells: list[list[str]] = []
    lines, ends = [], [0]
    try:
        for record in reader:
            cells.append(record)
            lines.append(ends[-1] + 1)
            ends.append(reader.line_num)
    except csv.Error as error:
        code = "unclosed_quote" if "end of data" in str(error) else "stray_quote"
        raise Refused(code, ends[-1] + 1, until=reader.line_num) from None
    return Records(cells, lines, [ends[at + 1] - ends[at] for at in range(len(lines))])


def _refuse_swallowed(text: str, delimiter: str, records: Records, width: int) -> None:
    """A cell over several lines is fine unless a line inside it looks like a row of its own."""
    broad = [at for at, span in enumerate(records.spans) if span > 1]
    if not broad or width < 2:
        return
    physical = list(io.StringIO(text, newline=""))
    count = _counter(delimiter, physical)
    for at in broad:
        start = records.lines[at] - 1
        own = physical[start : start + records.spans[at]]
        pieces = [
            piece for cell in records.cells[at] if "\n" in cell or "\r" in cell for piece in cell.splitlines()
        ]
        if (
            any(count(piece) >= width - 1 for piece in pieces)
            or sum(count(line) >= width - 1 for line in own) > 1
        ):
            raise Refused(
                "swallowed_lines", records.lines[at], until=records.lines[at] + records.spans[at] - 1
            )


def _counter(delimiter: str, physical: Sequence[str]) -> Callable[[str], int]:
    """How many delimiters a line holds. In prose a blank follows a comma; in rows hardly ever."""
    many = max(physical[:_HEAD], key=lambda line: line.count(delimiter), default="")
    if delimiter.isspace() or many.count(delimiter + " ") * 2 > many.count(delimiter):
        return lambda line: line.count(delimiter)
    return lambda line: line.count(delimiter) - line.count(delimiter + " ")


def _refuse_ragged(
    records: Records, rows: Sequence[int], least: int, most: int, ended: bool
) -> list[Warning_]:
    """Rows must have a cell for every heading and nothing beyond. Empty cells beyond are warned of."""
    longer = []
    for at in rows:
        cells, line = records.cells[at], records.lines[at]
        if len(cells) < least:
            cut = at == len(records.cells) - 1 and not ended
            raise Refused("cut_off" if cut else "too_few_cells", line, found=len(cells), expected=least)
        if len(cells) > most:
            if any(not is_empty(cell) for cell in cells[most:]):
                raise Refused("too_many_cells", line, found=len(cells), expected=most)
            longer.append(line)
    if longer and len(longer) < len(rows):
        return [Warning_("extra_cells", {"count": len(longer)}, longer[0])]
    return []
