"""Diagonal lines clipped to a boundary: plotly hatches bars but no areas of a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Point = tuple[float, float]
Line = tuple[Point, Point]


def rings(geometry: Mapping[str, Any]) -> Iterator[list[Point]]:
    """The closed lines of a GeoJSON Polygon or MultiPolygon, in degrees; holes are rings like the others."""
    shapes = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for shape in shapes:
        for ring in shape:
            yield [(float(x), float(y)) for x, y, *_ in ring]


def hatching(geometry: Mapping[str, Any], step: float) -> list[Line]:
    """Lines from lower left to upper right through an area, `step` degrees of longitude apart.

    Along such a line latitude minus longitude does not change; a line is inside between its first and second crossing
    of the boundary, its third and fourth, and so on, which also leaves holes free.
    """
    edges = [edge for ring in rings(geometry) for edge in zip(ring, ring[1:], strict=False)]
    offsets = [y - x for edge in edges for x, y in edge]
    if not offsets:
        return []
    first, last = int(min(offsets) // step) + 1, int(max(offsets) // step)
    return [line for n in range(first, last + 1) for line in _inside(edges, n * step)]


def holds(geometry: Mapping[str, Any], at: Point) -> bool:
    """Whether a point is inside an area: a line from it to the east crosses the boundary an odd number of times."""
    edges = [edge for ring in rings(geometry) for edge in zip(ring, ring[1:], strict=False)]
    return sum(_crosses_east(edge, at) for edge in edges) % 2 == 1


def _crosses_east(edge: Line, at: Point) -> bool:
    (x1, y1), (x2, y2) = edge
    return (y1 > at[1]) != (y2 > at[1]) and at[0] < x1 + (x2 - x1) * (at[1] - y1) / (y2 - y1)


def _inside(edges: list[Line], offset: float) -> list[Line]:
    crossings = sorted(x for edge in edges if (x := _crossing(edge, offset)) is not None)
    pairs = zip(crossings[::2], crossings[1::2], strict=False)
    return [((a, a + offset), (b, b + offset)) for a, b in pairs]


def _crossing(edge: Line, offset: float) -> float | None:
    """The longitude at which an edge meets the line; an end point belongs to one of its two edges only."""
    (x1, y1), (x2, y2) = edge
    before, after = y1 - x1 - offset, y2 - x2 - offset
    if (before <= 0) == (after <= 0):
        return None
    return x1 + (x2 - x1) * before / (before - after)
