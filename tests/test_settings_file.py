"""A file of figures: taken whole, or told by line and column what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_pipeline import LOCAL, NotTaken, ask, enter_figures_file, open_group, take_back

HEADING = "place,population_group,layer,measure,value,year,source,chosen_for\n"


@pytest.fixture
def group(tmp_path: Path):
    opened = open_group("south_sudan", tmp_path / "data")
    yield opened
    opened.close()


def figures(group) -> list[tuple[str, int]]:
    found = ask(group, LOCAL, "figures_of_need").to_pylist()
    return [(one["place"], one["value"]) for one in found if one["entered"]]


def test_a_file_of_figures_is_taken_whole(group) -> None:
    text = (
        HEADING
        + "Unity,IDP,3,targeted,1200,2026,Response plan,\nSS07,,,in_need,5000,2026,Overview,coverage\n"
    )
    number, lines = enter_figures_file(group, LOCAL, ("\ufeff" + text.replace(",", ";")).encode(), "uploaded")
    assert lines == 2 and sorted(figures(group)) == [("SS06", 1200), ("SS07", 5000)]
    take_back(group, LOCAL, number, "")
    assert figures(group) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            HEADING + "SS06,,,,many,2026,plan,\nSS06,,9,,5,2026,plan,\n",
            {(2, "value", "many"), (3, "layer", "9")},
        ),
        (
            HEADING + "SS06,,,,5,2026,plan,\nSS06,,,,6,2026,plan,\n",
            {(2, "place", "SS06"), (3, "place", "SS06")},
        ),
        (HEADING + "SS06,,,,5,2026\n", {(2, "", "6")}),
        (HEADING, {(1, "", "")}),
        ("place,value,year,source,colour\n", {(1, "colour", "")}),
        ("place,year,source\n", {(1, "value", "")}),
    ],
)
def test_a_bad_file_is_told_by_line_and_column(group, text, told) -> None:
    with pytest.raises(NotTaken) as refused:
        enter_figures_file(group, LOCAL, text.encode(), "")
    assert {(one.line, one.column, one.written) for one in refused.value.problems} == told
    assert figures(group) == []
