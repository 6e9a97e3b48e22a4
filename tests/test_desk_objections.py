"""An agency sees what was decided about its rows and what that made of its figures, and objects; a chair answers."""

from __future__ import annotations

import pytest
from desk_cases import MAY, items, opened, people, send
from examples_small import row

from data_pipeline import (
    LOCAL,
    Decision,
    NotForYou,
    Viewer,
    answer_objection,
    ask,
    changed,
    conclude,
    decide,
    object_to,
    rebuild,
    undo,
)

BTS, CIM = Viewer("partner", "BTS"), Viewer("partner", "CIM")
OF_BTS = Viewer("chair", "BTS", "chair of BTS")


@pytest.fixture
def group(tmp_path):
    with opened(tmp_path) as group:
        send(group, row(organisation="BTS", total=60), name="bts")
        send(group, row(organisation="HHR", total=80), name="hhr")
        yield group


@pytest.fixture
def decision(group) -> int:
    return conclude(group, LOCAL, Decision("same_work", "same", items(group, "overlap")), "one team")[0]


def mine(group, viewer: Viewer = BTS) -> dict:
    return ask(group, viewer, "my_decisions").to_pylist()[0]


def test_it_stands_on_the_desk_until_an_entry_answers_it(group, decision) -> None:
    number = object_to(group, BTS, "BTS", decision, "two teams")
    (item,) = items(group, "objection")
    assert (item["organisation"], item["decision"], item["why"]) == ("BTS", decision, "two teams")
    assert mine(group)["objection_why"] == "two teams" and mine(group)["answered_by"] is None
    assert people(group) == (80, 80), "an objection alone changes no figure"
    hashes = group.store.hashes()
    assert rebuild(group) == hashes and items(group, "objection") == [item]
    for refused in (
        lambda: object_to(group, BTS, "BTS", decision, "once more"),
        lambda: answer_objection(group, BTS, number, "I am right"),
        lambda: answer_objection(group, OF_BTS, number, "we are right"),
        lambda: answer_objection(group, LOCAL, number, " "),
    ):
        with pytest.raises(NotForYou):
            refused()
    answer_objection(group, LOCAL, number, "both were asked again")
    assert items(group, "objection") == []
    assert (mine(group)["answered_who"], mine(group)["objection_answer"]) == (
        "local administrator",
        "both were asked again",
    )
    assert ask(group, LOCAL, "decisions").to_pylist()[0]["answers"] == ["both were asked again"]
    with pytest.raises(NotForYou):
        answer_objection(group, LOCAL, number, "twice")
    assert object_to(group, BTS, "BTS", decision) > number, "an answer is not the last word"
    hashes = group.store.hashes()
    assert rebuild(group) == hashes and len(items(group, "objection")) == 1


def test_undoing_the_decision_answers_it(group, decision) -> None:
    object_to(group, BTS, "BTS", decision, "two teams")
    undo(group, LOCAL, decision, "they are right")
    assert items(group, "objection") == [] and mine(group)["objection_answer"] == "they are right"
    with pytest.raises(NotForYou):
        object_to(group, BTS, "BTS", decision)


def test_only_the_agencies_concerned_object_and_see_it(group, decision) -> None:
    for viewer, agency in ((CIM, "CIM"), (CIM, "BTS"), (Viewer("member"), "BTS"), (Viewer("public"), "BTS")):
        with pytest.raises(NotForYou):
            object_to(group, viewer, agency, decision)
        with pytest.raises(NotForYou):
            changed(group, viewer, "BTS", decision)
    assert changed(group, CIM, "CIM", decision) is None
    object_to(group, Viewer("partner", "HHR"), "HHR", decision)
    assert mine(group)["objection"] is None, "another agency's objection is its own"


def test_what_it_made_of_an_agencys_figures(group, decision) -> None:
    hashes = group.store.hashes()
    months, effect = changed(group, BTS, "BTS", decision)
    assert months == (MAY, MAY)
    assert (effect.low_before, effect.low_after, effect.rows_before, effect.rows_after) == (60, 0, 1, 0)
    _, other = changed(group, Viewer("partner", "HHR"), "HHR", decision)
    assert not other.changes and group.store.hashes() == hashes
    undo(group, LOCAL, decision, "")
    assert changed(group, BTS, "BTS", decision) is None


def test_what_a_spelling_and_an_answer_about_a_year_made_of_them(group) -> None:
    send(
        group,
        row(organisation="BTS", month="2026-05", total=90, activity="basic counseling for individals"),
        name="b2",
    )
    (item,) = items(group, "spelling")
    spelled = conclude(group, LOCAL, Decision("spelling", "8.1", [item]), "")[0]
    months, effect = changed(group, BTS, "BTS", spelled)
    assert (months[1], effect.low_before, effect.low_after) == (MAY, 0, 90)
    send(group, row(organisation="BTS", month="2026-06", total=100), name="b3")
    said = decide(group, BTS, "year_to_date", "BTS", "sum_of_months", "our list", year=2026)
    months, effect = changed(group, BTS, "BTS", said)
    assert effect.high_before == 190 and effect.high_after == 100
