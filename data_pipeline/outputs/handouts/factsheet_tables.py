"""The two tables of a fact sheet, cell by cell: places by layers, and the care pathway."""

from __future__ import annotations

from typing import Any

from ...telling.classes import quantiles, shade_of
from ...telling.look import Look, mixed
from ...telling.marks import kind_of, mark
from ...telling.speech import number, say
from .chapter import Chapter
from .chapters_services import LAYERS
from .flat_words import brief, short

Line = dict[str, Any]


def matrix_table(chapter: Chapter, look: Look) -> dict[str, Any]:
    """Places by layers: the number and, in brackets, the agencies; a gap is a word in a frame."""
    rows = chapter.rows.to_pylist()
    order = sorted({str(row["layer"]) for row in rows})
    breaks = quantiles([row["low"] for row in rows if kind_of(row) == "people"])
    lines: dict[str, list[Line]] = {}
    for row in rows:
        lines.setdefault(brief(row["title"]), []).append(_cell(row, look, breaks))
    head = [say("State or area"), *(say("Layer {n}", n=layer) for layer in order)]
    return {"head": head, "rows": [{"name": name, "cells": cells} for name, cells in lines.items()]}


def _cell(row: Line, look: Look, breaks: list[float]) -> Line:
    hue, kind = look.layer(row["layer"]), kind_of(row)
    drawn = mark(row, look, shade_of(row.get("low") or 0, breaks, look.shades(hue)), hue)
    both = kind == "people" and row.get("organisations")
    text = (
        say("{people} ({agencies})", people=short(row, look), agencies=row["organisations"])
        if both
        else short(row, look)
    )
    ground = mixed(look.page, look.line, 0.5) if drawn.hatch else drawn.fill
    return {
        "text": say("0 reported") if kind == "none" else text, "fill": ground, "ink": drawn.ink,
        "loud": kind == "none",
        "frame": drawn.outline if kind == "none" else hue if drawn.dashed else "",
    }  # fmt: skip


def care_table(chapter: Chapter, look: Look) -> dict[str, Any]:
    """Counties with each layer; in a state's fact sheet what each county has."""
    counted = "counties" in chapter.columns
    lines = []
    for row in chapter.rows.to_pylist():
        cells = [
            _counties(row, layer, look) if counted else _words(row[f"layer_{layer}"], look)
            for layer in LAYERS
        ]
        first = [_words(number(row["counties"]), look)] if counted else []
        lines.append({"name": brief(row["title"]), "cells": [*first, *cells]})
    head = [title for name, title in chapter.columns.items() if name != "told"]
    return {"head": head, "rows": lines}


def _counties(row: Line, layer: str, look: Look) -> Line:
    n, hue = row[f"layer_{layer}"], look.layer(layer)
    if n:
        ground = mixed(look.page, hue, 0.25 + 0.75 * n / row["counties"])
        return {"text": number(n), "fill": ground, "ink": look.ink(ground), "loud": False, "frame": ""}
    if not row["told"]:
        return _words(say("not told"), look) | {"fill": mixed(look.page, look.line, 0.5), "ink": look.quiet}
    return {"text": "0", "fill": look.page, "ink": look.gap, "loud": True, "frame": look.gap}


def _words(text: str, look: Look) -> Line:
    return {"text": text, "fill": look.page, "ink": look.text, "loud": False, "frame": ""}
