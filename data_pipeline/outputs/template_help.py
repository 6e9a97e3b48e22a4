"""The template's second sheet: how to fill in, each column in a sentence, each activity with its layer."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from ..receiving.choice import GUIDE

if TYPE_CHECKING:
    from .template import Plan

Line = tuple[str, ...]
WIDTHS = (6, 50, 15, 92)  # characters
HEIGHT = 15.0  # points, of one line of text
# The manual's own wording, where the title shortens it; a partner needs no word on where it was printed.
PRINTED = "Printed as: "


def help_sheet(book: Any, plan: Plan) -> None:
    """Add the sheet "How to fill in"; nothing on it is read back."""
    page = book.add_worksheet("How to fill in")
    bold = book.add_format({"bold": True, "font_size": 14})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    accent = plan.group.settings.accent_light
    heading = book.add_format({"bold": True, "valign": "top", "bottom": 1, "bottom_color": accent})
    for column, width in enumerate(WIDTHS):
        page.set_column(column, column, width)
    title = plan.words.say("How to fill in the 4W of {group}", group=plan.group.settings.short_title)
    page.write_string(0, 0, GUIDE, book.add_format({"font_size": 8, "font_color": "#8A97A5"}))
    page.write_string(1, 0, title, bold)
    line = 3
    for n, sentence in enumerate(_sentences(plan), start=1):
        page.write_string(line, 0, str(n), plain)
        page.merge_range(line, 1, line, 3, sentence, plain)
        line += 1
    for head, lines in (_columns(plan), _activities(plan)):
        line += 1
        for one, cell_format in [(head, heading), *((one, plain) for one in lines)]:
            _write(page, line, one, cell_format)
            line += 1
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _write(page: Any, line: int, texts: Line, cell_format: Any) -> None:
    """One line of a table, as high as its longest text needs: not every program does that by itself."""
    for column, text in enumerate(texts):
        page.write_string(line, column, text, cell_format)
    # The width of a column is told in digits; letters are narrower.
    rows = max(math.ceil(len(text) / (1.1 * width)) for text, width in zip(texts, WIDTHS, strict=True))
    page.set_row(line, HEIGHT * max(1, rows))


def _sentences(plan: Plan) -> list[str]:
    say = plan.words.say
    titles = {column.name: column.title for column in plan.columns if column.name in ("total", "contacts")}
    return [
        say("One line for each activity, place and group of people in a month."),
        say("Columns with a dark heading must stay in the file; others may be taken out, in whatever order."),
        say(
            'Fill in every cell under a dark heading; only "{total}" and "{contacts}" may be blank.', **titles
        ),
        say("Leave a number blank if you do not know it; write 0 if there was nobody."),
        say("Count each person once in a line, however often they came."),
        say(
            "Write no names, telephones or case numbers of people you serve: such a file is refused and erased."
        ),
        say(
            "Do not count survivors of gender-based violence; say only that the service exists, and hide its place."
        ),
        say(
            "You may paste values: all are checked when you send the file, and you are told of every fault at once."
        ),
        say("The second line, with the # signs, is for programs; the third is an example and never read."),
        say("Headings are locked, without a password: unprotect the sheet to take columns out."),
        say('The sheet "Ready to send" tells you what is missing while you write.'),
    ]


def _columns(plan: Plan) -> tuple[Line, list[Line]]:
    say = plan.words.say
    head = ("", say("Column"), say("Needed"), say("What to write"))
    needed = {"column": say("must be there"), "": ""}
    return head, [(str(c.asked), c.title, needed[c.required], say(c.description)) for c in plan.columns]


def _activities(plan: Plan) -> tuple[Line, list[Line]]:
    say, lists = plan.words.say, plan.group.vocabulary.lists
    head = ("", say("What was done"), say("In layer"), say("What it is"))
    told = {entry.code: say(entry.description).removeprefix(PRINTED) for entry in lists["activity"]}
    return head, [(e.code, e.title, getattr(e, "layer", "") or "–", told[e.code]) for e in lists["activity"]]
