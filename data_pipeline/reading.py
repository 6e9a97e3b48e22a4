"""The files of a batch, read in the capped child; what names people is erased at once (safety, rule 14)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain
from pathlib import Path

from . import events, incoming, store
from .ledger import Entry
from .patches import Patches
from .receiving.child import read_in_child
from .receiving.types import Hints, Reading, Refusal, fold
from .vocabulary import Group
from .vocabulary.spellings import headings
from .working_group import WorkingGroup

# Readings of files that do not change: by the path, which is the hash of their bytes, and the headings that are known.
_recent: dict[tuple[Path, Hints], Reading] = {}
KEPT, MANY, SMALL = 8, 4, 2_000_000  # readings; files in a batch that nobody mends; bytes of a file


def read(
    group: WorkingGroup, cursor: store.Cursor, received: list[Entry], again: Collection[int] = ()
) -> None:
    """Read what came, in the capped child; erase what names people.

    again: submissions read before whose sender has answered something about them since: they are read anew.
    """
    identity = tuple(group.lists.vocabulary.policy.identity_headings)
    incoming.forget(cursor, again)
    coming = events.as_sent(cursor, [*events.received(cursor, again), *received])
    patches = Patches(group, cursor, coming)
    to_erase = incoming.take_in(cursor, _readings(group, coming), identity, patches)
    for entry, why in to_erase:
        if group.archive.path(entry.facts["sha256"]).exists():
            group.archive.erase(entry.facts["sha256"])
            group.ledger.append(
                "erased", "the software", "", submission=entry.n, reason=why.code, **why.params, line=why.line
            )


def _readings(group: WorkingGroup, received: list[Entry]) -> Iterator[tuple[Entry, Reading | Refusal]]:
    by_path: dict[Path, list[Entry]] = {}
    for entry in received:
        by_path.setdefault(group.archive.path(entry.facts["sha256"]), []).append(entry)
    there = [path for path in by_path if path.exists()]
    for path in by_path.keys() - set(there):
        yield from ((entry, _why_erased(group, entry)) for entry in by_path[path])
    hints = hints_of(group.lists)
    recent = {path: _recent[path, hints] for path in there if (path, hints) in _recent}
    for path, reading in chain(recent.items(), _read(there, recent, hints)):
        yield from ((entry, reading) for entry in by_path[path])


def _read(
    there: list[Path], recent: Collection[Path], hints: Hints
) -> Iterator[tuple[Path, Reading | Refusal]]:
    """What the child reads; the last few small files are kept, for their senders are about to mend them."""
    unread = [path for path in there if path not in recent]
    for path, reading in read_in_child(unread, hints) if unread else ():
        if isinstance(reading, Reading) and len(unread) < MANY and path.stat().st_size < SMALL:
            _recent[path, hints] = reading
            while len(_recent) > KEPT:
                _recent.pop(next(iter(_recent)), None)
        yield path, reading


def _why_erased(group: WorkingGroup, received: Entry) -> Refusal:
    """A file that is not in the archive any more was erased; the ledger keeps why."""
    for entry in group.ledger.entries(after=received.n):
        if (
            entry.action == "erased"
            and entry.facts["submission"] == received.n
            and entry.facts["reason"] == incoming.IDENTITY
        ):
            return Refusal(incoming.IDENTITY, {"heading": entry.facts["heading"]}, entry.facts["line"])
    return Refusal("erased")


def hints_of(group: Group) -> Hints:
    """The headings that the vocabulary knows, folded."""
    return Hints(frozenset(fold(row["written"]) for row in headings(group)))
