"""What is written on a map: names and numbers, the key with its breaks, the note on boundaries; and its extent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from data_pipeline.telling.classes import shade_of
from data_pipeline.telling.hatching import rings
from data_pipeline.telling.look import Look
from pages.parts.charts import agencies
from pages.parts.marks import Row, broken, kind_of, plain, short, words_of
from pages.parts.words import number, say, small

Box = tuple[float, float, float, float]
Point = tuple[float, float]
NOTE_LETTERS = 36
# An area smaller than this share of the map can't hold its name, which then stands above it, with a line.
SMALL_SHARE = 0.012


def extent(boundaries: Mapping[str, Any]) -> Box:
    """West, south, east and north of all areas, in degrees."""
    return _box([feature["geometry"] for feature in boundaries["features"]])


def add_labels(
    figure: go.Figure,
    look: Look,
    rows: Mapping[str, Row],
    boundaries: Mapping[str, Any],
    places: Mapping[str, tuple[float, float]],
) -> None:
    """Name and number of every area, with a halo so that they read on any colour."""
    areas = {f["properties"]["code"]: _box([f["geometry"]]) for f in boundaries["features"]}
    whole = extent(boundaries)
    written: dict[str, list[tuple[Point, str]]] = {}
    leaders: list[tuple[Point, Point]] = []
    for code, row in rows.items():
        if code in places:
            at, position = _spot(places[code], areas.get(code), whole)
            written.setdefault(position, []).append((at, _label(row, look, position)))
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


def _labels(figure: go.Figure, look: Look, labels: list[tuple[Point, str]], position: str) -> None:
    halo = ", ".join(f"{x}px {y}px 2px {look.page}" for x in (-1, 0, 1) for y in (-1, 0, 1))
    figure.add_scattergeo(
        lon=[at[0] for at, _ in labels], lat=[at[1] for at, _ in labels], text=[words for _, words in labels],
        mode="text", textposition=position, hoverinfo="skip", showlegend=False, name="words",
        textfont={"size": 12, "color": look.text, "shadow": halo},
    )  # fmt: skip


def _label(row: Row, look: Look, position: str) -> str:
    name = broken(str(row["title"]), 13 if position == "middle center" else 20, 4)
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


def tip(row: Row, look: Look) -> str:
    """What a pointer or a finger gets to read."""
    parts = [f"<b>{plain(str(row['title']))}</b>", plain(words_of(row, look)), plain(agencies(row))]
    return "<br>".join(part for part in parts if part)


def add_key(
    figure: go.Figure, look: Look, rows: list[Row], shades: tuple[str, ...], breaks: list[float]
) -> None:
    """One entry a class that occurs, with its breaks in numbers, then one for each way of having no number."""
    kinds = {kind_of(row) for row in rows}
    lows = sorted(row["low"] for row in rows if kind_of(row) == "people")
    for low, words in _classes(lows, breaks):
        _entry(figure, words, "square", shade_of(low, breaks, shades), look.quiet)
    if "hidden" in kinds:
        _entry(figure, plain(small(look.small)), "square", shades[0], look.line)
    if "none" in kinds:
        _entry(figure, plain(say("none reported to us")), "square-open", look.gap, look.gap)
    if "untold" in kinds:
        _entry(figure, plain(say("nobody has told us")), "line-ne-open", look.quiet, look.quiet)


def _classes(lows: list[int], breaks: list[float]) -> list[tuple[int, str]]:
    """Every class that has members: its smallest value, and the smallest and largest in words."""
    if not lows:
        return []
    bounds = [*breaks, lows[-1]]
    members = [
        [low for low in lows if (n == 0 or low > bounds[n - 1]) and low <= bound]
        for n, bound in enumerate(bounds)
    ]
    return [(min(group), _from_to(min(group), max(group))) for group in members if group]


def _from_to(low: int, high: int) -> str:
    return number(low) if low == high else f"{number(low)}\N{EN DASH}{number(high)}"


def _entry(figure: go.Figure, words: str, symbol: str, fill: str, line: str) -> None:
    figure.add_scattergeo(
        lon=[None], lat=[None], mode="markers", name=words, hoverinfo="skip", showlegend=True,
        marker={"symbol": symbol, "size": 13, "color": fill, "line": {"color": line, "width": 1.5}},
    )  # fmt: skip


def fitted(figure: go.Figure, look: Look, box: Box, note: str) -> go.Figure:
    """Fit the map to its areas, put the key below it and the note on boundaries into its lower left corner."""
    west, south, east, north = box
    pad, above = (east - west) * 0.02, (north - south) * 0.09
    # Room for the note, where a map does not fill its frame anyway.
    beside = (east - west) * (0.13 if note else 0.02)
    figure.update_layout(
        showlegend=True, margin={"b": 4},
        legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "itemclick": False, "itemdoubleclick": False,
                "font": {"size": 12, "color": look.text}, "bgcolor": "rgba(0,0,0,0)", "itemwidth": 30},
        geo={"visible": False, "bgcolor": "rgba(0,0,0,0)", "projection": {"type": "mercator"},
             "lonaxis": {"range": [west - beside, east + pad]}, "lataxis": {"range": [south - pad, north + above]},
             "domain": {"x": [0, 1], "y": [0, 1]}},
    )  # fmt: skip
    if note:
        figure.add_annotation(
            text=broken(note, NOTE_LETTERS, 12), x=0, y=0, xref="paper", yref="paper", xanchor="left", yanchor="bottom",
            align="left", showarrow=False, font={"size": 10, "color": look.quiet}, name="note",
        )  # fmt: skip
    return figure


def _box(geometries: list[Mapping[str, Any]]) -> Box:
    points = [point for geometry in geometries for ring in rings(geometry) for point in ring]
    return (
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
