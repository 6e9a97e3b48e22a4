"""Marks in a worksheet's XML: cells and rows that are not written down, names with a prefix, mended values."""

from __future__ import annotations

import io

import openpyxl
import pytest

from data_pipeline.outputs.marked.cells import SheetCells, Want
from data_pipeline.outputs.marked.package import Package
from data_pipeline.outputs.marked.styles import Styles

SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
GRAVE, LIGHT = Want(True), Want(False)
SPARSE = '<row r="3"><c r="B3"><v>1</v></c></row><row r="5"/><row><c><v>7</v></c></row>'
CASES = [
    ("", SPARSE, {3: {2: GRAVE}}, '<row r="3"><c r="B3" s="1"><v>1</v></c></row><row r="5"/><row><c><v>7</v></c></row>'),
    ("", SPARSE, {3: {1: GRAVE, 3: LIGHT}, 5: {2: GRAVE}}, '<row r="3"><c r="A3" s="1"></c><c r="B3"><v>1</v></c><c r="C3" s="2"></c></row><row r="5"><c r="B5" s="1"></c></row><row><c><v>7</v></c></row>'),
    ("", SPARSE, {4: {1: GRAVE}, 6: {1: GRAVE}, 9: {1: GRAVE}}, '<row r="3"><c r="B3"><v>1</v></c></row><row r="4"><c r="A4" s="1"></c></row><row r="5"/><row><c s="1"><v>7</v></c></row><row r="9"><c r="A9" s="1"></c></row>'),
    ("", '<row r="1"><c r="A1" t="str"><f>1+1</f><v>2</v></c></row>', {1: {1: Want(None, True, "a<b"), 2: Want(None, True, "12")}}, '<row r="1"><c r="A1" s="0" t="inlineStr"><is><t xml:space="preserve">a&lt;b</t></is></c><c r="B1" s="0"><v>12</v></c></row>'),
    ("x:", "", {2: {2: GRAVE}}, '<x:row r="2"><x:c r="B2" s="1"></x:c></x:row>'),
]  # fmt: skip


@pytest.fixture
def styles() -> Styles:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return Styles(Package(out.getvalue()))


@pytest.mark.parametrize(("p", "rows", "wanted", "told"), CASES, ids=range(len(CASES)))
def test_cells_are_marked_where_they_are_and_put_in_where_they_are_not(styles, p, rows, wanted, told):
    space = f'xmlns:{p[:-1]}="{SPACE}"' if p else f'xmlns="{SPACE}"'
    data = f"<{p}sheetData>{rows}</{p}sheetData>" if rows else f"<{p}sheetData/>"
    sheet = f"<{p}worksheet {space}>{data}</{p}worksheet>".encode()
    made = SheetCells(sheet, "sheet", wanted, styles).edits.result().decode()
    assert made == f"<{p}worksheet {space}><{p}sheetData>{told}</{p}sheetData></{p}worksheet>"
