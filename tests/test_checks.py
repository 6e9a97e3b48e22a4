"""Every check: it finds its fault at its row and column, stays silent on what comes close, and says it in plain words.

The messages are compared line by line with `golden/messages.txt`. After a wanted change renew it, and read the change:

    RENEW_GOLDEN=1 pytest tests/test_checks.py
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from examples_between import STORIES
from examples_group import ALL, NAMES, Findings, received, titles, told

from data_pipeline import LOCAL, ask, message_of, open_group, words

GOLDEN = Path(__file__).parent / "golden" / "messages.txt"
STORY_NAMES = [f"{one.check}_{one.organisation}" for one in STORIES]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Findings]]:
    """File name of an example -> what was said about it."""
    with received(tmp_path_factory.mktemp("examples")) as findings:
        yield findings


@pytest.fixture(scope="module")
def between(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Findings]:
    """What was said about months and organisations."""
    with told(tmp_path_factory.mktemp("stories")) as findings:
        yield findings


@pytest.mark.parametrize(("name", "example"), list(zip(NAMES, ALL, strict=True)), ids=NAMES)
def test_a_bad_example_is_found_and_nothing_else(found, name, example):
    assert [_place(one) for one in found[f"{name}_bad.csv"]] == [(example.check, *example.found)]


@pytest.mark.parametrize("name", NAMES)
def test_a_good_example_is_clean(found, name):
    assert [_place(one) for one in found[f"{name}_good.csv"]] == []


@pytest.mark.parametrize("story", STORIES, ids=STORY_NAMES)
def test_a_story_is_found_at_its_month(between, story):
    said = [
        (str(one["month"])[:7], one["column_name"], one["written"], one["suggestion"])
        for one in between
        if (one["check_name"], one["organisation"]) == (story.check, story.organisation)
    ]
    assert said == ([story.found] if story.found else [])


def test_every_check_has_an_example(tmp_path):
    group = open_group("south_sudan", tmp_path)
    known = {check["name"] for check in ask(group, LOCAL, "checks").to_pylist()}
    group.close()
    shown = {one.check for one in ALL} | {one.check for one in STORIES if one.found}
    assert shown == known
    assert {one.check for one in STORIES if not one.found} == {one.check for one in STORIES}
    assert len(known) >= 30


def test_messages_are_the_golden_ones(found, between):
    said = _messages(found, between)
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text("\n".join(said) + "\n", encoding="utf-8")
    assert said == GOLDEN.read_text("utf-8").splitlines(), (
        "wanted? RENEW_GOLDEN=1 pytest tests/test_checks.py"
    )


def _messages(found: dict[str, Findings], between: Findings) -> list[str]:
    """`check | severity | message` for every bad example, then for every story."""
    shown = [one for name in sorted(NAMES) for one in found[f"{name}_bad.csv"]]
    shown += [
        one
        for story in sorted(STORIES, key=lambda story: (story.check, story.organisation))
        for one in between
        if story.found and (one["check_name"], one["organisation"]) == (story.check, story.organisation)
    ]
    english, known = words("en"), titles()
    return [f"{one['check_name']} | {one['severity']} | {message_of(one, english, known)}" for one in shown]


def _place(one: dict[str, Any]) -> tuple[str, int, str | None, str | None, str | None]:
    return one["check_name"], one["line"], one["column_name"], one["written"], one["suggestion"]
