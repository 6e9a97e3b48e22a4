"""A workbook made from a CSV file: all its lines, on the same lines, every cell as text."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from ...receiving.types import Sheet
from ..escape import CONTROL, LONGEST

MADE = datetime(2026, 1, 1)  # a fixed day, so that the same file gives the same bytes
WIDEST, LEAST = 44, 9  # characters of a column
NAME = "4Ws"


def workbook_of(sheet: Sheet) -> bytes:
    """The workbook's bytes. A text that looks like a formula stays a text, also when it is typed over."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": MADE})
        page = book.add_worksheet(NAME)
        text = book.add_format({"num_format": "@", "quote_prefix": True, "valign": "top"})
        heading = book.add_format({"num_format": "@", "quote_prefix": True, "bold": True, "text_wrap": True})
        widths = [LEAST] * len(sheet.headings)
        for line, cells in _lines(sheet).items():
            of_heading = line in sheet.heading_lines
            for at, cell in enumerate(cells):
                if cell:
                    page.write_string(
                        line - 1, at, CONTROL.sub("", cell)[:LONGEST], heading if of_heading else text
                    )
                if cell and at < len(widths) and not of_heading:
                    widths[at] = max(widths[at], min(WIDEST, len(cell) + 2))
        for at, width in enumerate(widths):
            page.set_column(at, at, width, book.add_format({"num_format": "@"}))
        if sheet.heading_lines:
            page.freeze_panes(sheet.heading_lines[-1], 0)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    return out.getvalue()


def _lines(sheet: Sheet) -> dict[int, tuple[str | None, ...]]:
    """Line -> its cells: rows and all that was left out, once each (the reader's own proof)."""
    columns = [column.to_pylist() for column in sheet.cells]
    rows = zip(*columns, strict=True) if columns else iter(())
    found = dict(zip(sheet.lines.to_pylist(), rows, strict=False))
    return dict(sorted({**found, **{left.line: left.cells for left in sheet.left_out}}.items()))
