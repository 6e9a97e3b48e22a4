"""Answers that are remembered: nobody gets what is another's, nothing outlives its version, each is made once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pytest

from data_pipeline import NotForYou, Viewer, scope
from data_pipeline.working_group import WorkingGroup
from pages.parts import answers
from pages.parts.ahead import QUESTIONS
from pages.parts.opening import opened
from pages.parts.prepare import prepare
from pages.parts.remembered import Remembered

TABLE = pa.table({"n": list(range(1000))})


@pytest.fixture
def group(tmp_path):
    return WorkingGroup("south_sudan", tmp_path)


def test_an_answer_is_made_once_however_many_ask():
    made, go = [], threading.Event()
    kept = Remembered()

    def make():
        go.wait(5)
        made.append(1)
        return TABLE

    with ThreadPoolExecutor(8) as people:
        asked = [people.submit(kept.get, "question", make) for _ in range(8)]
        go.set()
        assert all(one.result(10) is TABLE for one in asked)
    assert made == [1]


def test_what_failed_is_asked_again():
    kept = Remembered()
    with pytest.raises(ZeroDivisionError):
        kept.get("question", lambda: 1 / 0)
    assert kept.get("question", lambda: TABLE) is TABLE


def test_the_oldest_answers_go_when_there_are_too_many():
    kept = Remembered(most_bytes=TABLE.nbytes * 2)
    for name in ("a", "b", "a", "c"):
        kept.get(name, lambda: TABLE)
    made = []
    for name in ("a", "b"):
        kept.get(name, lambda name=name: made.append(name) or TABLE)
    assert made == ["b"], "a was used after b"


def test_who_sees_something_else_never_shares_an_answer(group):
    chair, public = Viewer("chair"), Viewer("public")
    one, other, member = Viewer("partner", "IOM"), Viewer("partner", "MSF"), Viewer("member")
    assert len({scope(group, who, "reach_by_state") for who in (chair, public, member)}) == 3
    assert scope(group, one, "my_submissions") != scope(group, other, "my_submissions")
    assert scope(group, one, "reach_by_state") == scope(group, other, "reach_by_state"), (
        "the same for all members"
    )


def test_a_cache_gives_nothing_to_those_who_may_not_ask(group):
    with pytest.raises(NotForYou):
        scope(group, Viewer("public"), "needs_attention")
    with pytest.raises(NotForYou):
        answers.key(group, Viewer("partner", "IOM"), "reporting", {})


def test_a_merge_makes_all_answers_new(group):
    before = answers.key(group, Viewer("chair"), "headline", {})
    group._merged += 1
    assert answers.key(group, Viewer("chair"), "headline", {}) != before


@pytest.mark.parametrize("page", QUESTIONS)
def test_what_is_begun_ahead_is_what_the_page_asks(as_seen_by, monkeypatch, page):
    asked, begun = set(), set()
    real, ahead = answers.answer, answers.answer_soon
    for module in ("session", "answers"):
        monkeypatch.setattr(
            f"pages.parts.{module}.answer", lambda name, **p: asked.add(_key(name, p)) or real(name, **p)
        )
    monkeypatch.setattr(
        "pages.parts.session.answer_soon", lambda name, **p: begun.add(_key(name, p)) or ahead(name, **p)
    )
    state = {"admin1": "SS01"} if page == "one_state" else {}
    at = as_seen_by("chair", "states" if state else page, month="2026-08", **state)
    assert not at.exception
    of_view = {
        (name, params) for name, params in asked if params != "[]"
    }  # the rest are lists, the same for any view
    assert begun == of_view


def test_what_is_answered_ahead_is_what_the_pages_ask(as_seen_by, monkeypatch):
    at = as_seen_by("chair", "reach", month="2026-08")  # opens the samples
    assert not at.exception
    twg = list(opened())[-1]
    assert prepare(twg, threading.Event(), quiet=0)
    monkeypatch.setattr("data_pipeline.ask", lambda *_, **__: pytest.fail("asked anew"))
    for page in ("overview", "reach"):
        assert not as_seen_by("chair", page, month="2026-10").exception


def test_answering_ahead_stops_with_the_server_and_for_visitors(as_seen_by):
    as_seen_by("chair", "overview")
    stop = threading.Event()
    stop.set()
    assert not prepare(list(opened())[-1], stop, quiet=60)


def _key(name, params):
    return name, repr(sorted(params.items()))
