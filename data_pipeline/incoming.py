"""From readings to the tables `due_submissions`, `due_headings` and `due_written` that the steps begin with."""

from __future__ import annotations

import fnmatch
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute  # noqa: F401 - makes pa.compute

from . import sql, store
from .ledger import Entry
from .receiving.types import Reading, Refusal, Sheet, fold

IDENTITY = "identity_columns"
BATCH = 50  # files whose headings are understood together
SUBMISSION = pa.schema(
    [
        ("submission", pa.int32()),
        ("received_at", pa.timestamp("us")),
        ("received_on", pa.date32()),
        ("sender", pa.string()),
        ("sent_by", pa.string()),
        ("file_name", pa.string()),
        ("sha256", pa.string()),
        ("bytes", pa.int64()),
        ("month_chosen", pa.date32()),
        ("outcome", pa.string()),
        ("refusal_code", pa.string()),
        ("refusal", pa.string()),
        ("line", pa.int32()),
        ("warnings", pa.string()),
        ("sheets", pa.string()),
    ]
)
HEADING = pa.schema(
    [
        ("submission", pa.int32()),
        ("sheet", pa.int32()),
        ("position", pa.int32()),
        ("heading", pa.string()),
        ("hxl", pa.string()),
    ]
)
LEFT_OUT = pa.schema(
    [("submission", pa.int32()), ("sheet", pa.int32()), ("line", pa.int32()), ("why", pa.string())]
)

Received = tuple[Entry, Reading | Refusal]


def take_in(
    cursor: duckdb.DuckDBPyConnection, received: Iterable[Received], identity: tuple[str, ...]
) -> list[tuple[Entry, Refusal]]:
    """Fill submissions, headings, left_out and written with what was received, a batch of files at a time.

    identity: folded patterns of headings that name people; such a file is refused, and returned so that the caller
    erases it.
    """
    text_columns = _text_columns(cursor)
    to_erase: list[tuple[Entry, Refusal]] = []
    for batch in _batches(iter(received), BATCH):
        judged = [(entry, _without_identity(result, identity)) for entry, result in batch]
        to_erase += [
            (entry, result)
            for entry, result in judged
            if isinstance(result, Refusal) and result.code == IDENTITY
        ]
        _take_batch(cursor, judged, text_columns)
    return to_erase


def _take_batch(cursor: duckdb.DuckDBPyConnection, batch: list[Received], text_columns: list[str]) -> None:
    store.append(
        cursor, "submissions", _table(SUBMISSION, [_submission(entry, result) for entry, result in batch])
    )
    used = [
        (entry.n, sheet) for entry, result in batch if isinstance(result, Reading) for sheet in result.used
    ]
    store.append(
        cursor, "left_out", _table(LEFT_OUT, [row for n, sheet in used for row in _left_out(n, sheet)])
    )
    store.put(cursor, "due_submissions", _table(SUBMISSION, [_submission(*received) for received in batch]))
    store.put(
        cursor, "due_headings", _table(HEADING, [row for n, sheet in used for row in _headings(n, sheet)])
    )
    store.run(cursor, sql.steps("headings").sql)
    columns = _understood(cursor)
    tables = [_written(n, sheet, columns.get((n, sheet.index), {}), text_columns) for n, sheet in used]
    if tables:
        store.append(cursor, "written", pa.concat_tables(tables))


def _without_identity(result: Reading | Refusal, identity: tuple[str, ...]) -> Reading | Refusal:
    """A file with a column that names people is refused with the column named (safety, rule 14)."""
    if isinstance(result, Refusal):
        return result
    for sheet in result.used:
        for heading in sheet.headings:
            if any(fnmatch.fnmatchcase(fold(heading), pattern) for pattern in identity):
                line = sheet.heading_lines[-1] if sheet.heading_lines else None
                return Refusal(IDENTITY, {"heading": heading}, line)
    return result


def _submission(entry: Entry, result: Reading | Refusal) -> dict[str, Any]:
    facts = entry.facts
    refused = isinstance(result, Refusal)
    sheets = (
        []
        if refused
        else [
            {
                "name": s.name,
                "hidden": s.hidden,
                "used": s.used,
                "why_not": s.why_not,
                "heading_lines": list(s.heading_lines),
            }
            for s in result.sheets
        ]
    )
    warnings = (
        []
        if refused
        else [{"code": w.code, "params": dict(w.params), "line": w.line} for w in result.warnings]
    )
    return {
        "submission": entry.n,
        "received_at": datetime.fromisoformat(entry.time).replace(tzinfo=None),
        "received_on": _day(facts.get("received_on")) or datetime.fromisoformat(entry.time).date(),
        "sender": entry.organisation,
        "sent_by": entry.who,
        "file_name": facts["file_name"],
        "sha256": facts["sha256"],
        "bytes": facts["bytes"],
        "month_chosen": _day(facts.get("month")),
        "outcome": "refused" if refused else "read",
        "refusal_code": result.code if refused else None,
        "refusal": json.dumps(dict(result.params), ensure_ascii=False, default=str) if refused else None,
        "line": result.line if refused else None,
        "warnings": json.dumps(warnings, ensure_ascii=False, default=str),
        "sheets": json.dumps(sheets, ensure_ascii=False),
    }


def _headings(submission: int, sheet: Sheet) -> Iterator[dict[str, Any]]:
    """One row per heading, with the tag that an HXL row gives its column."""
    tags = next((left.cells for left in sheet.left_out if left.why == "hxl"), ())
    for position, heading in enumerate(sheet.headings):
        tag = tags[position] if position < len(tags) else None
        yield {
            "submission": submission,
            "sheet": sheet.index,
            "position": position,
            "heading": heading,
            "hxl": tag,
        }


def _left_out(submission: int, sheet: Sheet) -> Iterator[dict[str, Any]]:
    for left in sheet.left_out:
        yield {"submission": submission, "sheet": sheet.index, "line": left.line, "why": left.why}


def _understood(cursor: duckdb.DuckDBPyConnection) -> dict[tuple[int, int], dict[str, list[int]]]:
    """For each sheet: column name -> the positions of the headings that mean it."""
    found: dict[tuple[int, int], dict[str, list[int]]] = {}
    rows = cursor.execute(
        "select submission, sheet, position, column_name from understood_headings where column_name is not null order by all"
    ).fetchall()
    for submission, sheet, position, column in rows:
        found.setdefault((submission, sheet), {}).setdefault(column, []).append(position)
    return found


def _written(
    submission: int, sheet: Sheet, columns: dict[str, list[int]], text_columns: list[str]
) -> pa.Table:
    """A sheet's cells under the names of our columns, exactly as written; columns that are not ours stay in the file."""
    n = len(sheet.lines)
    lines = sheet.lines.cast(pa.int64())
    base = (submission << 36) | (sheet.index << 28)
    arrays: dict[str, Any] = {
        "row_id": pa.compute.add(lines, pa.scalar(base, pa.int64())),
        "submission": pa.array([submission], pa.int32()).take(pa.nulls(n, pa.int32()).fill_null(0)),
        "sheet": pa.array([sheet.index], pa.int32()).take(pa.nulls(n, pa.int32()).fill_null(0)),
        "line": sheet.lines,
    }
    for name in text_columns:
        positions = columns.get(name)
        arrays[name] = sheet.cells[positions[0]] if positions else pa.nulls(n, pa.string())
    return pa.table(arrays)


def _text_columns(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    names = cursor.execute(
        "select column_name from information_schema.columns where table_name = 'written'"
    ).fetchall()
    return [name for (name,) in names if name not in ("row_id", "submission", "sheet", "line")]


def _batches(items: Iterator[Received], size: int) -> Iterator[list[Received]]:
    while batch := list(islice(items, size)):
        yield batch


def _table(schema: pa.Schema, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
