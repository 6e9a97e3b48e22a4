"""The fact sheet: two pages, accessible, every number of its chapters on them, the same every time."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader
from test_handouts_deck import group  # noqa: F401  a fixture

from data_pipeline import WorkingGroup
from data_pipeline.outputs.handouts import Handout
from data_pipeline.outputs.handouts.factsheet import factsheet

MONTH = date(2026, 9, 1)


def read(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def said(data: bytes) -> str:
    """Its words, as a reader of the file finds them."""
    return " ".join(" ".join(page.extract_text() for page in read(data).pages).split())


@pytest.fixture(scope="module")
def handout(group: WorkingGroup) -> Handout:  # noqa: F811
    return Handout(group, MONTH)


def test_every_figure_is_the_answer_s(handout: Handout) -> None:
    text = said(factsheet(handout))
    line = handout.line("headline")
    assert f"At least {line['people_low']:,} people reached" in text
    assert f"at most {line['people_high']:,}" in text and f"{line['contacts']:,} visits and sessions" in text
    for row in handout.ask("reach_by_state_and_layer").to_pylist():
        if row["high"] and not row["hidden"]:
            assert f"{row['low']:,} ({row['organisations']})" in text, row
    for name in ("reach_by_state", "reach_by_group", "reach_by_layer"):
        rows = [row for row in handout.ask(name).to_pylist() if row["high"] and not row["hidden"]]
        assert [row["title"] for row in rows if f"{row['low']:,}" not in text] == []
    for row in handout.year("reach_by_month").to_pylist():
        assert f"{row['low']:,}" in text and f"{row['reported']}/{row['expected']}" in text


def test_it_says_whence_it_comes_and_is_the_same_every_time(handout: Handout) -> None:
    data = factsheet(handout)
    text = said(data)
    assert factsheet(handout) == data
    assert (
        handout.fingerprint in text.replace(" ", "")
        and "Members only" in text
        and "SAMPLE, not real figures" in text
    )
    assert handout.address in text.replace(" ", "") and "method 1" in text


def test_it_is_two_pages_that_a_screen_reader_can_read(handout: Handout) -> None:
    document = read(factsheet(handout))
    root = document.trailer["/Root"]
    assert len(document.pages) == 2
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] and "/StructTreeRoot" in root
    assert b"pdfuaid" in factsheet(handout) or document.xmp_metadata is not None
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in document.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts and all("NotoSans" in font for font in fonts)
    assert not [page for page in document.pages if page.get("/Annots")]


def test_one_agency_has_one_page_and_one_state_its_counties(group: WorkingGroup) -> None:  # noqa: F811
    assert len(read(factsheet(Handout(group, MONTH, organisation="IOM"))).pages) == 1
    state = Handout(group, MONTH, admin1="SS07")
    assert len(read(factsheet(state)).pages) == 2 and "Malakal" in said(factsheet(state))
    assert "Public" in said(factsheet(Handout(group, MONTH, public=True)))
