"""The figures as they are, as a meeting saw them, or as they stood after a given entry of the ledger.

    store_of(group, "")              the latest
    store_of(group, "2026-09-412")   September as it was made final by entry 412
    store_of(group, "after-398")     the store rebuilt from the first 398 entries, with the lists as they were then

Whatever it is, it is a store, so the same questions can be asked of it. Stores of other versions are made once and
stand under `as_of/`; they may be thrown away like the store itself.
"""

from __future__ import annotations

import itertools
import logging
import os
import re
import shutil
import tempfile
import threading
from collections import defaultdict
from contextlib import suppress
from datetime import date
from pathlib import Path

from .bundle import open_bundle
from .lists import lists_of
from .pipeline import follow, merged
from .store import Store
from .vocabulary import BrokenList, Group
from .working_group import WorkingGroup, rules

_AFTER = re.compile(r"after-([1-9]\d{0,8})")
_MOST_OPEN = 6
_opened: dict[Path, Store] = {}
_failed: set[Path] = set()
_locks: dict[Path, threading.Lock] = defaultdict(
    threading.Lock
)  # one version may take long, the others go on


class NoSuchVersion(KeyError):
    """There are no figures under this name."""


class VersionFailed(RuntimeError):
    """A version could not be made; the log says why."""


def store_of(group: WorkingGroup, at: str) -> Store:
    """The store of a version; one that is not made yet is made now, which may take as long as a rebuild.

    Raises NoSuchVersion.
    """
    if not at:
        return group.store
    place = _place(group, at)
    with _locks[place]:
        store = _opened.get(place) or _open(group, at, place)
        _opened[place] = store
    while len(_opened) > _MOST_OPEN:
        _opened.pop(next(iter(_opened)), None)  # whoever still asks keeps it open
    return store


def exists(group: WorkingGroup, at: str) -> bool:
    """Whether there are figures under this name."""
    after = _AFTER.fullmatch(at)
    return not at or (int(after[1]) <= merged(group) if after else at in _final(group))


def is_ready(group: WorkingGroup, at: str) -> bool:
    """Whether a version can be opened at once."""
    return not at or _place(group, at).exists() or at in _final(group)


def prepare(group: WorkingGroup, at: str) -> threading.Thread:
    """Make a version in the background, once however often it is asked for; returns the thread that makes it.

    Raises VersionFailed where that was tried by this process and failed.
    """
    place = _place(group, at)
    if place in _failed:
        raise VersionFailed(at)
    name = f"version {place}"
    running = next((thread for thread in threading.enumerate() if thread.name == name), None)
    if running is None:
        running = threading.Thread(target=_prepare, args=(group, at, place), name=name, daemon=True)
        running.start()
    return running


def _prepare(group: WorkingGroup, at: str, place: Path) -> None:
    try:
        store_of(group, at)
    except Exception:
        logging.getLogger(__name__).exception("the figures of %s could not be made", at)
        _failed.add(place)


def version_on(group: WorkingGroup, day: date) -> str:
    """The version at the end of a day (UTC): after the last entry of the ledger until then; empty for none."""
    found = group.store.ask("select max(n) as n from events where time::date <= $day", {"day": day})
    n = found["n"][0].as_py()
    return f"after-{n}" if n else ""


def _place(group: WorkingGroup, at: str) -> Path:
    if not exists(group, at):
        raise NoSuchVersion(f"there are no figures under the name {at!r}")
    return group.folder / "as_of" / f"{at}-{rules()[:12]}.duckdb"


def _final(group: WorkingGroup) -> set[str]:
    """Folders of final months: names come from the ledger, never from an address."""
    return set(group.store.ask("select folder from frozen_months")["folder"].to_pylist())


def _open(group: WorkingGroup, at: str, place: Path) -> Store:
    after = _AFTER.fullmatch(at)
    if not after:
        return open_bundle(group.folder / "frozen" / at, place, rules())
    if not place.exists():
        _rebuild_until(group, int(after[1]), place)
    return Store(place, read_only=True)


def _rebuild_until(group: WorkingGroup, n: int, place: Path) -> None:
    """A store from the first `n` entries alone, with the lists as they stood then."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent) as folder:
        copy = copy_of(group, Path(folder), n)
        with suppress(BrokenList):  # lists of an older software that today's cannot read: today's lists then
            copy.lists = _lists_then(copy, Path(folder) / "lists") or copy.lists
        follow(copy)
        copy.store.checkpoint()
        copy.close()
        os.replace(copy.store_path, place)


def copy_of(group: WorkingGroup, root: Path, n: int | None = None) -> WorkingGroup:
    """The group in another data folder with its first `n` ledger entries, or all; archive and bundles are shared."""
    copy = WorkingGroup(group.code, root, sample=group.sample)
    copy.folder.mkdir(parents=True)
    with group.ledger.path.open("rb") as ledger:
        copy.ledger.path.write_bytes(b"".join(itertools.islice(ledger, n)))
    for name in ("archive", "published", "frozen"):
        if (group.folder / name).exists():
            _link(group.folder / name, copy.folder / name)
    return copy


def _link(real: Path, name: Path) -> None:
    """A second name for a folder; where the system allows none (Windows), a copy."""
    try:
        name.symlink_to(real.resolve(), target_is_directory=True)
    except OSError:
        shutil.copytree(real, name)


def _lists_then(copy: WorkingGroup, home: Path) -> Group | None:
    digests = [entry.facts["sha256"] for entry in copy.ledger.entries() if entry.action == "lists"]
    if not digests or not copy.archive.path(digests[-1]).exists():
        return None
    return lists_of(copy.code, copy.archive.read(digests[-1]), home)
