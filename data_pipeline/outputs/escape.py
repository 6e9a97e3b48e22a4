"""Tables as CSV and XLSX bytes in which no cell can become a formula: the one place that escapes for files.

Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break. In CSV such a text gets an
apostrophe in front (OWASP, "CSV injection"); in XLSX every text is written as a string, never interpreted.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import xlsxwriter

# Full-width forms are read as the plain ones by some spreadsheets.
LIVE = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")
PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
# XML knows no control characters; a spreadsheet would refuse the whole file for one.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
BOM = b"\xef\xbb\xbf"
WIDEST, LONGEST = 60, 32_767


def safe_text(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe in front of whatever could be a formula."""
    clean = CONTROL.sub("", text)
    bare = clean.lstrip(" \u00a0\ufeff\u200b")
    live = bare.startswith(LIVE) and not PLAIN_NUMBER.fullmatch(bare)
    return f"'{clean}" if live else clean


def csv_bytes(table: pa.Table, titles: Sequence[str], tags: Sequence[str] | None = None) -> bytes:
    """A comma-separated file, UTF-8 with byte order mark (so that spreadsheets read accents), CRLF lines.

    titles: the heading line, one a column; tags: HXL tags for a second line, or None.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for heading in _headings(titles, tags):
        writer.writerow([safe_text(text) for text in heading])
    for row in _rows(table):
        writer.writerow([_csv_cell(value) for value in row])
    return BOM + out.getvalue().encode("utf-8")


def xlsx_bytes(
    table: pa.Table,
    titles: Sequence[str],
    tags: Sequence[str] | None = None,
    *,
    note: str = "",
    sheet: str = "4Ws",
    about: Sequence[tuple[str, str]] = (),
) -> bytes:
    """A workbook with one sheet: heading line kept in view, numbers as numbers, all texts as strings.

    note: a sentence above everything, for example that these are samples; tags as for `csv_bytes`; about: (name, value)
    of what has to be known about the figures, as a second sheet.
    """
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        page = book.add_worksheet(sheet)
        bold, day = (
            book.add_format({"bold": True, "text_wrap": True}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
        )
        heads = [*([[note]] if note else []), *_headings(titles, tags)]
        for line, heading in enumerate(heads):
            for column, text in enumerate(heading):
                page.write_string(line, column, CONTROL.sub("", text), bold)
        for line, row in enumerate(_rows(table), start=len(heads)):
            for column, value in enumerate(row):
                _xlsx_cell(page, line, column, value, day)
        page.freeze_panes(len(heads), 0)
        for column, title in enumerate(titles):
            page.set_column(column, column, min(WIDEST, max(12, len(title) + 2)))
        if about:
            _about_sheet(book, about, bold)
    return out.getvalue()


def _about_sheet(book: xlsxwriter.Workbook, about: Sequence[tuple[str, str]], bold: Any) -> None:
    page = book.add_worksheet("About")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 32, bold)
    page.set_column(1, 1, 90, wrapped)
    for line, (name, value) in enumerate(about):
        page.write_string(line, 0, CONTROL.sub("", name))
        page.write_string(line, 1, CONTROL.sub("", value)[:LONGEST])


def _headings(titles: Sequence[str], tags: Sequence[str] | None) -> list[Sequence[str]]:
    return [titles] if tags is None else [titles, tags]


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    return (
        zip(*(column.to_pylist() for column in table.columns), strict=True) if table.num_columns else iter(())
    )


def _csv_cell(value: Any) -> Any:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Decimal):
        return value
    return safe_text(_text(value))


def _xlsx_cell(page: Any, line: int, column: int, value: Any, day: Any) -> None:
    if value is None or value == "" or (isinstance(value, float) and not math.isfinite(value)):
        return
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        page.write_number(line, column, value)
    elif isinstance(value, date | datetime):
        page.write_datetime(line, column, value, day)
    else:
        page.write_string(line, column, CONTROL.sub("", _text(value))[:LONGEST])


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join(str(part) for part in value)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
