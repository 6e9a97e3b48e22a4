"""What has to be known about a figure, as words: for "About this figure", for every file, for a citation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from data_pipeline import METHOD
from pages.parts.address import LISTS, view
from pages.parts.answers import group, said_titles
from pages.parts.as_of import version_words
from pages.parts.visitor import viewer
from pages.parts.words import date, month, number, percent, plural, reach, say

Headline = Mapping[str, Any]


def period_words() -> str:
    """The chosen period: "October 2026" or "January 2026 to October 2026"."""
    now = view()
    if now.from_month == now.month:
        return month(now.month)
    return say("{start} to {end}", start=month(now.from_month), end=month(now.month))


def reported_words(line: Headline) -> str:
    """ "31 of 38 agencies have reported, 2 late"."""
    told = say(
        "{reported} of {expected} agencies have reported",
        reported=number(line.get("reported")),
        expected=number(line.get("expected")),
    )
    late = int(line.get("late") or 0)
    return plural("{told}, {n} late", "{told}, {n} late", late, told=told) if late else told


def filter_words() -> str:
    """The chosen filters by their titles, or that there are none."""
    chosen = (
        ", ".join(said_titles(LISTS[name])[code] for code in getattr(view(), name))
        for name in LISTS
        if getattr(view(), name)
    )
    return "; ".join(chosen) or say("no filter")


def facts(line: Headline) -> list[tuple[str, str]]:
    """(name, value): when, what, who told, how complete, which version and method. line: answer of `headline`."""
    return [
        (say("Period"), period_words()),
        (say("As of"), date(line.get("as_of"))),
        (say("Version"), version_words(view().at) or _latest()),
        (say("Only"), filter_words()),
        (say("Reported"), reported_words(line)),
        (say("Rows counted"), number(line.get("rows_counted"))),
        (say("Rows with all sex and age cells"), percent(line.get("complete_share"))),
        (say("Method of counting"), str(METHOD)),
        (say("Version of the data"), str(line.get("data_version") or "–")[:12]),
    ]


def assumptions() -> tuple[str, ...]:
    """What "at least" rests on."""
    return (
        say("In the period nobody was counted in two places."),
        say("In the period nobody was counted in two population groups."),
    )


def bounds(line: Headline) -> list[str]:
    """Where a population of everybody who was there bounds "at most", here or below."""
    groups = said_titles("population_group")
    return [
        say(
            "{place}, {group}: not more than the {n} people who were there, as the working group has marked.",
            place=bound["title"], group=groups[bound["population_group"]], n=number(bound["people"]),
        )
        for bound in json.loads(line.get("capped") or "[]")
    ]  # fmt: skip


def why_lower(line: Headline) -> list[tuple[str, int]]:
    """(step, people): from what all reports tell to the least number of people that is certain."""
    return [
        (say("The reports, added up"), int(line.get("told_sum") or 0)),
        (say("The same work counted once: at most"), int(line.get("people_high") or 0)),
        (say("The same people counted once: at least"), int(line.get("people_low") or 0)),
        (say("Even if people were counted in several places and groups"), int(line.get("people_floor") or 0)),
    ]  # fmt: skip


def citation(line: Headline) -> str:
    """A sentence that may be copied into a report, with period, filters, version, completeness and method."""
    only = filter_words()
    about = (
        say("{period} ({only})", period=period_words(), only=only)
        if only != say("no filter")
        else period_words()
    )
    sentence = say(
        "{reach} people took part in activities of mental health and psychosocial support, {period}; {group}, 4Ws, "
        "{version}, {told}; method {method}.",
        reach=reach(line.get("people_low"), line.get("people_high"), line.get("hidden")), period=about,
        group=group().settings.title, told=reported_words(line), method=METHOD,
        version=version_words(view().at) or say("as of {day}", day=date(line.get("as_of"))),
    )  # fmt: skip
    return f"{say('SAMPLE, not real figures')}: {sentence}" if group().sample else sentence


def file_lines(line: Headline) -> list[tuple[str, str]]:
    """The same for a sheet of a workbook: facts, assumptions, citation and the note on boundaries."""
    return [
        *facts(line),
        *((say("It rests on"), words) for words in assumptions()),
        *((say("“At most” is bounded"), words) for words in bounds(line)),
        (say("To cite"), citation(line)),
        (say("Boundaries"), say(group().settings.boundary_note)),
    ]


def _latest() -> str:
    return say("Latest") if viewer().is_member else say("Published")
