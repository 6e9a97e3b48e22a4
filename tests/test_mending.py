"""What a sender answers about the own file: headings, spellings, cells; remembered, taken back, the same after a rebuild."""

from __future__ import annotations

import pytest
from examples import csv_file, row

from data_pipeline import (
    LOCAL,
    Decision,
    NotForYou,
    Viewer,
    answer_headings,
    ask,
    conclude,
    confirm,
    follow,
    learn,
    mend,
    open_group,
    rebuild,
    samples_of_headings,
    submit,
    take_answer_back,
    verdict,
    version_to_mend,
)
from data_pipeline.verify import verify

ALT = Viewer("partner", "ALT")
HHR = Viewer("partner", "HHR")


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory):
    opened = open_group("south_sudan", tmp_path_factory.mktemp("mending"))
    yield opened
    opened.close()


def sent(group, *rows: dict[str, str], name: str = "may.csv", who: Viewer = ALT, **how) -> int:
    own = ({**one, "reporting_organisation": who.organisation} for one in rows)
    number = submit(group, who, name, csv_file(*own, **how)).submission
    follow(group)
    return number


def written(group, submission: int, column: str) -> list[str | None]:
    lines = ask(group, LOCAL, "rows_of_submission", submission=submission)
    return lines[column].to_pylist()


def cell(line: int, column: str, becomes: str) -> dict:
    return {"sheet": 0, "line": line, "column": column, "becomes": becomes}


def test_a_heading_is_answered_once_and_remembered(group) -> None:
    strange = {"renamed": {"activity": "Qu'est-ce qu'on fait"}}
    first = sent(group, row(), **strange)
    assert verdict(group, ALT, first).rows["standing"] == 0
    asked = ask(group, ALT, "headings_to_match", submission=first).to_pylist()
    assert [one["heading"] for one in asked] == ["Qu'est-ce qu'on fait"]
    assert samples_of_headings(group, ALT, first)[0, asked[0]["position"]] == [row()["activity"]]
    answer = answer_headings(group, ALT, first, {"Qu'est-ce qu'on fait": "activity"})
    assert verdict(group, ALT, first).rows["standing"] == 1
    later = sent(group, row(total="180"), name="june.csv", **strange)
    others = sent(group, row(), who=HHR, **strange)
    assert [verdict(group, LOCAL, n).rows["standing"] for n in (later, others)] == [1, 0]
    confirm(group, ALT, later)
    take_answer_back(group, ALT, first, answer)
    assert [verdict(group, LOCAL, n).rows["standing"] for n in (first, later)] == [0, 1], (
        "what was confirmed stays as it was confirmed"
    )


def test_not_needed_is_an_answer(group) -> None:
    n = sent(group, row(), more=[("Budget line", "B-12")])
    answer_headings(group, ALT, n, {"Budget line": ""})
    assert not any(one["how"] == "none" for one in verdict(group, ALT, n).headings)
    assert ask(group, ALT, "findings_of_submission", submission=n).num_rows == 0


def test_a_spelling_is_learnt_for_its_sender_alone(group) -> None:
    wrong = row(admin1="Uper Nil")
    first, others = sent(group, wrong, wrong), sent(group, wrong, who=HHR)
    learn(group, ALT, first, [{"list": "admin1", "written": "Uper Nil", "code": "SS07"}])
    later = sent(group, row(admin1="UPER NIL", contacts="12"), name="june.csv")
    assert [verdict(group, LOCAL, n).rows["held_back"] for n in (first, others, later)] == [0, 1, 0]
    cells = ask(group, ALT, "mended_cells_of_file", submission=first).to_pylist()
    assert [(one["line"], one["was"], one["becomes"]) for one in cells] == [
        (2, "Uper Nil", "SS07"),
        (3, "Uper Nil", "SS07"),
    ]


def test_a_learnt_spelling_waits_for_a_chair_to_hold_for_everybody(group) -> None:
    n, others = (
        sent(group, row(admin1="Haut-Nil", contacts="7")),
        sent(group, row(admin1="Haut-Nil"), who=HHR),
    )
    learn(group, ALT, n, [{"list": "admin1", "written": "Haut-Nil", "code": "SS07"}])
    (item,) = [one for one in ask(group, LOCAL, "review_items").to_pylist() if one["written"] == "Haut-Nil"]
    assert item["suggestion"] == "SS07" and item["organisations"] == ["ALT", "HHR"]
    conclude(group, LOCAL, Decision("spelling", "SS07", [item]), "seen on the map")
    assert verdict(group, LOCAL, others).rows["held_back"] == 0, "past files of others too"
    assert "Haut-Nil" not in [one["written"] for one in ask(group, LOCAL, "review_items").to_pylist()]


def test_a_spelling_may_hold_within_one_state_only(group) -> None:
    n = sent(group, row(admin2="Town"), row(admin1="Jonglei", admin2="Town"))
    learn(group, ALT, n, [{"list": "admin2", "written": "Town", "within": "Upper Nile", "code": "SS0707"}])
    assert written(group, n, "admin2") == ["SS0707", "Town"]


def test_cells_are_mended_and_taken_back(group) -> None:
    n = sent(group, row(boys="many"), row(total="1.250", donor=""))
    assert verdict(group, ALT, n).rows["held_back"] == 2
    first = mend(group, ALT, n, [cell(2, "boys", "38"), cell(3, "total", "1250")])
    mend(group, ALT, n, [cell(3, "total", "175")])
    assert verdict(group, ALT, n).rows["held_back"] == 0
    assert written(group, n, "total") == ["175", "175"]
    take_answer_back(group, ALT, n, first)
    assert written(group, n, "boys") == ["many", "38"]
    assert written(group, n, "total") == ["175", "175"], "the later mend holds by itself"


def test_a_column_that_is_missing_can_be_filled_in(group) -> None:
    n = sent(group, row(), without=("reporting_month",))
    assert verdict(group, ALT, n).rows["standing"] == 0
    mend(group, ALT, n, [cell(2, "reporting_month", "2026-05")])
    assert written(group, n, "reporting_month") == ["2026-05"]


def test_a_file_that_counts_is_mended_as_a_new_version(group) -> None:
    n = sent(group, row(), row(boys="many", donor=""))
    mend(group, ALT, n, [cell(2, "girls", "43"), cell(2, "total", "176")])
    confirm(group, ALT, n)
    with pytest.raises(NotForYou):
        mend(group, ALT, n, [cell(3, "boys", "38")])
    new = version_to_mend(group, ALT, n)
    assert version_to_mend(group, ALT, n) == new, "asked twice, made once"
    mend(group, ALT, new, [cell(3, "boys", "38")])
    assert verdict(group, ALT, n).rows["standing"] == 1, "nothing changes before it is confirmed"
    assert written(group, new, "girls") == ["43", "42"], "mends of the version before are in it"
    confirm(group, ALT, new)
    assert verdict(group, ALT, new).rows["standing"] == 2
    assert verdict(group, ALT, n).state == "replaced"


def test_what_a_file_changes_is_told_row_by_row(group) -> None:
    own = {"reporting_organisation": "TLI"}
    tli = Viewer("partner", "TLI")
    april = sent(group, row(**own, reporting_month="2026-04"), who=tli)
    confirm(group, tli, april)
    one, two, three = row(**own), row(**own, activity="7.1"), row(**own, activity="4.1")
    first = sent(group, one, two, who=tli)
    confirm(group, tli, first)
    second = sent(group, {**one, "girls": "43", "total": "176"}, three, who=tli)
    told = ask(group, tli, "changes_of_submission", submission=second, other=None).to_pylist()
    seen = [
        (one["against"], one["change"], one["activity"], one["people_before"], one["people_now"])
        for one in told
    ]
    assert seen == [
        ("month_before", "changed", "8.1", 175, 176), ("month_before", "new", "4.1", None, 175),
        ("version", "changed", "8.1", 175, 176), ("version", "gone", "7.1", 175, None), ("version", "new", "4.1", None, 175),
    ]  # fmt: skip
    assert told[2]["differs"] == ["total", "girls"]
    against_itself = ask(group, tli, "changes_of_submission", submission=first, other=first).to_pylist()
    assert {one["change"] for one in against_itself if one["against"] == "version"} == {"same"}
    assert ask(group, HHR, "changes_of_submission", submission=second, other=first).num_rows == 0


def test_only_the_own_file(group) -> None:
    n = sent(group, row())
    for doing in (
        lambda: mend(group, HHR, n, [cell(2, "boys", "38")]),
        lambda: learn(group, HHR, n, [{"list": "admin1", "written": "x", "code": "SS07"}]),
        lambda: answer_headings(group, HHR, n, {"x": "activity"}),
        lambda: samples_of_headings(group, HHR, n),
        lambda: version_to_mend(group, HHR, n),
    ):
        with pytest.raises(NotForYou):
            doing()
    with pytest.raises(ValueError, match="no column"):
        mend(group, ALT, n, [cell(2, "contact_name", "Anna")])
    with pytest.raises(ValueError, match="not on the list"):
        learn(group, ALT, n, [{"list": "admin1", "written": "x", "code": "SS99"}])


def test_the_same_tables_after_a_rebuild(group) -> None:
    """Last of this file: everything that the others did."""
    before = group.store.hashes()
    after = rebuild(group)
    assert {name for name in before if before[name] != after[name]} == set()
    assert verify(group) == []
