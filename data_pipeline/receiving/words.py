"""Every sentence the reader may say, and a reading as the JSON object that other programs rely on."""

from __future__ import annotations

from typing import Any

from .messages import MESSAGES, ON_SHEET
from .types import Reading, Refusal, Sheet, Warning_

# Other programs know a closed list of reasons; the template's own example line is a tag line (`#example`) to them.
IN_CONTRACT = {"example": "hxl"}


def describe(told: Refusal | Warning_) -> tuple[str, str]:
    """(what is wrong and where, what to do) in English; other languages translate `MESSAGES`."""
    message, advice = MESSAGES[told.code]
    values = {"line": told.line, **told.params}
    said = message.format_map(values)
    if "sheet" in told.params and "{sheet}" not in message:
        said = ON_SHEET.format(sheet=told.params["sheet"], message=said)
    return said, advice.format_map(values)


def to_json(result: Reading | Refusal) -> dict[str, Any]:
    """The object that `read --json` prints."""
    if isinstance(result, Refusal):
        message, advice = describe(result)
        refusal = {"code": result.code, "message": message, "line": result.line, "advice": advice}
        return {"outcome": "refused", "refusal": refusal, "warnings": [], "sheets": []}
    warnings = [
        {"code": w.code, "message": " ".join(describe(w)).strip(), "line": w.line} for w in result.warnings
    ]
    sheets = [_sheet(sheet) for sheet in result.sheets]
    return {"outcome": "read", "refusal": None, "warnings": warnings, "sheets": sheets}


def _sheet(sheet: Sheet) -> dict[str, Any]:
    columns = [column.to_pylist() for column in sheet.cells]
    rows = [
        {"line": line, "cells": [column[at] for column in columns]}
        for at, line in enumerate(sheet.lines.to_pylist())
    ]
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "used": sheet.used,
        "why_not": sheet.why_not,
        "heading_lines": list(sheet.heading_lines),
        "headings": list(sheet.headings),
        "rows": rows,
        "left_out": [
            {"line": out.line, "why": IN_CONTRACT.get(out.why, out.why), "cells": list(out.cells)}
            for out in sheet.left_out
        ],
    }
