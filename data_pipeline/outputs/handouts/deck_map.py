"""The map of a deck as native shapes: one freeform an area, so that it can be coloured and moved like any other."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches, Pt

from ...telling.classes import quantiles
from ...telling.geometry import Flat, fitted, outlines, size_of
from ...telling.look import Look
from ...telling.marks import Mark, Row, kind_of, words_of
from .deck_words import Box, Page, clean, described, fill, outline, rgb, words
from .flat_words import brief, broken, key_entries, marked, short
from .handout import Handout

KEY = 0.34  # the height of the key below the map
LEAST = 0.03  # inches between two points of an outline


def state_map(page: Page, box: Box, handout: Handout, rows: pa.Table) -> None:
    """Areas in five shades; framed in red where none was reported to us, hatched where nobody has told us."""
    lists, look = handout.group.lists, page.look
    lines = {str(row["place"]): row for row in rows.to_pylist()}
    flat = fitted(lists.boundaries, box[2], box[3] - 2 * KEY)
    breaks = quantiles([row["low"] for row in lines.values() if kind_of(row) == "people"])
    drawn = set()
    for feature in lists.boundaries["features"]:
        code = feature["properties"]["code"]
        if code in lines:
            _area(page, box, flat, feature, lines[code], marked(lines[code], look, breaks))
            drawn.add(code)
    spots = {
        p.code: (float(p.longitude), float(p.latitude)) for p in lists.places if p.longitude and p.latitude
    }
    sizes = {f["properties"]["code"]: size_of(f["geometry"], flat) for f in lists.boundaries["features"]}
    for code, row in lines.items():
        if code in spots:
            x, y = flat.at(spots[code])
            at = (box[0] + x, box[1] + y)
            if code not in drawn:
                _point(page, at, row, marked(row, look, breaks))
            _label(page, at, row, sizes.get(code), marked(row, look, breaks), look)
    _key(page, (box[0], box[1] + box[3] - KEY * 1.6, box[2], KEY), list(lines.values()), breaks)


def _area(page: Page, box: Box, flat: Flat, feature: Any, row: Row, drawn: Mark) -> None:
    builder = None
    for ring in outlines(feature["geometry"], flat, LEAST):
        points = [(Inches(box[0] + x), Inches(box[1] + y)) for x, y in ring]
        if builder is None:
            builder = page.slide.shapes.build_freeform(*points[0], scale=1.0)
        else:
            builder.move_to(*points[0])
        builder.add_line_segments(points[1:], close=True)
    if builder is None:
        return
    shape = builder.convert_to_shape()
    shape.name = clean(str(row["title"]))
    _paint(shape, drawn, page.look)
    if feature["properties"].get("dashed"):
        outline(shape, page.look.text, 1.5)
        shape.line.dash_style = MSO_LINE_DASH_STYLE.DASH
    described(shape, f"{row['title']}: {words_of(row, page.look)}")


def _paint(shape: Any, drawn: Mark, look: Look) -> None:
    line = (drawn.outline, 2.5) if drawn.kind == "none" else (look.quiet, 0.75)
    if not drawn.hatch:
        fill(shape, drawn.fill, *line)
        return
    fill(shape, look.page, *line)
    shape.fill.patterned()
    shape.fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
    shape.fill.fore_color.rgb, shape.fill.back_color.rgb = rgb(look.line), rgb(look.page)


def _point(page: Page, at: tuple[float, float], row: Row, drawn: Mark) -> None:
    """An area that has no boundary in the file."""
    spot = page.slide.shapes.add_shape(
        MSO_SHAPE.OVAL, Inches(at[0] - 0.09), Inches(at[1] - 0.09), Inches(0.18), Inches(0.18)
    )
    _paint(spot, drawn, page.look)
    outline(spot, drawn.outline if drawn.kind == "none" else page.look.text, 1.5)
    spot.name = clean(str(row["title"]))
    described(spot, f"{row['title']}: {words_of(row, page.look)}")


def _label(
    page: Page, at: tuple[float, float], row: Row, size: tuple[float, float] | None, drawn: Mark, look: Look
) -> None:
    """Name and number; inside an area that holds them, above a small one, right of a point."""
    name = "\n".join(broken(brief(str(row["title"]))))
    lines, inside = name.count("\n") + 2, size is not None and min(size) >= 0.62
    height, width = 0.17 * lines + 0.04, 1.2
    if inside:
        place = (at[0] - width / 2, at[1] - height / 2, width, height)
    elif size is None:
        place = (at[0] + 0.13, at[1] - height / 2, 0.085 * max(map(len, name.split("\n"))) + 0.05, height)
    else:
        place = (at[0] - width / 2, at[1] - size[1] / 2 - height - 0.05, width, height)
    shape = words(
        page, place, f"{name}\n{short(row, look)}", 11, drawn.ink if inside else look.text,
        align="center" if size else "left",
    )  # fmt: skip
    if size is None:
        fill(shape, look.page)
    for run in shape.text_frame.paragraphs[-1].runs:
        run.font.bold, run.font.size = True, Pt(13 if kind_of(row) == "people" else 10)
        if kind_of(row) == "none":
            run.font.color.rgb = rgb(look.gap)


def _key(page: Page, box: Box, rows: list[Row], breaks: list[float]) -> None:
    """One square for each class that occurs, with its numbers."""
    look, left = page.look, box[0]
    for shade, told, frame in key_entries(rows, breaks, look):
        width = 0.32 + 0.098 * len(told)
        if left + width > box[0] + box[2]:
            left, box = box[0], (box[0], box[1] + 0.26, box[2], box[3])
        square = page.slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE, Inches(left), Inches(box[1] + 0.03), Inches(0.18), Inches(0.18)
        )
        fill(square, shade or look.page, frame, 1.5)
        described(square, told)
        words(page, (left + 0.25, box[1], width, 0.24), told, 12, look.quiet, middle=True)
        left += width + 0.12
