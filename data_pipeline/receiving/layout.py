"""What each line is: row, heading, title, band, blank, hxl, total or footnote. In doubt it is a row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .layout_cells import (
    TOTAL_SIGNS,
    Line,
    filled,
    is_column_count,
    is_empty,
    is_footnote,
    is_tag_line,
    is_total_line,
    is_value,
    says_total,
)
from .layout_headings import find_headings
from .layout_judge import Judge
from .layout_two_lines import Found
from .types import Hints, Refused, Warning_

NEAR = 3  # filled lines under the headings in which a half-filled tag line is still a tag line


@dataclass(frozen=True, slots=True)
class Layout:
    """`whys` has one entry a line: None for a row, else why it is left out."""

    found: Found
    whys: tuple[str | None, ...]
    warnings: tuple[Warning_, ...]


def arrange(
    lines: Sequence[Line], numbers: Sequence[int], hints: Hints, idle: Collection[int] = frozenset()
) -> Layout | None:
    """Every line with what it is; None where no headings are found.

    `numbers` are the line numbers people see, `idle` those of lines that nobody wrote (idle formulas).
    Raises Refused where a line can be neither read nor left out with a good conscience.
    """
    found = find_headings(lines, hints)
    if found is None:
        return None
    judge = Judge.under(lines[found.first], lines[found.last], hints)
    whys: list[str | None] = ["heading"] * (found.last + 1)
    whys += _below(lines, numbers, found, judge, idle)
    _mark_footnotes(lines, whys, found)
    rows = [line for line, why in zip(lines, whys, strict=True) if why is None]
    whys[: found.first] = _above(lines, numbers, found, rows)
    return Layout(found, tuple(whys), tuple(_doubts(lines, numbers, whys)))


def _below(
    lines: Sequence[Line], numbers: Sequence[int], found: Found, judge: Judge, idle: Collection[int]
) -> list[str | None]:
    whys: list[str | None] = []
    seen = 0
    for at in range(found.last + 1, len(lines)):
        why = "blank" if numbers[at] in idle else judge.why(lines[at], near=seen < NEAR)
        if why is None and judge.holds_other_headings(lines[at]):
            if at > found.last + 1 or judge.moves_headings(lines[at]):
                raise Refused("headings_change", numbers[at], first=numbers[found.first])
            why = "heading"  # the same headings in another language
        seen += why != "blank"
        whys.append(why)
    return whys


def _mark_footnotes(lines: Sequence[Line], whys: list[str | None], found: Found) -> None:
    width = len(filled(found.headings))
    for at in range(len(lines) - 1, found.last, -1):
        if whys[at] is None and not is_footnote(lines[at], width):
            return
        whys[at] = whys[at] or "footnote"


def _above(
    lines: Sequence[Line], numbers: Sequence[int], found: Found, rows: Sequence[Line]
) -> list[str | None]:
    """Lines over the headings: blank, hxl, total, band (next to them) or title. Rows there are refused."""
    whys: list[str | None] = []
    touching = True
    width = len(filled(found.headings))
    for at in range(found.first - 1, -1, -1):
        line = lines[at]
        if _looks_like_rows(line, rows[:200], width):
            raise Refused("rows_above_headings", numbers[at], first=numbers[found.first])
        why = _why_above(line, touching)
        touching = touching and why in ("band", "hxl")
        whys.append(why)
    return whys[::-1]


def _why_above(line: Line, touching: bool) -> str:
    cells = filled(line)
    if not cells:
        return "blank"
    if is_tag_line(line, near_headings=True):
        return "hxl"
    if is_total_line(line):
        return "total"
    labelled = any(cell.rstrip().endswith(":") for cell in cells)
    to_the_right = is_empty(line[0])
    is_band = is_column_count(line) or (
        (len(cells) > 1 or to_the_right) and not labelled and not any(is_value(cell) for cell in cells)
    )
    return "band" if touching and is_band else "title"


def _looks_like_rows(line: Line, rows: Sequence[Line], width: int) -> bool:
    cells = [(at, cell) for at, cell in enumerate(line) if not is_empty(cell)]
    if len(cells) < max(3, width * 0.5) or is_column_count(line) or is_total_line(line) or not rows:
        return False
    alike = sum(_is_alike(cell, [row[at] for row in rows if at < len(row) and row[at]]) for at, cell in cells)
    return alike * 5 >= len(cells) * 2


def _is_alike(cell: str, others: Sequence[str]) -> bool:
    if is_value(cell):
        return sum(is_value(other) for other in others) * 2 > len(others)
    return cell in others


def _doubts(lines: Sequence[Line], numbers: Sequence[int], whys: Sequence[str | None]) -> list[Warning_]:
    """Rows that say "total" in a cell but name other things too: read as rows, and said so."""
    found = [
        (numbers[at], next(cell for cell in lines[at] if says_total(cell)))
        for at, why in enumerate(whys)
        if why is None and _may_say_total(lines[at]) and any(says_total(cell) for cell in lines[at])
    ]
    return [Warning_("total_like_row", {"written": cell.strip()}, line) for line, cell in found[:20]]


def _may_say_total(line: Line) -> bool:
    text = "\n".join(line).lower()
    return any(sign in text for sign in TOTAL_SIGNS)
