"""One working group at work: its lists, archive, ledger and store, and where they stand."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from .archive import Archive
from .ledger import Ledger
from .store import ROOM, Store, StoreInUse
from .vocabulary import Group, load_group
from .vocabulary.settings import GroupSettings

SAMPLE_ROOT = "_sample"


@dataclass
class WorkingGroup:
    """A working group in a data folder.

    code: the name of its folder under `groups/`; root: the data folder (`TWG_DATA`), one sub-folder a group;
    sample: whether these are the sample data, which never mix with real submissions.
    """

    code: str
    root: Path
    sample: bool = False
    lists: Group = field(init=False)
    lock: threading.RLock = field(default_factory=threading.RLock, init=False, repr=False)
    _opening: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)
    _store: Store | None = field(default=None, init=False, repr=False)
    _merged: int = field(default=-1, init=False)

    def __post_init__(self) -> None:
        self.lists = load_group(self.code)

    @property
    def folder(self) -> Path:
        """Where everything of this group stands."""
        return self.root / self.code

    @property
    def settings(self) -> GroupSettings:
        """The group's own settings (group.toml)."""
        return self.lists.settings

    @cached_property
    def archive(self) -> Archive:
        """The partners' bytes."""
        return Archive(self.folder / "archive")

    @cached_property
    def ledger(self) -> Ledger:
        """What happened, in order."""
        return Ledger(self.folder / "ledger.jsonl")

    @property
    def store_path(self) -> Path:
        """The file that may be thrown away."""
        return self.folder / "store.duckdb"

    @property
    def store(self) -> Store:
        """The open store; this process owns it from now on. Raises StoreInUse where another process does."""
        with self._opening:  # not the writer's lock: readers never wait for a merge
            if self._store is None:
                self._store = _open_or_set_aside(self.store_path)
            return self._store

    def borrow(self, store: Store) -> None:
        """Read from another store than our own: a snapshot of the owner's."""
        with self._opening:
            self._store = store

    @property
    def version(self) -> str:
        """The state of the figures: changes whenever something was merged or released. For cache keys."""
        return f"{self.code}-{int(self.sample)}-{self._merged}"

    def close(self) -> None:
        """Let go of the store, so that another process can own it."""
        with self.lock, self._opening:
            if self._store is not None:
                self._store.close()
                self._store = None


def data_root() -> Path:
    """The data folder: `TWG_DATA`, else `./twg_data`."""
    return Path(os.environ.get("TWG_DATA", "twg_data"))


def sample_root(root: Path) -> Path:
    """The samples' own root inside a data folder."""
    return root / SAMPLE_ROOT


def _open_or_set_aside(path: Path) -> Store:
    """A store that does not open is set aside, never deleted, and made again from archive and ledger.

    One made by other steps or checks than today's is made again too: a changed rule holds for the past as well.
    """
    try:
        is_new = not path.exists()
        store = Store(path)
        if is_new:
            store.made_by = rules()
        if store.made_by == rules():
            return store
        store.close()
    except StoreInUse:
        raise
    except Exception:  # whatever is wrong with the file, the ledger has it all
        logging.getLogger(__name__).exception("the store does not open; it is set aside and made again")
    _set_aside(path)
    store = Store(path)
    store.made_by = rules()
    return store


def _set_aside(path: Path) -> None:
    for other in path.parent.glob(f"{path.name}*"):
        if ".aside" not in other.name:
            os.replace(other, other.with_name(f"{other.name}.aside"))


@lru_cache
def rules() -> str:
    """Which steps and checks this version of the software has: a hash of their files."""
    files = sorted(
        [
            *(ROOM / "steps").glob("*.sql"),
            *(ROOM / "checks").glob("*.sql"),
            *(ROOM / "queries").glob("_*.sql"),
        ]
    )
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
