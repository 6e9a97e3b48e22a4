"""What the plain pages show of a file, as plain values for their templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ..access import Viewer
from ..questions import ask
from ..sentences import finding, refusal, titles_of
from ..sql import checks
from ..verdict import Verdict
from ..words import Words
from ..working_group import WorkingGroup

MONTHS_BACK = 18
SHOWN_OF_ONE, SHOWN = 15, 60  # lines of one check, and of all: a page stays below thirty kilobytes
LONGEST = 240
REASONS = {
    "no_activity": "No MHPSS activity this month", "suspended": "Work was suspended",
    "not_started": "Not started yet", "ended": "Work has ended",
}  # fmt: skip
WAYS = {
    "replaces": "Replace them with this file", "adds": "Add this file to them",
    "leaves": "Keep them, and count nothing of this file",
}  # fmt: skip
STATES = {
    "received": "Received", "read": "Read", "awaiting": "To confirm", "standing": "Counts",
    "replaced": "Replaced by a later file", "withdrawn": "Taken back", "refused": "Can't be read", "erased": "Erased",
}  # fmt: skip


def months_to_send(group: WorkingGroup, today: date) -> list[date]:
    """The months that may be sent for by the calendar, newest first."""
    index = today.year * 12 + today.month - 1
    months = [date((index - n) // 12, (index - n) % 12 + 1, 1) for n in range(1, MONTHS_BACK)]
    return [month for month in months if month >= group.settings.first_month] or months[:1]


def agencies(group: WorkingGroup) -> dict[str, str]:
    """code -> title of the register as it is today."""
    rows = group.store.ask("select code, title from organisation_list order by title").to_pylist()
    return {row["code"]: row["title"] for row in rows}


def files_of(group: WorkingGroup, viewer: Viewer, month: date) -> list[dict[str, Any]]:
    """The agency's files that tell of a month, newest first; at most eight."""
    rows = ask(group, viewer, "my_submissions").to_pylist()
    told = [row for row in rows if month in (row["months"] or [month])]
    return [
        {"n": row["submission"], "name": short(row["file_name"]), "state": STATES.get(row["state"], row["state"])}
        for row in told[:8]
    ]  # fmt: skip


def grouped(group: WorkingGroup, viewer: Viewer, submission: int, words: Words) -> list[dict[str, Any]]:
    """All objections to a file, a group for each check, the gravest first: title, advice, sentences, how many more."""
    rows = ask(group, viewer, "findings_of_submission", submission=submission).to_pylist()
    known, titles = {check.name: check for check in checks()}, titles_of(group.lists)
    counts = Counter(row["check_name"] for row in rows)
    left, groups = SHOWN, []
    for name in sorted(counts, key=lambda name: (known[name].severity != "error", -counts[name])):
        lines = [row for row in rows if row["check_name"] == name][: min(SHOWN_OF_ONE, left)]
        left -= len(lines)
        groups.append(
            {
                "grave": known[name].severity == "error", "title": known[name].title, "advice": known[name].advice,
                "n": counts[name], "more": counts[name] - len(lines),
                "lines": [short(finding(row, words, titles)) for row in lines],
            }
        )  # fmt: skip
    return groups


def sums(group: WorkingGroup, found: Verdict) -> list[tuple[str, list[tuple[str, int, int]]]]:
    """The totals to confirm: (heading, (title, rows, people) …) by state and by population group."""
    titles = titles_of(group.lists)

    def lines(list_name: str, told: Mapping[str, Mapping[str, int]]) -> list[tuple[str, int, int]]:
        named = {code: titles.get(f"{list_name}:{code}", code) for code in told}
        return [(named[code], one["rows"], one["people"]) for code, one in list(told.items())[:40]]

    return [
        ("State or area", lines("admin1", found.by_admin1)),
        ("Population group", lines("population_group", found.by_population_group)),
    ]


def warnings(found: Verdict, words: Words) -> list[str]:
    """What the reader noticed while it read the file."""
    return [refusal(one["code"], one["params"], one["line"], words)[0] for one in found.warnings[:10]]


def refused(found: Verdict, words: Words) -> tuple[str, str] | None:
    """Why a file cannot be read, and what to do."""
    told = found.refusal
    return refusal(told["code"], told["params"], told["line"], words) if told else None


def clock(moment: str, words: Words) -> str:
    """A moment of the ledger (ISO 8601, UTC) as day and time."""
    when = datetime.fromisoformat(moment)
    return words.say("{day}, {hour} UTC", day=words.date(when.date()), hour=f"{when:%H:%M}")


def short(text: str) -> str:
    """A text as it stands in a file, cut where it is very long."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
