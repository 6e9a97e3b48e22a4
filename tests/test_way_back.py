"""From any figure to the line of a partner's file: what each reader may see, and that every figure has its "about"."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from examples_small import row, write_rows
from openpyxl import load_workbook

from data_pipeline import LOCAL, NotForYou, Viewer, ask, confirm, open_group, submit
from data_pipeline.outputs.escape import xlsx_bytes

PAGES = Path(__file__).parents[1] / "pages"
MAY = {"from_month": date(2026, 5, 1), "to_month": date(2026, 5, 1)}


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    folder = tmp_path_factory.mktemp("back")
    opened = open_group("south_sudan", folder / "data")
    cim = [
        row(organisation="CIM", total=40),
        row(organisation="CIM", total=3, activity="4.2"),
        row(organisation="CIM", total=40),
    ]
    for name, rows in (("cim", cim), ("tli", [row(organisation="TLI", total=300)])):
        file = write_rows(folder / f"{name}.csv", rows)
        sender = {"cim": "CIM", "tli": "TLI"}[name]
        confirm(
            opened, LOCAL, submit(opened, LOCAL, file.name, file.read_bytes(), organisation=sender).submission
        )
    yield opened
    opened.close()


def numbers(group, organisation: str) -> dict[str, int]:
    lines = ask(group, LOCAL, "activity_rows", organisation=organisation, **MAY).to_pylist()
    return {line["activity"]: line["row_id"] for line in lines}


def test_an_activity_opens_to_all_rows_that_tell_of_it(group) -> None:
    found = ask(group, LOCAL, "rows_of_activity", row_id=numbers(group, "CIM")["8.1"]).to_pylist()
    told = [(one["file_name"], one["line"], one["standing"], one["reason"], one["people"]) for one in found]
    assert told == [("cim.csv", 2, "standing", None, 40), ("cim.csv", 4, "set_aside", "repeated_row", 40)]


def test_a_row_opens_to_its_cells_under_the_partners_own_headings(group) -> None:
    cells = ask(group, LOCAL, "cells_of_row", row_id=numbers(group, "CIM")["4.2"]).to_pylist()
    written = {cell["heading"]: cell["written"] for cell in cells}
    assert (written["Your agency"], written["Activity"], written["Total people this month"]) == (
        "CIM",
        "4.2",
        "3",
    )
    assert "Girls (0-17)" not in written, "an empty cell is no cell"


def test_others_see_that_a_row_is_there_but_neither_its_file_nor_small_numbers(group) -> None:
    number = numbers(group, "CIM")["4.2"]
    for viewer in (Viewer("partner", "TLI"), Viewer("member")):
        (seen,) = ask(group, viewer, "rows_of_activity", row_id=number).to_pylist()
        assert (seen["file_name"], seen["people"], seen["hidden"], seen["is_open"]) == (
            None,
            None,
            True,
            False,
        )
    assert ask(group, Viewer("partner", "TLI"), "cells_of_row", row_id=number).num_rows == 0
    assert ask(group, Viewer("partner", "CIM"), "cells_of_row", row_id=number).num_rows
    for name in ("rows_of_activity", "cells_of_row"):
        with pytest.raises(NotForYou):
            ask(group, Viewer("public"), name, row_id=number)


def test_every_chart_of_every_page_is_a_panel_and_so_has_its_about() -> None:
    drawn = {
        path.relative_to(PAGES).as_posix()
        for path in PAGES.rglob("*.py")
        if re.search(
            r"st\.(plotly_chart|line_chart|bar_chart|pyplot|map|vega_lite_chart)", path.read_text("utf-8")
        )
    }
    assert drawn == {"parts/panel.py", "parts/about_popover.py"}
    assert "tools(key" in (PAGES / "parts/panel.py").read_text("utf-8")
    assert "about(key)" in (PAGES / "parts/tools.py").read_text("utf-8")


def test_a_workbook_carries_what_has_to_be_known() -> None:
    about = [("Period", "May 2026"), ("To cite", "=HYPERLINK(1)")]
    table = pa.table({"people": [1, 2]})
    book = load_workbook(io.BytesIO(xlsx_bytes(table, ["People"], about=about)))
    assert [[cell.value for cell in line] for line in book["About"].rows] == [list(one) for one in about]
    assert all(cell.data_type == "s" for line in book["About"].rows for cell in line)
