"""The files of a batch, read in the capped child; what names people is erased at once (safety, rule 14)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from . import events, incoming, store
from .ledger import Entry
from .patches import Patches
from .receiving.child import read_in_child
from .receiving.types import Hints, Reading, Refusal, fold
from .vocabulary import Group
from .working_group import WorkingGroup


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
    for path, reading in read_in_child(there, hints_of(group.lists)):
        yield from ((entry, reading) for entry in by_path[path])


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
    table = group.tables()["heading_list"]
    return Hints(frozenset(fold(text) for text in table["written"].to_pylist()))
