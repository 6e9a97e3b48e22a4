"""Which line or two hold the headings. Known headings decide; without any, HXL tags; else structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .layout_cells import Line, filled, is_column_count, is_empty, is_tag_line, is_value
from .receive_types import Hints, fold

SEARCHED = 100  # filled lines in which the headings must stand
SAMPLE = 60  # lines below that show what the columns hold
CERTAIN = 0.8  # share of known headings from which the first such line is taken without looking further


@dataclass(frozen=True, slots=True)
class Found:
    """First and last heading line (positions in the list of lines, from 0), and a heading for each column."""

    first: int
    last: int
    headings: tuple[str, ...]
    known: int


def find_headings(lines: Sequence[Line], hints: Hints) -> Found | None:
    """The heading line(s), or None where no line can be told to be one."""
    searched = [at for at, line in enumerate(lines[: SEARCHED * 20]) if filled(line)][:SEARCHED]
    tagged = {at for at in searched if is_tag_line(lines[at], near_headings=True)}
    plain = [at for at in searched if at not in tagged]
    main = _by_known(lines, plain, hints)
    if main is None:
        main = _by_tags(lines, plain, tagged)
    if main is None:
        main = _by_structure(lines, plain)
    return None if main is None else _joined(lines, main, searched, tagged, hints)


def _known(line: Line, hints: Hints) -> int:
    return sum(hints.knows(cell) for cell in line if cell)


def _by_known(lines: Sequence[Line], plain: list[int], hints: Hints) -> int | None:
    if not hints.headings:
        return None
    counts: dict[int, int] = {}
    for place, at in enumerate(plain):
        counts[at] = _known(lines[at], hints)
        width = max(len(filled(lines[other])) for other in plain[place : place + 3])
        if counts[at] >= max(3, CERTAIN * len(filled(lines[at])), 0.6 * width):
            return at
    best = max(counts.values(), default=0)
    likely = (
        at for at in plain if counts[at] >= max(0.6 * best, 2) and _may_be(lines, at, counts[at], plain)
    )
    return next(likely, None)


def _may_be(lines: Sequence[Line], at: int, known: int, plain: list[int]) -> bool:
    """Some values head columns elsewhere ("Women", "Site"): a few of them make no heading line."""
    cells = filled(lines[at])
    if known * 10 >= 6 * len(cells):
        return True
    return known * 4 >= len(cells) and not any(map(is_value, cells)) and not _repeats(lines, at, plain)


def _by_tags(lines: Sequence[Line], plain: list[int], tagged: set[int]) -> int | None:
    """The nearest line above the tags; else the line under them; else the tags are all there is."""
    if not tagged:
        return None
    tags = min(tagged)
    above = [at for at in plain if at < tags and len(filled(lines[at])) >= 2]
    if above:
        return above[-1]
    below = [at for at in plain if at > tags]
    return (
        below[0]
        if below and _is_over_numbers(lines, below) and not _repeats(lines, below[0], plain)
        else tags
    )


def _is_over_numbers(lines: Sequence[Line], below: list[int]) -> bool:
    """Text only, and numbers under some of it: headings, where a first row would hold numbers itself."""
    first, body = lines[below[0]], [lines[at] for at in below[1:SAMPLE]]
    columns = [column for column, cell in enumerate(first) if not is_empty(cell)]
    return not any(is_value(first[c]) for c in columns) and any(_is_numeric(c, body) for c in columns)


def _by_structure(lines: Sequence[Line], plain: list[int]) -> int | None:
    """The first wide line of distinct texts whose cells do not come back as values in their own columns."""
    widest = max((len(filled(lines[at])) for at in plain), default=0)
    for at in plain:
        cells = filled(lines[at])
        if len(cells) < max(2, 0.6 * widest) or is_column_count(lines[at]):
            continue
        texts = [cell for cell in cells if not is_value(cell) and len(cell) <= 300]
        distinct = {fold(cell) for cell in texts}
        if len(texts) >= 0.85 * len(cells) and len(distinct) >= 0.5 * len(texts):
            at_the_end = (
                at == plain[-1] and len(plain) > 3
            )  # more likely the last row of a table without headings
            return None if at_the_end or _repeats(lines, at, plain) else at
    return None


def _repeats(lines: Sequence[Line], at: int, plain: list[int]) -> bool:
    """Do this line's cells come back further down in the same columns? Then it is a row."""
    own = {fold(cell) for cell in filled(lines[at])}
    below = [lines[other] for other in plain if other > at and not _shares(lines[other], own)]
    cells = [(column, cell) for column, cell in enumerate(lines[at]) if not is_empty(cell)]
    again = sum(any(column < len(line) and line[column] == cell for line in below) for column, cell in cells)
    return again >= 0.3 * len(cells)


def _shares(line: Line, headings: set[str]) -> bool:
    """The headings again, in whatever order: no evidence against them."""
    cells = filled(line)
    return sum(fold(cell) in headings for cell in cells) * 10 >= len(cells) * 7


def _joined(lines: Sequence[Line], main: int, searched: list[int], tagged: set[int], hints: Hints) -> Found:
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
    return Found(first, last, headings, _known(headings, hints))


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
    numeric = sum(_is_numeric(column, body) for column, _ in cells)
    return numeric >= 2 and numeric * 2 >= len(cells)


def _is_numeric(column: int, body: list[Line]) -> bool:
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
