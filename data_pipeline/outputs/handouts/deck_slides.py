"""One slide a chapter: what is native in each, a chart, a table or shapes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...telling import sentences
from ...telling.classes import quantiles, shade_of
from ...telling.look import mixed
from ...telling.marks import kind_of, mark, small_of
from ...telling.speech import number, say, short_month
from .chapter import Chapter
from .chapters_people import measures
from .deck_charts import chart, range_series
from .deck_map import state_map
from .deck_tables import Cell, table
from .deck_words import Page, cut, words
from .flat_words import brief, short
from .handout import Handout

Draw = Callable[[Page, Chapter, Handout], None]


def reporting(page: Page, chapter: Chapter, handout: Handout) -> None:
    """Agencies by month, stacked: on time, late, missing."""
    rows, look = chapter.rows.to_pylist(), page.look
    labels = [short_month(row["month"]) for row in rows]
    late = [row["late"] or None for row in rows]
    on_time = [row["reported"] - row["late"] or None for row in rows]
    missing = [row["missing"] or None for row in rows]
    series = [
        (say("On time"), on_time, look.accent), (say("Late"), late, look.late), (say("Missing"), missing, look.line),
    ]  # fmt: skip
    alt = f"{chapter.title}. {chapter.drawn}"
    chart(page, page.body, "stacked_columns", labels, series, alt, labelled=(0, 1, 2), size=16)


def reached(page: Page, chapter: Chapter, handout: Handout) -> None:
    """The figure, large; beside it the months."""
    look, (left, right) = page.look, page.split(0.34)
    line = handout.line("headline")
    low = line.get("people_low")
    x, top, width, _ = left
    words(
        page,
        (x, top, width, 0.35),
        say("at least") if line.get("people_low") != line.get("people_high") else "",
        18,
    )
    words(
        page,
        (x, top + 0.3, width, 0.95),
        small_of(look) if line.get("hidden") else number(low),
        54,
        look.accent,
        bold=True,
    )
    words(page, (x, top + 1.22, width, 0.35), sentences.at_most(line), 18)
    for n, (value, what) in enumerate(measures(handout)):
        y = top + 1.85 + 0.66 * n
        words(page, (x, y, width, 0.36), value, 22, bold=True)
        words(page, (x, y + 0.34, width, 0.3), what, 14, look.quiet)
    rows = chapter.rows.to_pylist()
    words(page, (*right[:3], 0.6), chapter.lines[-1], 14, look.text)
    x, top, width, height = right
    labels = [short_month(row["month"]) for row in rows]
    series = range_series(page, rows, (say("At least"), say("At most")))
    chart(
        page,
        (x, top + 0.75, width, height - 0.75),
        "columns",
        labels,
        series,
        chapter.drawn,
        overlap=100,
        axis=True,
    )


def where(page: Page, chapter: Chapter, handout: Handout) -> None:
    """The map, and the same as bars, largest first; a state's counties as bars alone."""
    rows = sorted(chapter.rows.to_pylist(), key=lambda row: -(row["high"] or 0) if not row["hidden"] else 0)
    if not handout.whole or not handout.group.lists.boundaries.get("features"):
        _ranges(page, page.body, rows, chapter)
        return
    left, right = page.split(0.58 if page.width > 11 else 0.6)
    state_map(page, left, handout, chapter.rows)
    _ranges(page, right, rows, chapter)


def _ranges(page: Page, box: Any, rows: list[Any], chapter: Chapter, most: int = 16) -> None:
    shown = rows[:most]
    labels = [_row_label(row, page) for row in shown]
    series = range_series(page, shown, (say("At least"), say("At most")))
    box = (*box[:3], min(box[3], 0.9 + 0.6 * len(shown)))
    size = 14 if len(shown) <= 10 and box[2] > 5 else 12 if box[2] > 4 else 11
    chart(
        page,
        box,
        "bars",
        labels,
        series,
        f"{chapter.title}. {chapter.drawn}",
        labelled=(1,),
        overlap=100,
        size=size,
    )


def _row_label(row: Any, page: Page) -> str:
    """The name; with it why there is no number."""
    if kind_of(row) == "people":
        return cut(brief(row["title"]), 34)
    return say("{place}: {why}", place=cut(brief(row["title"]), 26), why=short(row, page.look))


def matrix(page: Page, chapter: Chapter, handout: Handout) -> None:
    """Places by layers, as a table; gaps framed and named."""
    rows = chapter.rows.to_pylist()
    order = sorted({str(row["layer"]) for row in rows})
    places: dict[str, dict[str, Any]] = {}
    for row in rows:
        places.setdefault(row["title"], {})[str(row["layer"])] = row
    breaks = quantiles([row["low"] for row in rows if kind_of(row) == "people"])
    lines = [
        [Cell(cut(brief(title), 34)), *(matrix_cell(of[layer], layer, page, breaks) for layer in order)]
        for title, of in places.items()
    ]
    head = [say("State or area"), *(say("Layer {n}", n=layer) for layer in order)]
    size = 14 if len(lines) <= 14 else 11
    table(page, page.body, head, lines, [2.2, *[1.5] * len(order)], f"{chapter.title}. {chapter.drawn}", size)


def matrix_cell(row: Any, layer: str, page: Page, breaks: list[float]) -> Cell:
    """The number on the shade of its layer; a gap in words."""
    look = page.look
    hue = look.layer(layer)
    drawn = mark(row, look, shade_of(row.get("low") or 0, breaks, look.shades(hue)), hue)
    both = kind_of(row) == "people" and row.get("organisations")
    counted = (
        say("{people} ({agencies})", people=short(row, look), agencies=row["organisations"]) if both else ""
    )
    text = counted or cell_words(row, page)
    frame = drawn.outline if drawn.kind == "none" else hue if drawn.dashed else ""
    ground = mixed(look.page, look.line, 0.5) if drawn.hatch else drawn.fill
    return Cell(text, ground, drawn.ink, frame, drawn.dashed, kind_of(row) == "none", "center")


def cell_words(row: Any, page: Page) -> str:
    """A narrow cell without a number."""
    return say("none reported") if kind_of(row) == "none" else short(row, page.look)


def groups(page: Page, chapter: Chapter, handout: Handout) -> None:
    """Bars in the order of the list, each group in its colour."""
    _ranges(page, page.body, chapter.rows.to_pylist(), chapter)


def sexes(page: Page, chapter: Chapter, handout: Handout) -> None:
    """Women and girls, men and boys, by age."""
    row = chapter.rows.to_pylist()[0] if chapter.rows.num_rows else {}
    ages = [say("Under 18"), say("18 to 59"), say("60 and older")]
    series = [
        (say("Women and girls"), [row.get(n) for n in ("girls", "women", "older_women")], page.look.ways[0]),
        (say("Men and boys"), [row.get(n) for n in ("boys", "men", "older_men")], page.look.ways[1]),
    ]
    left, top, width, height = page.body
    words(page, (left, top, width, 0.4), " · ".join(chapter.lines), 18)
    chart(
        page, (left, top + 0.5, width, height - 0.5), "columns", ages, series, f"{chapter.title}. {chapter.drawn}",
        labelled=(0, 1), size=16, gap=80,
    )  # fmt: skip
