"""The map of states: bundled boundaries, no tiles, five classes with their breaks printed.

An area without a boundary of its own is a point with its name; an area whose status is not determined has a dashed
outline and no colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go
import pyarrow as pa

from data_pipeline.telling.classes import quantiles, shade_of
from data_pipeline.telling.hatching import hatching, rings
from data_pipeline.telling.look import Look
from pages.parts.charts import canvas, nothing, stepped_back
from pages.parts.map_labels import add_labels
from pages.parts.map_words import add_key, extent, fitted, tip
from pages.parts.marks import Mark, Row, kind_of, mark
from pages.parts.words import say

Boundaries = Mapping[str, Any]
Places = Mapping[str, tuple[float, float]]
# plotly fetches outlines of the world for any map; this empty one of our own keeps it from asking elsewhere.
CONFIG = {"topojsonURL": "/app/static/topojson/", "displayModeBar": False, "scrollZoom": False}


def state_map(
    table: pa.Table,
    look: Look,
    boundaries: Boundaries,
    places: Places,
    note: str = "",
    hue: str | None = None,
    height: int = 480,
    chosen: tuple[str, ...] = (),
) -> go.Figure:
    """People by state and area.

    table: answer of `reach_by_state`. boundaries: GeoJSON whose features have `code` and `dashed`. places: code ->
    (longitude, latitude) of the label. note: the working group's note on boundaries. chosen: states that the page is
    filtered by. Areas and points carry their
    code as `location` or customdata, for clicks.
    """
    rows = {str(row["place"]): row for row in table.to_pylist()}
    if not rows or not boundaries.get("features"):
        return nothing(look, say("Nothing was reported to us for this choice."))
    breaks = quantiles([row["low"] for row in rows.values() if kind_of(row) == "people"])
    shades = look.shades(hue or look.accent)
    marks = {
        code: stepped_back(_mark(row, look, shades, breaks), look, code, chosen) for code, row in rows.items()
    }
    figure = canvas(look, height, left=0, right=0, top=0, bottom=0)
    _areas(figure, look, rows, marks, boundaries)
    _lines(figure, look, marks, boundaries)
    _points(figure, look, rows, marks, boundaries, places)
    add_labels(figure, look, rows, boundaries, places, _fills(marks, boundaries, look))
    add_key(figure, look, list(rows.values()), shades, breaks)
    return fitted(figure, look, extent(boundaries), note)


def _mark(row: Row, look: Look, shades: tuple[str, ...], breaks: list[float]) -> Mark:
    return mark(row, look, shade_of(row.get("low") or 0, breaks, shades), look.quiet)


def _areas(
    figure: go.Figure, look: Look, rows: dict[str, Row], marks: dict[str, Mark], boundaries: Boundaries
) -> None:
    """One trace; the loud outlines last, so that no neighbour draws over them."""
    codes = [f["properties"]["code"] for f in boundaries["features"] if f["properties"]["code"] in rows]
    codes.sort(key=lambda code: marks[code].kind == "none")
    disputed, colours = _disputed(boundaries), _fills(marks, boundaries, look)
    fills = [colours[code] for code in codes]
    palette = sorted(set(fills))
    figure.add_choropleth(
        geojson=_lean(boundaries, set(codes)), featureidkey="properties.code", locations=codes, name="areas",
        z=[palette.index(fill) for fill in fills], zmin=-0.5, zmax=len(palette) - 0.5, showscale=False,
        autocolorscale=False, colorscale=_steps(palette), hoverinfo="text",
        hovertext=[tip(rows[code], look) for code in codes],
        customdata=[[code, rows[code].get("low"), rows[code].get("high")] for code in codes],
        marker={"line": {"color": [_edge(marks[code], look, code in disputed) for code in codes],
                         "width": [2.2 if marks[code].kind == "none" else 0.8 for code in codes]}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _disputed(boundaries: Boundaries) -> set[str]:
    return {f["properties"]["code"] for f in boundaries["features"] if f["properties"].get("dashed")}


def _fills(marks: dict[str, Mark], boundaries: Boundaries, look: Look) -> dict[str, str]:
    """The colour of every area; one whose status is not determined has none."""
    disputed = _disputed(boundaries)
    return {code: look.page if code in disputed else drawn.fill for code, drawn in marks.items()}


def _edge(drawn: Mark, look: Look, disputed: bool) -> str:
    if drawn.kind == "none":
        return drawn.outline
    return "rgba(0,0,0,0)" if disputed else look.quiet


def _steps(palette: list[str]) -> list[tuple[float, str]]:
    # The last bound must be exactly 1, or plotly takes a palette of its own.
    return [((n + side) / len(palette), colour) for n, colour in enumerate(palette) for side in (0, 1)]


def _lean(boundaries: Boundaries, codes: set[str]) -> dict[str, Any]:
    """Only what the map draws: three decimals are about a hundred metres, and a third of the bytes."""
    features = [
        {"type": "Feature", "properties": {"code": f["properties"]["code"]}, "geometry": _rounded(f["geometry"])}
        for f in boundaries["features"] if f["properties"]["code"] in codes
    ]  # fmt: skip
    return {"type": "FeatureCollection", "features": features}


def _rounded(geometry: Mapping[str, Any]) -> dict[str, Any]:
    def lean(part: Any) -> Any:
        return round(part, 3) if isinstance(part, float | int) else [lean(inner) for inner in part]

    return {"type": geometry["type"], "coordinates": lean(geometry["coordinates"])}


def _lines(figure: go.Figure, look: Look, marks: dict[str, Mark], boundaries: Boundaries) -> None:
    """Hatches where nobody has told us; dashes round what is planned or whose status is not determined."""
    west, _, east, _ = extent(boundaries)
    step = (east - west) / 60
    for feature in boundaries["features"]:
        drawn, geometry = marks.get(feature["properties"]["code"]), feature["geometry"]
        if drawn and drawn.hatch:
            _stroke(figure, [list(line) for line in hatching(geometry, step)], look.quiet, 0.7, "solid")
        if feature["properties"].get("dashed") or (drawn and drawn.dashed):
            _stroke(figure, list(rings(geometry)), look.text, 1.4, "dash")


def _stroke(
    figure: go.Figure, lines: list[list[tuple[float, float]]], colour: str, width: float, dash: str
) -> None:
    lon = [x for line in lines for x in (*(p[0] for p in line), None)]
    lat = [y for line in lines for y in (*(p[1] for p in line), None)]
    line = {"color": colour, "width": width, "dash": dash}
    figure.add_scattergeo(lon=lon, lat=lat, mode="lines", line=line, hoverinfo="skip", showlegend=False)


def _points(
    figure: go.Figure,
    look: Look,
    rows: dict[str, Row],
    marks: dict[str, Mark],
    boundaries: Boundaries,
    places: Places,
) -> None:
    """Areas that have no boundary in the file."""
    drawn = {feature["properties"]["code"] for feature in boundaries["features"]}
    codes = [code for code in rows if code not in drawn and code in places]
    figure.add_scattergeo(
        lon=[places[code][0] for code in codes], lat=[places[code][1] for code in codes], mode="markers",
        name="points", showlegend=False, hoverinfo="text", hovertext=[tip(rows[code], look) for code in codes],
        customdata=[[code, rows[code].get("low"), rows[code].get("high")] for code in codes],
        marker={"size": 15, "color": [marks[code].fill for code in codes],
                "symbol": ["circle-x" if marks[code].hatch else "circle" for code in codes],
                "line": {"color": [_ring(marks[code], look) for code in codes], "width": 2}},
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _ring(drawn: Mark, look: Look) -> str:
    return drawn.outline if drawn.kind == "none" else look.text
