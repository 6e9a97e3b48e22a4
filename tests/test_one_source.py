"""Template, checks, messages and the methods page have one source: a changed column changes all four."""

from __future__ import annotations

import io
import json
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from examples import csv_file, row
from screen import texts

from data_pipeline import vocabulary
from data_pipeline.__main__ import main
from data_pipeline.outputs.template import template

HOME = Path(vocabulary.__file__).parents[1]
CHANGES = {
    'title = "Activity"': 'title = "What you did there"',
    'description = "What was done, from the list': 'description = "Your work, from the list',
}


@pytest.fixture
def changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of all lists in which one column is called otherwise; everybody opens it."""
    home = tmp_path / "home"
    for room in ("vocabulary", "groups"):
        shutil.copytree(HOME / room, home / room, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    file = home / "vocabulary" / "columns.toml"
    text = file.read_text("utf-8")
    for before, after in CHANGES.items():
        assert before in text
        text = text.replace(before, after)
    file.write_text(text, "utf-8")
    monkeypatch.setattr(vocabulary.load_group, "__defaults__", (home,))
    return home


def test_a_changed_column_changes_template_checks_messages_and_methods(
    changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], own_samples: Path, as_seen_by
) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(template(vocabulary.load_group("south_sudan"), ".xlsx", "HHR", date(2026, 5, 1)))
    )
    heading = next(cell for cell in book["4Ws"][1] if cell.value == "What you did there")
    assert heading.comment.text.startswith("Your work, from the list")
    assert any("What you did there" in str(cell.value) for cell in book["Ready to send"][8])

    sent = csv_file(row(activity="Drumming"), renamed={"activity": "What you did there"})
    (tmp_path / "sent.csv").write_bytes(sent)
    main(["check", str(tmp_path / "sent.csv"), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert {"heading": "What you did there", "column": "activity", "how": "title"} in told["headings"]
    assert [one["message"].partition(":")[0] for one in told["findings"] if one["column"] == "activity"] == [
        'Row 2, What you did there, "Drumming"'
    ]

    page = as_seen_by("chair", "methods")
    assert not page.exception
    shown = str([frame.value.to_dict() for frame in page.dataframe]) + str(texts(page))
    assert "What you did there" in shown and "Your work, from the list" in shown
