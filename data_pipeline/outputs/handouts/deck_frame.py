"""The frame of a deck: a presentation in the group's colours, and slides with title, source line, stamp and notes.

Arial stands on every Windows and macOS and has a twin of the same widths elsewhere (Liberation Sans), and it has
Arabic: a slide breaks its lines alike wherever it is opened. All texts are real texts, all shapes have an alternative
text.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Inches

from ...telling.look import Look
from .deck_words import FONT, MARGIN, Page, clean, fill, styled, words
from .fixed_zip import same_every_time
from .handout import Handout

WIDTHS = {"16:9": 13.333, "4:3": 10.0}
HEIGHT = 7.5
TITLE_ONLY = 5
SIZES = {"huge": 54, "title": 28, "large": 22, "text": 18, "small": 14, "source": 11}


@dataclass
class Frame:
    """A deck being made."""

    handout: Handout
    format: str

    def __post_init__(self) -> None:
        self.deck = Presentation()
        self.width = WIDTHS[self.format]
        self.look = self.handout.look
        self.deck.slide_width, self.deck.slide_height = Inches(self.width), Inches(HEIGHT)
        _theme(self.deck, self.look)
        _layout(self.deck.slide_layouts[TITLE_ONLY], self.width, self.look)

    def page(self, title: str, drawn: str, source: str, notes: str) -> Page:
        """A new slide: the finding as its title, what is drawn below it, source and stamp at the foot, notes."""
        slide = self.deck.slides.add_slide(self.deck.slide_layouts[TITLE_ONLY])
        page = Page(slide, self.width, self.look)
        slide.shapes.title.text_frame.text = clean(title)
        fit = 28 if len(title) <= 74 * self.width / 13.3 else 24 if len(title) <= 120 else 20
        styled(slide.shapes.title.text_frame, fit, self.look.text, bold=True)
        if drawn:
            words(page, (MARGIN, 1.27, self.width - 2 * MARGIN, 0.4), drawn, 16, self.look.quiet)
        self._foot(page, source)
        slide.notes_slide.notes_text_frame.text = clean(notes)
        return page

    def _foot(self, page: Page, source: str) -> None:
        stamp = self.handout.stamp.upper()
        words(
            page,
            (MARGIN, 6.98, self.width - 3.4, 0.42),
            source,
            SIZES["source"],
            self.look.quiet,
            middle=True,
        )
        box = words(
            page, (self.width - 2.7, 7.02, 2.2, 0.34), stamp, SIZES["source"], "#FFFFFF", bold=True, align="right",
            middle=True,
        )  # fmt: skip
        fill(box, self.look.text if not self.handout.public else self.look.accent)
        box.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER

    def bytes(self) -> bytes:
        """The file; the same every time."""
        core, made = self.deck.core_properties, datetime.combine(self.handout.made, time())
        core.title = clean(f"{self.handout.group.settings.short_title}, {self.handout.month:%Y-%m}")
        core.author = core.last_modified_by = clean(self.handout.group.settings.title)
        core.subject = clean(self.handout.address)
        core.keywords = self.handout.fingerprint
        core.created = core.modified = made
        core.revision = 1
        out = io.BytesIO()
        self.deck.save(out)
        return same_every_time(out.getvalue())


def _theme(deck: Any, look: Look) -> None:
    """Our colours and font as the theme's, so that what a chair adds looks alike."""
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = part.blob.decode("utf-8")
    hues = [look.accent, *(look.layers[n] for n in "1234"), look.general]
    for n, hue in enumerate(hues, start=1):
        xml = re.sub(
            rf"(<a:accent{n}>).*?(</a:accent{n}>)",
            rf'\1<a:srgbClr val="{hue.lstrip("#")}"/>\2',
            xml,
            flags=re.S,
        )
    part._blob = re.sub(r'(<a:latin typeface=")Calibri(")', rf"\1{FONT}\2", xml).encode("utf-8")


def _layout(layout: Any, width: float, look: Look) -> None:
    """Title at the top left; the places for date, foot and number go."""
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx == 0:
            shape.left, shape.top = Inches(MARGIN), Inches(0.32)
            shape.width, shape.height = Inches(width - 2 * MARGIN), Inches(0.95)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
            shape.text_frame.margin_left = shape.text_frame.margin_right = Emu(0)
        else:
            shape._element.getparent().remove(shape._element)
