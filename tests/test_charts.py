"""What the figures draw, read back from the figures themselves."""

from __future__ import annotations

import pyarrow as pa
import pytest
from figure_tables import CELLS, LAYERS, MONTHS, SEX_AGE, STATES, layer, month, place

from data_pipeline.telling.classes import quantiles, shade_of
from data_pipeline.telling.look import GROUPS, contrast, look
from data_pipeline.telling.sexes import completeness
from pages.parts.bars import range_bars
from pages.parts.charts import share_bars
from pages.parts.marks import kind_of, words_of
from pages.parts.matrix import matrix
from pages.parts.pyramid import WIDTHS, pyramid, sex_age
from pages.parts.series import by_month

LIGHT, DARK = look(), look(dark=True)
LAYER_NAMES = {"2": "Layer 2", "3": "Layer 3", "4": "Layer 4"}
PLACES = {"SS01": "Central Equatoria", "SS06": "Unity", "SS10": "Western Equatoria"}


def drawn_matrix(table: pa.Table = CELLS, **more):
    return matrix(table, LIGHT, "place", "layer", PLACES, LAYER_NAMES, **more)


def words(figure) -> list[str]:
    return [text.replace("&nbsp; ", "") for text in next(t for t in figure.data if t.name == "words").text]


@pytest.mark.parametrize(
    ("line", "kind", "said"),
    [
        (place("A", "A", 12, 20), "people", "12 to 20"),
        (place("A", "A", 12), "people", "12"),
        (place("A", "A", None, None, hidden=True), "hidden", "fewer than 10"),
        (place("A", "A", told="reported", organisations=1), "uncounted", "a service, people not counted"),
        (place("A", "A", planned=1), "planned", "planned"),
        (place("A", "A"), "none", "none reported to us"),
        (place("A", "A", told="nobody_told"), "untold", "nobody has told us"),
    ],
)
def test_having_no_number_is_told_in_five_ways(line, kind, said):
    assert kind_of(line) == kind
    assert words_of(line, LIGHT) == said


def test_the_pyramid_has_fixed_widths_and_carries_its_numbers():
    figure = pyramid(LAYERS, LIGHT)
    assert {bar.name: bar.x[0] for bar in figure.data} == WIDTHS
    drawn = {tuple(bar.customdata[0]) for bar in figure.data}
    assert drawn == {(row["layer"], row["low"], row["high"]) for row in LAYERS.to_pylist()}
    assert "131 to 198" in next(bar for bar in figure.data if bar.name == "4").text[0]


def test_a_chosen_layer_keeps_its_colour_and_the_others_step_back():
    colours = {bar.name: bar.marker.color[0] for bar in pyramid(LAYERS, LIGHT, ("4",)).data}
    assert colours["4"] == LIGHT.layer("4")
    assert colours["2"] != LIGHT.layer("2")


def test_a_layer_that_nobody_reported_is_a_gap_in_the_pyramid():
    figure = pyramid(pa.Table.from_pylist([layer("2", 5, 9), layer("4", 0, 0)]), LIGHT)
    for name in ("1", "3", "4"):
        assert "none reported to us" in next(bar for bar in figure.data if bar.name == name).text[0]


def test_the_matrix_says_each_cell_and_its_gaps():
    figure = drawn_matrix()
    drawn = {(row, column): (low, high) for bar in figure.data for row, column, low, high in bar.customdata}
    assert drawn == {(r["place"], r["layer"]): (r["low"], r["high"]) for r in CELLS.to_pylist()}
    three, four = figure.data[1], figure.data[2]
    assert three.text[0].startswith("40<br>")
    assert three.text[1] == "<i>&lt;10</i>"
    assert four.text[0] == "none reported<br>to us"
    assert four.text[1] == "planned"
    assert four.marker.pattern.shape[2] == "/"
    assert len(figure.layout.shapes) == 1


def test_between_groups_having_none_does_not_cry_out():
    figure = drawn_matrix(loud=False)
    assert figure.data[2].text[0] == "–"
    assert figure.data[2].marker.line.color[0] != LIGHT.gap


def test_months_carry_their_numbers_and_how_complete_they_are():
    figure = by_month(MONTHS, LIGHT)
    people, strip = figure.data[0], {trace.name: trace.y for trace in figure.data[2:]}
    assert list(people.y) == [100, 300, 200]
    assert [low + more for low, more in zip(people.y, people.error_y.array, strict=True)] == [150, 410, 200]
    assert people.marker.color[2] != people.marker.color[0]
    for name, count in (("on_time", 29), ("late", 2), ("missing", 7)):
        assert strip[name][0] == pytest.approx(count / 38)


def test_a_month_with_hidden_people_says_so():
    figure = by_month(pa.Table.from_pylist([month(1, None, None, hidden=True)]), LIGHT)
    assert list(figure.data[0].y) == [0]
    assert words(figure) == ["<i>&lt;10</i>"]


def test_sex_and_age_are_those_of_everybody_and_shared_out():
    figure = sex_age(SEX_AGE, LIGHT)
    women, men = figure.data
    assert list(women.x) == [-40, -50, -6]
    assert list(men.x) == [30, 20, 4]
    assert women.text[1] == "50<br>33%"


def test_completeness_is_of_all_people():
    shares = {row["population_group"]: row for row in completeness(SEX_AGE).to_pylist()}
    assert (shares["IDP"]["known"], shares["IDP"]["disability"], shares["IDP"]["asked"]) == (
        110 / 200,
        10 / 200,
        0.5,
    )
    assert shares["HST"]["known"] == 1
    assert shares["HST"]["disability"] is None
    assert "ALL" not in shares, "everybody is no group"


def test_shares_are_bars_and_an_unknown_one_is_a_dash():
    table = pa.Table.from_pylist([{"title": "IDPs", "a": 0.25}, {"title": "Host", "a": None}])
    bars = share_bars(table, LIGHT, {"a": "Known"}).data[0]
    assert (list(bars.x), list(bars.text)) == ([0.25, 0], ["25%", "–"])


EMPTY = {
    "bars": lambda: range_bars(STATES.slice(0, 0), LIGHT, "place"),
    "pyramid": lambda: pyramid(LAYERS.slice(0, 0), LIGHT),
    "matrix": lambda: matrix(CELLS.slice(0, 0), LIGHT, "place", "layer", {}, {}),
    "months": lambda: by_month(MONTHS.slice(0, 0), LIGHT),
    "sexes": lambda: sex_age(SEX_AGE.slice(0, 0), LIGHT),
    "shares": lambda: share_bars(SEX_AGE.slice(0, 0), LIGHT, {"disability": "x"}),
}


@pytest.mark.parametrize("name", EMPTY)
def test_without_lines_a_figure_is_one_sentence(name):
    figure = EMPTY[name]()
    assert not figure.data
    assert [note.name for note in figure.layout.annotations] == ["nothing"]


ONE = {
    "bars": lambda sample: range_bars(STATES.slice(0, 1), look(sample=sample), "place"),
    "pyramid": lambda sample: pyramid(LAYERS.slice(0, 1), look(sample=sample)),
    "matrix": lambda sample: matrix(
        CELLS.slice(0, 1), look(sample=sample), "place", "layer", PLACES, LAYER_NAMES
    ),
    "months": lambda sample: by_month(MONTHS.slice(0, 1), look(sample=sample)),
    "sexes": lambda sample: sex_age(SEX_AGE.slice(2, 1), look(sample=sample)),
    "shares": lambda sample: share_bars(
        pa.Table.from_pylist([{"title": "a", "b": 1.0}]), look(sample=sample), {"b": "x"}
    ),
}


@pytest.mark.parametrize("name", ONE)
def test_one_line_is_enough_and_samples_say_what_they_are(name):
    for sample in (True, False):
        notes = [note.text for note in ONE[name](sample).layout.annotations]
        assert ("SAMPLE, not real figures" in notes) == sample


def test_five_classes_cut_the_values_into_equal_shares():
    assert quantiles(list(range(1, 11))) == [2, 4, 6, 8]
    assert quantiles([]) == quantiles([7, 7, 7]) == []
    shades = LIGHT.shades(LIGHT.accent)
    assert shade_of(1, [2, 4, 6, 8], shades) == shades[0]
    assert shade_of(10, [2, 4, 6, 8], shades) == shades[-1]
    assert [shade_of(value, [3], shades) for value in (1, 9)] == [shades[0], shades[-1]]


@pytest.mark.parametrize("reader", [LIGHT, DARK], ids=["light", "dark"])
def test_texts_can_be_read(reader):
    for ground in (reader.page, reader.surface):
        for ink in (reader.text, reader.quiet, reader.accent, reader.gap):
            assert contrast(ink, ground) >= 5.3
    for hue in (*reader.layers.values(), reader.general, *GROUPS.values()):
        for shade in reader.shades(hue):
            assert contrast(reader.ink(shade), shade) >= 4.5


def test_a_hidden_number_by_sex_and_age_is_no_zero_and_no_share_tells_it() -> None:
    whole = {"population_group": "ALL", "girls": 40, "boys": None, "women": 30, "men": 20, "older_women": 0, "older_men": 0,
             "not_recorded": 7, "disability": None, "with_disability_rows_share": 1.0}  # fmt: skip
    figure = sex_age(pa.Table.from_pylist([whole]), look(small=5))
    assert [text for bar in figure.data for text in bar.text] == ["40", "30", "0", "&lt;5", "20", "0"]
    line = completeness(pa.Table.from_pylist([{**whole, "population_group": "IDP"}])).to_pylist()[0]
    assert line["known"] is None and line["disability"] is None
