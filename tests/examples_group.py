"""Working groups that have received the examples, and what was said about each."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from examples_between import STORIES
from examples_cells import EXAMPLES as CELLS
from examples_files import EXAMPLES as FILES
from examples_rows import EXAMPLES as ROWS

from data_pipeline import LOCAL, WorkingGroup, ask, load, load_group, open_group

ALL = (*FILES, *CELLS, *ROWS)
NAMES = [f"{one.check}_{sum(other.check == one.check for other in ALL[:n])}" for n, one in enumerate(ALL)]
RECEIVED = "2026-06-05"
SAID = ("file", "received_on", "mode", "organisation", "month")

Findings = list[dict[str, Any]]


def titles() -> dict[str, str]:
    """Code -> title, for what a message suggests."""
    return {code["code"]: code["title"] for code in load_group("south_sudan").tables()["codes"].to_pylist()}


@contextmanager
def received(root: Path) -> Iterator[dict[str, Findings]]:
    """Every example as a submission of its own: file name -> what was said about it."""
    files = [
        (f"{name}_{kind}.csv", getattr(one, kind), "", one.organisation, one.month)
        for name, one in zip(NAMES, ALL, strict=True)
        for kind in ("bad", "good")
    ]
    with files_loaded(root, files) as (group, numbers):
        yield {
            name: ask(group, LOCAL, "findings_of_submission", submission=n).to_pylist()
            for name, n in numbers.items()
        }


@contextmanager
def told(root: Path) -> Iterator[Findings]:
    """All stories in one working group: what was said about months and organisations."""
    files = [
        (f"{n}_{k}_{story.organisation}.csv", data, "adds", "", "")
        for n, story in enumerate(STORIES)
        for k, data in enumerate(story.files)
    ]
    nil = [("", b"", "nil", *pair) for story in STORIES for pair in story.nil]
    with files_loaded(root, files + nil) as (group, _):
        yield ask(group, LOCAL, "between_findings").to_pylist()


@contextmanager
def files_loaded(
    root: Path, files: list[tuple[str, bytes, str, str, str]]
) -> Iterator[tuple[WorkingGroup, dict[str, int]]]:
    """A working group that has received files (name, bytes, mode, organisation, month): file name -> its number."""
    folder = root / "files"
    folder.mkdir()
    with (folder / "received.csv").open("w", encoding="utf-8", newline="") as file:
        said = csv.writer(file)
        said.writerow(SAID)
        for name, data, mode, organisation, month in files:
            said.writerow((name, RECEIVED, mode, organisation, month))
            if name:
                (folder / name).write_bytes(data)
    group = open_group("south_sudan", root / "data")
    try:
        yield group, {one["file"]: one["submission"] for one in load(group, LOCAL, folder)}
    finally:
        group.close()
