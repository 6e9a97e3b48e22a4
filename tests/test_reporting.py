"""Reporting over time, scores of reports, and agencies that months can be compared by: against pandas on the samples."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pandas as pd
import pyarrow as pa
import pytest
from examples_small import row, write_rows

from data_pipeline import (
    LOCAL,
    NotForYou,
    Viewer,
    ask,
    confirm,
    nil,
    note_today,
    open_group,
    open_sample,
    submit,
)
from data_pipeline.telling.look import look
from data_pipeline.telling.sentences_steady import steady_key, with_steady
from pages.parts.reporting_chart import STATES, completeness
from pages.parts.series import by_month

FIRST, LAST = date(2025, 11, 1), date(2026, 10, 1)
YEAR = {"from_month": FIRST, "to_month": LAST}


@pytest.fixture(scope="module")
def group(loaded_samples, tmp_path_factory):
    opened = open_sample(
        "south_sudan", shutil.copytree(loaded_samples, tmp_path_factory.mktemp("reporting") / "data")
    )
    yield opened
    opened.close()


def test_scores_are_the_mean_of_the_parts_that_apply(group) -> None:
    rows = group.store.ask(
        "select s.organisation, s.month, s.standing, counts, carries_people, total, parts, girls, boys, women, men "
        "from standing as s join rows using (row_id) where s.standing in ('standing', 'set_aside', 'held_back')"
    ).to_pandas()
    rows["month"] = pd.to_datetime(rows["month"]).dt.date
    found = ask(group, LOCAL, "reporting_quality", **YEAR).to_pandas()
    found["month"] = pd.to_datetime(found["month"]).dt.date
    of = dict(list(rows.groupby(["organisation", "month"])))
    assert len(found) > 300
    for line in found.itertuples():
        own = of.get((line.organisation, line.month), rows.iloc[:0])
        people = own[
            (own.counts == "people")
            & own.carries_people.fillna(False).astype(bool)
            & (own.total.fillna(0) > 0)
        ]
        whole = people[
            (people.parts == people.total) & people[["girls", "boys", "women", "men"]].notna().all(axis=1)
        ]
        time = {"on_time": 1, "nil": 1, "late": 0.5, "missing": 0}.get(line.state)
        parts = [
            (own.standing != "held_back").mean() if len(own) else None,
            len(whole) / len(people) if len(people) else None,
            time,
        ]
        known = [part for part in parts if part is not None]
        assert line.score == pytest.approx(sum(known) / len(known))
        assert (line.rows_sent, line.rows_of_people, line.rows_complete) == (
            len(own),
            len(people),
            len(whole),
        )
    assert found.score.min() + 1 > 0 and found.score.nunique() > 5


def test_scores_are_for_chairs(group) -> None:
    with pytest.raises(NotForYou):
        ask(group, Viewer("partner", "HHR"), "reporting_quality", **YEAR)


def test_steady_agencies_are_those_that_reported_in_every_month(group) -> None:
    states = ask(group, LOCAL, "reporting", **YEAR).to_pandas()
    told = (
        states.assign(told=states.state.isin(["on_time", "late", "nil"]))
        .groupby("organisation")
        .told.agg(["sum", "size"])
    )
    steady = list(told[told["sum"] == 12].index)
    found = ask(group, LOCAL, "reach_by_month_steady", **YEAR).to_pylist()
    assert {line["organisations"] for line in found} == {len(steady)} and 0 < len(steady) < len(told)
    only = ask(group, LOCAL, "reach_by_month", organisation=steady, **YEAR).to_pylist()
    assert [(line["month"], line["low"], line["high"]) for line in found] == [
        (line["month"], line["low"], line["high"]) for line in only
    ]


def test_nobody_steady_is_nobody_and_not_everybody(tmp_path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    for number, (month, agency) in enumerate((("2026-04", "CIM"), ("2026-05", "HHR"))):
        file = write_rows(tmp_path / f"{number}.csv", [row(month=month, organisation=agency, total=50)])
        confirm(group, LOCAL, submit(group, LOCAL, file.name, file.read_bytes()).submission)
    note_today(group, date(2026, 7, 1))
    months = {"from_month": date(2026, 4, 1), "to_month": date(2026, 5, 1)}
    assert [
        (m["low"], m["organisations"])
        for m in ask(group, LOCAL, "reach_by_month_steady", **months).to_pylist()
    ] == [(0, 0)] * 2
    nil(group, LOCAL, "HHR", date(2026, 4, 1), "no_activity")
    assert [
        (m["low"], m["organisations"])
        for m in ask(group, LOCAL, "reach_by_month_steady", **months).to_pylist()
    ] == [(0, 1), (50, 1)]
    group.close()


def months(*lows: int, agencies: int | None = None) -> pa.Table:
    more = {} if agencies is None else {"organisations": agencies}
    told = {"expected": 9, "reported": 7, "late": 1, "final": True, "hidden": False, "contacts": 0}
    return pa.Table.from_pylist(
        [
            {"month": date(2026, n, 1), "low": low, "high": low, **told, **more}
            for n, low in enumerate(lows, 1)
        ]
    )


@pytest.mark.parametrize(
    ("all_of_them", "same", "said"),
    [
        (
            (100, 200),
            (90, 120),
            "F; since January 2026 a rise, also among the 4 agencies that reported every month",
        ),
        (
            (100, 200),
            (90, 90),
            "F; since January 2026 a rise, but none among the 4 agencies that reported every month",
        ),
        (
            (200, 100),
            (90, 60),
            "F; since January 2026 a fall, also among the 4 agencies that reported every month",
        ),
        (
            (200, 100),
            (90, 95),
            "F; since January 2026 a fall, but none among the 4 agencies that reported every month",
        ),
        ((200, 200), (90, 95), "F"),
    ],
)
def test_a_rise_in_reporting_is_told_from_one_in_reach(all_of_them, same, said) -> None:
    assert with_steady("F", months(*all_of_them), months(*same, agencies=4)) == said


def test_without_steady_agencies_months_can_hardly_be_compared() -> None:
    assert "hardly be compared" in with_steady("F", months(100, 200), months(0, 0, agencies=0))
    assert with_steady("F", months(100, 200), None) == "F", "the public is not told who has reported"
    assert steady_key(None) == "" and "4 agencies" in steady_key(months(1, agencies=4))


def test_the_chart_marks_the_same_agencies_and_the_number_that_reported() -> None:
    figure = json.loads(by_month(months(100, 200), look(), steady=months(90, 0, agencies=4)).to_json())
    traces = {trace["name"]: trace for trace in figure["data"]}
    assert (traces["steady"]["x"], traces["steady"]["y"]) == ([0], [90])
    assert traces["on_time"]["text"] == ["7", "7"]
    assert "steady" not in {
        trace["name"] for trace in json.loads(by_month(months(1, 2), look()).to_json())["data"]
    }


def test_completeness_stacks_every_agency_expected(group) -> None:
    lines = ask(group, LOCAL, "reporting", **YEAR).to_pylist()
    figure = completeness(lines, look())
    drawn = {trace.name: [n or 0 for n in trace.y] for trace in figure.data}
    frame = pd.DataFrame(lines)
    for state in STATES:
        counted = (
            frame[frame.state == state]
            .groupby("month")
            .size()
            .reindex(sorted(set(frame.month)), fill_value=0)
        )
        assert drawn[state] == list(counted)
