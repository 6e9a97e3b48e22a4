"""One owner of the store: the process that has it open merges what anybody appends to the ledger.

A server starts one watching thread a group. A command that finds the store owned appends, waits, and reads
a snapshot that the owner makes when asked; it never opens the owner's file.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import threading
import time
from contextlib import suppress
from pathlib import Path

from .archive import write_durably
from .pipeline import Progress, follow, merged
from .store import Store, StoreInUse
from .working_group import WorkingGroup

PAUSE = 0.5  # seconds between two looks at the ledger
PATIENCE = 120.0  # seconds a command waits for the owner
_watched: dict[Path, threading.Thread] = {}
_starting = threading.Lock()


class OwnerSilent(RuntimeError):
    """The process that owns the store does not answer."""


def watch(group: WorkingGroup) -> None:
    """Own the group's store from now on: merge whatever the ledger gets, until the process ends. Safe to repeat."""
    with _starting:
        if group.folder not in _watched:
            _watched[group.folder] = threading.Thread(
                target=_serve, args=(group,), name=f"owner of {group.code}", daemon=True
            )
            _watched[group.folder].start()


def catch_up(group: WorkingGroup, progress: Progress | None = None) -> None:
    """Merge the ledger's entries; where another process owns the store, wait for it and read from its snapshot.

    Raises OwnerSilent when the owner does not answer within two minutes.
    """
    try:
        follow(group, progress)
    except StoreInUse:
        last = max((entry.n for entry in group.ledger.entries()), default=0)
        group.borrow(_snapshot(group, last))


def _serve(group: WorkingGroup) -> None:
    seen = -1
    while True:
        try:
            size = group.ledger.size()
            if size != seen:
                follow(group)
                seen = size
            if _request(group).exists():
                _make_snapshot(group)
        except Exception:  # the watch must outlive any one fault; the ledger keeps what is still to do
            logging.getLogger(__name__).exception("merging failed; trying again")
            time.sleep(10 * PAUSE)
        time.sleep(PAUSE)


def _make_snapshot(group: WorkingGroup) -> None:
    """A copy of the store under a new name; old ones go, for a reader keeps what it has open."""
    with group.lock:
        n = merged(group)
        group.store.checkpoint()
        place = group.folder / f"snapshot-{n}-{os.getpid()}.duckdb"
        shutil.copy(group.store_path, place)
    for old in group.folder.glob("snapshot-*.duckdb"):
        if old != place:
            with suppress(OSError):  # Windows: a command still reads it
                old.unlink()
    _request(group).unlink(missing_ok=True)
    write_durably(_answer(group), json.dumps({"n": n, "file": place.name}).encode())


def _snapshot(group: WorkingGroup, last: int) -> Store:
    """Ask the owner for a snapshot that holds at least the ledger's entry `last`, and open it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        _request(group).touch()
        time.sleep(PAUSE / 2)
        with suppress(OSError, ValueError):
            answer = json.loads(_answer(group).read_text("utf-8"))
            if answer["n"] >= last:
                return Store(group.folder / answer["file"], read_only=True)
    raise OwnerSilent(
        "Another program owns the store and does not answer. Is the dashboard running with an older version?"
    )


def _request(group: WorkingGroup) -> Path:
    return group.folder / "snapshot.request"


def _answer(group: WorkingGroup) -> Path:
    return group.folder / "snapshot.json"
