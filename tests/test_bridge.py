"""The change between two months adds up, step by step, and every step opens to the rows that made it."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from examples_small import row, send
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_pipeline import (
    LOCAL,
    Viewer,
    WorkingGroup,
    ask,
    confirm_spelling,
    freeze,
    open_group,
    open_sample,
)
from data_pipeline.bridge import MOVED, RESTATED, Bridge, bridge

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
HISTORIES = int(os.environ.get("HISTORIES", "3"))  # more: tests/README.md


def ends(group: WorkingGroup, month: date, at: str = "", **filters) -> tuple[int, int]:
    line = ask(group, LOCAL, "headline", at=at, from_month=month, to_month=month, **filters).to_pylist()[0]
    return line["people_low"], line["people_high"]


def adds_up(made: Bridge, first: tuple[int, int], last: tuple[int, int]) -> None:
    """From the one figure to the other without a gap."""
    for end, start, stop in (("low", first[0], last[0]), ("high", first[1], last[1])):
        before, after = made.steps[f"{end}_before"].to_pylist(), made.steps[f"{end}_after"].to_pylist()
        assert [before[0], *after] == [*before, after[-1]]
        assert (before[0], after[-1]) == (start, stop)


def differences(made: Bridge) -> dict[str, int]:
    return {line["step"]: line["low_after"] - line["low_before"] for line in made.steps.to_pylist()}


def people_by_step(made: Bridge) -> dict[str, list[tuple]]:
    found = defaultdict(list)
    for line in made.rows.to_pylist():
        found[line["step"]].append(
            (line["organisation"], line["change"], line["people_before"], line["people_after"])
        )
    return {step: sorted(rows) for step, rows in found.items()}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory):
    """May is made final; then a spelling is confirmed, CIM corrects May, KCI reports May late, and June comes."""
    group = open_group("south_sudan", tmp_path_factory.mktemp("bridge") / "data")
    send(group, "cim", row(organisation="CIM", total=100))
    send(group, "tli", row(organisation="TLI", total=300, admin2="Renk"))
    send(
        group,
        "hhr",
        row(organisation="HHR", total=30, admin1="Uper Nil", admin2=""),
        row(organisation="HHR", total=7, admin2="Baliet"),
    )
    folder = freeze(group, LOCAL, MAY)
    confirm_spelling(group, LOCAL, "admin1", "Uper Nil", "SS07")
    send(group, "cim2", row(organisation="CIM", total=120))
    send(group, "kci", row(organisation="KCI", total=50, admin2="Fashoda"))
    june = {"month": "2026-06"}
    send(group, "cim6", row(organisation="CIM", total=90, **june))
    send(group, "kci6", row(organisation="KCI", total=80, admin2="Fashoda", **june))
    send(group, "alt6", row(organisation="ALT", total=10, admin2="Manyo", **june))
    yield group, folder.name
    group.close()


def test_each_step_is_the_difference_that_it_made(story) -> None:
    group, final = story
    made = bridge(group, LOCAL, MAY, JUNE, at_before=final)
    # the row of the state alone (30) is a rival of the counties' rows, never added to them
    assert differences(made) == {
        "lists": 0, "corrections": 20, "late": 50, "stopped": -300 - 7, "new": 10, "more": 30, "fewer": -30,
    }  # fmt: skip
    adds_up(made, (407, 407), ends(group, JUNE))
    assert ends(group, MAY, final) == (407, 407)


def test_each_step_opens_to_its_rows(story) -> None:
    group, final = story
    assert people_by_step(bridge(group, LOCAL, MAY, JUNE, at_before=final)) == {
        "lists": [("HHR", "entered", None, 30)],
        "corrections": [("CIM", "entered", None, 120), ("CIM", "left", 100, None)],
        "late": [("KCI", "entered", None, 50)],
        "stopped": [("HHR", "left", 7, None), ("HHR", "left", 30, None), ("TLI", "left", 300, None)],
        "new": [("ALT", "entered", None, 10)],
        "more": [("KCI", "entered", None, 80), ("KCI", "left", 50, None)],
        "fewer": [("CIM", "entered", None, 90), ("CIM", "left", 120, None)],
    }


def test_filters_hold_in_every_step(story) -> None:
    group, final = story
    made = bridge(group, LOCAL, MAY, JUNE, at_before=final, organisation=["CIM"])
    assert differences(made) == {
        "lists": 0,
        "corrections": 20,
        "late": 0,
        "stopped": 0,
        "new": 0,
        "more": 0,
        "fewer": -30,
    }
    adds_up(made, ends(group, MAY, final, organisation=["CIM"]), ends(group, JUNE, organisation=["CIM"]))


def test_without_a_final_month_nothing_is_restated(story) -> None:
    group, _ = story
    made = bridge(group, LOCAL, MAY, JUNE)
    assert made.steps["step"].to_pylist() == list(MOVED)
    adds_up(made, ends(group, MAY), ends(group, JUNE))


def test_small_numbers_of_others_are_hidden_from_a_partner(story) -> None:
    group, final = story
    group_rows = bridge(group, Viewer("partner", "ALT"), MAY, JUNE, at_before=final).rows.to_pylist()
    assert [line["people_after"] for line in group_rows if line["organisation"] == "ALT"] == [10]


def test_where_a_figure_on_the_way_is_too_small_no_step_is_told(story) -> None:
    group, final = story
    send(group, "alt7", row(organisation="ALT", total=3, admin2="Manyo", month="2026-07"))
    member, july = Viewer("member"), date(2026, 7, 1)
    made = bridge(group, member, JUNE, july)
    assert made.hidden
    assert made.steps.to_pylist() == [
        {**dict.fromkeys(made.steps.schema.names), "step": one} for one in MOVED
    ]
    assert not bridge(group, LOCAL, JUNE, july).hidden  # who sees all sees it
    assert not bridge(group, member, MAY, JUNE, at_before=final).hidden


def test_it_adds_up_on_every_pair_of_months_of_the_samples(loaded_samples: Path, tmp_path: Path) -> None:
    group = open_sample("south_sudan", shutil.copytree(loaded_samples, tmp_path / "data"))
    months = ask(group, LOCAL, "months")["month"].to_pylist()
    final = {one["month"]: one["folder"] for one in ask(group, LOCAL, "final_months").to_pylist()}
    assert len(months) == 12 and final
    for before, after in zip(months, months[1:], strict=False):
        at = final.get(before, "")
        made = bridge(group, LOCAL, before, after, at_before=at)
        adds_up(made, ends(group, before, at), ends(group, after))
        assert made.rows.num_rows
    group.close()


@st.composite
def histories(draw: st.DrawFn) -> list[tuple]:
    """What comes before and after May is made final: files of agencies and months, spellings that bring rows in."""
    one = st.tuples(
        st.sampled_from(["CIM", "TLI", "HHR", "KCI"]), st.sampled_from(["2026-05", "2026-06"]),
        st.sampled_from(["Upper Nile", "Uper Nil"]), st.sampled_from(["Malakal", "Renk", ""]),
        st.sampled_from(["8.1", "4.2"]), st.integers(1, 200),
    )  # fmt: skip
    acts = st.one_of(one, one, st.just("spelling"))
    return [draw(st.lists(one, min_size=1, max_size=4)), draw(st.lists(acts, min_size=1, max_size=5))]


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories())
def test_it_adds_up_on_random_histories(tmp_path_factory, history) -> None:
    group = open_group("south_sudan", tmp_path_factory.mktemp("history") / "data")
    send(group, "first", row(organisation="IOM", total=11))
    play(group, "a", history[0])
    final = freeze(group, LOCAL, MAY).name
    play(group, "b", history[1])
    send(group, "last", row(organisation="IOM", total=12, month="2026-06"))
    for at in (final, ""):
        made = bridge(group, LOCAL, MAY, JUNE, at_before=at)
        adds_up(made, ends(group, MAY, at), ends(group, JUNE))
        assert made.steps["step"].to_pylist() == [*(RESTATED if at else ()), *MOVED]
    group.close()


def play(group: WorkingGroup, name: str, acts: list) -> None:
    for number, act in enumerate(acts):
        if act == "spelling":
            confirm_spelling(group, LOCAL, "admin1", "Uper Nil", "SS07")
        else:
            agency, month, state, county, activity, total = act
            line = row(
                organisation=agency, month=month, admin1=state, admin2=county, activity=activity, total=total
            )
            send(group, f"{name}{number}", line)
