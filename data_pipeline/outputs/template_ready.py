"""The template's sheet "Ready to send?": ordinary formulas that tell, line by line and without us, what is missing.

They reach the lines by number, so that lines may be put in, taken out and sorted. What a column says is the title of
the check that will say the same when the file is sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from .. import sql
from ..receiving.choice import GUIDE
from .template_lists import Lists

if TYPE_CHECKING:
    from .template import Plan

PARTS = ("girls", "boys", "women", "men", "older_women", "older_men")
MAY_BE_BLANK = ("total", "contacts")  # a line without them tells of presence only
HEAD = 6  # line of the heads, from 0
USED = 8  # first of the hidden columns: is the line used, its total, its parts
WIDTHS = (8, 14, 60, 22, 44, 34, 30, 44)  # characters


def ready_sheet(book: Any, plan: Plan, lists: Lists, first: int, last: int) -> None:
    """Add the sheet; first and last: the lines of the sheet "4Ws" that it looks at, from 0."""
    say = plan.words.say
    page = book.add_worksheet(say("Ready to send"))  # a name holds no question mark
    body = book.add_format({"valign": "top"})
    bold = {"bold": True, "text_wrap": True, "valign": "top"}
    page.write_string(0, 0, GUIDE, book.add_format({"font_size": 8, "font_color": "#8A97A5"}))
    page.write_string(1, 0, say("Ready to send?"), book.add_format({"bold": True, "font_size": 14}))
    page.write_string(3, 0, say(
        "This looks at lines {first} to {last} while you write; nothing of it is read when you send the file.",
        first=first + 1, last=last + 1,
    ))  # fmt: skip
    columns = _columns(plan, lists)
    heads = [say("Line"), say("Is it ready?"), *(say(title) for title, _ in columns)]
    for at, (head, width) in enumerate(zip(heads, WIDTHS, strict=True)):
        page.write_string(HEAD, at, head, book.add_format(bold))
        page.set_column(at, at, width, body)
    for line in range(first, last + 1):
        _line(page, plan, line - first + HEAD + 1, line, columns, body)
    top, end = HEAD + 2, HEAD + 2 + last - first
    page.write_formula(2, 0, _summary(plan, top, end), book.add_format({"bold": True}), _summary_now(plan))
    _colours(book, page, plan, top, end)
    page.set_column(USED, USED + 2, None, None, {"hidden": True})
    page.freeze_panes(HEAD + 1, 0)
    page.protect("", {"format_columns": True, "autofilter": True})
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _line(page: Any, plan: Plan, at: int, line: int, columns: list[tuple[str, str]], body: Any) -> None:
    """One line's formulas: what is behind them (hidden), what each finds, and what follows."""
    row, now = at + 1, _now(plan, at - HEAD - 1)
    last = xl_col_to_name(len(plan.columns) - 1)
    page.write_number(at, 0, line + 1, body)
    behind = (f"COUNTA(INDEX('4Ws'!$C:${last},$ROW,0))>0", _cell(plan, "total"), _parts(plan))
    for column, (formula, value) in enumerate(zip(behind, (bool(now[0]), "", 0), strict=True), start=USED):
        page.write_formula(at, column, "=" + formula.replace("$ROW", f"$A{row}"), body, value)
    state = (
        f'=IF(NOT(I{row}),"",IF(C{row}&D{row}&E{row}&F{row}<>"",{_text(_state(plan, "mend"))},'
        f'IF(G{row}&H{row}<>"",{_text(_state(plan, "look"))},{_text(_state(plan, "ready"))})))'
    )
    page.write_formula(at, 1, state, body, now[0])
    for column, ((_, formula), value) in enumerate(zip(columns, now[1:], strict=True), start=2):
        told = formula.replace("$ROW", f"$A{row}").replace("$TOTAL", f"J{row}").replace("$PARTS", f"K{row}")
        page.write_formula(at, column, f'=IF(NOT(I{row}),"",{told})', body, value)


def _state(plan: Plan, name: str) -> str:
    say = plan.words.say
    return {"mend": say("Mend"), "look": say("Please look"), "ready": say("Ready")}[name]


def _cell(plan: Plan, name: str) -> str:
    """The cell of a column in the line whose number stands in column A; "" where the template does not ask it."""
    at = plan.position(name)
    return f"INDEX('4Ws'!${xl_col_to_name(at)}:${xl_col_to_name(at)},$ROW)" if at >= 0 else '""'


def _columns(plan: Plan, lists: Lists) -> list[tuple[str, str]]:
    """(title, formula) of each thing that is looked at; a formula gives "" where all is well."""
    title = {check.name: check.title for check in sql.checks()}
    above = 'IF(AND(ISNUMBER($TOTAL),$PARTS>$TOTAL),$PARTS&" > "&$TOTAL,"")'
    below = 'IF(AND(ISNUMBER($TOTAL),$PARTS>0,$PARTS<$TOTAL),$PARTS&" < "&$TOTAL,"")'
    return [
        (title["missing_value"], _missing(plan)),
        (title["parts_above_total"], above),
        (title["new_above_total"], _more_than(plan, ("new", "disability"))),
        (title["county_outside_state"], _outside(plan, lists)),
        (title["total_above_parts"], f'IF(AND($TOTAL="",$PARTS=0),{_text(_presence(plan))},{below})'),
        (title["not_a_count"], _no_numbers(plan)),
    ]


def _presence(plan: Plan) -> str:
    return plan.words.say("No number: presence only")


def _missing(plan: Plan) -> str:
    return _each(
        (f'{_cell(plan, column.name)}=""', column.title)
        for column in plan.columns
        if column.required and column.name not in MAY_BE_BLANK
    )


def _more_than(plan: Plan, names: Iterable[str]) -> str:
    titles = {column.name: column.title for column in plan.columns}
    cells = {name: _cell(plan, name) for name in names if name in titles}
    return _each(
        (f"AND(ISNUMBER($TOTAL),ISNUMBER({cell}),{cell}>$TOTAL)", titles[name])
        for name, cell in cells.items()
    )


def _no_numbers(plan: Plan) -> str:
    counts = [column for column in plan.columns if column.kind == "count"]
    cells = ((_cell(plan, column.name), column.title) for column in counts)
    return _each((f"ISERROR(VALUE(0&{cell}))", title) for cell, title in cells)


def _each(cases: Iterable[tuple[str, str]]) -> str:
    """The titles of all cases that hold, one after the other; a column that was taken out of the file is none."""
    return "&".join(f'IFERROR(IF({case},{_text(title + "; ")},""),"")' for case, title in cases) or '""'


def _parts(plan: Plan) -> str:
    cells = [f"IFERROR(N({_cell(plan, name)}),0)" for name in PARTS if plan.position(name) >= 0]
    return f"({'+'.join(cells)})" if cells else "0"


def _outside(plan: Plan, lists: Lists) -> str:
    state, county = _cell(plan, "admin1"), _cell(plan, "admin2")
    known = f"COUNTIFS({lists.range('state_of_county')},{state},{lists.range('county')},{county})"
    return f'IF(AND({state}<>"",{county}<>"",{known}=0),{county}&" / "&{state},"")'


def _summary(plan: Plan, top: int, end: int) -> str:
    states = f"$B${top}:$B${end}"
    mend, ready = (f"COUNTIF({states},{_text(_state(plan, name))})" for name in ("mend", "ready"))
    look = f"COUNTIF({states},{_text(_state(plan, 'look'))})"
    say = plan.words.say
    return (
        f"=IF({mend}>0,{_text(say('Lines to mend before you send:') + ' ')}&{mend},"
        f"IF({ready}+{look}=0,{_text(_nothing(plan))},{_text(say('Lines ready to send:') + ' ')}&({ready}+{look})))"
    )


def _nothing(plan: Plan) -> str:
    return plan.words.say("Nothing is filled in yet")


def _now(plan: Plan, at: int) -> list[str]:
    """What the formulas give as the file is made: not every program reckons them when it opens a file."""
    told = plan.lines[at] if at < len(plan.lines) else {}
    if not set(told) - {"reporting_month", "reporting_organisation"}:
        return [""] * 7
    missing = [c.title for c in plan.columns if c.required and c.name not in (*MAY_BE_BLANK, *told)]
    state = _state(plan, "mend" if missing else "look")
    return [state, "".join(f"{title}; " for title in missing), "", "", "", _presence(plan), ""]


def _summary_now(plan: Plan) -> str:
    states = [_now(plan, at)[0] for at in range(len(plan.lines))]
    mend, rest = states.count(_state(plan, "mend")), sum(map(bool, states))
    if mend:
        return f"{plan.words.say('Lines to mend before you send:')} {mend}"
    return f"{plan.words.say('Lines ready to send:')} {rest}" if rest else _nothing(plan)


def _colours(book: Any, page: Any, plan: Plan, top: int, end: int) -> None:
    colours = {"mend": "#F6C1BB", "look": "#FDEBA7", "ready": "#CBE7D3"}
    for name, colour in colours.items():
        rule = {"type": "cell", "criteria": "==", "value": _text(_state(plan, name))}
        page.conditional_format(f"B{top}:B{end}", {**rule, "format": book.add_format({"bg_color": colour})})


def _text(text: str) -> str:
    """A text as it stands in a formula."""
    return '"' + text.replace('"', '""') + '"'
