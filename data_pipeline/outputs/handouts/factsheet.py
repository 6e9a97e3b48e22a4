"""The fact sheet of a month: two pages A4 as accessible PDF (PDF/UA-1), fonts embedded; of one agency a mini one.

typst needs no program and no font of the machine; it gets all words and numbers ready and only sets them.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from pathlib import Path

import typst

from .factsheet_told import told
from .handout import Handout

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts"


def factsheet(handout: Handout) -> bytes:
    """The fact sheet as PDF; the same every time."""
    with handout.speaking():
        data = told(handout)
    made: bytes = typst.compile(
        str(HERE / "factsheet.typ"), root=str(HERE), format="pdf", font_paths=[str(FONTS)], ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, default=str)}, pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(handout.made, time(), UTC).timestamp()),
    )  # fmt: skip
    return made
