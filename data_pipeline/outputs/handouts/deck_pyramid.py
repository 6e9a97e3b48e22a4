"""The pyramid of a deck: four native shapes of fixed widths, for it is a model and not a bar chart."""

from __future__ import annotations

from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from ...telling.marks import mark, words_of
from ...telling.speech import plural, say
from .chapter import Chapter
from .deck_words import Page, described, fill, put
from .handout import Handout


def layers(page: Page, chapter: Chapter, handout: Handout) -> None:
    """Four steps of fixed widths: a model, not a bar chart."""
    rows = {str(row["layer"]): row for row in chapter.rows.to_pylist()}
    left, top, width, height = page.body
    step = height / 4
    for n, layer in enumerate(("4", "3", "2", "1")):
        row, share = rows.get(layer, {"layer": layer, "title": ""}), 0.58 + 0.14 * n
        hue = page.look.layer(layer)
        drawn = mark(row, page.look, hue, hue)
        shape = page.slide.shapes.add_shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, Inches(left + width * (1 - share) / 2), Inches(top + step * n),
            Inches(width * share), Inches(step - 0.1),
        )  # fmt: skip
        shape.adjustments[0] = 0.06
        fill(shape, drawn.fill, drawn.outline if drawn.width else "", 2 if drawn.width else 0)
        _step_words(shape, row, layer, drawn.ink, page)
        shape.name = say("Layer {n}", n=layer)
        described(shape, f"{say('Layer {n}', n=layer)} {row['title']}: {words_of(row, page.look)}")


def _step_words(shape: Any, row: Any, layer: str, ink: str, page: Page) -> None:
    rest = [
        plural("{n} visit or session", "{n} visits and sessions", row["contacts"]) if row.get("contacts") else "",
        plural("{n} agency", "{n} agencies", row["organisations"]) if row.get("organisations") else "",
        plural("{n} place", "{n} places", row["places"]) if row.get("places") else "",
    ]  # fmt: skip
    head = say("{layer} {title}", layer=layer, title=row["title"])
    text = "\n".join(
        part for part in (head, words_of(row, page.look), " · ".join(r for r in rest if r)) if part
    )
    put(shape.text_frame, text, 14, ink, align="center")
    shape.text_frame.word_wrap = True
    number_line = shape.text_frame.paragraphs[1]
    for run in number_line.runs:
        run.font.size, run.font.bold = Pt(24), True
