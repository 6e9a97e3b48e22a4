"""The template as a workbook: lines to fill in, whether they are ready, how to fill in; and the lists, hidden."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from ..vocabulary.models import Column
from .template_help import help_sheet
from .template_lists import CLOSED, OPEN, Lists, counties_formula, lists_of
from .template_ready import PARTS, ready_sheet

if TYPE_CHECKING:
    from .template import Plan

LINES = 500  # lines with drop-downs; more may be written below
LOOKED_AT = 200  # of them, those that "Ready to send" looks at: its formulas are half of the file
EXAMPLE_LINE, FIRST = 2, 3  # under headings and tags an example, then the first line to fill in
MADE = datetime(2026, 1, 1)  # a fixed day, so that the same lists give the same bytes
WIDTHS = {"month": 10, "count": 13, "date": 12, "text": 44, "flag": 15, "codes": 22, "code": 24}
WIDER = {
    "activity": 44, "reporting_organisation": 30, "implementing_partner": 28, "status": 18, "delivery_mode": 24,
    "end_date": 13, "total": 18, "new": 14, "disability": 14, "contacts": 19,
}  # fmt: skip
NO_MORE_THAN_ALL = ("new", "disability")
TEXT = ("month", "date")  # spreadsheets would make other dates of them: 2026-12 is not the 1st of December


def workbook(plan: Plan) -> bytes:
    """The workbook's bytes. Formulas stand in drop-downs and in "Ready to send?" alone, none with a partner's text."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        _properties(book, plan)
        page, lists = book.add_worksheet("4Ws"), lists_of(plan.group)
        _headings(book, page, plan)
        _lines(book, page, plan)
        _drop_downs(page, plan, lists)
        _look(book, page, plan)
        ready_sheet(book, plan, lists, FIRST, FIRST + LOOKED_AT - 1)
        help_sheet(book, plan)
        hidden = book.add_worksheet("Lists")
        for line, text in enumerate(lists.texts):
            hidden.write_string(line, 0, text)
        hidden.hide()
    return out.getvalue()


def _properties(book: Any, plan: Plan) -> None:
    settings = plan.group.settings
    said = [settings.short_title, "4W", plan.agency, plan.month]
    title = ", ".join(part for part in said if part)
    book.set_properties({"title": title, "author": settings.title, "subject": "4W", "created": MADE})


def _headings(book: Any, page: Any, plan: Plan) -> None:
    """Titles with what they mean as a comment, and the HXL tags that programs know the columns by."""
    accent = plan.group.settings.accent_light
    common = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "border_color": "#D5DCE3"}
    needed = book.add_format({**common, "bg_color": accent, "font_color": "#FFFFFF"})
    other = book.add_format({**common, "bg_color": "#E8EEF5", "font_color": "#16202B"})
    tag = book.add_format({"font_color": "#5B6875", "font_size": 8, "bottom": 1, "bottom_color": accent})
    for at, column in enumerate(plan.columns):
        page.write_string(0, at, column.title, needed if column.required else other)
        page.write_comment(0, at, comment(plan, column), {"x_scale": 2.2, "y_scale": 1.2, "font_size": 10})
        page.write_string(1, at, plan.tags[at], tag)
    page.set_row(0, 64)
    page.set_row(1, 14)


def comment(plan: Plan, column: Column) -> str:
    """What is said at a heading: its description, and whether the column must be there."""
    needed = plan.words.say("This column must stay in the file.") if column.required else ""
    return " ".join(part for part in (plan.words.say(column.description), needed) if part)


def _lines(book: Any, page: Any, plan: Plan) -> None:
    """The example, and below it the lines to fill in: they alone are not locked."""
    example = book.add_format(
        {"italic": True, "font_color": "#5B6875", "bg_color": "#F2F4F7", "text_wrap": True}
    )
    open_ = {"locked": False, "valign": "top"}
    wrapped = book.add_format({**open_, "text_wrap": True})
    kinds = {
        "count": book.add_format({**open_, "num_format": "#,##0"}),
        **dict.fromkeys(TEXT, book.add_format({**open_, "num_format": "@"})),
    }
    for at, column in enumerate(plan.columns):
        kind = kinds.get(column.kind, wrapped)
        page.set_column(at, at, WIDER.get(column.name, WIDTHS.get(column.kind, 20)), kind)
        page.write_string(EXAMPLE_LINE, at, plan.example[column.name], example)
        for line, told in enumerate(plan.lines, start=FIRST):
            if column.name in told:
                page.write_string(line, at, told[column.name], kind)
    page.set_column(len(plan.columns), 16_383, None, wrapped)
    allowed = (
        "format_cells",
        "format_columns",
        "format_rows",
        "insert_rows",
        "delete_rows",
        "sort",
        "autofilter",
    )
    page.protect("", {**dict.fromkeys(allowed, True), "objects": True})


def _drop_downs(page: Any, plan: Plan, lists: Lists) -> None:
    for at, column in enumerate(plan.columns):
        rule = _rule(plan, column, lists)
        if rule:
            page.data_validation(FIRST, at, FIRST + LINES - 1, at, rule)


def _rule(plan: Plan, column: Column, lists: Lists) -> dict[str, Any] | None:
    say = plan.words.say
    if column.kind == "count":
        wrong = say("Write a whole number, 0 or more, or leave the cell blank.")
        number = {"validate": "integer", "criteria": ">=", "value": 0}
        return {**number, "error_title": say("Not a number"), "error_message": wrong}
    if column.list == "admin2" and plan.position("admin1") >= 0:
        state = xl_rowcol_to_cell(FIRST, plan.position("admin1"), col_abs=True)
        wrong = say("Choose a county of the state in this line; choose the state first.")
        return _choose(counties_formula(lists, state), say("Not on the list"), wrong)
    if column.list in lists.at and column.list in CLOSED:
        wrong = say("Choose from the list. If something is missing there, tell the working group.")
        return _choose(f"={lists.range(column.list)}", say("Not on the list"), wrong)
    if column.list in lists.at and column.list in OPEN:
        told = say("It is not on the list. If the name is right, keep it; the working group will add it.")
        rule = _choose(f"={lists.range(column.list)}", say("Not on the list"), told)
        return {**rule, "error_type": "information"}
    return None


def _choose(source: str, title: str, message: str) -> dict[str, Any]:
    return {"validate": "list", "source": source, "error_title": title, "error_message": message}


def _look(book: Any, page: Any, plan: Plan) -> None:
    """Headings and the first two columns stay in view, on the screen and on paper."""
    page.freeze_panes(FIRST, 2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(2, 0)
    page.repeat_rows(0, 1)
    page.repeat_columns(0, 1)
    red = book.add_format({"bg_color": "#F8D7D3", "font_color": "#7A1E12"})
    for name, fault in _faults(plan).items():
        at = plan.position(name)
        rule = {"type": "formula", "criteria": fault, "format": red}
        page.conditional_format(FIRST, at, FIRST + LINES - 1, at, rule)


def _faults(plan: Plan) -> dict[str, str]:
    """Column -> when its cell turns red while it is being filled in: a total below its parts, a part above it."""
    cells = {c.name: xl_rowcol_to_cell(FIRST, at, col_abs=True) for at, c in enumerate(plan.columns)}
    total, parts = cells.get("total"), ",".join(cells[name] for name in PARTS if name in cells)
    if not total or not parts:
        return {}
    faults = {name: f"{cells[name]}>{total}" for name in NO_MORE_THAN_ALL if name in cells}
    faults["total"] = f"SUM({parts})>{total}"
    return {name: f'=AND({total}<>"",{fault})' for name, fault in faults.items()}
