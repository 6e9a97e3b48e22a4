"""A workbook -> its sheets. All are looked at, those that hold the data are used, the others named."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from .choice import Look, choose, look
from .grid import Grid, read_grid
from .marks import grid_warnings, refuse_empty_formulas, same_data, sheets_told
from .shared import Book, read_strings, read_styles
from .sheets import build_sheet, sheet_warnings, unused_sheet
from .types import Hints, Reading, Refusal, Refused, Sheet, Warning_
from .xml import elements
from .zip import unpack

Parts = dict[str, bytes]
Relations = dict[str, tuple[str, str]]  # relation id -> (last word of its type, part name in lower case)
Named = tuple[str, bool, str | None]  # a sheet's name, is it hidden, its part (None for charts)


def read_xlsx(data: bytes, hints: Hints) -> Reading:
    """Rows of the used sheets as written. Raises Refused with sheet and line."""
    parts = unpack(data)
    workbook = _target(parts, "_rels/.rels", "officeDocument") or "xl/workbook.xml"
    related = _related(parts, workbook)
    named, from_1904 = _sheets(parts, workbook, related)
    book = _book(parts, related, from_1904)
    looks = [
        look(name, hidden, part, read_grid(parts.pop(part), part, book) if part else Grid(), hints)
        for name, hidden, part in named
    ]
    reasons = choose(looks)
    if all(reasons):
        raise Refused(
            "empty" if all(reason in ("empty", "not_a_worksheet") for reason in reasons) else "no_headings"
        )
    return _reading(looks, reasons)


def _reading(looks: Sequence[Look], reasons: Sequence[str | None]) -> Reading:
    sheets, warnings = [], []
    for index, (one, reason) in enumerate(zip(looks, reasons, strict=True)):
        if reason is None:
            sheet, told = _used(index, one)
            warnings += told
        else:
            sheet = _unused(index, one, reason)
        sheets.append(sheet)
    return Reading((*warnings, *sheets_told(sheets, looks), *same_data(sheets)), tuple(sheets))


def _used(index: int, one: Look) -> tuple[Sheet, list[Warning_]]:
    if one.refused or one.layout is None:
        refusal = one.refused.refusal if one.refused else Refusal("no_headings")
        raise Refused(refusal.code, refusal.line, sheet=one.name, **refusal.params)
    refuse_empty_formulas(one.name, one.grid, one.layout)
    sheet = build_sheet(one.name, index, one.grid.cells, one.grid.numbers, one.layout, one.hidden)
    told = [*one.layout.warnings, *sheet_warnings(sheet), *grid_warnings(one.grid, one.layout)]
    return sheet, [Warning_(w.code, {**w.params, "sheet": one.name}, w.line) for w in told]


def _unused(index: int, one: Look, reason: str) -> Sheet:
    if one.found is None:
        return unused_sheet(one.name, index, one.hidden, reason)
    lines = range(one.found.first + 1, one.found.last + 2)
    return unused_sheet(one.name, index, one.hidden, reason, one.found.headings, lines)


def _sheets(parts: Parts, workbook: str, related: Relations) -> tuple[list[Named], bool]:
    named: list[Named] = []
    from_1904 = False
    for tag, attributes in elements(_part(parts, workbook), workbook):
        if tag == "workbookPr":
            from_1904 = attributes.get("date1904") in ("1", "true")
        elif tag == "sheet":
            kind, part = related.get(attributes.get("id", ""), ("", ""))
            has_cells = kind == "worksheet"
            if has_cells and part not in parts:
                raise Refused("damaged_part", part=part[:80])
            name = attributes.get("name", "")
            named.append((name, attributes.get("state", "visible") != "visible", part if has_cells else None))
    return named, from_1904


def _related(parts: Parts, source: str) -> Relations:
    """Relation id -> (last word of its type, part name in lower case)."""
    folder, name = posixpath.split(source)
    return {key: value for key, value in _relations(parts, f"{folder}/_rels/{name}.rels".lstrip("/"), folder)}


def _relations(parts: Parts, rels: str, folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for tag, attributes in elements(_part(parts, rels), rels):
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lower()
            yield (
                attributes.get("Id", ""),
                (attributes.get("Type", "").rpartition("/")[2], target.lstrip("/")),
            )


def _target(parts: Parts, rels: str, kind: str) -> str | None:
    return next((part for _, (what, part) in _relations(parts, rels, "") if what == kind), None)


def _part(parts: Parts, name: str) -> bytes:
    if name.lower() not in parts:
        raise Refused("damaged_part", part=name[:80])
    return parts[name.lower()]


def _shared(parts: Parts, related: Relations, wanted: str) -> tuple[bytes, str] | None:
    part = next((part for kind, part in related.values() if kind == wanted), None)
    return (_part(parts, part), part) if part else None


def _book(parts: Parts, related: Relations, from_1904: bool) -> Book:
    strings, styles = _shared(parts, related, "sharedStrings"), _shared(parts, related, "styles")
    try:
        return Book(
            read_strings(*strings) if strings else (), read_styles(*styles) if styles else (), from_1904
        )
    except ValueError:
        raise Refused("damaged_part", part="styles") from None
