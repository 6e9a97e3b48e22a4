"""What a workbook hides: formulas without a result, errors, merged cells, hidden or doubled data."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .cells import cell_name
from .choice import FEW, Look, is_alike
from .grid import Grid
from .layout import Layout
from .types import Refused, Sheet, Warning_

_NAMED = 5  # places named in one warning; the count tells of the rest


def refuse_empty_formulas(name: str, grid: Grid, layout: Layout) -> None:
    """A formula that was never calculated would be read as an empty cell, and its value lost."""
    wanted = [
        cell_name(row, column)
        for row, column in grid.formulas
        if row <= len(layout.whys) and layout.whys[row - 1] in (None, "heading")
    ]
    if wanted:
        line = int("".join(sign for sign in wanted[0] if sign.isdigit()))
        raise Refused("formula_without_value", line, sheet=name, cell=wanted[0], count=len(wanted))


def grid_warnings(grid: Grid, layout: Layout) -> list[Warning_]:
    """Warnings about the rows of a used sheet."""
    rows = {at for at, why in enumerate(layout.whys, 1) if why is None}
    return [*_errors(grid, rows), *_merges(grid, rows), *_hidden_rows(grid, rows)]


def _errors(grid: Grid, rows: set[int]) -> list[Warning_]:
    found = [(row, cell_name(row, column), text) for row, column, text in grid.errors if row in rows]
    if not found:
        return []
    cells = ", ".join(f"{cell} {text}" for _, cell, text in found[:_NAMED])
    return [Warning_("error_cells", {"count": len(found), "cells": cells}, found[0][0])]


def _merges(grid: Grid, rows: set[int]) -> list[Warning_]:
    ordered = sorted(rows)
    found = [
        (top, f"{cell_name(top, left)}:{cell_name(bottom, right)}")
        for top, left, bottom, right in grid.merges
        if (top, left) != (bottom, right) and bisect_left(ordered, top) < bisect_right(ordered, bottom)
    ]
    if not found:
        return []
    return [
        Warning_(
            "merged_cells",
            {"count": len(found), "cells": ", ".join(c for _, c in found[:_NAMED])},
            found[0][0],
        )
    ]


def _hidden_rows(grid: Grid, rows: set[int]) -> list[Warning_]:
    found = sorted(grid.hidden_rows & rows)
    return [Warning_("hidden_rows", {"count": len(found)}, found[0])] if found else []


def sheets_told(sheets: Sequence[Sheet], looks: Sequence[Look]) -> list[Warning_]:
    """Sheets that people may believe were read, and hidden ones that were or that hold data."""
    used = [one for sheet, one in zip(sheets, looks, strict=True) if sheet.used]
    others = [one for sheet, one in zip(sheets, looks, strict=True) if not sheet.used]
    told = [_of("hidden_sheet_used", one) for one in used if one.hidden]
    told += [
        _of("sheet_not_used", one)
        for one in others
        if not one.hidden and (one.refused or _is_ours(one, used))
    ]
    hidden = [one for one in others if one.hidden and one.rows]
    told += [_of("hidden_sheet", one) for one in hidden if _is_ours(one, used)]
    names = [one.name for one in hidden if not _is_ours(one, used)]
    if names:
        told.append(Warning_("hidden_lists", {"sheets": ", ".join(f'"{name}"' for name in names)}))
    return told


def _of(code: str, one: Look) -> Warning_:
    return Warning_(code, {"sheet": one.name, "count": one.rows})


def _is_ours(one: Look, used: Sequence[Look]) -> bool:
    """It holds rows under headings that we know, or under those of a sheet that was read."""
    known = one.known >= FEW or any(is_alike(one, other) for other in used)
    return known and one.rows > 0 and not one.is_list


def same_data(sheets: Sequence[Sheet]) -> list[Warning_]:
    """Two used sheets most of whose rows are the same: counted twice unless somebody looks."""
    told = []
    used = [(sheet, _row_set(sheet)) for sheet in sheets if sheet.used and sum(s.used for s in sheets) > 1]
    for at, (one, rows) in enumerate(used):
        for other, others in used[at + 1 :]:
            shared = len(rows & others)
            if shared and shared * 2 >= min(len(rows), len(others)):
                told.append(Warning_("same_data", {"sheet": other.name, "other": one.name, "count": shared}))
    return told


def _row_set(sheet: Sheet) -> set[tuple[str | None, ...]]:
    return set(zip(*(column.to_pylist() for column in sheet.cells), strict=True)) if sheet.cells else set()
