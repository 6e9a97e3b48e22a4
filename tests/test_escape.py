"""No cell of a file that leaves the house is live, and nothing is lost by making it safe."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import openpyxl
import pyarrow as pa
import pytest

from data_pipeline.outputs.escape import csv_bytes, safe_text, xlsx_bytes

LIVE = [
    "=1+1", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "\u00a0=1",
    "\uff1d1+1", "=HYPERLINK(\"http://example.org\")", "%0A=1", "|cmd",
]  # fmt: skip
PLAIN = ["Nile Hope", "-5", "+12", "3.5", "a=b", "8.1", "", "Bahr el Ghazal – Western", "1-2"]


@pytest.mark.parametrize("text", LIVE)
def test_a_live_text_gets_an_apostrophe(text):
    assert safe_text(text).startswith("'")
    assert safe_text(text)[1:] == text


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_text_stays(text):
    assert safe_text(text) == text


def test_csv_is_read_back_as_it_was():
    table = pa.table({"name": ['Nile, "Hope"', "=1+1", None, "line\nbreak é"], "people": [1250, None, -3, 0]})
    lines = list(
        csv.reader(
            io.StringIO(csv_bytes(table, ["Agency", "People"], ["#org", "#reached"]).decode("utf-8-sig"))
        )
    )
    assert lines == [
        ["Agency", "People"], ["#org", "#reached"], ['Nile, "Hope"', "1250"], ["'=1+1", ""], ["", "-3"],
        ["line\nbreak é", "0"],
    ]  # fmt: skip


def test_a_workbook_has_no_formula_no_link_and_real_numbers():
    table = pa.table({
        "name": [*LIVE, "http://example.org", "a\x00b"], "people": [*range(len(LIVE)), None, 7],
        "share": [0.5] * len(LIVE) + [float("nan"), 1.0], "day": [date(2026, 10, 1)] * (len(LIVE) + 2),
    })  # fmt: skip
    data = xlsx_bytes(table, ["=Agency", "People", "Share", "Day"], note="SAMPLE, not real figures")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and "hyperlink" not in sheet
        assert not any("external" in name or "vba" in name for name in parts.namelist())
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    assert page["A1"].value == "SAMPLE, not real figures"
    assert all(cell.data_type in ("s", "n", "d") for row in page.iter_rows() for cell in row)
    assert page["B4"].value == 1
