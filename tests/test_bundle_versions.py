"""A final month of every past schema version opens, and gives all figures as they were recorded when it was made."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bundle_kept import FIGURES, KEPT, figures_of

from data_pipeline import open_group
from data_pipeline.bundle import MANIFEST, SCHEMA_VERSION, open_bundle
from data_pipeline.store import ROOM


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_its_figures_are_as_recorded(version: int, tmp_path: Path) -> None:
    folder = KEPT / str(version)
    assert folder.exists(), "this schema version has no bundle yet: python tests/bundle_kept.py"
    assert json.loads((folder / MANIFEST).read_bytes())["schema_version"] == version
    recorded = json.loads(gzip.decompress((folder / FIGURES).read_bytes()))
    group = open_group("south_sudan", tmp_path / "data")
    store = open_bundle(folder, tmp_path / "bundle.duckdb", "today's rules")
    told = figures_of(store, group)
    store.close()
    group.close()
    people = [line["people_low"] for lines in recorded["headline"] for line in lines]
    assert len(recorded) > 25 and all(people)
    for name, cases in recorded.items():
        for before, now in zip(cases, told[name], strict=True):
            with_people = [line for line in before if line.get("low", 1) != 0]
            assert not Counter(map(str, with_people)) - Counter(map(str, as_then(now, before))), name


def as_then(now: list[dict[str, Any]], before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A question may tell other columns today than it did, and other empty lines; what it told of people it tells still."""
    return [{key: line.get(key) for key in before[0]} for line in now] if before else now


def test_every_schema_version_is_brought_to_todays_tables() -> None:
    assert sorted(path.stem for path in (ROOM / "bundles").glob("*.sql")) == [
        str(version) for version in range(1, SCHEMA_VERSION + 1)
    ]
