"""Findings as sentences: plain, short, of one pattern, and sayable in every language."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from data_pipeline import message_of, words
from data_pipeline.sql import Check, checks

CHECKS = checks()
IDS = [check.name for check in CHECKS]
GOLDEN = (Path(__file__).parent / "golden" / "messages.txt").read_text("utf-8").splitlines()
HOUSE_WORDS = re.compile(
    r"\b(passports?|freeze|frozen|verdicts?|held[ _-]back|set[ _-]aside|contacts|review(?:ed)?)\b",
    re.IGNORECASE,
)
JARGON = re.compile(
    r"\b(null|boolean|integer|string|float|parse[ds]?|regex|SQL|row_id|invalid|field)\b", re.IGNORECASE
)
PLACE = re.compile(r"(Row \d+(, [^:]+)?|The file|[^:|]+, [A-Z][a-z]+ \d{4}): ")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_the_head_lines_are_plain(check: Check):
    for text in (check.title, check.message, check.advice):
        assert len(text) <= 125, text
        assert not HOUSE_WORDS.search(text), text
        assert not JARGON.search(text), text
        assert "  " not in text and "_" not in re.sub(r"\{\w+\}", "", text), text
    assert not check.title.endswith(".")
    assert check.message.endswith((".", "?"))
    assert check.advice.endswith((".", "?"))


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_a_message_takes_its_numbers_from_its_details(check: Check):
    """Every placeholder is among what the check returns: none is said as a hole."""
    named = set(re.findall(r"\{(\w+)\}", check.message + check.advice))
    given = set(re.findall(r"'(\w+)'", " ".join(re.findall(r"json_object\(.*", check.sql, re.DOTALL))))
    assert named <= given, named - given


@pytest.mark.parametrize("line", GOLDEN)
def test_a_message_says_where_and_what_to_do(line):
    check, severity, message = line.split(" | ", 2)
    assert severity == next(one.severity for one in CHECKS if one.name == check)
    assert PLACE.match(message), message
    wrong = PLACE.sub("", message, count=1)
    assert len(re.findall(r"[.?](?: |$)", wrong)) >= 2, message  # what is wrong, and what to do
    assert "{" not in message and "~" not in message, message
    assert len(message) <= 300, message


@pytest.mark.parametrize("check", CHECKS, ids=IDS)
def test_every_sentence_passes_through_gettext(check: Check):
    details = {name: 7 for name in re.findall(r"\{(\w+)\}", check.message)}
    found = {
        "check_name": check.name,
        "line": 4,
        "heading": "Month",
        "written": "x",
        "details": json.dumps(details),
    }
    for suggestion in (None, "SS01|SS02"):
        said = message_of({**found, "suggestion": suggestion}, words("qps"), {})
        assert not MARKED.sub("", said.replace("⟦Month⟧", "Month")).strip(), said


def test_where_follows_what_is_known():
    english = words("en")
    found = {"check_name": "missing_value", "details": None}
    assert message_of({**found, "line": 14, "heading": "Status"}, english, {}).startswith("Row 14, Status: ")
    assert message_of({**found, "line": 14}, english, {}).startswith("Row 14: ")
    assert message_of({**found, "line": 0}, english, {}).startswith("The file: ")


def test_a_suggestion_is_named_with_its_code_and_replaces_the_advice():
    found = {
        "check_name": "unknown_code",
        "line": 14,
        "heading": "State",
        "written": "W. Bahr",
        "suggestion": "SS09|SS05",
        "details": "{}",
    }
    said = message_of(
        found, words("en"), {"SS09": "Western Bahr el Ghazal", "SS05": "Northern Bahr el Ghazal"}
    )
    assert said == (
        'Row 14, State, "W. Bahr": It is not on the list, and without it the row cannot be counted. '
        'Did you mean "Western Bahr el Ghazal" (SS09) / "Northern Bahr el Ghazal" (SS05)?'
    )


def test_numbers_are_written_for_the_reader():
    details = json.dumps({"parts": 2035, "total": 1650})
    found = {
        "check_name": "parts_above_total",
        "line": 3,
        "heading": "Total",
        "written": "1650",
        "details": details,
    }
    assert "2,035 people" in message_of(found, words("en"), {})
