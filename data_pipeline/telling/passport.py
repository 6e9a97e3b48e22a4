"""What has to be known about a figure, as words: for "About this figure", for every file, for a citation."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from ..reached import METHOD
from .speech import date, month, number, percent, plural, reach, say

Headline = Mapping[str, Any]


@dataclass(frozen=True)
class Subject:
    """What a figure was asked for, in words.

    period: "October 2026"; only: the chosen filters, empty for none; version: what an earlier version is, empty for the
    newest figures; newest: what those are called ("Latest", "Published"); group: the working group's title; sample:
    whether the figures are made up; boundaries: the note that every map carries; groups: of population groups, by code.
    """

    period: str
    only: str
    version: str
    newest: str
    group: str
    sample: bool
    boundaries: str
    groups: Mapping[str, str]


def period_words(first: Date, last: Date) -> str:
    """ "October 2026" or "January 2026 to October 2026"."""
    return month(last) if first == last else say("{start} to {end}", start=month(first), end=month(last))


def final_words(row: Mapping[str, Any]) -> str:
    """What a final month is. row: a line of `final_months`."""
    said = say("{month} as made final on {day}", month=month(row["month"]), day=date(row["made_on"]))
    return say("{version} (opened again since)", version=said) if row["reopened"] else said


def reported_words(line: Headline) -> str:
    """ "31 of 38 agencies have reported, 2 late"."""
    told = say(
        "{reported} of {expected} agencies have reported",
        reported=number(line.get("reported")),
        expected=number(line.get("expected")),
    )
    late = int(line.get("late") or 0)
    return plural("{told}, {n} late", "{told}, {n} late", late, told=told) if late else told


def facts(line: Headline, subject: Subject) -> list[tuple[str, str]]:
    """(name, value): when, what, who told, how complete, which version and method. line: answer of `headline`."""
    return [
        (say("Period"), subject.period),
        (say("As of"), date(line.get("as_of"))),
        (say("Version"), subject.version or subject.newest),
        (say("Only"), subject.only or say("no filter")),
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


def bounds(line: Headline, subject: Subject) -> list[str]:
    """Where a population of everybody who was there bounds "at most", here or below."""
    return [
        say(
            "{place}, {group}: not more than the {n} people who were there, as the working group has marked.",
            place=bound["title"], group=subject.groups[bound["population_group"]], n=number(bound["people"]),
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


def citation(line: Headline, subject: Subject) -> str:
    """A sentence that may be copied into a report, with period, filters, version, completeness and method."""
    about = (
        say("{period} ({only})", period=subject.period, only=subject.only) if subject.only else subject.period
    )
    sentence = say(
        "{reach} people took part in activities of mental health and psychosocial support, {period}; {group}, 4Ws, "
        "{version}, {told}; method {method}.",
        reach=reach(line.get("people_low"), line.get("people_high"), line.get("hidden")), period=about,
        group=subject.group, told=reported_words(line), method=METHOD,
        version=subject.version or say("as of {day}", day=date(line.get("as_of"))),
    )  # fmt: skip
    return f"{say('SAMPLE, not real figures')}: {sentence}" if subject.sample else sentence


def file_lines(line: Headline, subject: Subject) -> list[tuple[str, str]]:
    """The same for a sheet of a workbook: facts, assumptions, citation and the note on boundaries."""
    return [
        *facts(line, subject),
        *((say("It rests on"), words) for words in assumptions()),
        *((say("“At most” is bounded"), words) for words in bounds(line, subject)),
        (say("To cite"), citation(line, subject)),
        (say("Boundaries"), subject.boundaries),
    ]
