"""The template's second sheet: how to fill in, each column in a sentence, each activity with its layer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .template import Plan

Line = tuple[str, ...]


def help_sheet(book: Any, plan: Plan) -> None:
    """Add the sheet "How to fill in"; nothing on it is read back."""
    page = book.add_worksheet("How to fill in")
    bold = book.add_format({"bold": True, "font_size": 14})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    heading = book.add_format({"bold": True, "valign": "top", "bottom": 1, "bottom_color": plan.group.settings.accent_light})
    for column, width in enumerate((6, 46, 16, 84)):
        page.set_column(column, column, width)
    page.write_string(0, 0, plan.words.say("How to fill in the 4W of {group}", group=plan.group.settings.short_title), bold)
    line = 2
    for n, sentence in enumerate(_sentences(plan), start=1):
        page.write_number(line, 0, n, plain)
        page.merge_range(line, 1, line, 3, sentence, plain)
        line += 1
    for head, lines in (_columns(plan), _activities(plan)):
        line += 1
        for one, cell_format in [(head, heading), *((one, plain) for one in lines)]:
            for column, text in enumerate(one):
                page.write_string(line, column, text, cell_format)
            line += 1
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _sentences(plan: Plan) -> list[str]:
    say, titles = plan.words.say, {column.name: column.title for column in plan.columns}
    return [
        say("One line for each activity, place and group of people in the month; a new month is a new file."),
        say("Columns with a dark heading must stay in the file. Other columns may be taken out, and the order may change."),
        say('Fill in every cell under a dark heading; only "{total}" and "{contacts}" may be blank.', **_asked_if_known(titles)),
        say("Leave a number blank if you do not know it; write 0 if there was nobody."),
        say("Count each person once in a line, however often they came."),
        say("Write no names, telephone numbers or case numbers of people you serve: such a file is refused and erased."),
        say("Never count survivors of gender-based violence here; say only that the service exists, and hide its place."),
        say("You may paste values; they are checked when you send the file, and you are told of every fault at once."),
        say("The second line, with the # signs, is for programs; leave it as it is."),
    ]


def _asked_if_known(titles: dict[str, str]) -> dict[str, str]:
    return {name: titles.get(name, name) for name in ("total", "contacts")}


def _columns(plan: Plan) -> tuple[Line, list[Line]]:
    say = plan.words.say
    head = ("", say("Column"), say("Needed"), say("What to write"))
    needed = {"column": say("must be there"), "": ""}
    return head, [(str(c.asked), c.title, needed[c.required], say(c.description)) for c in plan.columns]


def _activities(plan: Plan) -> tuple[Line, list[Line]]:
    say, lists = plan.words.say, plan.group.vocabulary.lists
    head = ("", say("What was done"), say("In layer"), say("What it is"))
    return head, [(e.code, e.title, getattr(e, "layer", "") or "–", say(e.description)) for e in lists["activity"]]
