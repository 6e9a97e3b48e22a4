"""What bars of people reached draw, read back from the figure itself."""

from __future__ import annotations

import pyarrow as pa
import pytest
from figure_tables import STATES, place

from data_pipeline.telling.look import look
from pages.parts.bars import range_bars
from pages.parts.marks import broken, kind_of

LIGHT = look()
LONG = "Action by community workers to identify and refer people with mental disorders and to follow them up"


def words(figure) -> list[str]:
    return [text.replace("&nbsp; ", "") for text in next(t for t in figure.data if t.name == "words").text]


def test_bars_end_at_the_lower_end_and_whiskers_at_the_upper():
    figure = range_bars(STATES, LIGHT, "place")
    bars = figure.data[0]
    for row, (code, low, high), length, more in zip(
        STATES.to_pylist(), bars.customdata, bars.x, bars.error_x.array, strict=True
    ):
        assert (code, low, high) == (row["place"], row["low"], row["high"])
        if kind_of(row) == "people":
            assert (length, length + more) == (row["low"], row["high"])
        else:
            assert more is None
    assert words(figure)[:2] == ["1,200 to 2,100", "300"]


def test_ranked_bars_put_most_people_first_and_silence_last():
    codes = list(range_bars(STATES, LIGHT, "place", ranked=True).data[0].y)
    assert codes[:3] == ["SS06", "SS01", "SS04"]
    assert codes[-2:] == ["SS08", "SS10"]


def test_bars_of_the_same_name_stay_apart():
    table = pa.Table.from_pylist([place("1.3", "Other", 5), place("2.3", "Other", 7)])
    assert list(range_bars(table, LIGHT, "place").data[0].y) == ["1.3", "2.3"]


def test_gaps_planned_and_silence_look_different():
    bars = range_bars(STATES, LIGHT, "place")
    at = {code: n for n, code in enumerate(bars.data[0].y)}
    marker = bars.data[0].marker
    assert marker.line.color[at["SS08"]] == LIGHT.gap
    assert marker.pattern.shape[at["SS10"]] == "/"
    assert marker.pattern.shape[at["SS01"]] == ""
    assert [shape.line.dash for shape in bars.layout.shapes] == ["4px,3px"]


@pytest.mark.parametrize("above", [True, False])
def test_long_names_are_cut_on_the_axis_and_whole_in_the_tooltip(above):
    name = f"{LONG}, {LONG}"
    figure = range_bars(pa.Table.from_pylist([place("9.3", name, 5)]), LIGHT, "place", above=above)
    shown = figure.layout.annotations[0].text if above else figure.layout.yaxis.ticktext[0]
    assert shown.endswith("…") and shown.count("<br>") == (0 if above else 1)
    assert figure.data[0].hovertext[0].split("</b>")[0].replace("<br>", " ") == f"<b>{name}"


def test_names_are_text_and_never_markup():
    figure = range_bars(pa.Table.from_pylist([place("x", "<a href='x'>Juba</a>", 5)]), LIGHT, "place")
    assert "<a" not in figure.layout.yaxis.ticktext[0] + figure.data[0].hovertext[0]
    assert broken("a & b", 10) == "a &amp; b"
