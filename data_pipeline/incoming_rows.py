"""A submission, its headings and the lines left out as lines of their tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from .ledger import Entry
from .receiving.types import Reading, Refusal, Sheet

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


def submission_row(entry: Entry, result: Reading | Refusal) -> dict[str, Any]:
    """One row of `submissions`: what the ledger says of the file, and what came of reading it."""
    facts = entry.facts
    return {
        "submission": entry.n,
        "received_at": datetime.fromisoformat(entry.time).replace(tzinfo=None),
        "received_on": day_of(facts.get("received_on")) or datetime.fromisoformat(entry.time).date(),
        "sender": entry.organisation,
        "sent_by": entry.who,
        "file_name": facts["file_name"],
        "sha256": facts["sha256"],
        "bytes": facts["bytes"],
        "month_chosen": day_of(facts.get("month")),
        **(_refused(result) if isinstance(result, Refusal) else _read(result)),
    }


def _refused(refusal: Refusal) -> dict[str, Any]:
    told = {"refusal_code": refusal.code, "refusal": _json(dict(refusal.params)), "line": refusal.line}
    return {"outcome": "refused", **told, "warnings": "[]", "sheets": "[]"}


def _read(reading: Reading) -> dict[str, Any]:
    names = ("name", "hidden", "used", "why_not", "heading_lines")
    sheets = [{name: getattr(sheet, name) for name in names} for sheet in reading.sheets]
    warnings = [{"code": one.code, "params": dict(one.params), "line": one.line} for one in reading.warnings]
    told = {"refusal_code": None, "refusal": None, "line": None}
    return {"outcome": "read", **told, "warnings": _json(warnings), "sheets": _json(sheets)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def heading_rows(submission: int, sheet: Sheet) -> Iterator[dict[str, Any]]:
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


def left_out_rows(submission: int, sheet: Sheet) -> Iterator[dict[str, Any]]:
    for left in sheet.left_out:
        yield {"submission": submission, "sheet": sheet.index, "line": left.line, "why": left.why}


def table_of(schema: pa.Schema, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema)


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
