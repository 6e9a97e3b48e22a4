"""How a reading travels: a JSON head and, for every sheet, lines and cells as an Arrow stream."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

import pyarrow as pa

from .types import LeftOut, Reading, Refusal, Sheet, Warning_

_LENGTH = struct.Struct(">Q")
_LARGEST = 1 << 30  # bytes of one piece; a child that says more is not believed


class Broken(Exception):
    """The pipe ended within a message, or holds something else."""


def send_message(pipe: IO[bytes], result: Reading | Refusal | None) -> None:
    """One message; None says that the child is ready for its first file."""
    pieces = [_sheet_bytes(sheet) for sheet in result.sheets] if isinstance(result, Reading) else []
    head = json.dumps({**_head(result), "pieces": len(pieces)}).encode()
    for piece in (head, *pieces):
        pipe.write(_LENGTH.pack(len(piece)))
        pipe.write(piece)
    pipe.flush()


def receive_message(pipe: IO[bytes]) -> Reading | Refusal | None:
    """The next message. Raises Broken at the end of the pipe."""
    head = json.loads(_piece(pipe))
    pieces = [_piece(pipe) for _ in range(head["pieces"])]
    if head["kind"] == "ready":
        return None
    if head["kind"] == "refusal":
        return Refusal(head["code"], head["params"], head["line"])
    warnings = tuple(Warning_(**warning) for warning in head["warnings"])
    return Reading(warnings, tuple(_sheet(*pair) for pair in zip(head["sheets"], pieces, strict=True)))


def _piece(pipe: IO[bytes]) -> bytes:
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    if length > _LARGEST:
        raise Broken
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) != length:
        raise Broken
    return data


def _head(result: Reading | Refusal | None) -> dict[str, Any]:
    if result is None:
        return {"kind": "ready"}
    if isinstance(result, Refusal):
        return {"kind": "refusal", "code": result.code, "params": dict(result.params), "line": result.line}
    warnings = [{"code": w.code, "params": dict(w.params), "line": w.line} for w in result.warnings]
    return {
        "kind": "reading",
        "warnings": warnings,
        "sheets": [_sheet_head(sheet) for sheet in result.sheets],
    }


def _sheet_head(sheet: Sheet) -> dict[str, Any]:
    names = ("name", "index", "hidden", "used", "why_not", "heading_lines", "headings")
    left_out = [(out.line, out.why, out.cells) for out in sheet.left_out]
    return {**{name: getattr(sheet, name) for name in names}, "left_out": left_out}


def _sheet_bytes(sheet: Sheet) -> pa.Buffer:
    names = ["line", *(str(at) for at in range(len(sheet.cells)))]
    batch = pa.RecordBatch.from_arrays([sheet.lines, *sheet.cells], names)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return sink.getvalue()


def _sheet(head: dict[str, Any], piece: bytes) -> Sheet:
    left_out = tuple(LeftOut(line, why, tuple(cells)) for line, why, cells in head.pop("left_out"))
    batch = pa.ipc.open_stream(piece).read_next_batch()
    batch.validate()
    head |= {"heading_lines": tuple(head["heading_lines"]), "headings": tuple(head["headings"])}
    return Sheet(**head, lines=batch.column(0), cells=tuple(batch.columns[1:]), left_out=left_out)
