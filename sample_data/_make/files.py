"""A laid-out file as bytes, the same bytes on every machine."""

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

Cell = str | int | float | date | None
OLD = datetime(2025, 1, 1)  # noqa: DTZ001 - a workbook's date of making has no time zone
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its rows of cells from line 1 on, whether it is hidden, its merged bands."""

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    bands: Sequence[tuple[int, int, int]] = ()  # line, first column, last column (from 1)


def csv_bytes(rows: Sequence[Sequence[Cell]], delimiter: str, encoding: str, ending: str = "\r\n") -> bytes:
    """Rows as a delimited text; `utf-8-sig` and `utf-16` begin with their mark."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=ending)
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        cells = ["" if cell is None else str(cell) for cell in row]
        writer.writerow(cells + [""] * (width - len(cells)))
    return text.getvalue().encode(encoding)


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Sheets as a workbook without anything that changes between two runs (dates, compression)."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": "SAMPLE, not real figures", "created": OLD})
    formats = {"date": book.add_format({"num_format": "mmm-yy"}), "band": book.add_format({"bold": True})}
    for sheet in sheets:
        _write_sheet(book, sheet, formats)
    book.close()
    return _steady(buffer.getvalue())


def _write_sheet(book: xlsxwriter.Workbook, sheet: Sheet, formats: dict) -> None:
    page = book.add_worksheet(sheet.name)
    if sheet.hidden:
        page.hide()
    banded = {(line, column) for line, first, last in sheet.bands for column in range(first, last + 1)}
    for line, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row, start=1):
            if cell is not None and (line, column) not in banded:
                _write_cell(page, line - 1, column - 1, cell, formats)
    for line, first, last in sheet.bands:
        text = sheet.rows[line - 1][first - 1]
        page.merge_range(line - 1, first - 1, line - 1, last - 1, text, formats["band"])


def _write_cell(
    page: xlsxwriter.worksheet.Worksheet, line: int, column: int, cell: Cell, formats: dict
) -> None:
    if isinstance(cell, date):
        page.write_datetime(line, column, datetime(cell.year, cell.month, cell.day), formats["date"])  # noqa: DTZ001
    elif isinstance(cell, int | float):
        page.write_number(line, column, cell)
    else:
        page.write_string(line, column, cell)


def _steady(workbook: bytes) -> bytes:
    """The same parts, kept uncompressed: compression gives other bytes with another zlib."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in old.namelist():
            info = zipfile.ZipInfo(name, date_time=EPOCH)
            info.create_system = 0
            new.writestr(info, old.read(name))
    return buffer.getvalue()
