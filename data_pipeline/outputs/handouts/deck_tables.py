"""Native tables of a deck: real cells, every paragraph with its own size and side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Emu, Inches

from .deck_words import Box, Page, described, put, rgb


@dataclass(frozen=True)
class Cell:
    """What stands in a cell. fill, ink, frame: colours, empty for the page's own; align: left, right or center."""

    text: str
    fill: str = ""
    ink: str = ""
    frame: str = ""
    dashed: bool = False
    bold: bool = False
    align: str = "left"


def table(
    page: Page, box: Box, head: Sequence[str], lines: Sequence[Sequence[Cell]], widths: Sequence[float], alt: str,
    size: float = 14,
) -> Any:  # fmt: skip
    """A table with a heading line. widths: shares of the columns; its lines share the height of the box."""
    places = [Inches(n) for n in box]
    shape = page.slide.shapes.add_table(len(lines) + 1, len(head), *places)
    grid = shape.table
    _no_style(shape)
    for n, share in enumerate(widths):
        grid.columns[n].width = Inches(box[2] * share / sum(widths))
    height = min(0.62, box[3] / (len(lines) + 1))
    for n, _ in enumerate(grid.rows):
        grid.rows[n].height = Inches(height)
    for n, title in enumerate(head):
        side = lines[0][n].align if lines else "left"
        _write(page, grid.cell(0, n), Cell(title, ink=page.look.quiet, bold=True, align=side), size)
    for at, line in enumerate(lines, start=1):
        for n, cell in enumerate(line):
            _write(page, grid.cell(at, n), cell, size)
    described(shape, alt)
    return grid


def _write(page: Page, cell: Any, told: Cell, size: float) -> None:
    cell.margin_left = cell.margin_right = Emu(60000)
    cell.margin_top = cell.margin_bottom = Emu(12000)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    put(cell.text_frame, told.text, size, told.ink or page.look.text, bold=told.bold, align=told.align)
    cell.fill.solid()
    cell.fill.fore_color.rgb = rgb(told.fill or page.look.page)
    _frame(cell, told.frame or page.look.line, 2.0 if told.frame else 0.75, bool(told.frame), told.dashed)


def _frame(cell: Any, colour: str, points: float, all_sides: bool, dashed: bool) -> None:
    """The lines of a cell: python-pptx has no call for them. A gap is framed all round, others have a line below."""
    properties = cell._tc.get_or_add_tcPr()
    for n, side in enumerate(("lnL", "lnR", "lnT", "lnB")):
        line = OxmlElement(f"a:{side}")
        painted = all_sides or side == "lnB"
        line.set("w", str(int(points * 12700)) if painted else "0")
        line.append(_paint(colour) if painted else OxmlElement("a:noFill"))
        if dashed:
            dash = OxmlElement("a:prstDash")
            dash.set("val", "dash")
            line.append(dash)
        properties.insert(n, line)


def _paint(colour: str) -> Any:
    fill, hue = OxmlElement("a:solidFill"), OxmlElement("a:srgbClr")
    hue.set("val", colour.lstrip("#"))
    fill.append(hue)
    return fill


def _no_style(shape: Any) -> None:
    """No banding of the programme's own."""
    properties = shape._element.graphic.graphicData.tbl.tblPr
    properties.set("bandRow", "0")
    style = properties.find(qn("a:tableStyleId"))
    if style is not None:
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
