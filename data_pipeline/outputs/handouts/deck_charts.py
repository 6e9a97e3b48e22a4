"""Native, editable charts of a deck. Their workbooks hold texts as texts: no label can become a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from ...telling.look import mixed
from ...telling.speech import say
from .deck_words import FONT, Box, Page, clean, described, rgb, words
from .workbook_book import MADE, PLAIN

Series = tuple[str, Sequence[float | None], str]  # name, values, colour
KINDS = {
    "bars": XL_CHART_TYPE.BAR_CLUSTERED, "columns": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked_bars": XL_CHART_TYPE.BAR_STACKED, "stacked_columns": XL_CHART_TYPE.COLUMN_STACKED,
}  # fmt: skip


def chart(
    page: Page, box: Box, kind: str, labels: Sequence[str], series: Sequence[Series], alt: str, *,
    numbers: str = "#,##0", labelled: Sequence[int] = (), overlap: int = 0, gap: int = 45, legend: bool = True,
    size: float = 14, axis: bool = False, most: float | None = None,
) -> Any:  # fmt: skip
    """A chart with one category a label; a sentence where there is no number.

    labelled: which series carry their numbers; overlap: 100 lays series over each other, the first at the back; axis:
    whether the axis of values is shown; most: where it ends.
    """
    if not any(value for _, values, _ in series for value in values):
        words(page, box, say("There is no number to draw."), 18, page.look.quiet)
        return None
    data = CategoryChartData(number_format=numbers)
    data.categories = [clean(label) for label in labels] or [""]
    for name, values, _ in series:
        data.add_series(clean(name), values)
    places = [Inches(n) for n in box]
    shape = page.slide.shapes.add_chart(KINDS[kind], *places, data)
    drawn = shape.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(_workbook(labels, series, numbers))
    drawn.font.size, drawn.font.name, drawn.font.color.rgb = Pt(size), FONT, rgb(page.look.text)
    drawn.has_title = False
    drawn.has_legend = legend and len(series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        drawn.legend.font.size = Pt(size)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = gap, 100 if kind.startswith("stacked") else overlap
    for n, (_, _, colour) in enumerate(series):
        _series(
            plot.series[n], colour, n in labelled, page, numbers, size, stacked=kind.startswith("stacked")
        )
    _axes(drawn, kind, page, axis, most, size)
    described(shape, alt)
    return drawn


def range_series(page: Page, rows: Sequence[Any], names: tuple[str, str], hue: str = "") -> list[Series]:
    """Both ends of a range as two series that lie over each other: at most behind, paler; at least in front."""
    hue = hue or page.look.accent
    lows = [row["low"] if row.get("high") and not row.get("hidden") else None for row in rows]
    highs = [row["high"] if row.get("high") and not row.get("hidden") else None for row in rows]
    return [(names[1], highs, mixed(page.look.page, hue, 0.35)), (names[0], lows, hue)]


def _series(
    series: Any, colour: str, labelled: bool, page: Page, numbers: str, size: float, *, stacked: bool
) -> None:
    series.invert_if_negative = False
    if not colour:  # the part that only lifts the others
        series.format.fill.background()
    else:
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = rgb(colour)
    if not labelled:
        return
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, numbers, False
    labels.position = XL_LABEL_POSITION.CENTER if stacked else XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.bold, labels.font.name = Pt(size), True, FONT
    labels.font.color.rgb = rgb(page.look.ink(colour) if stacked else page.look.text)


def _axes(drawn: Any, kind: str, page: Page, axis: bool, most: float | None, size: float) -> None:
    values, names = drawn.value_axis, drawn.category_axis
    values.minimum_scale = 0
    if most:
        values.maximum_scale = most
    values.has_major_gridlines = axis
    values.visible = axis
    if axis:
        values.major_gridlines.format.line.color.rgb = rgb(page.look.line)
        values.format.line.fill.background()
        values.tick_labels.font.size = Pt(size)
    names.format.line.color.rgb = rgb(page.look.line)
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.tick_labels.font.size = Pt(size)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    every = OxmlElement("c:tickLblSkip")  # no name is left out, however many there are
    every.set("val", "1")
    names._element.find(qn("c:noMultiLvlLbl")).addprevious(every)
    if "bars" in kind:
        names.reverse_order = True  # the first line at the top


def _workbook(labels: Sequence[str], series: Sequence[Series], numbers: str) -> bytes:
    """The chart's own workbook, laid out as the chart refers to it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, PLAIN) as book:
        book.set_properties({"created": MADE})
        page, kind = book.add_worksheet(), book.add_format({"num_format": numbers})
        for line, label in enumerate(labels, start=1):
            page.write_string(line, 0, clean(label))
        for column, (name, values, _) in enumerate(series, start=1):
            page.write_string(0, column, clean(name))
            for line, value in enumerate(values, start=1):
                if value is not None:
                    page.write_number(line, column, value, kind)
    return out.getvalue()
