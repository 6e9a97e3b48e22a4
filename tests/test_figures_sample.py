"""The sample's figures against the second counter, which starts from the files of the agencies that use the template.

The other agencies' files (own headings, languages, layouts) start from the typed rows of the store; reading them is
tested elsewhere. Which rows count is known from the list of planted faults and from received.csv, not from the store.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from counter import kept, measures
from counter_activity import CELLS
from figures_cases import CASES, COLUMN
from figures_files import files_that_stand, standing_rows_of_the_template
from figures_sample import counted
from template_rows import world

from data_pipeline import LOCAL, WorkingGroup, ask


def answers(
    sample: WorkingGroup, name: str, case: dict[str, Any], *keys: str, **more: Any
) -> dict[Any, tuple[int, int]]:
    """A question's low and high by its key columns."""
    found = ask(sample, LOCAL, name, **case, **more).to_pylist()
    return {tuple(row[key] for key in keys): (row["low"], row["high"]) for row in found}


def test_the_rows_that_stand_are_those_that_the_planted_faults_leave(
    sample: WorkingGroup, rows: pd.DataFrame
) -> None:
    table = sample.store.ask(
        "select s.file_name as file, standing.row_id % 4096 as line, standing.standing from standing join submissions as s using (submission)"
    ).to_pylist()
    files = set(files_that_stand())
    there = {
        (row["file"], row["line"]) for row in table if row["standing"] == "standing" and row["file"] in files
    }
    mine = {(file, line) for file, line in zip(rows["file"], rows["line"], strict=True) if file in files}
    assert there == mine
    assert len(mine) > 1300


def test_what_a_row_tells_is_what_the_store_has_typed(sample: WorkingGroup, rows: pd.DataFrame) -> None:
    names = [*CELLS, "new", "contacts", "disability"]
    typed = sample.store.ask(
        f"select s.file_name as file, rows.line as line, month, place, {', '.join(names)} from rows join submissions as s using (submission)"
    )
    by_line = {(row["file"], row["line"]): row for row in typed.to_pylist()}
    for row in standing_rows_of_the_template():
        assert {name: row[name] for name in (*names, "month", "place")} == {
            name: by_line[row["file"], row["line"]][name] for name in (*names, "month", "place")
        }, (row["file"], row["line"])


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_headline_and_its_plain_sums(
    sample: WorkingGroup, rows: pd.DataFrame, quiet: frozenset, case: dict[str, Any]
) -> None:
    said = ask(sample, LOCAL, "headline", **case).to_pylist()[0]
    mine = counted(rows, case, world(quiet))
    assert (said["people_low"], said["people_high"]) == mine.reach("SSD")
    sums = measures(kept_by(rows, case), case["from_month"], case["to_month"], case.get("donor", ()))
    assert {name: said[name] for name in sums} == sums


@pytest.mark.parametrize("case", list(CASES.values())[1::2], ids=list(CASES)[1::2])
def test_by_state_county_and_group(
    sample: WorkingGroup, rows: pd.DataFrame, quiet: frozenset, case: dict[str, Any]
) -> None:
    below = counted(rows, case, world(quiet))
    apart = below.again(world(quiet, apart=True), case["from_month"], case["to_month"])
    for (place,), said in answers(sample, "reach_by_state", case, "place").items():
        assert said == apart.reach(place), place
    for (county,), said in answers(sample, "reach_by_county", case, "county").items():
        assert said == below.reach(county), county
    for (group,), said in answers(sample, "reach_by_group", case, "population_group").items():
        assert said == below.reach("SSD", group), group
    if "admin1" not in case:
        for (place,), said in answers(sample, "reach_by_state", case, "place", pcodes=True).items():
            assert said == below.reach(place), place


@pytest.mark.parametrize("case", list(CASES.values())[::2], ids=list(CASES)[::2])
def test_by_layer_and_month(
    sample: WorkingGroup, rows: pd.DataFrame, quiet: frozenset, case: dict[str, Any]
) -> None:
    of_layer = answers(sample, "reach_by_layer", case, "layer")
    of_state = answers(sample, "reach_by_state_and_layer", case, "place", "layer")
    for layer in ("1", "2", "3", "4"):
        mine = counted(rows, case, world(quiet), layer=[layer])
        assert of_layer[layer,] == mine.reach("SSD"), layer
        mine = mine.again(world(quiet, apart=True), case["from_month"], case["to_month"])
        assert {place: said for (place, one), said in of_state.items() if one == layer} == {
            place: mine.reach(place) for place, one in of_state if one == layer
        }
    mine = counted(rows, case, world(quiet))
    for (month,), said in answers(sample, "reach_by_month", case, "month").items():
        assert said == mine.again(world(quiet), month, month).reach("SSD"), month


@pytest.mark.parametrize("case", list(CASES.values())[1::2], ids=list(CASES)[1::2])
def test_plain_sums_by_state_layer_and_month(
    sample: WorkingGroup, rows: pd.DataFrame, case: dict[str, Any]
) -> None:
    for question, key, column in (
        ("reach_by_state", "place", "screen_area"),
        ("reach_by_layer", "layer", "layer"),
        ("reach_by_month", "month", "month"),
    ):
        mine = kept_by(rows, case)
        for row in ask(sample, LOCAL, question, **case).to_pylist():
            sums = measures(
                mine[mine[column] == row[key]], case["from_month"], case["to_month"], case.get("donor", ())
            )
            assert row["contacts"] == sums["contacts"], row[key]


def kept_by(rows: pd.DataFrame, case: dict[str, Any]) -> pd.DataFrame:
    return kept(rows, world(), {COLUMN[name]: codes for name, codes in case.items() if name in COLUMN})
