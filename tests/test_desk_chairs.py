"""A chair's decision about rows of the own agency waits for a chair of another one."""

from __future__ import annotations

import pytest
from desk_cases import MAY, items, opened, people, send
from examples_small import row

from data_pipeline import Decision, NotForYou, Viewer, ask, conclude, rebuild, second, undo, would_change

OF_BTS = Viewer("chair", "BTS", "chair of BTS")
OF_HHR = Viewer("chair", "HHR", "chair of HHR")
OTHER = Viewer("chair", "CIM", "chair of CIM")


@pytest.fixture
def group(tmp_path):
    with opened(tmp_path) as group:
        send(group, row(organisation="BTS", total=60), name="bts")
        send(group, row(organisation="HHR", total=80), name="hhr")
        yield group


def test_it_waits_and_holds_when_another_chair_agrees(group) -> None:
    decision = Decision("same_work", "same", items(group, "overlap"))
    assert would_change(group, OF_BTS, decision, MAY)[0].high_after == 80, (
        "what it would change once it holds"
    )
    number = conclude(group, OF_BTS, decision, "ours is the same team")[0]
    assert people(group) == (80, 140) and len(items(group, "overlap")) == 1
    for viewer in (OF_BTS, OF_HHR, Viewer("partner", "CIM")):
        with pytest.raises(NotForYou):
            second(group, viewer, number, "")
    second(group, OTHER, number, "asked both")
    assert people(group) == (80, 80) and items(group, "overlap") == []
    hashes = group.store.hashes()
    assert rebuild(group) == hashes
    with pytest.raises(NotForYou):
        second(group, OTHER, number, "twice")
    with pytest.raises(NotForYou, match="another agency"):
        undo(group, OF_BTS, number, "alone")
    undo(group, OTHER, number, "")
    assert people(group) == (80, 140)


def test_about_other_agencies_it_holds_at_once(group) -> None:
    number = conclude(group, OTHER, Decision("same_work", "same", items(group, "overlap")), "")[0]
    assert people(group) == (80, 80)
    with pytest.raises(NotForYou):
        second(group, OF_BTS, number, "")


def test_a_spelling_of_the_own_agency_waits_too(group) -> None:
    send(
        group,
        row(organisation="BTS", month="2026-05", total=9, activity="basic counseling for individals"),
        name="b2",
    )
    (item,) = items(group, "spelling")
    number = conclude(group, OF_BTS, Decision("spelling", "8.2", [item]), "")[0]
    assert len(items(group, "spelling")) == 1
    assert [one["holds"] for one in ask(group, OTHER, "decisions").to_pylist()] == [False]
    second(group, OTHER, number, "")
    assert items(group, "spelling") == []
