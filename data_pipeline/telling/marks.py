"""How one line of an answer looks in every figure: a number, zero, hidden, planned, a gap, or not told.

The five ways of having no number differ on purpose: "none reported to us" is loud, "nobody has told us" is hatched,
hidden numbers are quiet, planned services are dashed, and a service without a count says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from .look import Look
from .speech import between, say, small, small_in_words

Kind = Literal["people", "hidden", "uncounted", "planned", "none", "untold"]
Row = Mapping[str, Any]


class Mark(NamedTuple):
    """One drawn value: its kind, ground, outline (colour and width), hatch, dashes, and the colour of its text."""

    kind: Kind
    fill: str
    outline: str
    width: float
    hatch: bool
    dashed: bool
    ink: str


def kind_of(row: Row) -> Kind:
    """What a line with low, high and, where the question has them, told, planned, hidden and organisations says."""
    if row.get("told") == "nobody_told":
        return "untold"
    if row.get("hidden"):
        return "hidden"
    if row.get("high"):
        return "people"
    if row.get("organisations") or row.get("contacts"):
        return "uncounted"
    return "planned" if row.get("planned") else "none"


def mark(row: Row, look: Look, fill: str, hue: str = "", loud: bool = True) -> Mark:
    """How a line is drawn; `fill` is the colour its people have, `hue` that of something planned (default: fill).

    loud: whether having none is a gap that a reader must see; between population groups it is not.
    """
    kind, page = kind_of(row), look.page
    looks: dict[Kind, Mark] = {
        "people": Mark(kind, fill, fill, 0, False, False, look.ink(fill)),
        "hidden": Mark(kind, look.shades(look.accent)[0], look.line, 0, False, False, look.quiet),
        "uncounted": Mark(kind, look.surface, look.quiet, 1, False, False, look.quiet),
        "planned": Mark(kind, page, hue or fill, 0, False, True, look.text),
        "none": Mark(kind, page, look.gap if loud else look.line, 1.6 if loud else 1, False, False,
                     look.gap if loud else look.quiet),
        "untold": Mark(kind, page, look.line, 0.5, True, False, look.quiet),
    }  # fmt: skip
    return looks[kind]


def words_of(row: Row, look: Look) -> str:
    """The line in words, for beside a bar or in a tooltip: "1,240 to 2,100", "none reported to us"."""
    return {
        "people": lambda: between(row["low"], row["high"]),
        "hidden": lambda: small_in_words(look.small),
        "uncounted": lambda: say("a service, people not counted"),
        "planned": lambda: say("planned"),
        "none": lambda: say("none reported to us"),
        "untold": lambda: say("nobody has told us"),
    }[kind_of(row)]()


def small_of(look: Look) -> str:
    """How a number is written that is hidden from this reader: "<5"."""
    return small(look.small)
