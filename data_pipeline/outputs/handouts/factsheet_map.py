"""The map of a fact sheet: areas as SVG, names and numbers as real text above it."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from ...telling.classes import quantiles
from ...telling.geometry import Flat, fitted, outlines, size_of
from ...telling.look import Look
from ...telling.marks import Mark, Row, kind_of, words_of
from .flat_words import brief, broken, key_entries, marked, short
from .handout import Handout

WIDTH, HEIGHT, LEAST = 290, 232, 0.6  # points


def map_of(handout: Handout, rows: pa.Table) -> dict[str, Any]:
    """The picture, its labels and its key. rows: answer of `reach_by_state`."""
    lists, look = handout.group.lists, handout.look
    lines = {str(row["place"]): row for row in rows.to_pylist()}
    breaks = quantiles([row["low"] for row in lines.values() if kind_of(row) == "people"])
    flat = fitted(lists.boundaries, WIDTH, HEIGHT)
    areas = {f["properties"]["code"]: f for f in lists.boundaries["features"]}
    marks = {code: marked(row, look, breaks) for code, row in lines.items()}
    spots = {
        p.code: flat.at((float(p.longitude), float(p.latitude))) for p in lists.places
        if p.code in lines and p.longitude and p.latitude
    }  # fmt: skip
    drawn = [_area(areas[code], flat, marks[code], look) for code in areas if code in lines]
    points = [_point(spots[code], marks[code], look) for code in spots if code not in areas]
    labels = [
        _label(
            lines[code],
            spot,
            size_of(areas[code]["geometry"], flat) if code in areas else None,
            marks[code],
            look,
        )
        for code, spot in spots.items()
    ]
    return {
        "svg": _svg([*drawn, *points], look), "width": WIDTH, "height": HEIGHT, "labels": labels,
        "alt": "; ".join(f"{row['title']}: {words_of(row, look)}" for row in lines.values()),
        "key": [
            {"fill": fill, "words": words, "frame": line}
            for fill, words, line in key_entries(list(lines.values()), breaks, look)
        ],
    }  # fmt: skip


def _svg(shapes: list[str], look: Look) -> str:
    hatch = (
        '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="5" height="5" fill="{look.page}"/><rect width="1.1" height="5" fill="{look.line}"/></pattern>'
    )
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><defs>{hatch}</defs>{"".join(shapes)}</svg>'


def _area(feature: Any, flat: Flat, drawn: Mark, look: Look) -> str:
    rings = outlines(feature["geometry"], flat, LEAST)
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)
    dashed = feature["properties"].get("dashed") or drawn.dashed
    line, width = (drawn.outline, 1.6) if drawn.kind == "none" else (look.text if dashed else look.quiet, 0.8)
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    fill = "url(#hatch)" if drawn.hatch else drawn.fill
    return (
        f'<path d="{path}" fill="{fill}" fill-rule="evenodd" stroke="{line}" stroke-width="{width}"{dash}/>'
    )


def _point(at: tuple[float, float], drawn: Mark, look: Look) -> str:
    fill = "url(#hatch)" if drawn.hatch else drawn.fill
    line = drawn.outline if drawn.kind == "none" else look.text
    return (
        f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="4" fill="{fill}" stroke="{line}" stroke-width="1.2"/>'
    )


def _label(
    row: Row, at: tuple[float, float], size: tuple[float, float] | None, drawn: Mark, look: Look
) -> dict[str, Any]:
    """Inside an area that holds it, above a small one, right of a point."""
    name = broken(brief(str(row["title"])))
    inside = size is not None and min(size) >= 26
    wide = 3.4 * max(map(len, name))
    x = at[0] if size else at[0] + 8 + wide / 2
    y = at[1] if inside or not size else at[1] - size[1] / 2 - 4.5 * (len(name) + 1)
    ink = drawn.ink if inside and not drawn.hatch else look.text
    return {
        "x": x, "y": y, "name": name, "lines": len(name) + 1, "value": short(row, look), "ink": ink,
        "number-ink": look.gap if drawn.kind == "none" else ink,
    }  # fmt: skip
