"""Names and numbers on a map: inside an area where they fit, else beside or above it with a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import plotly.graph_objects as go

from data_pipeline.telling.hatching import holds
from data_pipeline.telling.look import Look
from pages.parts.map_words import Box, box, extent
from pages.parts.marks import Row, broken, kind_of, plain, short
from pages.parts.words import say

Point = tuple[float, float]
# An area smaller than this share of the map can't hold its name, which then stands above it, with a line.
SMALL_SHARE = 0.012


class Label(NamedTuple):
    """What is written where, and the colour under it; None where there are several."""

    at: Point
    words: str
    ground: str | None


def add_labels(
    figure: go.Figure,
    look: Look,
    rows: Mapping[str, Row],
    boundaries: Mapping[str, Any],
    places: Mapping[str, tuple[float, float]],
    fills: Mapping[str, str],
) -> None:
    """Name and number of every area, in the ink that reads best on the ground there; fills: code -> colour."""
    areas = {f["properties"]["code"]: box([f["geometry"]]) for f in boundaries["features"]}
    whole = extent(boundaries)
    written: dict[str, list[Label]] = {}
    leaders: list[tuple[Point, Point]] = []
    for code, row in rows.items():
        if code in places:
            at, position = _spot(places[code], areas.get(code), whole)
            # Beside its point a name runs over several grounds: it brings one of its own.
            ground = None if code not in areas else _ground(at, boundaries, fills, look.page)
            label = Label(at, _label(row, look, position), ground)
            written.setdefault(position, []).append(label)
            if code in areas and at != places[code]:
                leaders.append(((at[0], areas[code][3]), at))
    _leaders(figure, look, leaders)
    for position, labels in written.items():
        _labels(figure, look, labels, position)


def _spot(at: Point, area: Box | None, whole: Box) -> tuple[Point, str]:
    """Where a label stands: inside, beside its point, or above an area too small for it."""
    if area is None:
        return (at[0] + 0.02 * (whole[2] - whole[0]), at[1]), "top right"
    if _size(area) > SMALL_SHARE * _size(whole):
        return at, "middle center"
    return (at[0], area[3] + 0.025 * (whole[3] - whole[1])), "top center"


def _leaders(figure: go.Figure, look: Look, lines: list[tuple[Point, Point]]) -> None:
    """The lines from areas to labels that stand outside; one trace for all, for each costs time to draw."""
    figure.add_scattergeo(
        lon=[x for start, end in lines for x in (start[0], end[0], None)],
        lat=[y for start, end in lines for y in (start[1], end[1], None)],
        mode="lines", hoverinfo="skip", showlegend=False, line={"color": look.text, "width": 0.8},
    )  # fmt: skip


def _ground(at: Point, boundaries: Mapping[str, Any], fills: Mapping[str, str], page: str) -> str:
    """The colour under a point of the map."""
    under = (f["properties"]["code"] for f in boundaries["features"] if holds(f["geometry"], at))
    return fills.get(next(under, ""), page)


def _labels(figure: go.Figure, look: Look, labels: list[Label], position: str) -> None:
    """The halo has the colour of the ground: it is seen only where a name crosses a boundary, or has no one ground."""
    figure.add_scattergeo(
        lon=[label.at[0] for label in labels], lat=[label.at[1] for label in labels],
        text=[label.words for label in labels], mode="text", textposition=position, hoverinfo="skip", showlegend=False,
        name="words",
        textfont={"size": 12, "color": [look.ink(label.ground or look.page) for label in labels],
                  "shadow": [_halo(label.ground or look.page, 1 if label.ground else 2) for label in labels]},
    )  # fmt: skip


def _halo(colour: str, width: int) -> str:
    steps = range(-width, width + 1)
    return ", ".join(f"{x}px {y}px 1px {colour}" for x in steps for y in steps if x or y)


def _label(row: Row, look: Look, position: str) -> str:
    name = broken(str(row["title"]), 11 if position == "middle center" else 20, 4)
    return "<br>".join(line for line in (name, _number(row, look)) if line)


def _number(row: Row, look: Look) -> str:
    kind = kind_of(row)
    if kind == "none":
        return f"<span style='color:{look.gap}'>{plain(say('none reported'))}</span>"
    return (
        f"<b>{short(row, look)}</b>"
        if kind in ("people", "hidden")
        else short(row, look).replace("<br>", " ")
    )


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
