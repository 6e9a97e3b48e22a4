"""The workbook of a month: a cover, the figures of every slide, the activities as the reader may see them, code lists.

Real tables with headings kept in view; every text is a text, nothing is a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from math import ceil
from typing import Any

import pyarrow as pa
import xlsxwriter

from ...access import NotForYou
from ...telling.speech import month, say
from ..escape import CONTROL, LONGEST
from .chapter import Chapter
from .chapters import chapters
from .fixed_zip import same_every_time
from .handout import Handout
from .workbook_book import PLAIN

WIDEST = 60
LINE = 16  # points
HEAD = 3  # the finding and what is drawn stand above a table


@dataclass(frozen=True)
class Sheet:
    """A sheet to be: name, what stands above the table, headings, lines."""

    name: str
    above: tuple[str, str]
    head: Sequence[str]
    lines: Sequence[Sequence[Any]]


def workbook(handout: Handout) -> bytes:
    """The workbook as XLSX; the same every time."""
    out = io.BytesIO()
    with handout.speaking(), xlsxwriter.Workbook(out, PLAIN) as book:
        settings = handout.group.settings
        made = datetime.combine(handout.made, time())
        book.set_properties({"title": f"{settings.short_title}, {handout.month:%Y-%m}", "author": settings.title,
                             "subject": handout.address, "keywords": handout.fingerprint, "created": made})  # fmt: skip
        formats = _formats(book, handout)
        sheets = list(_sheets(handout))
        _cover(book, handout, sheets, formats)
        for n, sheet in enumerate(sheets, start=1):
            _write(book.add_worksheet(sheet.name), sheet, n, formats)
    return same_every_time(out.getvalue())


def _sheets(handout: Handout) -> Iterable[Sheet]:
    titles = sheet_titles()
    for chapter in chapters(handout):
        yield _of_chapter(chapter, titles[chapter.key])
    for name, question, above in (
        (say("Activities"), "activity_rows", say("Activities month by month, as members see them")),
        (say("Code lists"), "codes", say("What the codes mean")),
    ):
        try:
            rows = handout.ask(question)
        except NotForYou:
            continue
        columns = [column for column in rows.column_names if column != "row_id"]
        yield Sheet(name, (name, above), columns, _lines(rows, columns))


def sheet_titles() -> dict[str, str]:
    """chapter -> the name of its sheet; a spreadsheet allows 31 letters."""
    return {
        "reporting": say("Reporting"), "reached": say("People by month"), "where": say("People by place"),
        "layers": say("Layers"), "matrix": say("Layers by place"), "groups": say("Population groups"),
        "sexes": say("Sex and age"), "coverage": say("Coverage"), "care": say("Care pathway"),
        "change": say("What changed"), "presence": say("Agencies"), "quality": say("Data quality"),
    }  # fmt: skip


def _of_chapter(chapter: Chapter, name: str) -> Sheet:
    notes = " ".join((chapter.drawn + ".", *chapter.notes))
    return Sheet(
        name,
        (chapter.title, notes),
        list(chapter.columns.values()),
        _lines(chapter.rows, list(chapter.columns)),
    )


def _lines(rows: pa.Table, columns: Sequence[str]) -> list[list[Any]]:
    return [[line[column] for column in columns] for line in rows.to_pylist()]


def _formats(book: Any, handout: Handout) -> dict[str, Any]:
    look = handout.look
    kinds = {
        "title": {"bold": True, "font_size": 16, "font_color": look.text},
        "finding": {"bold": True, "font_size": 12, "font_color": look.text, "text_wrap": True, "valign": "top"},
        "quiet": {"font_color": look.quiet, "text_wrap": True, "valign": "top"},
        "head": {"bold": True, "bg_color": look.accent, "font_color": look.ink(look.accent), "text_wrap": True},
        "loud": {"bold": True, "font_color": look.gap},
        "bold": {"bold": True, "valign": "top"}, "text": {"text_wrap": True, "valign": "top"},
        "number": {"num_format": "#,##0"}, "share": {"num_format": "0.0%"}, "day": {"num_format": "yyyy-mm-dd"},
    }  # fmt: skip
    return {name: book.add_format(kind) for name, kind in kinds.items()}


def _cover(book: Any, handout: Handout, sheets: Sequence[Sheet], formats: dict[str, Any]) -> None:
    """What it is, for whom, how it was counted, what is inside."""
    page = book.add_worksheet(say("Cover"))
    page.set_column(0, 0, 34)
    page.set_column(1, 1, 100)
    title = say("{group}: {month}", group=handout.group.settings.title, month=month(handout.month))
    page.write_string(0, 0, _safe(title), formats["title"])
    if handout.group.sample:
        page.write_string(1, 0, say("SAMPLE, not real figures"), formats["loud"])
    lines = [*([(say("About"), handout.about)] if handout.about else []), *handout.facts()]
    for at, (name, value) in enumerate(lines, start=3):
        page.write_string(at, 0, _safe(name), formats["bold"])
        page.write_string(at, 1, _safe(value), formats["text"])
        page.set_row(at, LINE * _lines_of(value, 95))
    first = len(lines) + 4
    page.write_string(first, 0, say("Sheets"), formats["finding"])
    for at, sheet in enumerate(sheets, start=first + 1):
        page.write_string(at, 0, sheet.name)
        page.write_string(at, 1, _safe(sheet.above[0]), formats["text"])
    page.freeze_panes(2, 0)
    page.hide_gridlines(2)
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _write(page: Any, sheet: Sheet, n: int, formats: dict[str, Any]) -> None:
    """The finding, then a real table; its heading has colours of its own, for not every program knows table styles."""
    last = HEAD + max(1, len(sheet.lines))
    heads = [{"header": _safe(title), "header_format": formats["head"]} for title in sheet.head]
    page.add_table(HEAD, 0, last, len(sheet.head) - 1, {
        "name": f"figures_{n}", "columns": heads, "style": "Table Style Light 1", "autofilter": len(sheet.lines) > 15,
    })  # fmt: skip
    for at, line in enumerate(sheet.lines, start=HEAD + 1):
        for column, value in enumerate(line):
            _cell(page, at, column, value, formats)
    widths = [_width(sheet, column) for column in range(len(sheet.head))]
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    _above(page, sheet, int(sum(widths)), formats)
    page.freeze_panes(HEAD + 1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEAD)


def _width(sheet: Sheet, column: int) -> int:
    widest = max((len(_text(line[column])) for line in sheet.lines[:200]), default=0)
    return min(WIDEST, max(11, len(sheet.head[column]) + 3, widest + 2))


def _above(page: Any, sheet: Sheet, letters: int, formats: dict[str, Any]) -> None:
    """The finding and what is not in the number, over the width of the table."""
    for at, kind in ((0, "finding"), (1, "quiet")):
        text = _safe(sheet.above[at])
        if len(sheet.head) > 1:
            page.merge_range(at, 0, at, len(sheet.head) - 1, "", formats[kind])
        page.write_string(at, 0, text, formats[kind])
        page.set_row(at, LINE * _lines_of(text, int(letters * (0.8 if at == 0 else 1))))


def _lines_of(text: str, letters: int) -> int:
    return max(1, ceil(len(text) / max(letters, 1)))


def _cell(page: Any, at: int, column: int, value: Any, formats: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_string(at, column, say("yes") if value else say("no"))
    elif isinstance(value, int):
        page.write_number(at, column, value, formats["number"])
    elif isinstance(value, float):
        page.write_number(at, column, value, formats["share"])
    elif isinstance(value, date):
        page.write_datetime(at, column, datetime.combine(value, time()), formats["day"])
    else:
        page.write_string(at, column, _safe(_text(value)))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(_text(one) for one in value)
    return "" if value is None else str(value)


def _safe(text: str) -> str:
    return CONTROL.sub("", text)[:LONGEST]
