"""What has to be known about the figures of a page, as words: its view, told by telling/passport.py."""

from __future__ import annotations

from data_pipeline.telling import passport
from data_pipeline.telling.passport import Headline, Subject, assumptions, reported_words, why_lower
from pages.parts.address import LISTS, view
from pages.parts.answers import group, said_titles
from pages.parts.as_of import version_words
from pages.parts.visitor import viewer
from pages.parts.words import say

__all__ = [
    "Headline", "assumptions", "bounds", "citation", "facts", "file_lines", "period_words", "reported_words",
    "why_lower",
]  # fmt: skip


def period_words() -> str:
    """The chosen period: "October 2026" or "January 2026 to October 2026"."""
    return passport.period_words(view().from_month, view().month)


def facts(line: Headline) -> list[tuple[str, str]]:
    """(name, value): when, what, who told, how complete, which version and method. line: answer of `headline`."""
    return passport.facts(line, _subject())


def citation(line: Headline) -> str:
    """A sentence that may be copied into a report."""
    return passport.citation(line, _subject())


def bounds(line: Headline) -> list[str]:
    """Where a population of everybody who was there bounds "at most", here or below."""
    return passport.bounds(line, _subject())


def file_lines(line: Headline) -> list[tuple[str, str]]:
    """What a sheet of a workbook says of its figures."""
    return passport.file_lines(line, _subject())


def _subject() -> Subject:
    settings = group().settings
    return Subject(
        period=period_words(), only=_filter_words(), version=version_words(view().at),
        newest=say("Latest") if viewer().is_member else say("Published"),
        group=settings.title, sample=group().sample, boundaries=say(settings.boundary_note),
        groups=said_titles("population_group"),
    )  # fmt: skip


def _filter_words() -> str:
    """The chosen filters by their titles; empty for none."""
    chosen = (
        ", ".join(said_titles(LISTS[name])[code] for code in getattr(view(), name))
        for name in LISTS
        if getattr(view(), name)
    )
    return "; ".join(chosen)
