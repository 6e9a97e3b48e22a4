"""Workbooks as partners make them, and what of them must be the same after marking."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from data_pipeline.outputs.marked.styles import COLOURS

# A drop-down of the newer kind, whose list stands on another sheet: few libraries keep it.
NEWER = (
    '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}">'
    '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation type="list" '
    "allowBlank=\"1\"><x14:formula1><xm:f>'Our lists'!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>D2:D40</xm:sqref></x14:dataValidation>"
    "</x14:dataValidations></ext></extLst>"
)
CHANGED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}


def book_of(text: bytes) -> bytes:
    """A CSV file as a partner keeps it in a workbook: coloured headings, drop-downs of both kinds, a hidden sheet."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Our 4W's"
    for line in csv.reader(io.StringIO(text.decode("utf-8-sig"))):
        page.append([cell or None for cell in line])
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FF1F5FA8")
    page.column_dimensions["B"].width = 33
    page.freeze_panes = "B2"
    menu = DataValidation(type="list", formula1='"Yes,No"')
    menu.add("L2:L40")
    page.add_data_validation(menu)
    page["A1"].comment = Comment("Write the month here", "Nyandeng")
    book.create_sheet("Our lists").sheet_state = "hidden"
    book["Our lists"].append(["Yes"])
    book.defined_names["ours"] = openpyxl.workbook.defined_name.DefinedName(
        "ours", attr_text="'Our lists'!$A$1"
    )
    page.print_title_rows = "1:1"
    out = io.BytesIO()
    book.save(out)
    return with_part(out.getvalue(), "xl/worksheets/sheet1.xml", lambda xml: _extended(xml))


def _extended(xml: str) -> str:
    return xml.replace("</worksheet>", NEWER + "</worksheet>")


def with_part(data: bytes, name: str, change: Any) -> bytes:
    """The workbook with one part changed as text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            new.writestr(part, change(content.decode()).encode() if part == name else content)
    return out.getvalue()


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def mended(data: bytes, cells: dict[str, str]) -> bytes:
    """The workbook as a partner saves it after mending some cells."""
    book = opened(data)
    for cell, value in cells.items():
        book.worksheets[1][cell] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def coloured(page: Any) -> dict[str, bool]:
    """Cell -> is it grave, of every cell in one of the colours of a mark."""
    grave = {colour: is_grave for is_grave, colour in COLOURS.items()}
    cells = (cell for row in page.iter_rows() for cell in row)
    return {c.coordinate: grave[c.fill.fgColor.rgb] for c in cells if c.fill.fgColor.rgb in grave}


def commented(page: Any) -> dict[str, str]:
    """Cell -> what our comment says in it."""
    cells = (cell for row in page.iter_rows() for cell in row if cell.comment)
    return {c.coordinate: c.comment.text for c in cells if "4W check" in c.comment.text}


def links(page: Any) -> list[str]:
    return [cell.hyperlink.location for row in page.iter_rows() for cell in row if cell.hyperlink]


def is_otherwise_the_same(before: bytes, after: bytes, marked: Iterable[str]) -> None:
    """Every part is there byte for byte, but for those that name sheets and styles; sheets differ in marks alone."""
    old, new = parts(before), parts(after)
    for name, content in old.items():
        if name.startswith("xl/worksheets/sheet"):
            assert _sheet(content, set(marked)) == _sheet(new[name], set(marked)), name
        elif name not in CHANGED and not re.search(r"comment|vml|/_rels/", name, re.I):
            assert content == new[name], name


def _sheet(content: bytes, marked: set[str]) -> list[Any]:
    """All elements of a worksheet but the drawing of comments, without the style of marked cells."""
    found = []
    for node in ET.fromstring(content).iter():
        tag, attributes = node.tag.rpartition("}")[2], dict(node.attrib)
        if tag == "legacyDrawing" or (tag == "c" and attributes.get("r") in marked and len(node) == 0):
            continue
        if tag == "sheetView":
            attributes.pop("tabSelected", None)
        if tag == "c" and attributes.get("r") in marked:
            attributes.pop("s", None)
        found.append((tag, sorted(attributes.items()), node.text))
    return found
