"""Bytes of an untidy CSV or XLSX file -> its lines exactly as written, or a refusal in words.

Nothing is guessed about meaning here. `receive` never raises: what we can't read is a `Refusal` that says
what is wrong, on which line and what to do; a crash of ours is the refusal `our_fault` and blames nobody.
"""

from __future__ import annotations

import logging

from .bulk import read_plain
from .csv import read_csv
from .kind import kind_of
from .messages import MESSAGES
from .types import Hints, LeftOut, Reading, Refusal, Refused, Sheet, Warning_, fold
from .words import describe, to_json
from .xlsx import read_xlsx

__all__ = [
    "MESSAGES", "Hints", "LeftOut", "Reading", "Refusal", "Sheet", "Warning_", "describe", "fold", "receive",
    "to_json",
]  # fmt: skip

LARGEST = 100 * 1024 * 1024  # bytes; larger files are not opened


def receive(data: bytes, hints: Hints) -> Reading | Refusal:
    """Every line of the file as written. Type is told by content, never by name."""
    try:
        return _receive(data, hints)
    except Refused as refused:
        return refused.refusal
    except MemoryError:
        return Refusal("too_large_inside")
    except Exception as fault:  # a crash of ours must never be told as a fault of the file
        logging.getLogger(__name__).exception("the reader failed")
        return Refusal("our_fault", {"kind": type(fault).__name__})


def _receive(data: bytes, hints: Hints) -> Reading:
    if len(data) > LARGEST:
        raise Refused("too_large", megabytes=LARGEST // 1024 // 1024)
    kind = kind_of(data)
    if kind == "xlsx":
        return read_xlsx(data, hints)
    if kind == "text":
        return read_plain(data, hints) or read_csv(data, hints)
    raise Refused(kind)
