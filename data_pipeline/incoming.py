"""From readings to the tables `due_submissions`, `due_headings` and `due_written` that the steps begin with."""

from __future__ import annotations

import fnmatch
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice

import pyarrow as pa
import pyarrow.compute  # noqa: F401 - makes pa.compute

from . import sql, store
from .incoming_rows import (
    HEADING,
    LEFT_OUT,
    SUBMISSION,
    heading_rows,
    left_out_rows,
    submission_row,
    table_of,
)
from .ledger import Entry
from .patches import Patches
from .receiving.types import Reading, Refusal, Sheet, fold

IDENTITY = "identity_columns"
ROWS = 122_880  # of a row group of the store
BATCH = 25  # files whose headings are understood together, while the child reads on
Received = tuple[Entry, Reading | Refusal]


def take_in(
    cursor: store.Cursor, received: Iterable[Received], identity: tuple[str, ...], patches: Patches
) -> list[tuple[Entry, Refusal]]:
    """Fill submissions, headings, left_out and written with what was received, a batch of files at a time.

    identity: folded patterns of headings that name people; such a file is refused, and returned so that the caller
    erases it. patches: what senders have answered about their cells.
    """
    to_erase: list[tuple[Entry, Refusal]] = []
    waiting: list[pa.Table] = []
    for batch in _batches(iter(received), BATCH):
        judged = [(entry, _without_identity(result, identity)) for entry, result in batch]
        to_erase += [
            (entry, result)
            for entry, result in judged
            if isinstance(result, Refusal) and result.code == IDENTITY
        ]
        waiting += _take_batch(cursor, judged, patches)
        waiting = _append_whole(cursor, waiting)
    if waiting:
        _append_whole(cursor, waiting, rows=1)
    return to_erase


def forget(cursor: store.Cursor, submissions: Collection[int]) -> None:
    """Take out what was read of these submissions, so that it can be read anew."""
    if submissions:
        store.run(cursor, sql.shared("_again"), {"submissions": sorted(submissions)})


def _append_whole(cursor: store.Cursor, waiting: list[pa.Table], rows: int = 2 * ROWS) -> list[pa.Table]:
    """Append rows in whole row groups of the store, each in one piece, so that every processor writes whole ones.

    Parts of row groups would be written again. Returns what is left.
    """
    if sum(table.num_rows for table in waiting) < rows:
        return waiting
    table = pa.concat_tables(waiting, promote_options="default")
    whole = table.num_rows // rows * rows
    pieces = [table.slice(at, min(ROWS, whole - at)).combine_chunks() for at in range(0, whole, ROWS)]
    store.append(cursor, "written", pa.concat_tables(pieces))
    return [table.slice(whole)]


def _take_batch(cursor: store.Cursor, batch: list[Received], patches: Patches) -> list[pa.Table]:
    store.append(
        cursor,
        "submissions",
        table_of(SUBMISSION, [submission_row(entry, result) for entry, result in batch]),
    )
    used = [
        (entry.n, sheet) for entry, result in batch if isinstance(result, Reading) for sheet in result.used
    ]
    store.append(
        cursor, "left_out", table_of(LEFT_OUT, [row for n, sheet in used for row in left_out_rows(n, sheet)])
    )
    store.put(
        cursor, "due_submissions", table_of(SUBMISSION, [submission_row(*received) for received in batch])
    )
    store.put(
        cursor,
        "due_headings",
        table_of(HEADING, [row for n, sheet in used for row in heading_rows(n, sheet)]),
    )
    store.run(cursor, sql.steps("headings").sql)
    columns = _understood(cursor)
    written = [_written(n, sheet, columns.get((n, sheet.index), {})) for n, sheet in used]
    return patches.applied(cursor, written)


def _without_identity(result: Reading | Refusal, identity: tuple[str, ...]) -> Reading | Refusal:
    """A file with a column that names people is refused with the column named (safety, rule 14)."""
    if isinstance(result, Refusal):
        return result
    for sheet in result.used:
        for heading in sheet.headings:
            if names_people(heading, identity):
                line = sheet.heading_lines[-1] if sheet.heading_lines else None
                return Refusal(IDENTITY, {"heading": heading}, line)
    return result


@lru_cache(maxsize=10_000)
def names_people(heading: str, identity: tuple[str, ...]) -> bool:
    """Whether a heading is one of those that tell who a person is; patterns hold "*" for anything."""
    return any(fnmatch.fnmatchcase(fold(heading), pattern) for pattern in identity)


def _understood(cursor: store.Cursor) -> dict[tuple[int, int], dict[str, list[int]]]:
    """For each sheet: column name -> the positions of the headings that mean it."""
    found: dict[tuple[int, int], dict[str, list[int]]] = {}
    rows = cursor.execute(
        "select submission, sheet, position, column_name from understood_headings "
        "where column_name is not null order by all"
    ).fetchall()
    for submission, sheet, position, column in rows:
        found.setdefault((submission, sheet), {}).setdefault(column, []).append(position)
    return found


def _written(submission: int, sheet: Sheet, columns: dict[str, list[int]]) -> pa.Table:
    """A sheet's cells under our columns' names, exactly as written; columns that are not ours stay in the file."""
    n = len(sheet.lines)
    base = (submission << 36) | (sheet.index << 28)
    return pa.table(
        {
            "row_id": pa.compute.add(sheet.lines.cast(pa.int64()), pa.scalar(base, pa.int64())),
            "submission": pa.repeat(pa.scalar(submission, pa.int32()), n),
            "sheet": pa.repeat(pa.scalar(sheet.index, pa.int32()), n),
            "line": sheet.lines,
            **{name: sheet.cells[positions[0]] for name, positions in columns.items()},
        }
    )


def _batches(items: Iterator[Received], size: int) -> Iterator[list[Received]]:
    while batch := list(islice(items, size)):
        yield batch
