"""A partner's own file back, with the wrong cells marked: to be mended in it and sent again as it is."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any

from .. import reading, sentences
from ..access import NotForYou, Viewer
from ..questions import ask
from ..receiving.child import read_in_child
from ..receiving.types import Refusal
from ..submissions import original
from ..words import Words, words
from ..working_group import WorkingGroup
from .marked.book import mark_book
from .marked.from_lines import workbook_of
from .marked.marks import Layout, marks, mended, sheets_of

_SUBMISSION = "select file_name, outcome, sheets, sha256 from submissions where submission = $submission"
_HEADINGS = (
    "select sheet, position, heading, column_name from headings where submission = $submission order by all"
)
_MENDED = """
select (row_id >> 28) & 255 as sheet, row_id & 268435455 as line, column_name, was, becomes
from mended_cells
join events on events.n = mended_cells.answer and events.action = 'mended'
where submission = $submission
order by row_id, column_name
"""
ZIP = b"PK\x03\x04"
ENDING = "_to_mend"


class NothingToMark(NotForYou):
    """The file could not be read: there are no cells to mark."""


def marked_workbook(
    group: WorkingGroup, viewer: Viewer, submission: int, spoken: Words | None = None
) -> tuple[str, bytes]:
    """The file of a submission as a workbook (name, bytes): wrong cells coloured, with what is wrong in a comment.

    What was mended on a page is mended in it too, so that nothing is lost when it is sent again. A CSV file becomes a
    workbook with the same lines. spoken: the reader's language, else the group's. For the file's
    sender and for chairs. Raises NotForYou, and NothingToMark for a file that was refused.
    """
    spoken = spoken or words(group.settings.language)
    data = original(group, viewer, submission)
    told = _rows(group, _SUBMISSION, submission)[0]
    if told["outcome"] != "read":
        raise NothingToMark("This file could not be read, so there is nothing to mark in it.")
    sheets = sheets_of(told["sheets"])
    book = data if data.startswith(ZIP) else _as_workbook(group, told["sha256"])
    guides = [at for at, sheet in enumerate(sheets) if sheet["why_not"] == "guide"]
    findings = ask(group, viewer, "findings_of_submission", submission=submission).to_pylist()
    layout = Layout.of(_rows(group, _HEADINGS, submission), sheets)
    found = marks(findings, layout, spoken, sentences.titles_of(group.lists))
    cells = mended(_rows(group, _MENDED, submission), layout)
    return marked_name(told["file_name"]), mark_book(book, told["file_name"], found, spoken, cells, guides)


def _rows(group: WorkingGroup, query: str, submission: int) -> list[dict[str, Any]]:
    return list(group.store.ask(query, {"submission": submission}).to_pylist())


def _as_workbook(group: WorkingGroup, digest: str) -> bytes:
    path = group.archive.path(digest)
    _, told = next(iter(read_in_child([path], reading.hints_of(group.lists))))
    if isinstance(told, Refusal):
        raise NothingToMark("This file could not be read, so there is nothing to mark in it.")
    return workbook_of(told.used[0])


def marked_name(file_name: str) -> str:
    """ "may.csv" -> "may_to_mend.xlsx"; a file that was marked before keeps its name."""
    stem = re.sub(r"[^\w .()-]", "_", PurePath(file_name).stem).removesuffix(ENDING) or "file"
    return f"{stem[:100]}{ENDING}.xlsx"
