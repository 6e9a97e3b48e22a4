"""The chair's desk, the same work told twice: what an answer would change, undone, rebuilt; and who may decide."""

from __future__ import annotations

import pytest
from desk_cases import MAY, decide_and_undo, items, lead, opened, people, send
from examples_small import row

from data_pipeline import LOCAL, Decision, NotForYou, Viewer, ask, conclude, undo, withdraw, would_change


@pytest.fixture
def group(tmp_path):
    with opened(tmp_path) as group:
        yield group


def test_two_agencies_at_one_place_are_the_same_work(group) -> None:
    send(group, row(organisation="BTS", total=60), name="bts")
    send(group, row(organisation="HHR", total=80), name="hhr")
    (item,) = items(group, "overlap")
    assert (item["organisation"], item["other"], len(item["row_ids"])) == ("BTS", "HHR", 2)
    assert people(group) == (80, 140)
    decide_and_undo(group, Decision("same_work", "same", [item]), (80, 80))
    assert items(group, "overlap", "same_work", "by_rule") == [] and people(group, "BTS") == (0, 0)


def test_two_agencies_at_one_place_do_different_work(group) -> None:
    send(group, row(organisation="BTS", total=60), name="bts")
    send(group, row(organisation="HHR", total=80), name="hhr")
    (item,) = items(group, "overlap")
    decide_and_undo(group, Decision("same_work", "different", [item]), (80, 140))
    assert items(group, "overlap") == []


def test_a_lead_is_counted_elsewhere_though_its_number_is_larger(group) -> None:
    send(group, row(organisation="BTS", total=60), name="bts")
    send(group, lead(80), lead(7, implementer="MWS"), name="hhr")
    (item,) = items(group, "same_work")
    assert (item["organisation"], item["other"]) == ("HHR", "BTS")
    decide_and_undo(group, Decision("same_work", "same", [item]), (60, 67))
    assert people(group, "HHR") == (7, 7), "its work with another partner stands"


def test_the_rule_is_overturned_either_way(group) -> None:
    send(group, row(organisation="BTS", total=80), name="bts")
    send(group, lead(60), name="hhr")
    (item,) = items(group, "by_rule")
    assert people(group) == (80, 80)
    decide_and_undo(group, Decision("same_work", "different", [item]), (80, 140))
    turned = {**item, "organisation": "BTS", "other": "HHR", "implementer": None}
    decide_and_undo(group, Decision("same_work", "same", [turned]), (60, 60))


def test_nothing_vanishes_in_a_circle_or_where_the_other_stopped(group) -> None:
    agencies = ("BTS", "HHR", "CIM")
    numbers = {agency: send(group, row(organisation=agency, total=50), name=agency) for agency in agencies}
    about = {"month": MAY, "place": "SS0707", "activity": "8.1", "population_group": "IDP"}
    circle = [
        {**about, "organisation": a, "other": b}
        for a, b in zip(agencies, agencies[1:] + agencies[:1], strict=True)
    ]
    conclude(group, LOCAL, Decision("same_work", "same", circle[:2]), "")
    assert people(group) == (50, 50)
    conclude(group, LOCAL, Decision("same_work", "same", circle[2:]), "")
    assert people(group) == (50, 150), "in a circle all stand"
    undo(group, LOCAL, conclude(group, LOCAL, Decision("same_work", "different", circle[2:]), "")[0], "")
    assert people(group) == (50, 150)
    withdraw(group, LOCAL, numbers["CIM"], "wrong file")
    assert people(group) == (50, 50) and people(group, "HHR") == (50, 50), "its other is gone, so it stands"


def test_a_decision_holds_for_a_file_sent_again(group) -> None:
    send(group, row(organisation="BTS", total=60), name="bts")
    send(group, row(organisation="HHR", total=80), name="hhr")
    conclude(group, LOCAL, Decision("same_work", "same", items(group, "overlap")), "")
    send(group, row(organisation="BTS", total=75), name="bts again")
    assert people(group) == (80, 80)


@pytest.mark.parametrize("viewer", [Viewer("partner", "BTS"), Viewer("member"), Viewer("public")], ids=str)
def test_only_chairs_decide(group, viewer) -> None:
    send(group, row(organisation="BTS", total=60), name="bts")
    send(group, row(organisation="HHR", total=80), name="hhr")
    decision = Decision("same_work", "same", items(group, "overlap"))
    number = conclude(group, LOCAL, decision, "")[0]
    for forbidden in (
        lambda: conclude(group, viewer, decision, ""),
        lambda: undo(group, viewer, number, ""),
        lambda: would_change(group, viewer, decision, MAY),
        lambda: ask(group, viewer, "review_items"),
        lambda: ask(group, viewer, "review_evidence", row_ids=[1]),
        lambda: ask(group, viewer, "decisions"),
    ):
        with pytest.raises(NotForYou):
            forbidden()


def test_an_agency_reads_what_was_decided_about_its_rows(group) -> None:
    for agency, total in (("BTS", 60), ("HHR", 80)):
        send(group, row(organisation=agency, total=total), name=agency)
    conclude(group, LOCAL, Decision("same_work", "same", items(group, "overlap")), "one team")
    told = ask(group, Viewer("partner", "BTS"), "my_decisions").to_pylist()
    assert [(one["kind"], one["why"], one["holds"]) for one in told] == [("same_work", "one team", True)]
    assert ask(group, Viewer("partner", "CIM"), "my_decisions").num_rows == 0


def test_the_evidence_is_as_the_agencies_wrote_it(group) -> None:
    send(group, row(total="1,030", activity="basic counseling for individals"), name="cim")
    (item,) = items(group, "spelling")
    (found,) = ask(group, LOCAL, "review_evidence", row_ids=item["row_ids"]).to_pylist()
    assert (found["total"], found["activity"], found["line"]) == (
        "1,030",
        "basic counseling for individals",
        2,
    )
    assert found["standing"] == "held_back" and found["file_name"] == "cim.csv"
