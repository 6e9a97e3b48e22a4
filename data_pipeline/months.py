"""Making a month final for a meeting, and releasing it to the public: two acts, the second one later.

A final month is a folder of Parquet files and a manifest with their hashes, written once; a release is built from it
and is all that the public pages can read (safety, rule 12). So far a release hides small numbers themselves (primary
suppression); protection against working them out from sums and earlier releases follows.
"""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from .access import LOCAL, NotForYou, Viewer, must_chair
from .archive import sync_folder, write_durably
from .pipeline import follow
from .questions import ask
from .released import hide_small, released_questions
from .working_group import WorkingGroup

SCHEMA_VERSION = 1
FROZEN = ("activities", "activity_months", "organisation_months")


def freeze(group: WorkingGroup, viewer: Viewer, month: date) -> Path:
    """Make a month final: its figures as they stand, under an address that never changes. Chairs only.

    Returns the folder. Raises NotForYou where the month is final already or has no rows.
    """
    must_chair(viewer)
    with group.lock:
        follow(group)
        known = {row["month"]: row for row in ask(group, LOCAL, "months").to_pylist()}
        if month not in known:
            raise NotForYou("There are no rows for this month.")
        if known[month]["final"]:
            raise NotForYou("This month is final already.")
        folder = group.folder / "frozen" / f"{month:%Y-%m}-{_last(group)}"
        files = {name: _until(group, name, month) for name in FROZEN}
        files["figures"] = released_questions(group, month)
        manifest = _write(
            folder,
            files,
            {"month": month.isoformat(), "ledger": _last(group), "schema_version": SCHEMA_VERSION},
        )
        group.ledger.append(
            "frozen", viewer.name, "", month=month.isoformat(), folder=folder.name, manifest=manifest
        )
        follow(group)
    return folder


def release(group: WorkingGroup, viewer: Viewer, month: date) -> Path:
    """Release a final month to the public: its figures with every small number hidden. For chairs."""
    must_chair(viewer)
    with group.lock:
        frozen = [
            row
            for row in group.store.ask("select * from frozen_months order by frozen").to_pylist()
            if row["month"] == month
        ]
        if not frozen:
            raise NotForYou("Make the month final first.")
        figures = pq.read_table(group.folder / "frozen" / frozen[-1]["folder"] / "figures.parquet")
        shown = hide_small(figures, group.lists.vocabulary.policy.public_floor)
        folder = group.folder / "published" / f"{month:%Y-%m}-{_last(group)}"
        manifest = _write(
            folder,
            {"figures": shown},
            {"month": month.isoformat(), "frozen": frozen[-1]["folder"], "schema_version": SCHEMA_VERSION},
        )
        group.ledger.append(
            "released", viewer.name, "", month=month.isoformat(), folder=folder.name, manifest=manifest
        )
        follow(group)
    return folder


def _write(folder: Path, files: dict[str, pa.Table], facts: dict[str, Any]) -> str:
    """Write the files and, last, the manifest with their hashes; returns the manifest's own hash."""
    folder.mkdir(parents=True, exist_ok=True)
    hashes = {}
    for name, table in files.items():
        data = io.BytesIO()
        pq.write_table(table, data)
        write_durably(folder / f"{name}.parquet", data.getvalue())
        hashes[f"{name}.parquet"] = hashlib.sha256(data.getvalue()).hexdigest()
    manifest = json.dumps({**facts, "files": hashes}, sort_keys=True).encode()
    write_durably(folder / "manifest.json", manifest)
    sync_folder(folder.parent)
    return hashlib.sha256(manifest).hexdigest()


def _until(group: WorkingGroup, table: str, month: date) -> pa.Table:
    """A table's lines up to a month; one of three fixed names."""
    texts = {
        "activities": "select * from activities where month <= $month order by all",
        "activity_months": "select * from activity_months where month <= $month order by all",
        "organisation_months": "select * from organisation_months where month <= $month order by all",
    }
    return group.store.ask(texts[table], {"month": month})


def _last(group: WorkingGroup) -> int:
    return int(group.store.ask("select max(n) as n from events")["n"][0].as_py())
