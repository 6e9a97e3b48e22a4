"""A receipt in a few lines: short enough for a photograph of the screen, and the same as plain text for an e-mail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .. import sql
from ..access import Viewer
from ..questions import ask
from ..verdict import Verdict, verdict
from ..words import Words, words
from ..working_group import WorkingGroup

MOST = 6  # reasons named; the rest is in the result of the file


@dataclass(frozen=True)
class Slip:
    """title: "Receipt 412"; lines: (name, value) pairs; held: why rows do not count, with the lines of the file."""

    title: str
    lines: tuple[tuple[str, str], ...]
    held: tuple[str, ...]

    @property
    def text(self) -> str:
        """Plain text, for an e-mail."""
        width = max(len(name) for name, _ in self.lines) + 2
        told = [f"{name + ':':<{width}}{value}" for name, value in self.lines]
        return "\n".join([self.title, "", *told, *(["", *self.held] if self.held else [])]) + "\n"


def slip(group: WorkingGroup, viewer: Viewer, submission: int, spoken: Words | None = None) -> Slip:
    """The receipt of a submission, for its sender and for chairs. Raises NotForYou."""
    spoken = spoken or words(group.settings.language)
    found = verdict(group, viewer, submission)
    findings = ask(group, viewer, "findings_of_submission", submission=submission).to_pylist()
    titles = {entry["code"]: entry["title"] for entry in _agencies(group)}
    title = spoken.say("Receipt {n}, {group}", n=submission, group=group.settings.short_title)
    if group.sample:
        title = f"{title} ({spoken.say('SAMPLE, not real figures')})"
    return Slip(title, tuple(_lines(found, titles, spoken)), tuple(_held(found, findings, spoken)))


def _agencies(group: WorkingGroup) -> list[dict[str, Any]]:
    return list(group.store.ask("select code, title from organisation_list").to_pylist())


def _lines(found: Verdict, titles: Mapping[str, str], spoken: Words) -> Iterable[tuple[str, str]]:
    say, when = spoken.say, datetime.fromisoformat(found.received_at)
    yield say("File"), found.file_name
    yield say("Received"), say("{day}, {hour} UTC", day=spoken.date(when.date()), hour=f"{when:%H:%M}")
    yield say("Agency"), ", ".join(titles.get(code, code.lstrip("~")) for code in found.organisations) or "–"
    yield (
        say("Month"),
        ", ".join(spoken.month(date.fromisoformat(f"{one}-01")) for one in found.months) or "–",
    )
    counted = {"n": spoken.number(found.rows["standing"]), "of": spoken.number(found.rows["read"])}
    yield say("State"), _state(found, spoken)
    yield say("Rows that count"), say("{n} of {of}", **counted)
    yield say("People, added up"), spoken.number(found.people.get("total", 0))
    if found.rows["held_back"]:
        yield say("Rows not counted yet"), spoken.number(found.rows["held_back"])
    if found.rows["set_aside"]:
        yield say("Rows counted elsewhere"), spoken.number(found.rows["set_aside"])
    yield say("Fingerprint"), " ".join(found.sha256[at : at + 4] for at in range(0, 16, 4))


def _state(found: Verdict, spoken: Words) -> str:
    say = spoken.say
    return {
        "standing": say("counts"), "awaiting": say("waits for your confirmation"),
        "replaced": say("replaced by a later file"), "withdrawn": say("taken back"), "refused": say("can't be read"),
        "erased": say("erased"),
    }.get(found.state, say("received"))  # fmt: skip


def _held(found: Verdict, findings: Iterable[Mapping[str, Any]], spoken: Words) -> Iterable[str]:
    """Why rows do not count, a line for each cause."""
    lines: dict[str, set[int]] = defaultdict(set)
    for one in findings:
        if one["severity"] == "error":
            lines[one["check_name"]].add(one["line"])
    told = {check.name: check for check in sql.checks()}
    by_many = sorted(lines.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    for name, numbers in by_many[:MOST]:
        where = lines_said(numbers, spoken) if any(numbers) else spoken.say("the file")
        yield f"- {spoken.say(told[name].title)}: {where}"
    if len(by_many) > MOST:
        yield spoken.plural("- and {n} other cause", "- and {n} other causes", len(by_many) - MOST)


def lines_said(numbers: Iterable[int], spoken: Words) -> str:
    """Lines of a file in words: "line 4", "lines 87 to 95"."""
    rows = set(numbers) - {0}
    return spoken.plural("line {lines}", "lines {lines}", len(rows), lines=ranges(rows, spoken))


def ranges(numbers: Iterable[int], spoken: Words, most: int = 5) -> str:
    """Lines of a file as people say them: {87, 88, 89, 95} -> "87 to 89, 95"."""
    found: list[list[int]] = []
    for n in sorted(set(numbers) - {0}):
        if found and found[-1][1] == n - 1:
            found[-1][1] = n
        else:
            found.append([n, n])
    said = [str(a) if a == b else spoken.say("{first} to {last}", first=a, last=b) for a, b in found[:most]]
    return ", ".join(said) + (" …" if len(found) > most else "")
