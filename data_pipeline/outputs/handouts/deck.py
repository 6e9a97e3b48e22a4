"""The deck of a month: editable slides in the order of the meeting, their figures from the answers of the pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pptx.util import Inches

from ...telling import passport
from ...telling.speech import date, month, say
from . import deck_pyramid
from . import deck_slides as slides
from . import deck_slides_more as more
from .chapter import Chapter
from .chapters import chapters
from .chapters_head import attention, key_messages
from .deck_frame import Frame
from .deck_words import MARGIN, Page, described, fill, words
from .handout import Handout

DRAW: dict[str, slides.Draw] = {
    "reporting": slides.reporting, "reached": slides.reached, "where": slides.where, "layers": deck_pyramid.layers,
    "matrix": slides.matrix, "groups": slides.groups, "sexes": slides.sexes, "coverage": more.coverage,
    "care": more.care, "change": more.change, "presence": more.presence, "quality": more.quality,
}  # fmt: skip


def deck(handout: Handout, format: str = "16:9", points: Sequence[dict[str, str]] = ()) -> bytes:
    """The deck as PPTX. format: "16:9" or "4:3"; points: action points with what, who, until and state."""
    with handout.speaking():
        frame = Frame(handout, format)
        _cover(frame)
        for chapter in chapters(handout):
            page = frame.page(chapter.title, chapter.drawn, _source(handout), _notes(chapter, handout))
            DRAW[chapter.key](page, chapter, handout)
        _last(frame, points)
        return frame.bytes()


def _cover(frame: Frame) -> None:
    """Group, month, what it is about; for whom; the most important sentences."""
    handout, settings, look = frame.handout, frame.handout.group.settings, frame.look
    title = say("{group}: {month}", group=settings.short_title, month=month(handout.month))
    page = frame.page(title, "", _source(handout), "\n".join(f"{k}: {v}" for k, v in handout.facts()))
    room = frame.width - 2 * MARGIN
    stripe = page.slide.shapes.add_shape(1, 0, 0, Inches(frame.width), Inches(0.2))
    fill(stripe, look.accent)
    described(stripe, "")
    told = handout.about or settings.title
    words(page, (MARGIN, 1.35, room, 0.4), told, 22, look.quiet)
    version = handout.subject.version or say("as of {day}", day=date(handout.line("headline").get("as_of")))
    words(page, (MARGIN, 1.85, room, 0.35), version, 16, look.quiet)
    said = [*key_messages(handout)[:4], *attention(handout)[:2]]
    shape = words(page, (MARGIN, 2.6, room, 3.4), "\n".join(said), 20)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = 130000
    _logos(page, frame)


def _logos(page: Page, frame: Frame) -> None:
    """The group's logos in their order, from the lower left; a file that is not there is left out."""
    left, home = MARGIN, frame.handout.group.lists.folder
    for name in frame.handout.group.settings.logos:
        path: Path = home / name
        if path.exists():
            picture = page.slide.shapes.add_picture(str(path), Inches(left), Inches(6.0), height=Inches(0.8))
            described(picture, path.stem)
            left += picture.width / 914400 + 0.3


def _last(frame: Frame, points: Sequence[dict[str, str]]) -> None:
    """Action points, then how people are counted."""
    handout = frame.handout
    if handout.whole and not handout.public:
        page = frame.page(
            say("Action points"),
            say("What, who, until when"),
            _source(handout),
            say("Filled in at the meeting."),
        )
        more.actions(page, points)
    facts = "\n".join(f"{name}: {value}" for name, value in handout.facts())
    page = frame.page(say("How people are counted, and how to cite"), "", _source(handout), facts)
    more.method(page, handout)


def _source(handout: Handout) -> str:
    """Source, as of, N of M; on samples first of all that they are none."""
    line: dict[str, Any] = handout.line("headline")
    told = say(
        "Source: {group}, 4Ws; as of {day}; {reported}.",
        group=handout.group.settings.title, day=date(line.get("as_of")), reported=passport.reported_words(line),
    )  # fmt: skip
    return f"{say('SAMPLE, not real figures')}. {told}" if handout.group.sample else told


def _notes(chapter: Chapter, handout: Handout) -> str:
    """What the speaker may say, what is not in the number, and where it comes from."""
    told = [chapter.title, *chapter.lines, *chapter.notes]
    return "\n".join([*told, "", *(f"{name}: {value}" for name, value in handout.facts())])
