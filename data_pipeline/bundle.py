"""A final month on the disk: every table that questions read, as Parquet files, and a manifest with their hashes.

A bundle is written once and never changed. It opens as a store like any other, so that every question can be asked of
it. `bundles/<schema_version>.sql` holds what today's tables need that a bundle of that version does not say.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from .archive import sync_folder, write_durably
from .lists import put_macros
from .store import ROOM, Store, append, replace, run

SCHEMA_VERSION = 1
# Cells as written stay in the archived files; releases are bundles of their own.
LEFT_OUT = frozenset({"made_by", "written", "mended_cells", "spellings", "releases", "released_figures"})
MANIFEST = "manifest.json"
HANDED_OUT = "handed_out"  # the folder of finished files, and their hashes in the manifest


def write_bundle(
    folder: Path,
    tables: dict[str, pa.Table],
    facts: dict[str, Any],
    handed_out: dict[str, bytes] | None = None,
) -> str:
    """Write the files and, last, the manifest with their hashes; returns the manifest's own hash (SHA-256).

    handed_out: finished files that are kept with the tables, by name.
    """
    (folder / HANDED_OUT if handed_out else folder).mkdir(parents=True, exist_ok=True)
    for name, data in (handed_out or {}).items():
        write_durably(folder / HANDED_OUT / name, data)
    hashes = {}
    for name, table in tables.items():
        file = io.BytesIO()
        pq.write_table(table, file)
        data = file.getvalue()
        write_durably(folder / f"{name}.parquet", data)
        hashes[f"{name}.parquet"] = hashlib.sha256(data).hexdigest()
    given = {name: hashlib.sha256(data).hexdigest() for name, data in (handed_out or {}).items()}
    told = {**facts, "schema_version": SCHEMA_VERSION, "files": hashes, HANDED_OUT: given}
    manifest = json.dumps(told, sort_keys=True)
    write_durably(folder / MANIFEST, manifest.encode())
    sync_folder(folder.parent)
    return hashlib.sha256(manifest.encode()).hexdigest()


def tables_of(store: Store) -> dict[str, pa.Table]:
    """Every table of a store that a bundle keeps."""
    return {name: store.ask(f"from {name}") for name in store.tables() if name not in LEFT_OUT}


def what_is_wrong(folder: Path, manifest_hash: str) -> list[str]:
    """In sentences, empty where the bundle is whole: a file missing or changed since it was written."""
    manifest = folder / MANIFEST
    if not manifest.exists():
        return [f"{folder.parent.name}/{folder.name}: its list of files is missing."]
    if hashlib.sha256(manifest.read_bytes()).hexdigest() != manifest_hash:
        return [f"{folder.parent.name}/{folder.name}: its list of files was changed."]
    told = json.loads(manifest.read_bytes())
    given = {f"{HANDED_OUT}/{name}": digest for name, digest in told.get(HANDED_OUT, {}).items()}
    return [
        f"{folder.parent.name}/{folder.name}: the file {name} is missing or was changed."
        for name, digest in {**told["files"], **given}.items()
        if not (folder / name).exists() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest
    ]


def open_bundle(folder: Path, place: Path, made_by: str) -> Store:
    """The store of a bundle, read-only; made at `place` on the first call, by the rules `made_by`."""
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(f".{os.getpid()}")
        half.unlink(missing_ok=True)
        with closing(Store(half)) as store:
            _fill(store, folder)
            store.made_by = made_by
        os.replace(half, place)
    return Store(place, read_only=True)


def _fill(store: Store, folder: Path) -> None:
    manifest = json.loads((folder / MANIFEST).read_bytes())
    own = set(store.tables())
    with store.transaction() as cursor:
        for name in sorted(Path(file).stem for file in manifest["files"]):
            table = pq.read_table(folder / f"{name}.parquet")
            if name == "activity_lines":  # columns of an older program
                table = table.drop_columns([c for c in ("set_aside", "reason") if c in table.column_names])
            (append if name in own else replace)(cursor, name, table)
        run(cursor, (ROOM / "bundles" / f"{manifest['schema_version']}.sql").read_text("utf-8"))
        put_macros(cursor)
