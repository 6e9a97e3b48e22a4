"""Classes of a map or matrix: five equal shares of the values, and the shade of each."""

from __future__ import annotations

from math import ceil

from .look import DEPTHS


def quantiles(values: list[float], classes: int = len(DEPTHS)) -> list[float]:
    """The upper bounds of the lower classes: four breaks that cut the values into five equal shares, none twice."""
    ordered = sorted(values)
    if not ordered:
        return []
    places = [max(0, ceil(len(ordered) * n / classes) - 1) for n in range(1, classes)]
    return sorted({ordered[place] for place in places} - {ordered[-1]})


def shade_of(value: float, breaks: list[float], shades: tuple[str, ...]) -> str:
    """The shade of a value's class; fewer classes than shades are spread over all of them."""
    place = sum(value > bound for bound in breaks)
    return shades[round(place * (len(shades) - 1) / len(breaks))] if breaks else shades[len(shades) // 2]
