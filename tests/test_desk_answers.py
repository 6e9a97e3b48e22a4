"""The chair's desk: spellings, numbers to check, totals since January and changes of final months."""

from __future__ import annotations

import pytest
from desk_cases import MAY, decide_and_undo, items, opened, people, send
from examples_small import row

from data_pipeline import LOCAL, Decision, ask, conclude, freeze, undo


@pytest.fixture
def group(tmp_path):
    with opened(tmp_path) as group:
        yield group


def test_a_spelling_means_what_a_chair_says(group) -> None:
    send(group, row(total=30, activity="basic counseling for individals"), row(total=12), name="cim")
    (item,) = items(group, "spelling")
    assert (item["suggestion"], item["rows"], item["people"]) == ("8.1", 1, 30)
    with pytest.raises(ValueError):
        conclude(group, LOCAL, Decision("spelling", "99.9", [item]), "")
    decide_and_undo(group, Decision("spelling", "8.1", [item]), (30, 42))
    conclude(group, LOCAL, Decision("spelling", "8.2", [item]), "another one was meant")
    assert people(group) == (30, 42) and items(group, "spelling") == []
    codes = {
        r["activity"]
        for r in ask(group, LOCAL, "reach_by_activity", from_month=MAY, to_month=MAY).to_pylist()
    }
    assert {"8.1", "8.2"} <= codes, "the newest answer holds, not both"


def test_an_ambiguous_name_is_settled_by_a_person(group) -> None:
    send(group, row(total=30), row(total=9, status="Planned"), name="cim")
    (item,) = items(group, "spelling")
    assert "|" in item["suggestion"]
    conclude(group, LOCAL, Decision("spelling", "planned_funded", [item]), "")
    assert items(group, "spelling") == []


def test_an_unknown_agency_is_a_known_one_or_right_as_it_is(group) -> None:
    send(
        group,
        row(organisation="Blue Tukul people", total=30),
        row(organisation="Somebody", total=5),
        name="odd",
    )
    one, other = sorted(items(group, "spelling"), key=lambda item: item["written"])
    decide_and_undo(group, Decision("spelling", "BTS", [one]), (30, 35))
    assert people(group, "BTS") == (30, 30)
    conclude(group, LOCAL, Decision("checked", "right", [{**other, "what": "spelling", "month": None}]), "")
    assert items(group, "spelling") == [] and people(group) == (30, 35)


def test_a_jump_is_right_until_the_number_changes(group) -> None:
    for n, total in enumerate((100, 100, 100, 900), start=2):
        send(group, row(month=f"2026-0{n}", total=total), name=f"m{n}")
    (item,) = items(group, "jump")
    before = people(group)
    number = conclude(group, LOCAL, Decision("checked", "right", [item]), "a new camp")[0]
    assert items(group, "jump") == [] and people(group) == before
    undo(group, LOCAL, number, "")
    assert len(items(group, "jump")) == 1
    conclude(group, LOCAL, Decision("checked", "right", [item]), "a new camp")
    send(group, row(month="2026-05", total=1900), name="again")
    assert [one["people"] for one in items(group, "jump")] == [1900]


def test_totals_since_january_are_answered_on_the_desk(group) -> None:
    codes = ("8.1", "7.1", "7.2", "4.1", "3.2")
    levels = (100, 150, 190, 230, 300)
    for n, level in enumerate(levels, start=1):
        send(
            group,
            *(row(month=f"2026-0{n}", total=level + i, activity=code) for i, code in enumerate(codes)),
            name=f"m{n}",
        )
    (item,) = items(group, "since_january")
    assert (item["organisation"], item["year"]) == ("CIM", 2026)
    decision = Decision("year_to_date", "sum_of_months", [item])
    decide_and_undo(group, decision, (70, 350))
    assert items(group, "since_january") == []
    assert [one["answer"] for one in ask(group, LOCAL, "decisions").to_pylist() if one["holds"]] == [
        "sum_of_months"
    ]
    conclude(group, LOCAL, Decision("year_to_date", "each_month", [item]), "they count each month anew")
    assert items(group, "since_january") == [] and people(group)[0] == 304


def test_changes_of_a_final_month_are_seen_until_there_are_more(group) -> None:
    send(group, row(total=60), name="cim")
    freeze(group, LOCAL, MAY)
    assert items(group, "late") == []
    send(group, row(organisation="BTS", total=5), name="bts")
    (item,) = items(group, "late")
    assert item["organisations"] == ["BTS"]
    conclude(group, LOCAL, Decision("seen", "seen", [item]), "told in the meeting")
    assert items(group, "late") == []
    send(group, row(organisation="HHR", total=5), name="hhr")
    assert len(items(group, "late")) == 1


def test_answers_in_one_go(group) -> None:
    wrong = ("Uper Nile", "Unitty")
    send(group, *(row(total=10, admin1=name, admin2="") for name in wrong), name="cim")
    found = items(group, "spelling")
    assert {item["written"] for item in found} == set(wrong)
    numbers = conclude(
        group, LOCAL, Decision("spelling", "", [{**i, "code": i["suggestion"]} for i in found]), ""
    )
    assert len(numbers) == 2 and items(group, "spelling") == [] and people(group) == (20, 20)
