"""Every number on every page and in every download has its "About this figure"."""

from __future__ import annotations

import io
from typing import Any

import pytest
import streamlit as st
from openpyxl import load_workbook
from screen import texts

from pages.parts.menu import FIGURES, ROLES

# Pages whose numbers say beside themselves what they are: of which file and line, from which source, by whom and when.
BY_THEMSELVES = {
    "directory": "names of agencies", "submit": "rows of one file", "my_agency": "rows of an agency's own files",
    "review": "what each answer would change", "months": "versions with day and person",
    "settings": "figures entered, with source", "downloads": "in each file", "methods": "lists with their sources",
}  # fmt: skip
# What is given back as it came, what has no figures in it, and an agency's own rows in somebody else's layout.
NO_FIGURES = ("original", "template", "receipt", "marked", "own_donors", "own_cluster_rows")


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, bytes]]:
    """What every download button of a page would give: its key, the file's name, its bytes."""
    found: list[tuple[str, str, bytes]] = []
    button = st.download_button

    def noted(label: str, data: Any, file_name: str = "", *args: Any, **named: Any) -> Any:
        made = data() if callable(data) else data
        found.append((str(named.get("key")), file_name, made))
        return button(label, made, file_name, *args, **named)

    monkeypatch.setattr(st, "download_button", noted)
    return found


def says_what_it_is(name: str, data: bytes) -> bool:
    """CSV: in each line; a workbook: on a sheet of its own."""
    if name.endswith(".csv"):
        return "About these figures" in data.decode("utf-8-sig").splitlines()[0]
    if name.endswith(".xlsx"):
        sheets = load_workbook(io.BytesIO(data), read_only=True).worksheets
        return any("To cite" in [str(cell) for row in sheet.values for cell in row] for sheet in sheets)
    return name.endswith((".pptx", ".pdf", ".docx"))  # hand-outs have tests of their own


def seen_by(page: str) -> str:
    return "partner:HHR" if ROLES[page] == ("partner",) else "chair"


@pytest.mark.parametrize(
    ("role", "page"), [*((seen_by(page), page) for page in ROLES), *(("public", page) for page in FIGURES)]
)
def test_what_stands_on_a_page_and_in_its_files(as_seen_by, given, role: str, page: str) -> None:
    at = as_seen_by(role, page, month="2026-09")
    assert not at.exception
    told = sum(text == "About this figure" for _, text in texts(at))
    charts = len(at.get("plotly_chart"))
    assert told >= max(charts, page not in BY_THEMSELVES), f"{charts} charts, {told} about them"
    files = [(key, name, data) for key, name, data in given if not key.startswith(NO_FIGURES)]
    assert [name for _, name, data in files if not says_what_it_is(name, data)] == []
    if page == "downloads":
        assert len(files) > 20
