"""What is written on a flat map and in narrow cells, the same in decks and fact sheets."""

from __future__ import annotations

from ...telling.classes import shade_of
from ...telling.look import Look
from ...telling.marks import Mark, Row, kind_of, mark, small_of
from ...telling.speech import number, say


def brief(title: str) -> str:
    """The word for the kind of area is left out where there is little room."""
    return title.replace(" Administrative Area", "") if len(title) > 22 else title


def broken(name: str, most: int = 12) -> list[str]:
    """A name in short lines."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        lines[-1:] = [longer] if len(longer) <= most or not lines[-1] else [lines[-1], word]
    return lines


def short(row: Row, look: Look) -> str:
    """The line inside a narrow place."""
    return {
        "people": lambda: number(row["low"]), "hidden": lambda: small_of(look), "none": lambda: say("none reported"),
        "uncounted": lambda: say("not counted"), "planned": lambda: say("planned"), "untold": lambda: say("not told"),
    }[kind_of(row)]()  # fmt: skip


def marked(row: Row, look: Look, breaks: list[float]) -> Mark:
    """How an area is drawn."""
    return mark(row, look, shade_of(row.get("low") or 0, breaks, look.shades(look.accent)), look.quiet)


def key_entries(rows: list[Row], breaks: list[float], look: Look) -> list[tuple[str, str, str]]:
    """(shade, words, frame) of each class and way of having no number that occurs."""
    lows = sorted(row["low"] for row in rows if kind_of(row) == "people")
    bounds = [*breaks, lows[-1]] if lows else []
    told = []
    for n, bound in enumerate(bounds):
        members = [low for low in lows if (n == 0 or low > bounds[n - 1]) and low <= bound]
        if members:
            span = {number(members[0]): 1, number(members[-1]): 1}
            shade = shade_of(members[0], breaks, look.shades(look.accent))
            told.append((shade, "\N{EN DASH}".join(span), look.quiet))
    kinds = {kind_of(row) for row in rows}
    if "none" in kinds:
        told.append(("", say("none reported to us"), look.gap))
    if "untold" in kinds:
        told.append((look.line, say("nobody has told us"), look.quiet))
    return told
