"""Which line or two hold the headings. Known headings decide; without any, HXL tags; else structure."""

from __future__ import annotations

from collections.abc import Sequence

from .layout_cells import Line, filled, is_column_count, is_empty, is_tag_line, is_value
from .layout_two_lines import SAMPLE, Found, count_known, is_numeric, joined
from .types import Hints, fold

SEARCHED = 100  # filled lines in which the headings must stand
CERTAIN = 0.8  # share of known headings from which the first such line is taken without looking further


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
    return None if main is None else joined(lines, main, searched, tagged, hints)


def _by_known(lines: Sequence[Line], plain: list[int], hints: Hints) -> int | None:
    if not hints.headings:
        return None
    counts: dict[int, int] = {}
    for place, at in enumerate(plain):
        counts[at] = count_known(lines[at], hints)
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
    return not any(is_value(first[c]) for c in columns) and any(is_numeric(c, body) for c in columns)


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
