"""Findings and refusals as sentences: where, what was written, what is wrong, what to do.

Tables hold a check's name and its parameters; language comes in here and nowhere before.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from . import sql
from .receiving.words import MESSAGES
from .vocabulary import Group
from .words import Words

# Refusals for meaning, beside those of the reader.
OURS = {
    "identity_columns": (
        'The column "{heading}" names or identifies people. The file was not kept.',
        "Take that column out and send the file again; we never hold who a person is.",
    ),
    "erased": ("This file was erased.", "Its number stays in the ledger; send a new file."),
}


@lru_cache
def _checks() -> dict[str, sql.Check]:
    return {check.name: check for check in sql.checks()}


def titles_of(group: Group) -> dict[str, str]:
    """ "list:code" -> title for every code, and code -> title where only one list has that code."""
    codes = group.tables()["codes"].to_pylist()
    many = Counter(code["code"] for code in codes)
    alone = {code["code"]: code["title"] for code in codes if many[code["code"]] == 1}
    return alone | {f"{code['list']}:{code['code']}": code["title"] for code in codes}


def finding(found: Mapping[str, Any], words: Words, titles: Mapping[str, str]) -> str:
    """One finding as a sentence.

    found: a line of `findings_of_submission` (line, heading, written, check_name, suggestion, details);
    titles: what `titles_of` gives, for whatever a suggestion may name.
    Example: Row 14, State or area, "W. Bahr": It is not on the list. Did you mean "Western Bahr el Ghazal" (SS09)?
    """
    return " ".join(part for part in (_place(found, words, titles), objection(found, words, titles)) if part)


def objection(found: Mapping[str, Any], words: Words, titles: Mapping[str, str]) -> str:
    """What is wrong and what to do, without the place: for whoever stands there already."""
    check = _checks()[found["check_name"]]
    details = json.loads(found.get("details") or "{}")
    parts = [words.say(check.message, **_shown(details, words))]
    if found.get("suggestion"):
        parts.append(_did_you_mean(str(found["suggestion"]), str(found.get("list") or ""), words, titles))
    else:
        parts.append(words.say(check.advice))
    return " ".join(part for part in parts if part)


def refusal(code: str, params: Mapping[str, Any], line: int | None, words: Words) -> tuple[str, str]:
    """A refusal or a reading warning as (message, advice)."""
    values = {**params, "line": "" if line is None else line}
    message, advice = {**MESSAGES, **OURS}[code]
    return words.say(message, **values), words.say(advice, **values)


def _place(found: Mapping[str, Any], words: Words, titles: Mapping[str, str]) -> str:
    # The template's title without what it says in brackets: "Girls (0-17)" -> "Girls".
    heading = words.say(found["heading"]).partition(" (")[0] if found.get("heading") else ""
    written = found.get("written")
    if found.get("line") and heading and written is not None:
        return words.say(
            'Row {row}, {column}, "{written}":', row=found["line"], column=heading, written=written
        )
    if found.get("line") and heading:
        return words.say("Row {row}, {column}:", row=found["line"], column=heading)
    if found.get("line"):
        return words.say("Row {row}:", row=found["line"])
    if found.get("month"):
        agency = str(found.get("organisation") or "").lstrip("~")
        return words.say(
            "{agency}, {month}:",
            agency=titles.get(f"organisation:{agency}", agency),
            month=words.month(found["month"]),
        )
    return words.say("The file:")


def _did_you_mean(suggestion: str, list_name: str, words: Words, titles: Mapping[str, str]) -> str:
    options = [_named(code, list_name, titles) for code in suggestion.split("|")]
    return words.say("Did you mean {options}?", options=" / ".join(options))


def _named(code: str, list_name: str, titles: Mapping[str, str]) -> str:
    title = titles.get(f"{list_name}:{code}") or titles.get(code, code)
    return f'"{code}"' if title == code else f'"{title}" ({code})'


def _shown(details: Mapping[str, Any], words: Words) -> dict[str, Any]:
    return {
        name: words.number(value)
        if isinstance(value, int | float) and name not in ("line", "year")
        else value
        for name, value in details.items()
    }
