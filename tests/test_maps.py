"""What the map draws, read back from the map itself; and the hatching, which is geometry of our own."""

from __future__ import annotations

import pytest
from figure_tables import STATES, place
from pyarrow import Table

from data_pipeline.telling.hatching import hatching
from data_pipeline.telling.look import look
from data_pipeline.vocabulary import load_group
from pages.parts.maps import state_map

LIGHT = look(sample=True)
GROUP = load_group("south_sudan")
SPOTS = {p.code: (float(p.longitude), float(p.latitude)) for p in GROUP.places if p.longitude and p.latitude}
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}
HOLED = {"type": "Polygon", "coordinates": [*SQUARE["coordinates"], [[1, 1], [3, 1], [3, 3], [1, 3], [1, 1]]]}


def drawn(table: Table = STATES, **more):
    return state_map(table, LIGHT, GROUP.boundaries, SPOTS, "Boundaries are indicative.", **more)


def areas(figure):
    return next(trace for trace in figure.data if trace.name == "areas")


def strokes(figure):
    return [trace for trace in figure.data if trace.type == "scattergeo" and trace.mode == "lines"]


def test_areas_and_points_carry_the_numbers_of_the_answer():
    figure = drawn()
    points = next(trace for trace in figure.data if trace.name == "points")
    told = {code: (low, high) for code, low, high in (*areas(figure).customdata, *points.customdata)}
    assert told == {row["place"]: (row["low"], row["high"]) for row in STATES.to_pylist()}
    assert [code for code, _, _ in points.customdata] == ["SS03-GP"]


def test_the_colours_are_the_classes_and_the_last_step_is_exactly_one():
    trace = areas(drawn())
    assert trace.colorscale[-1][0] == 1
    colours = dict(zip(trace.locations, (trace.colorscale[2 * z][1] for z in trace.z), strict=True))
    shades = LIGHT.shades(LIGHT.accent)
    assert (colours["SS09"], colours["SS06"]) == (shades[0], shades[-1])
    assert colours["SS08"] == colours["SS10"] == colours["SS00"] == LIGHT.page


def test_an_area_whose_status_is_open_has_no_colour_even_with_people():
    table = Table.from_pylist(
        [place("SS00", "Abyei Administrative Area", 500), place("SS01", "Central Equatoria", 9)]
    )
    trace = areas(drawn(table))
    colours = dict(zip(trace.locations, (trace.colorscale[2 * z][1] for z in trace.z), strict=True))
    assert colours["SS00"] == LIGHT.page
    assert any(line.line.dash == "dash" for line in strokes(drawn(table)))


def test_gaps_are_outlined_last_and_silence_is_hatched():
    trace = areas(drawn())
    assert trace.locations[-1] == "SS08"
    assert trace.marker.line.color[-1] == LIGHT.gap
    assert sum(line.line.width == 0.7 for line in strokes(drawn())) == 1


def test_the_key_prints_the_breaks_of_the_classes_that_occur():
    names = [trace.name for trace in drawn().data if trace.showlegend]
    assert names[:5] == ["40", "97", "300", "1,200", "4,500"]
    assert names[5:] == ["&lt;10", "none reported to us", "nobody has told us"]


def test_the_picture_carries_sample_mark_and_note_and_asks_nobody_for_tiles():
    figure = drawn()
    assert {note.name for note in figure.layout.annotations} == {"sample", "note"}
    assert figure.layout.geo.visible is False
    assert {trace.type for trace in figure.data} == {"choropleth", "scattergeo"}


def test_without_lines_or_boundaries_it_is_one_sentence():
    assert not drawn(STATES.slice(0, 0)).data
    assert not state_map(STATES, LIGHT, {"type": "FeatureCollection", "features": []}, SPOTS).data


@pytest.mark.parametrize(("shape", "length"), [(SQUARE, 4), (HOLED, 2)])
def test_hatches_stay_inside_and_leave_holes_free(shape, length):
    lines = hatching(shape, 1)
    assert lines
    for (x1, y1), (x2, y2) in lines:
        assert y1 - x1 == pytest.approx(y2 - x2)
        assert all(-1e-9 <= value <= 4 + 1e-9 for value in (x1, y1, x2, y2))
    # Through the middle: the whole diagonal, or the two ends that are not in the hole.
    assert sum(x2 - x1 for (x1, y1), (x2, _) in lines if abs(y1 - x1) < 1e-9) == pytest.approx(length)
