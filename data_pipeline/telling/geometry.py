"""Where areas and labels stand on a map that is drawn flat: for decks and fact sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from .hatching import rings

Point = tuple[float, float]


@dataclass(frozen=True)
class Flat:
    """A flat map of some areas, fitted into a width and height; y goes down.

    left, top: where the map begins; scale: units a degree of latitude.
    """

    west: float
    north: float
    squeeze: float
    scale: float
    left: float
    top: float

    def at(self, point: Point) -> Point:
        """Where a (longitude, latitude) stands."""
        x = self.left + (point[0] - self.west) * self.squeeze * self.scale
        return x, self.top + (self.north - point[1]) * self.scale


def fitted(boundaries: Mapping[str, Any], width: float, height: float) -> Flat:
    """The map of all areas, in the middle of a frame. Degrees of longitude are as wide as in the middle of the map."""
    points = [p for feature in boundaries["features"] for ring in rings(feature["geometry"]) for p in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = cos(radians((south + north) / 2))
    scale = min(width / ((east - west) * squeeze), height / (north - south))
    left = (width - (east - west) * squeeze * scale) / 2
    return Flat(west, north, squeeze, scale, left, (height - (north - south) * scale) / 2)


def outlines(geometry: Mapping[str, Any], flat: Flat, least: float) -> list[list[Point]]:
    """The closed lines of an area on the flat map, without points nearer to each other than `least` units."""
    return [kept for ring in rings(geometry) if len(kept := _thinned([flat.at(p) for p in ring], least)) > 2]


def _thinned(points: list[Point], least: float) -> list[Point]:
    kept = points[:1]
    for x, y in points[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= least:
            kept.append((x, y))
    return kept


def size_of(geometry: Mapping[str, Any], flat: Flat) -> Point:
    """Width and height of an area on the flat map."""
    points = [flat.at(p) for ring in rings(geometry) for p in ring]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return max(xs) - min(xs), max(ys) - min(ys)
