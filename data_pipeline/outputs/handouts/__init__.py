"""Hand-outs of a month: deck, fact sheet, workbook and minutes, all from one gathering of answers.

handout = Handout(group, date(2026, 9, 1), at="2026-09-412")
make(handout, "deck")        # bytes; the same every time
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .handout import Handout

__all__ = ["KINDS", "TYPES", "Handout", "file_name", "make"]

# kind -> how its file's name ends. Each kind is made by the function of its name in the file of its name.
KINDS = {"deck": "pptx", "factsheet": "pdf", "workbook": "xlsx", "minutes": "docx"}
_OFFICE = "application/vnd.openxmlformats-officedocument"
# ending -> media type
TYPES = {
    "pptx": f"{_OFFICE}.presentationml.presentation", "pdf": "application/pdf",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet", "docx": f"{_OFFICE}.wordprocessingml.document",
}  # fmt: skip


def make(handout: Handout, kind: str, **how: Any) -> bytes:
    """A hand-out's bytes. how: what a kind may be told besides (a deck: `format`).

    What writes office files is loaded only when one is made: no other command waits for it.
    """
    made: bytes = getattr(import_module(f".{kind}", __name__), kind)(handout, **how)
    return made


def file_name(handout: Handout, kind: str) -> str:
    """ "mhpss_2026-09_SS07_deck.pptx"."""
    return f"{handout.file_name}_{kind}.{KINDS[kind]}"
