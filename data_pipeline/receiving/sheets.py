"""Lines and their layout -> a `Sheet`, with the proof that every line stands in it once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import pyarrow as pa

from .cells import column_letters
from .layout import Layout
from .layout_cells import Line, is_empty
from .types import LeftOut, Refused, Sheet, Warning_

MOST_COLUMNS = 1_000


class NotConserved(Exception):
    """A line was lost or doubled by us. Becomes the refusal `our_fault`."""


def build_sheet(
    name: str | None,
    index: int,
    cells: Sequence[Line],
    numbers: Sequence[int],
    layout: Layout,
    hidden: bool = False,
) -> Sheet:
    """A used sheet. `cells` and `numbers` are as long as `layout.whys`."""
    rows = [at for at, why in enumerate(layout.whys) if why is None]
    headings = layout.found.headings
    columns = columns_of([cells[at] for at in rows], len(headings))
    sheet = Sheet(
        name=name,
        index=index,
        hidden=hidden,
        used=True,
        why_not=None,
        heading_lines=tuple(numbers[at] for at in range(layout.found.first, layout.found.last + 1)),
        headings=headings + ("",) * (len(columns) - len(headings)),
        lines=pa.array([numbers[at] for at in rows], pa.int32()),
        cells=tuple(columns),
        left_out=tuple(_left_out(cells[at], numbers[at], why) for at, why in enumerate(layout.whys) if why),
    )
    conserve(sheet, numbers)
    return sheet


def unused_sheet(
    name: str | None,
    index: int,
    hidden: bool,
    why_not: str,
    headings: Sequence[str] = (),
    lines: Sequence[int] = (),
) -> Sheet:
    none = pa.array([], pa.int32())
    empty = tuple(pa.array([], pa.string()) for _ in headings)
    return Sheet(name, index, hidden, False, why_not, tuple(lines), tuple(headings), none, empty)


def columns_of(rows: Sequence[Line], least: int) -> list[pa.StringArray]:
    """One string array a column, null where empty; beyond `least` only as far as a row has something."""
    if max(map(len, rows), default=least) > MOST_COLUMNS:
        rows = [_without_empty_end(row) for row in rows]
        least_wide = max(least, *map(len, rows))
        if least_wide > MOST_COLUMNS:
            raise Refused("too_wide", columns=least_wide, most=MOST_COLUMNS)
    columns = list(zip_longest(*rows, fillvalue=""))
    while len(columns) > least and all(is_empty(cell) for cell in columns[-1]):
        columns.pop()
    columns += [("",) * len(rows)] * (least - len(columns))
    return [pa.array([cell or None for cell in column], pa.string()) for column in columns]


def _without_empty_end(row: Line) -> Line:
    end = len(row)
    while end and is_empty(row[end - 1]):
        end -= 1
    return row[:end]


def conserve(sheet: Sheet, numbers: Sequence[int]) -> None:
    """Every line number is a row or left out, once, and no other is. Raises NotConserved."""
    told = sorted([*sheet.lines.to_pylist(), *(line.line for line in sheet.left_out)])
    if told != sorted(numbers) or len(set(told)) != len(told):
        raise NotConserved(f"{len(numbers)} lines came in, {len(told)} were accounted for")


def sheet_warnings(sheet: Sheet) -> list[Warning_]:
    """Columns that hold something but have no heading."""
    open_columns = [
        (position, first)
        for position, heading in enumerate(sheet.headings)
        if is_empty(heading) and (first := _first_value(sheet, position)) is not None
    ]
    return [
        Warning_("no_heading", {"column": column_letters(position + 1)}, line)
        for position, line in open_columns
    ]


def _first_value(sheet: Sheet, position: int) -> int | None:
    values = sheet.cells[position].to_pylist()
    return next(
        (sheet.lines[at].as_py() for at, value in enumerate(values) if value and not value.isspace()), None
    )


def _left_out(cells: Line, number: int, why: str) -> LeftOut:
    written = tuple(cell or None for cell in cells)
    return LeftOut(number, why, written if any(written) else ())
