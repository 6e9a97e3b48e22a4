"""Every figure page with nothing, with one agency and one month, with all hidden, and with a fault in one chart."""

from __future__ import annotations

from pathlib import Path

import pytest
from examples_small import row, send
from screen import texts
from streamlit.testing.v1 import AppTest

from data_pipeline import open_group

HOME = Path(__file__).parents[1]
PAGES = (
    "overview", "states", "layers", "population_groups", "reach", "coverage", "changes", "presence", "training",
    "directory", "reporting", "downloads", "rows",
)  # fmt: skip


@pytest.fixture
def real_data(tmp_path, monkeypatch, as_seen_by) -> Path:
    """A data folder without samples; the pages are seen from this computer."""
    monkeypatch.setenv("TWG_DATA", str(tmp_path))
    monkeypatch.setenv("TWG_SAMPLE", "0")
    return tmp_path


def every_page(role: str, pages: tuple[str, ...] = PAGES):
    """(page, all its texts) of each page as it is first opened."""
    at = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=120)
    at.query_params["as"] = role
    at.run()
    for page in pages:
        at.switch_page(str(HOME / "pages" / f"{page}.py")).run()
        assert not at.exception, f"{page}: {at.exception[0].message}"
        yield page, " ".join(text for _, text in texts(at))


def tell(folder: Path, *rows: dict[str, str]) -> None:
    group = open_group("south_sudan", folder)
    send(group, "may", *rows)
    group.close()


def test_nothing_has_come_in_yet(real_data) -> None:
    for page, said in every_page("chair"):
        assert "Nothing to show yet" in said or page == "reach" and "published" in said, (
            f"{page}: {said[-1500:]}"
        )


def test_one_agency_and_one_month(real_data) -> None:
    tell(real_data, row())
    for page, said in every_page("chair"):
        assert "could not be drawn" not in said, page
        if page in ("overview", "states", "layers", "population_groups", "reach"):
            assert "40 people reached" in said, f"{page}: {said[-1500:]}"


def test_all_numbers_are_hidden(real_data) -> None:
    tell(real_data, row(organisation="HHR", total=3))
    for page, said in every_page(
        "partner:CIM", ("overview", "states", "layers", "population_groups", "presence")
    ):
        assert "could not be drawn" not in said, page
        if page in ("overview", "states", "layers"):
            assert "Fewer than 5 people reached" in said and "3 people" not in said, f"{page}: {said[-1500:]}"


def test_a_fault_in_one_chart_leaves_the_others(as_seen_by, monkeypatch, caplog) -> None:
    def broken(*_: object) -> None:
        raise ValueError("a fault of ours")

    monkeypatch.setattr("pages.parts.panels.pyramid", broken)
    monkeypatch.setattr("pages.parts.panels.drawn", lambda make, *_: make())
    at = as_seen_by("chair", "overview", month="2026-10")
    assert not at.exception
    assert [warning.value for warning in at.warning] == [
        "This figure could not be drawn; the others are not touched. The fault has been noted."
    ]
    assert len(at.get("plotly_chart")) == 3, "map, bars and months"
    assert "a fault of ours" in caplog.text
