"""Whether what we promised to keep is kept: the ledger's chain, the archive's bytes, the store."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from .bundle import what_is_wrong
from .ledger import BrokenChain, Ledger
from .pipeline import follow
from .versions import copy_of
from .working_group import WorkingGroup


def verify(group: WorkingGroup) -> list[str]:
    """What is wrong, in sentences; empty where all is whole."""
    return [*_ledger(group), *_archive(group), *_bundles(group)] or _store(group)


def _ledger(group: WorkingGroup) -> list[str]:
    """The working group's ledger, and the people's that stands beside all groups."""
    wrong = []
    for name, ledger in (("Ledger", group.ledger), ("People", Ledger(group.root / "people.jsonl"))):
        try:
            ledger.verify()
        except BrokenChain as error:
            wrong.append(f"{name}: {error}.")
    return wrong


def _archive(group: WorkingGroup) -> list[str]:
    wrong = []
    erased = {entry.facts.get("submission") for entry in group.ledger.entries() if entry.action == "erased"}
    for entry in group.ledger.entries():
        digest = entry.facts.get("sha256")
        if not digest or entry.n in erased or entry.facts.get("submission") in erased:
            continue
        if not group.archive.path(digest).exists():
            wrong.append(f"Archive: the file of entry {entry.n} is missing.")
        elif hashlib.sha256(group.archive.read(digest)).hexdigest() != digest:
            wrong.append(f"Archive: the file of entry {entry.n} was changed.")
    return wrong


def _bundles(group: WorkingGroup) -> list[str]:
    """Final months and releases, against the hashes that the ledger keeps."""
    rooms = {"frozen": "frozen", "released": "published"}
    return [
        wrong
        for entry in group.ledger.entries()
        if entry.action in rooms
        for wrong in what_is_wrong(
            group.folder / rooms[entry.action] / entry.facts["folder"], entry.facts["manifest"]
        )
    ]


def _store(group: WorkingGroup) -> list[str]:
    """The store against one made anew beside it from the same archive and ledger."""
    follow(group)
    with tempfile.TemporaryDirectory() as folder:
        copy = copy_of(group, Path(folder))
        follow(copy)
        now, anew = group.store.hashes(), copy.store.hashes()
        copy.close()
    return [
        f"Store: the table {name} is not what a rebuild makes."
        for name in sorted(now)
        if now[name] != anew.get(name)
    ]
