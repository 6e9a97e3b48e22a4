"""How the mark of one line of an answer (telling/marks.py) is drawn and written by plotly."""

from __future__ import annotations

from typing import Any

from data_pipeline.telling.look import Look
from data_pipeline.telling.marks import Kind, Mark, Row, kind_of, mark, words_of
from pages.parts.words import number, say, small

__all__ = ["Kind", "Mark", "Row", "broken", "kind_of", "mark", "marker_of", "plain", "short", "words_of"]


def marker_of(marks: list[Mark]) -> dict[str, Any]:
    """The marks as plotly's `marker` of a bar trace. Hatched bars have lines in the bar's own colour, on nothing."""
    return {
        "color": [m.ink if m.hatch else m.fill for m in marks], "cornerradius": 3,
        "line": {"color": [m.outline for m in marks], "width": [m.width for m in marks]},
        "pattern": {"shape": ["/" if m.hatch else "" for m in marks], "size": 7, "solidity": 0.14},
    }  # fmt: skip


def short(row: Row, look: Look, loud: bool = True) -> str:
    """The line inside a narrow cell, at most two lines of HTML that plotly understands; see `mark` for loud."""
    return {
        "people": lambda: number(row["low"]),
        "hidden": lambda: f"<i>{plain(small(look.small))}</i>",
        "uncounted": lambda: broken(say("not counted"), 12),
        "planned": lambda: say("planned"),
        "none": lambda: broken(say("none reported to us"), 14) if loud else "–",
        "untold": lambda: "",
    }[kind_of(row)]()


def plain(text: str) -> str:
    """A text whose markup is disarmed: plotly reads a little HTML in every label."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def broken(text: str, width: int, most: int = 2) -> str:
    """A name or title over at most `most` lines of about `width` letters, then "…"; markup in it is disarmed."""
    lines: list[str] = [""]
    for word in plain(text).split():
        longer = f"{lines[-1]} {word}".strip()
        lines[-1:] = [longer] if len(longer) <= width or not lines[-1] else [lines[-1], word]
    return "<br>".join(lines) if len(lines) <= most else "<br>".join(lines[:most]) + "…"
