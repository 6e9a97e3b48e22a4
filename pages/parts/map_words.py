"""What is written round a map: tooltips, the key with its breaks, the note on boundaries; and its extent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from data_pipeline.telling.classes import shade_of
from data_pipeline.telling.hatching import rings
from data_pipeline.telling.look import Look
from pages.parts.charts import agencies
from pages.parts.marks import Row, broken, kind_of, plain, words_of
from pages.parts.words import number, say, small

Box = tuple[float, float, float, float]
NOTE_LETTERS = 36


def extent(boundaries: Mapping[str, Any]) -> Box:
    """West, south, east and north of all areas, in degrees."""
    return box([feature["geometry"] for feature in boundaries["features"]])


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


def fitted(figure: go.Figure, look: Look, whole: Box, note: str) -> go.Figure:
    """Fit the map to its areas, put the key below it and the note on boundaries into its lower left corner."""
    west, south, east, north = whole
    pad, above = (east - west) * 0.02, (north - south) * 0.03
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


def box(geometries: list[Mapping[str, Any]]) -> Box:
    """The same of some areas."""
    points = [point for geometry in geometries for ring in rings(geometry) for point in ring]
    return (
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )
