"""The deck: every figure is the answer's, editable, in a fixed order, and nothing in it is alive."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from data_pipeline import LOCAL, WorkingGroup, ask, open_sample
from data_pipeline.outputs.handouts import Handout
from data_pipeline.outputs.handouts.chapters import chapters
from data_pipeline.outputs.handouts.deck import deck

MONTH = date(2026, 9, 1)


@pytest.fixture(scope="module")
def group(loaded_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingGroup]:
    twg = open_sample(
        "south_sudan", shutil.copytree(loaded_samples, tmp_path_factory.mktemp("out") / "twg_data")
    )
    yield twg
    twg.close()


@pytest.fixture(scope="module")
def handout(group: WorkingGroup) -> Handout:
    return Handout(group, MONTH)


@pytest.fixture(scope="module")
def slides(handout: Handout) -> Any:
    return Presentation(io.BytesIO(deck(handout)))


def charts(slides: Any) -> dict[str, Any]:
    """Title of the slide -> its first chart."""
    return {
        slide.shapes.title.text_frame.text: shape.chart
        for slide in slides.slides
        for shape in reversed(list(slide.shapes))
        if shape.has_chart
    }


def series(chart: Any) -> dict[str, list[float | None]]:
    return {one.name: list(one.values) for one in chart.plots[0].series}


def of(handout: Handout, key: str) -> Any:
    with handout.speaking():
        return next(chapter for chapter in chapters(handout) if chapter.key == key)


def test_a_final_month_is_handed_out_as_it_was_made_final(handout: Handout) -> None:
    assert handout.at and handout.at.startswith("2026-09-") and handout.final


def test_slides_stand_in_the_order_of_the_meeting(handout: Handout, slides: Any) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in slides.slides]
    with handout.speaking():
        told = [chapter.title for chapter in chapters(handout)]
    assert titles[1:-2] == told and len(told) == 12


@pytest.mark.parametrize("key, name", [("where", "reach_by_state"), ("groups", "reach_by_group")])
def test_ranges_are_those_of_the_question(handout: Handout, slides: Any, key: str, name: str) -> None:
    rows = [row for row in handout.ask(name).to_pylist() if row["high"] and not row["hidden"]]
    drawn = series(charts(slides)[of(handout, key).title])
    for end, named in (("low", "At least"), ("high", "At most")):
        assert sorted(v for v in drawn[named] if v) == sorted(row[end] for row in rows)


def test_months_are_those_of_the_question(handout: Handout, slides: Any) -> None:
    rows = handout.year("reach_by_month").to_pylist()
    drawn = series(charts(slides)[of(handout, "reached").title])
    assert drawn["At least"] == [row["low"] for row in rows] and drawn["At most"] == [
        row["high"] for row in rows
    ]
    told = series(charts(slides)[of(handout, "reporting").title])
    assert [v or 0 for v in told["Missing"]] == [row["missing"] for row in rows]
    assert [(a or 0) + (b or 0) for a, b in zip(told["On time"], told["Late"], strict=True)] == [
        row["reported"] for row in rows
    ]


def test_the_bridge_adds_up(handout: Handout, slides: Any) -> None:
    drawn = series(charts(slides)[of(handout, "change").title])
    low = ask(handout.group, LOCAL, "headline", handout.at, from_month=MONTH, to_month=MONTH)["people_low"][
        0
    ].as_py()
    moved = sum(v or 0 for v in drawn["More"]) - sum(v or 0 for v in drawn["Fewer"])
    ends = drawn["People reached, at least"]
    assert ends[-1] == low and ends[0] + moved == low


def test_the_matrix_is_a_table_of_the_question(handout: Handout, slides: Any) -> None:
    told = of(handout, "matrix")
    slide = next(s for s in slides.slides if s.shapes.title.text_frame.text == told.title)
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    cells = [cell.text for row in list(table.rows)[1:] for cell in list(row.cells)[1:]]
    rows = handout.ask("reach_by_state_and_layer").to_pylist()
    wanted = [f"{row['low']:,} ({row['organisations']})" for row in rows if row["high"] and not row["hidden"]]
    assert [cell for cell in cells if re.match(r"\d", cell)] == wanted
    assert cells.count("none reported") == sum(
        row["told"] == "none_reported" and not row["planned"] for row in rows
    )


def test_a_chart_carries_its_figures_as_a_workbook_that_opens(slides: Any) -> None:
    for chart in charts(slides).values():
        page = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        columns = [list(column)[1:] for column in page.iter_cols(min_col=2, values_only=True)]
        told = [v for column in columns for v in column]
        shown = [v for values in series(chart).values() for v in values]
        assert [v is None for v in told] == [v is None for v in shown]
        assert [v for v in told if v is not None] == pytest.approx([v for v in shown if v is not None])


def test_every_picture_has_words_and_every_slide_notes(handout: Handout, slides: Any) -> None:
    for slide in slides.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
        assert slide.notes_slide.notes_text_frame.text.strip()
    notes = slides.slides[3].notes_slide.notes_text_frame.text
    assert handout.fingerprint in notes and handout.address in notes and "method" in notes


def test_samples_and_readers_are_named_on_every_slide(slides: Any) -> None:
    for slide in slides.slides:
        said = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "SAMPLE, not real figures" in said and "MEMBERS ONLY" in said


def test_nothing_in_it_is_alive_and_it_is_the_same_every_time(handout: Handout) -> None:
    data = deck(handout, "4:3")
    assert deck(handout, "4:3") == data
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        inside = {name: parts.read(name) for name in parts.namelist()}
    linked = (b"relationships/hyperlink", b"hlinkClick", b"hlinkHover")
    assert [part for part, text in inside.items() if any(link in text for link in linked)] == []
    for name, book in inside.items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(book)) as sheets:
                assert not [
                    s for s in sheets.namelist() if s.startswith("xl/worksheets") and b"<f" in sheets.read(s)
                ]


def test_the_public_gets_what_was_released_and_one_state_its_own(group: WorkingGroup) -> None:
    public = deck_text(Handout(group, MONTH, public=True))
    assert (
        "PUBLIC" in public and "MEMBERS ONLY" not in public and "told us of their ongoing work" not in public
    )
    state = Handout(group, MONTH, admin1="SS07")
    assert "Upper Nile" in deck_text(state) and not [c for c in chapters(state) if c.key == "matrix"]


def deck_text(handout: Handout) -> str:
    shown = Presentation(io.BytesIO(deck(handout)))
    return " ".join(s.text_frame.text for slide in shown.slides for s in slide.shapes if s.has_text_frame)
