"""The slides about services, change, data quality, and the last two: action points, method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION
from pptx.util import Pt

from ...telling import bridge_words, passport
from ...telling.look import mixed
from ...telling.speech import month, number, say
from .chapter import Chapter
from .deck_charts import chart
from .deck_tables import Cell, table
from .deck_words import Page, cut, rgb, words
from .flat_words import brief
from .handout import Handout

MOST_LINES = 14


def coverage(page: Page, chapter: Chapter, handout: Handout) -> None:
    """Shares as bars; above 100 % stays as it is, the figure is flagged in its label."""
    rows = chapter.rows.to_pylist()[:MOST_LINES]
    labels = [
        ", ".join(part for part in (f"{row['line']} {row['figure']}", row["doubts"]) if part) for row in rows
    ]
    shares = [None if row["share_low"] is None else float(row["share_low"]) for row in rows]
    series = [(say("At least"), shares, page.look.accent)]
    most = max((share for share in shares if share is not None), default=0)
    left, top, width, height = page.body
    box = (left, top, width, min(height, 0.9 + 0.6 * len(rows)))
    chart(
        page, box, "bars", labels, series, f"{chapter.title}. {chapter.drawn}", numbers="0%", labelled=(0,), size=12,
        legend=False, most=max(1.0, most) * 1.1,
    )  # fmt: skip


def care(page: Page, chapter: Chapter, handout: Handout) -> None:
    """Places by layers 2, 3 and 4; counted counties, or in a state's deck the words of each county."""
    rows, look = chapter.rows.to_pylist(), page.look
    layers = ("2", "3", "4")
    lines = []
    for row in rows:
        first = [Cell(brief(row["title"]))] + (
            [Cell(number(row["counties"]), align="center")] if "counties" in row else []
        )
        lines.append([*first, *(_care_cell(row, layer, look) for layer in layers)])
    widths = [2.4, *([1.0] if "counties" in chapter.columns else []), 1.5, 1.5, 1.5]
    left, top, width, height = page.body
    size = 14 if len(lines) <= 14 and "counties" in chapter.columns else 12 if len(lines) <= 14 else 10
    box = (left, top, width, height - 0.45)
    head = [title for name, title in chapter.columns.items() if name != "told"]
    table(page, box, head, lines, widths, f"{chapter.title}. {chapter.drawn}", size)
    words(page, (left, top + height - 0.36, width, 0.36), f"{chapter.lines[0]}.", 16)


def _care_cell(row: dict[str, Any], layer: str, look: Any) -> Cell:
    value, hue = row[f"layer_{layer}"], look.layer(layer)
    if isinstance(value, str):
        return Cell(value, align="center")
    if not row["told"] and not value:
        return Cell(say("not told"), mixed(look.page, look.line, 0.5), look.quiet, align="center")
    if not value:
        return Cell(say("none reported"), ink=look.gap, frame=look.gap, bold=True, align="center")
    ground = mixed(look.page, hue, 0.25 + 0.75 * value / row["counties"])
    return Cell(number(value), ground, look.ink(ground), align="center")


def change(page: Page, chapter: Chapter, handout: Handout) -> None:
    """Bars that hang between the figure before a step and after it: a stacked chart, its lowest part not painted."""
    rows, look = chapter.rows.to_pylist(), page.look
    before = handout.change[0] if handout.change else handout.month
    labels = [month(before), *(row["title"] for row in rows), month(handout.month)]
    ends = [rows[0]["low_before"], *([None] * len(rows)), rows[-1]["low_after"]]
    under = [None, *(min(row["low_before"], row["low_after"]) for row in rows), None]
    more = [None, *(row["change"] if row["change"] > 0 else None for row in rows), None]
    less = [None, *(-row["change"] if row["change"] < 0 else None for row in rows), None]
    series = [
        (say("People reached, at least"), ends, look.text), (say("Before or after the step"), under, ""),
        (say("More"), more, look.accent), (say("Fewer"), less, look.late),
    ]  # fmt: skip
    left, right = page.split(0.62)
    drawn = chart(
        page, left, "stacked_bars", labels, series, f"{chapter.title}. {chapter.drawn}", size=14, legend=False,
    )  # fmt: skip
    _labels(drawn, rows, look)
    told = "\n".join(chapter.lines) or say("Nothing changed.")
    words(page, right, told, 16)
    for shape in page.slide.shapes:
        if shape.has_text_frame and shape.text_frame.text == told:
            for paragraph in shape.text_frame.paragraphs:
                paragraph.space_after = 110000


def _labels(drawn: Any, rows: list[dict[str, Any]], look: Any) -> None:
    """The number of every bar stands on it or beside it: too thin bars hold none."""
    plot = drawn.plots[0]
    last = len(rows) + 1
    for at, value, ink in ((0, rows[0]["low_before"], "#FFFFFF"), (last, rows[-1]["low_after"], "#FFFFFF")):
        _point_label(plot.series[0].points[at], number(value), ink)
    for n, row in enumerate(rows, start=1):
        label = plot.series[1].points[n].data_label
        label.position = XL_LABEL_POSITION.INSIDE_END
        label.has_text_frame = True
        label.text_frame.text = bridge_words.signed(row["change"])
        run = label.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(14), True
        run.font.color.rgb = rgb(look.text if row["change"] else look.quiet)


def _point_label(point: Any, text: str, ink: str) -> None:
    point.data_label.has_text_frame = True
    point.data_label.text_frame.text = text
    run = point.data_label.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(14), True
    run.font.color.rgb = rgb(ink)


def presence(page: Page, chapter: Chapter, handout: Handout) -> None:
    """All agencies by name, in two columns, with their layers."""
    rows = chapter.rows.to_pylist()
    each = -(-len(rows) // 2) or 1
    left, top, width, height = page.body
    wide = (width - 0.3) / 2
    size = 14 if each <= 13 and wide > 5 else 12 if each <= 17 else 9
    letters = int(wide * 104 / size)
    for n in range(2):
        part = rows[n * each : (n + 1) * each]
        if part:
            lines = [[Cell(cut(row["title"], letters)), Cell(row["layers"], align="right")] for row in part]
            box = (left + n * (wide + 0.3), top, wide, min(height, 0.42 * (len(part) + 1)))
            table(page, box, [say("Agency"), say("Layers")], lines, [5, 1], chapter.title, size)


def quality(page: Page, chapter: Chapter, handout: Handout) -> None:
    """A short table."""
    lines = [
        [Cell(row["what"]), Cell(row["value"], bold=True, align="right")] for row in chapter.rows.to_pylist()
    ]
    table(page, page.body, list(chapter.columns.values()), lines, [3, 2], chapter.title, 16)


def actions(page: Page, points: Sequence[dict[str, str]]) -> None:
    """What was agreed; empty lines to fill in where nothing is known yet."""
    head = [say("What"), say("Who"), say("Until when"), say("State")]
    keys = ("what", "who", "until", "state")
    lines = [[Cell(point.get(key, "")) for key in keys] for point in points] or [
        [Cell("")] * 4 for _ in range(6)
    ]
    table(page, page.body, head, lines, [5, 2, 1.4, 1.4], say("Action points"), 16)


def method(page: Page, handout: Handout) -> None:
    """How people are counted, how to cite, where to find the same figures."""
    line = handout.line("headline")
    told = [
        say("“At least” counts people once who came in several months or to several activities of one place and group; "
            "“at most” is reached only if they were all different people."),
        " ".join((say("“At least” rests on:"), *passport.assumptions())),
        say("To cite: {citation}", citation=passport.citation(line, handout.subject)),
        say("In the dashboard: {address}", address=handout.address),
        say("Fingerprint of the figures: {fingerprint}", fingerprint=handout.fingerprint),
        handout.subject.boundaries,
    ]  # fmt: skip
    shape = words(page, page.body, "\n".join(told), 15)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = 110000
