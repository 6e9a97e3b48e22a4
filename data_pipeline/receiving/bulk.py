"""The fast way for files that are proven plain: pyarrow reads them, and the result is the same to the cell.

A file is plain when nothing in it needs a judgement: UTF-8, no quotation mark, no NUL, the heading line first
and known, as many delimiters on every line, and no line that the careful reader would leave out or warn of.
Whatever is in doubt takes the careful way (`csv`); a test reads many files both ways.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from .csv import DELIMITERS
from .layout import NEAR
from .layout_cells import TOTAL_SIGNS, filled, is_empty, is_footnote, says_total
from .layout_headings import CERTAIN, SEARCHED
from .layout_judge import FIRST_COLUMNS, Judge
from .types import Hints, LeftOut, Reading, Sheet, fold

_MOST_SUSPECTS = 500  # lines looked at one by one; with more of them the careful way is as fast
_LOST_LETTER = "\ufffd".encode()
_SIGNS = tuple(sign.encode() for sign in TOTAL_SIGNS)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a plain file is written: its delimiter, its headings, and the byte at which the rows begin."""

    delimiter: str
    headings: tuple[str, ...]
    body: int


def read_plain(data: bytes, hints: Hints) -> Reading | None:
    """The same `Reading` as the careful reader's, or None where the file is not plain."""
    dialect = plain(data, hints)
    table = _table(data, dialect) if dialect else None
    if dialect is None or table is None or _has_odd_lines(data, dialect, table, hints):
        return None
    lines = pa.array(range(2, table.num_rows + 2), pa.int32())
    cells = tuple(column.chunk(0) for column in table.columns)
    heading = (LeftOut(1, "heading", dialect.headings),)
    sheet = Sheet(None, 0, False, True, None, (1,), dialect.headings, lines, cells, heading)
    return Reading((), (sheet,))


def plain(data: bytes, hints: Hints) -> Dialect | None:
    """How the file is written, if its bytes hold nothing that needs the careful reader."""
    if b'"' in data or b"\0" in data or _LOST_LETTER in data or _has_lone_return(data):
        return None
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    body = data.find(b"\n", start) + 1
    if not body or body == len(data) or not hints.headings:
        return None
    try:
        heading = data[start:body].decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        return None
    found = (Dialect(sign, tuple(heading.split(sign)), body) for sign in DELIMITERS if sign in heading)
    return next((dialect for dialect in found if _is_certain(data, dialect, hints)), None)


def _has_lone_return(data: bytes) -> bool:
    return b"\r" in data and data.count(b"\r") != data.count(b"\r\n")


def _is_certain(data: bytes, dialect: Dialect, hints: Hints) -> bool:
    """Every column has a heading, nearly all are known, and no other delimiter could come near that."""
    known = sum(hints.knows(heading) for heading in dialect.headings)
    if known < max(3, CERTAIN * len(dialect.headings)) or any(is_empty(name) for name in dialect.headings):
        return False
    head = data[: dialect.body + 200 * SEARCHED].split(b"\n")[:SEARCHED]
    others = [sign.encode() for sign in DELIMITERS if sign != dialect.delimiter]
    return all(line.count(other) + 1 < known for line in head for other in others)


def _table(data: bytes, dialect: Dialect) -> pa.Table | None:
    """All rows as text, empty cells null; None where a line has more or fewer cells or is not UTF-8."""
    names = [str(at) for at in range(len(dialect.headings))]
    size = len(data) - dialect.body
    rows = data.count(b"\n", dialect.body) + (not data.endswith(b"\n"))
    try:
        table = csv.read_csv(
            pa.BufferReader(pa.py_buffer(memoryview(data)[dialect.body :])),
            csv.ReadOptions(column_names=names, block_size=size + 1, use_threads=False),
            csv.ParseOptions(
                delimiter=dialect.delimiter, quote_char=False, double_quote=False, ignore_empty_lines=False
            ),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), null_values=[""], strings_can_be_null=True
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return None
    same = table.num_rows == rows and all(column.num_chunks == 1 for column in table.columns)
    return table if same else None


def _has_odd_lines(data: bytes, dialect: Dialect, table: pa.Table, hints: Hints) -> bool:
    """Is there a line that the careful reader would leave out, warn of or refuse?"""
    suspects = {*range(min(NEAR, table.num_rows)), table.num_rows - 1}
    suspects.update(_odd_starts(dialect, table, hints))
    for at in _marked(data, dialect.body):
        suspects.add(at)
        if len(suspects) > _MOST_SUSPECTS:
            return True
    judge = Judge.under(dialect.headings, dialect.headings, hints)
    return any(_is_odd(_cells(table, at), at, table.num_rows, judge) for at in suspects)


def _is_odd(cells: list[str], at: int, rows: int, judge: Judge) -> bool:
    if judge.why(cells, near=at < NEAR) is not None or judge.holds_other_headings(cells):
        return True
    last = at == rows - 1 and is_footnote(cells, len(filled(judge.first)))
    return last or any(says_total(cell) for cell in cells)


def _cells(table: pa.Table, at: int) -> list[str]:
    return [column[at].as_py() or "" for column in table.columns]


def _odd_starts(dialect: Dialect, table: pa.Table, hints: Hints) -> set[int]:
    """Rows whose first columns are all empty (blank lines) or hold headings (repeated ones)."""
    own = {fold(heading) for heading in dialect.headings}
    blank, heading = [], []
    for column in table.columns[:FIRST_COLUMNS]:
        values = [value for value in pc.unique(column).to_pylist() if value]
        empty = [value for value in values if value.isspace()]
        blank.append(_rows_with(column, empty) | _nulls(column))
        heading.append(_rows_with(column, [v for v in values if fold(v) in own or hints.knows(v)]))
    again = {at for rows in heading for at in rows}
    return set.intersection(*blank) | again


def _rows_with(column: pa.ChunkedArray, values: Sequence[str]) -> set[int]:
    if not values:
        return set()
    return _true(pc.is_in(column, pa.array(values, pa.string())))


def _nulls(column: pa.ChunkedArray) -> set[int]:
    return _true(pc.is_null(column)) if column.null_count else set()


def _true(mask: pa.ChunkedArray) -> set[int]:
    return set(pc.indices_nonzero(mask).to_pylist())


def _marked(data: bytes, start: int) -> Iterator[int]:
    """Rows (from 0) that hold a sign of an HXL tag or of a total."""
    lower = data[start:].lower()
    for sign in (b"#", *_SIGNS):
        at, row, counted = lower.find(sign), 0, 0
        while at >= 0:
            row += lower.count(b"\n", counted, at)
            yield row
            counted, end = at, lower.find(b"\n", at)
            at = lower.find(sign, end) if end >= 0 else -1
