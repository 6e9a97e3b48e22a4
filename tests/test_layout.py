"""What each line is: two heading lines, bands, tags, totals, notes; and rows that only look like those."""

from __future__ import annotations

import pytest
from receive_files import HEADINGS, HINTS, ROWS

from data_pipeline.receiving.layout import Layout, arrange
from data_pipeline.receiving.receive import Hints
from data_pipeline.receiving.types import Refused

BOTH = pytest.mark.parametrize("hints", [HINTS, Hints()], ids=["known headings", "structure alone"])
UPPER = ["Your agency", "State or area", "0-17", "", "18-59", "", "Total"]
LOWER = ["", "", "Girls", "Boys", "Women", "Men", ""]
PEOPLE = [
    ["Nile Hope", "Unity", "4", "5", "6", "7", "22"],
    ["Sundri", "Lakes", "1", "0", "2", "1", "4"],
    ["Sundri", "Abyei", "3", "3", "0", "0", "6"],
]


def laid(lines: list[list[str]], hints: Hints = HINTS) -> Layout:
    layout = arrange(lines, range(1, len(lines) + 1), hints)
    assert layout is not None
    return layout


def whys(lines: list[list[str]], hints: Hints = HINTS) -> list[str | None]:
    return list(laid(lines, hints).whys)


@BOTH
def test_two_heading_lines_where_both_are_needed(hints: Hints) -> None:
    layout = laid([["Report of May"], UPPER, LOWER, *PEOPLE], hints)
    assert layout.whys == ("title", "heading", "heading", None, None, None)
    assert (layout.found.first, layout.found.last) == (1, 2)
    assert (
        layout.found.headings[:2] == ("Your agency", "State or area") and layout.found.headings[6] == "Total"
    )
    assert [heading.split()[-1] for heading in layout.found.headings[2:6]] == [
        "Girls",
        "Boys",
        "Women",
        "Men",
    ]


def test_known_headings_of_the_second_line_keep_their_name() -> None:
    assert laid([UPPER, LOWER, *PEOPLE]).found.headings[2:6] == ("Girls", "Boys", "Women", "Men")
    assert laid([UPPER, LOWER, *PEOPLE], Hints()).found.headings[2:4] == ("0-17 Girls", "0-17 Boys")


@BOTH
def test_like_named_columns_are_told_apart_by_the_line_above(hints: Hints) -> None:
    upper = ["", "", "Girls", "", "Women", "", ""]
    lower = ["Your agency", "State or area", "IDPs", "Hosts", "IDPs", "Hosts", "Total"]
    layout = laid([upper, lower, *PEOPLE], hints)
    assert layout.found.headings[2:6] == ("Girls IDPs", "Girls Hosts", "Women IDPs", "Women Hosts")
    assert layout.whys[:2] == ("heading", "heading")


@BOTH
def test_a_band_is_no_heading_where_the_headings_do_without(hints: Hints) -> None:
    band = ["", "", "Children", "", "Adults", "", ""]
    lower = ["Your agency", "State or area", "Girls", "Boys", "Women", "Men", "Total"]
    layout = laid([["May 2026"], band, lower, *PEOPLE], hints)
    assert layout.whys[:3] == ("title", "band", "heading")
    assert layout.found.headings == tuple(lower)


@BOTH
def test_two_heading_lines_with_tags_and_repeats(hints: Hints) -> None:
    tags = ["#org", "#adm1 +name", "#reached+f+children", "", "", "", "#reached +total"]
    lines = [UPPER, LOWER, tags, *PEOPLE, UPPER, LOWER, tags, *PEOPLE]
    assert whys(lines, hints) == ["heading", "heading", "hxl", *[None] * 3] * 2


@BOTH
def test_a_first_row_is_no_second_heading_line(hints: Hints) -> None:
    headings = ["Your agency", "State or area", "", "Activity", "Status"]
    rows = [
        ["Nile Hope", "Unity", "Rubkona", "Counselling", "Ongoing"],
        ["Sundri", "Abyei", "", "Training", "Planned"],
    ]
    assert whys([headings, *rows], hints) == ["heading", None, None]


@BOTH
def test_lines_over_the_headings(hints: Hints) -> None:
    lines = [
        ["Ministry of Health"],
        ["Month:", "May 2026"],
        [],
        ["Total", "", "", "", "", "", "59"],
        HEADINGS,
        *ROWS,
    ]
    assert whys(lines, hints)[:5] == ["title", "title", "blank", "total", "heading"]


@BOTH
@pytest.mark.parametrize(
    "line",
    [
        ["2026-05", "Total Relief", "Unity", "Rubkona", "3.5", "Ongoing", "4", "5"],
        ["2026-05", "Sundri", "", "", "", "", "", "5"],
        ["", "", "", "", "Total population survey", "Planned", "", ""],
        ["2026-05", "Nile Hope", "", "", "Total", "", "59", "1358"],
        ["", "", "", "", "", "", "59", "1358"],
        ["#1 Relief", "Nile Hope", "Unity", "", "", "", "", ""],
        ["Unity"],
        ["2026-05", "Women", "Girls", "x", "y", "z", "1", "2"],
    ],
)
def test_in_doubt_it_is_a_row(line: list[str], hints: Hints) -> None:
    assert whys([HEADINGS, *ROWS[:2], line, *ROWS[2:]], hints)[3] is None
    assert whys([HEADINGS, *ROWS, line], hints)[6] is None


def test_a_row_that_says_total_is_told() -> None:
    (warning,) = laid(
        [HEADINGS, *ROWS, ["2026-05", "Nile Hope", "Unity", "", "Total", "", "5", "9"]]
    ).warnings
    assert (warning.code, warning.line, warning.params["written"]) == ("total_like_row", 7, "Total")


def test_a_long_lone_cell_is_a_note_only_at_the_end() -> None:
    note = ["All figures are provisional and may change after review."]
    assert whys([HEADINGS, *ROWS[:2], note, *ROWS[2:], [], note])[3:] == [
        None,
        None,
        None,
        None,
        "blank",
        "footnote",
    ]
    at_right = ["", "", "", "", "Sessions for caregivers with a long description of them"]
    assert whys([HEADINGS, *ROWS, at_right])[6] is None


@pytest.mark.parametrize(
    "end",
    [
        ["Source: OCHA", "May 2026"],
        ["* provisional"],
        ["Note: draft"],
        ["Prepared by:", "J."],
        ["Data as of 5 June"],
        ["End of report"],
    ],
)
def test_notes_by_their_first_word(end: list[str]) -> None:
    assert whys([HEADINGS, *ROWS, [], ["Total", "", "", "", "", "", "59"], end])[6:] == [
        "blank",
        "total",
        "footnote",
    ]


def test_rows_over_the_headings_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        laid([["Title"], ROWS[0], HEADINGS, *ROWS[1:]])
    assert (refused.value.refusal.code, refused.value.refusal.line) == ("rows_above_headings", 2)


@pytest.mark.parametrize(
    "hints", [HINTS, Hints(frozenset({"women", "site"}))], ids=["many known", "two known"]
)
def test_values_that_are_headings_elsewhere_make_no_heading_line(hints: Hints) -> None:
    headings = ["Mes", "Agencia", "Lugar", "Tipo", "Grupo", "Personas"]
    rows = [
        ["mayo", "Cruz Roja", "Bor", "Site", "Women", "12"],
        ["mayo", "Sundri", "Yei", "Site", "Men", "3"],
    ]
    layout = laid([headings, *rows], hints)
    assert layout.whys == ("heading", None, None)


def test_tags_may_be_the_only_headings() -> None:
    layout = laid(
        [["#org", "#adm1+name", "#activity"], ["Sundri", "Unity", "Training"], ["IOM", "Abyei", "Awareness"]]
    )
    assert layout.whys == ("hxl", None, None) or layout.whys == ("heading", None, None)
    assert layout.found.headings[0] == "#org"
