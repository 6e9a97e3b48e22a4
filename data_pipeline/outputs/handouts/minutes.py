"""The minutes of a meeting as DOCX: who was there, the month's figures, what was decided, what is to be done."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from ...telling import passport
from ...telling.speech import month, say
from ..escape import CONTROL
from .chapters import chapters
from .chapters_head import attention, key_messages
from .chapters_people import measures
from .fixed_zip import same_every_time
from .handout import Handout

FONT = "Arial"  # see deck_frame.py


@dataclass(frozen=True)
class Meeting:
    """What only the people in the room know; what is empty stays open to be filled in.

    attendance: lines with name, agency and remark; decisions: sentences; points: lines with what, who, until and state.
    """

    attendance: Sequence[Mapping[str, str]] = ()
    decisions: Sequence[str] = ()
    points: Sequence[Mapping[str, str]] = ()


def minutes(handout: Handout, meeting: Meeting | None = None) -> bytes:
    """The minutes, ready to be completed and sent; the same every time."""
    meeting = meeting or Meeting()
    with handout.speaking():
        paper = Document()
        _style(paper, handout)
        _head(paper, handout)
        _attendance(paper, meeting)
        _figures(paper, handout)
        _decisions(paper, meeting)
        _points(paper, meeting)
        _foot(paper, handout)
        return _bytes(paper, handout)


def _head(paper: Any, handout: Handout) -> None:
    settings = handout.group.settings
    paper.add_heading(_safe(say("Minutes: {group}", group=settings.title)), 0)
    paper.add_paragraph(_safe(say("Figures of {month}", month=month(handout.month))))
    note = paper.add_paragraph()
    if handout.group.sample:
        run = note.add_run(f"{say('SAMPLE, not real figures')}. ")
        run.bold, run.font.color.rgb = True, _rgb(handout.look.gap)
    note.add_run(handout.stamp).bold = True
    _table(
        paper,
        [say("Date of the meeting"), say("Place"), say("In the chair"), say("Minutes taken by")],
        [[""] * 4],
    )


def _attendance(paper: Any, meeting: Meeting) -> None:
    paper.add_heading(say("Attendance"), 1)
    lines = [[one.get(key, "") for key in ("name", "agency", "remark")] for one in meeting.attendance]
    _table(paper, [say("Name"), say("Agency"), say("Remark")], lines or [[""] * 3] * 8)


def _figures(paper: Any, handout: Handout) -> None:
    """The month in sentences and one table; more stands in deck and workbook."""
    paper.add_heading(say("The month in figures"), 1)
    line = handout.line("headline")
    known = {chapter.key: chapter for chapter in chapters(handout)}
    paper.add_paragraph(_safe(f"{'; '.join((known['reached'].title, *known['reached'].lines))}."))
    _table(
        paper, [say("Figure"), say("What it counts")], [[value, what] for value, what in measures(handout)]
    )
    paper.add_paragraph(_safe(f"{passport.reported_words(line)}."))
    for title, told in (
        (say("Key messages"), key_messages(handout)), (say("What needs attention"), attention(handout)),
        (say("What changed"), [f"{known['change'].title}.", *known["change"].lines] if "change" in known else []),
    ):  # fmt: skip
        if told:
            paper.add_heading(title, 2)
            _list(paper, told)


def _decisions(paper: Any, meeting: Meeting) -> None:
    paper.add_heading(say("Decisions"), 1)
    _list(paper, meeting.decisions or [""] * 3)


def _points(paper: Any, meeting: Meeting) -> None:
    paper.add_heading(say("Action points"), 1)
    lines = [[point.get(key, "") for key in ("what", "who", "until", "state")] for point in meeting.points]
    _table(paper, [say("What"), say("Who"), say("Until when"), say("State")], lines or [[""] * 4] * 5)


def _foot(paper: Any, handout: Handout) -> None:
    paper.add_heading(say("About these figures"), 1)
    for name, value in handout.facts():
        one = paper.add_paragraph()
        one.add_run(_safe(f"{name}: ")).bold = True
        one.add_run(_safe(value))
        one.paragraph_format.space_after = Pt(2)
    foot = paper.sections[0].footer.paragraphs[0]
    foot.text = _safe(
        f"{handout.group.settings.short_title} · {handout.stamp} · {handout.address} · {handout.fingerprint}"
    )
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for run in foot.runs:
        run.font.size, run.font.color.rgb = Pt(8), _rgb(handout.look.quiet)


def _list(paper: Any, told: Sequence[str]) -> None:
    for one in told:
        paper.add_paragraph(_safe(one), style="List Bullet")


def _table(paper: Any, head: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    """A real table whose heading line is repeated on the next page."""
    table = paper.add_table(1, len(head), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(_safe(title)).bold = True
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(again)
    for line in lines:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = _safe(text)
    paper.add_paragraph()


def _style(paper: Any, handout: Handout) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    for name, size in (("Normal", 10.5), ("Title", 20), ("Heading 1", 14), ("Heading 2", 11.5)):
        style = paper.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            if "Theme" in attribute:
                del fonts.attrib[attribute]
        fonts.set(qn("w:cs"), FONT)
        if name != "Normal":
            style.font.color.rgb = _rgb(handout.look.accent)


def _bytes(paper: Any, handout: Handout) -> bytes:
    core, made = paper.core_properties, datetime.combine(handout.made, time())
    core.title = _safe(f"{handout.group.settings.short_title}, {handout.month:%Y-%m}")
    core.author = core.last_modified_by = _safe(handout.group.settings.title)
    core.created = core.modified = made
    core.keywords, core.comments = handout.fingerprint, ""
    out = io.BytesIO()
    paper.save(out)
    return same_every_time(out.getvalue())


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#"))


def _safe(text: str) -> str:
    return CONTROL.sub("", text)
