"""Texts and shapes on a slide: every paragraph with its own font, size, colour and side; control characters go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from ...telling.look import Look
from ..escape import CONTROL

MARGIN = 0.5
TOP, BOTTOM = 1.72, 6.92  # where the picture of a slide stands, in inches from the top
FONT = "Arial"

Box = tuple[float, float, float, float]  # left, top, width, height in inches


@dataclass
class Page:
    """A slide being drawn. width: of the slide, in inches."""

    slide: Any
    width: float
    look: Look

    @property
    def body(self) -> Box:
        """The room under the title."""
        return (MARGIN, TOP, self.width - 2 * MARGIN, BOTTOM - TOP)

    def split(self, share: float, gap: float = 0.35) -> tuple[Box, Box]:
        """The room in two, side by side; share: of the left one."""
        left, top, width, height = self.body
        first = (width - gap) * share
        return (left, top, first, height), (left + first + gap, top, width - gap - first, height)


def words(
    page: Page, box: Box, text: str, size: float, colour: str = "", *, bold: bool = False, align: str = "left",
    middle: bool = False, name: str = "",
) -> Any:  # fmt: skip
    """A text in a box; its lines are paragraphs."""
    shape = page.slide.shapes.add_textbox(*(Inches(n) for n in box))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    if middle:
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    put(frame, text, size, colour or page.look.text, bold=bold, align=align)
    if name:
        shape.name = name
    return shape


def put(frame: Any, text: str, size: float, colour: str, *, bold: bool = False, align: str = "left") -> None:
    """Write into the text frame of a shape or cell."""
    lines = clean(text).split("\n")
    frame.text = lines[0]
    for line in lines[1:]:
        frame.add_paragraph().text = line
    styled(frame, size, colour, bold=bold, align=align)


def styled(frame: Any, size: float, colour: str, *, bold: bool = False, align: str = "left") -> None:
    """Font, size, colour and side of every paragraph of a text frame."""
    sides = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}
    for paragraph in frame.paragraphs:
        paragraph.alignment = sides[align]
        for run in paragraph.runs:
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
            run.font.color.rgb = rgb(colour)


def fill(shape: Any, colour: str, line: str = "", width: float = 0) -> None:
    """The ground of a shape, and its outline; no shadow and nothing else of the theme's."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)
    outline(shape, line, width)


def outline(shape: Any, line: str, width: float) -> None:
    """The outline of a shape; none where the width is 0."""
    if width:
        shape.line.color.rgb, shape.line.width = rgb(line), Pt(width)
    else:
        shape.line.fill.background()


def described(shape: Any, text: str) -> None:
    """The alternative text of a shape, chart or table."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean(text))


def rgb(colour: str) -> RGBColor:
    """A colour of the look."""
    return RGBColor.from_string(colour.lstrip("#"))


def clean(text: str) -> str:
    """Without the control characters that no XML may hold; _x000D_ and the like stay what they are."""
    return CONTROL.sub("", text).replace("\v", " ")


def cut(text: str, most: int) -> str:
    """A text with at most so many letters; whole it stands in the workbook."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
