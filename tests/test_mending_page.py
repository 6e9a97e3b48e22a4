"""A file mended on the page: headings answered, causes with one click, undone, and a file that counts mended anew."""

from __future__ import annotations

import pytest
from examples import csv_file, row
from screen import texts

PARTNER = "partner:IOM"
OCTOBER = {"reporting_month": "2026-10", "reporting_organisation": "IOM"}


@pytest.fixture
def page(own_samples, as_seen_by):
    return as_seen_by(PARTNER, "submit")


def send(at, *rows, **how):
    data = csv_file(*(row(**OCTOBER, **changes) for changes in rows), **how)
    at = at.file_uploader[0].set_value([("october.csv", data, "text/csv")]).run()
    assert not at.exception
    return at


def says(at, part: str) -> bool:
    return any(part in text for _, text in texts(at))


def button(at, label: str):
    return next(button for button in at.button if button.label == label)


def test_from_a_strange_file_to_accepted(page) -> None:
    wrong = {"admin2": "Malakalo", "total": "175 people"}
    at = send(page, wrong, {**wrong, "donor": ""}, renamed={"activity": "Qu'est-ce qu'on fait"})
    assert says(at, "1 heading is not understood yet") and says(at, "8.1 Basic counselling")
    at.selectbox(key=next(box.key for box in at.selectbox if box.label == "Qu'est-ce qu'on fait")).set_value(
        "activity"
    )
    button(at, "Read the file with these answers").click().run()
    assert not at.exception and not says(at, "not understood yet")
    assert says(at, "0 of 2 rows count")
    places = [box for box in at.selectbox if "Malakalo" in box.label]
    assert [box.value for box in places] == ["SS0707"], "the nearest county stands first"
    for label in ("Apply to 2 rows", "Apply to 2 rows"):
        button(at, label).click().run()
        assert not at.exception
    assert says(at, "2 of 2 rows count once you confirm them.")
    assert says(at, "“Malakalo” is Malakal, in 2 cells of this file")
    assert says(at, "Row 3, Total people this month (blank if only presence): “175 people” became “175”")
    button(at, "Undo").click().run()
    assert not at.exception and not says(at, "“Malakalo” is Malakal")
    at.radio[0].set_value("replaces").run()
    button(at, "Confirm these totals").click().run()
    assert any("Receipt: number" in box.value for box in at.success)


def test_cells_are_shown_to_be_changed_in_place(page) -> None:
    at = send(page, {"boys": "many"}, {"donor": ""})
    assert says(at, "What you type is kept at once and checked again.")
    assert says(at, "many") and says(at, "Malakal")
