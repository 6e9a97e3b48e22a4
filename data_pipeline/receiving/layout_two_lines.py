"""One heading line or two: names over columns, ages over sexes, bands that name nothing themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .layout_cells import Line, filled, is_empty, is_value
from .types import Hints, fold

SAMPLE = 60  # lines below that show what the columns hold


@dataclass(frozen=True, slots=True)
class Found:
    """First and last heading line (positions in the list of lines, from 0), and a heading for each column."""

    first: int
    last: int
    headings: tuple[str, ...]
    known: int


def count_known(line: Line, hints: Hints) -> int:
    return sum(hints.knows(cell) for cell in line if cell)


def joined(lines: Sequence[Line], main: int, searched: list[int], tagged: set[int], hints: Hints) -> Found:
    """Two lines are headings together only where both are needed to name every column in use."""
    body = [lines[at] for at in searched if at > main + 1 and at not in tagged][:SAMPLE]
    here, under = lines[main], lines[main + 1] if main + 1 < len(lines) and main + 1 not in tagged else ()
    if _is_second(here, under, body, hints):
        if _covers(under, here):
            return _found(main + 1, main + 1, tuple(under), hints)
        return _found(main, main + 1, _two(here, under, hints), hints)
    over = lines[main - 1] if main > 0 and main - 1 not in tagged else ()
    body = [lines[at] for at in searched if at > main and at not in tagged][:SAMPLE]
    if _is_needed(over, here, body):
        return _found(main - 1, main, _two(over, here, hints), hints)
    return _found(main, main, tuple(here), hints)


def _found(first: int, last: int, headings: tuple[str, ...], hints: Hints) -> Found:
    while headings and is_empty(headings[-1]):
        headings = headings[:-1]
    return Found(first, last, headings, count_known(headings, hints))


def _at(line: Line, column: int) -> str:
    return line[column] if column < len(line) and not is_empty(line[column]) else ""


def _is_second(upper: Line, lower: Line, body: list[Line], hints: Hints) -> bool:
    """Is the line under the headings a second heading line (sexes under ages), and not the first row?"""
    cells = [(column, cell) for column, cell in enumerate(lower) if not is_empty(cell)]
    if len(cells) < 2 or any(is_value(cell) for _, cell in cells):
        return False
    if not any(not _at(upper, column) for column, _ in cells):
        return False
    if sum(hints.knows(cell) for _, cell in cells) * 2 >= len(cells):
        return True
    numeric = sum(is_numeric(column, body) for column, _ in cells)
    return numeric >= 2 and numeric * 2 >= len(cells)


def is_numeric(column: int, body: list[Line]) -> bool:
    values = [cell for line in body if (cell := _at(line, column))]
    return bool(values) and sum(is_value(cell) for cell in values) * 2 > len(values)


def _covers(lower: Line, upper: Line) -> bool:
    """The lower line names every column that the upper one names: then the upper one is a band over it."""
    return all(_at(lower, column) for column, cell in enumerate(upper) if not is_empty(cell)) and len(
        {fold(cell) for cell in filled(lower)}
    ) == len(filled(lower))


def _is_needed(upper: Line, lower: Line, body: list[Line]) -> bool:
    """Does the line above name columns that the heading line leaves open, or tell like names apart?"""
    if len(filled(upper)) < 2 or any(is_value(cell) or cell.rstrip().endswith(":") for cell in filled(upper)):
        return False
    used = {column for line in body for column, cell in enumerate(line) if not is_empty(cell)}
    open_columns = [column for column in used if _at(upper, column) and not _at(lower, column)]
    names = [fold(cell) for cell in filled(lower)]
    return bool(open_columns) or len(set(names)) < len(names)


def _two(upper: Line, lower: Line, hints: Hints) -> tuple[str, ...]:
    """One heading a column out of two lines; a band counts for the columns to its right."""
    pairs, band = [], ""
    for column in range(max(len(upper), len(lower))):
        above, below = _at(upper, column), _at(lower, column)
        if above:
            band = above if below else ""
        pairs.append((above or (band if below else ""), below))
    seconds = [fold(below) for _, below in pairs if below]
    return tuple(_name(above, below, seconds.count(fold(below)) > 1, hints) for above, below in pairs)


def _name(above: str, below: str, twice: bool, hints: Hints) -> str:
    if not (above and below):
        return above or below
    choices = [f"{above} {below}", f"{below} {above}"] + ([] if twice else [below])
    return next((choice for choice in choices if hints.knows(choice)), choices[0])
