"""Workbook and minutes: the figures of the chapters, real tables, nothing alive, the same every time; and the command."""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from test_handouts_deck import group  # noqa: F401  a fixture

from data_pipeline import WorkingGroup
from data_pipeline.__main__ import main
from data_pipeline.outputs.handouts import KINDS, Handout, make
from data_pipeline.outputs.handouts.chapters import chapters
from data_pipeline.outputs.handouts.minutes import Meeting, minutes
from data_pipeline.outputs.handouts.workbook import HEAD, sheet_titles, workbook

MONTH = date(2026, 9, 1)
ALIVE = re.compile(
    rb"<f[ >]|<hyperlink|relationships/hyperlink|hlinkClick|<w:hyperlink|vbaProject|<ddeLink|<oleObject"
)


@pytest.fixture(scope="module")
def handout(group: WorkingGroup) -> Handout:  # noqa: F811
    return Handout(group, MONTH)


def test_the_workbook_has_a_sheet_for_every_slide_with_its_figures(handout: Handout) -> None:
    book = load_workbook(io.BytesIO(workbook(handout)))
    with handout.speaking():
        told, names = chapters(handout), sheet_titles()
    for chapter in told:
        page = book[names[chapter.key]]
        assert page["A1"].value == chapter.title
        lines = [
            list(line)
            for line in page.iter_rows(min_row=HEAD + 2, max_col=len(chapter.columns), values_only=True)
        ]
        wanted = [[row[column] for column in chapter.columns] for row in chapter.rows.to_pylist()]
        for n, (line, row) in enumerate(zip(lines, wanted, strict=False)):
            numbers = [value for value in row if isinstance(value, int) and not isinstance(value, bool)]
            assert [v for v in line if isinstance(v, int | float) and not isinstance(v, bool)] == numbers, (
                chapter.key,
                n,
            )


def test_its_tables_are_tables_and_headings_stay_in_view(handout: Handout) -> None:
    book = load_workbook(io.BytesIO(workbook(handout)))
    for page in book.worksheets[1:]:
        assert len(page.tables) == 1 and page.freeze_panes == f"B{HEAD + 2}", page.title
    rows = handout.ask("activity_rows")
    assert book["Activities"].max_row == HEAD + 1 + rows.num_rows
    cover = {line[0]: line[1] for line in book["Cover"].iter_rows(max_col=2, values_only=True) if line[0]}
    assert cover["For whom"] == "Members only" and cover["Fingerprint of the figures"] == handout.fingerprint


def test_members_read_hidden_places_and_small_numbers_of_nobody(handout: Handout) -> None:
    rows = handout.ask("activity_rows").to_pylist()
    assert [row for row in rows if row["people_low"] is not None and 0 < row["people_low"] < 5] == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_any_hand_out_is_alive_and_made_again_it_is_the_same(handout: Handout, kind: str) -> None:
    data = make(handout, kind)
    assert make(handout, kind) == data
    for name, part in parts(data):
        assert not ALIVE.search(part), (kind, name)


def parts(data: bytes) -> list[tuple[str, bytes]]:
    """The parts of a zip file, and of those inside it."""
    if not data.startswith(b"PK"):
        return [("pdf", b"" if b"/URI" not in data and b"/JavaScript" not in data else b"<hyperlink")]
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        found = [(name, file.read(name)) for name in file.namelist()]
    return [
        one for name, part in found for one in (parts(part) if name.endswith(".xlsx") else [(name, part)])
    ]


def test_the_minutes_hold_what_the_room_knows_and_the_figures(handout: Handout) -> None:
    meeting = Meeting(
        [{"name": "Ana Ñuñez", "agency": "IOM"}],
        ["=1+1 is decided"],
        [{"what": "Layer 4 in Lakes", "who": "MoH"}],
    )
    paper = Document(io.BytesIO(minutes(handout, meeting)))
    text = "\n".join(p.text for p in paper.paragraphs)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert "=1+1 is decided" in text and {"Ana Ñuñez", "Layer 4 in Lakes", "MoH"} <= set(cells)
    line = handout.line("headline")
    assert f"At least {line['people_low']:,} people reached" in text and f"{line['contacts']:,}" in cells
    assert handout.fingerprint in text


def test_one_command_makes_them_all(
    loaded_samples: Path, own_samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["handouts", "--month", "2026-09", "--sample", "--out", str(tmp_path / "all"), "--json"]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert sorted(Path(file).suffix[1:] for file in files) == sorted(KINDS.values())
    assert all(Path(file).stat().st_size > 10_000 for file in files)
    assert main(["deck", "--month", "2031-01", "--sample"]) == 2
    assert main(["deck", "--month", "2026-09", "--state", "SS99", "--sample"]) == 2
