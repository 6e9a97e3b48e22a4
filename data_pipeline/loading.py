"""Many files at once: a folder of submissions."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from .access import Viewer
from .owner import catch_up
from .pipeline import Progress, follow, keep_lists
from .store import StoreInUse
from .submissions import received_facts
from .working_group import WorkingGroup

FILES_AT_ONCE = 4
KINDS = (".csv", ".xlsx", ".txt", ".tsv", ".xlsm", ".xls")


@dataclass(frozen=True)
class Coming:
    """A file of a folder, with what the folder's received.csv says of it."""

    path: Path
    name: str
    said: dict[str, str]


def open_group(code: str, root: Path) -> WorkingGroup:
    """A working group in a data folder, caught up with its ledger."""
    return opened(WorkingGroup(code, root))


def opened(group: WorkingGroup) -> WorkingGroup:
    """Caught up, or closed again: a group that fails to open must not keep the store."""
    try:
        follow(group)
    except BaseException:
        group.close()
        raise
    return group


def load(
    group: WorkingGroup, viewer: Viewer, folder: Path, progress: Progress | None = None, until: str = ""
) -> list[dict[str, Any]]:
    """Submit every file of a folder tree in the viewer's name, confirmed, the oldest month first; safe to repeat.

    until: an ISO date; what received.csv says came after it is left for another time.
    Returns a line per file: file, submission, outcome (read, refused, repeat), rows and people. A file of many
    organisations replaces no organisation's own file; what it leaves awaits a decision.
    """
    coming = sorted(
        (one for one in _files(folder) if not until or one.said.get("received_on", "") <= until),
        key=lambda one: (one.path.parent.name, one.said.get("received_on", ""), one.name),
    )
    known = {
        (e.facts["sha256"], e.facts["file_name"]): e.n
        for e in group.ledger.entries()
        if e.action == "received"
    }
    with suppress(StoreInUse):  # its owner has kept them
        keep_lists(group)
    numbers, fresh = _receive(group, viewer, coming, known)
    _say_nil(group, viewer, folder, until)
    _note_last_day(group, coming)
    with group.lock:
        catch_up(group, progress)
        fates = {row["submission"]: row for row in group.store.ask(_FATES).to_pylist()}
    return [
        {"file": one.name, "repeat": n not in fresh, **fates[n]}
        for one, n in zip(coming, numbers, strict=True)
    ]


_FATES = """
select list.submission, s.outcome, s.refusal_code, list.state, list.rows_read, list.rows_standing, list.rows_held_back,
    list.rows_set_aside, list.people
from submission_list(null) as list
join submissions as s using (submission)
"""


def _receive(
    group: WorkingGroup, viewer: Viewer, coming: list[Coming], known: dict[tuple[str, str], int]
) -> tuple[list[int], set[int]]:
    """Archive first, ledger second, each confirmed as it is received. Returns all numbers, and which are new."""
    with ThreadPoolExecutor(FILES_AT_ONCE) as pool:  # each waits for the disk to say that the file is safe
        digests = list(pool.map(lambda one: group.archive.keep(one.path.read_bytes()), coming))
    new = [
        (one, digest) for one, digest in zip(coming, digests, strict=True) if (digest, one.name) not in known
    ]
    received = group.ledger.append_all(
        [
            ("received", viewer.name, one.said.get("organisation", ""), _facts(one, digest))
            for one, digest in new
        ]
    )
    known |= {(digest, one.name): entry.n for entry, (one, digest) in zip(received, new, strict=True)}
    return [known[digest, one.name] for one, digest in zip(coming, digests, strict=True)], {
        entry.n for entry in received
    }


def _facts(one: Coming, digest: str) -> dict[str, Any]:
    month, day = one.said.get("month"), one.said.get("received_on")
    return received_facts(
        digest,
        one.name,
        one.path.stat().st_size,
        date.fromisoformat(_first(month)) if month else None,
        date.fromisoformat(day) if day else None,
        one.said.get("mode") or "replaces",
    )


def _files(folder: Path) -> Iterator[Coming]:
    said = {row["file"]: row for row in received_lines(folder) if row.get("file")}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix.lower() in KINDS and path.name != "received.csv":
            yield Coming(path, name, said.get(name, {}))


def received_lines(folder: Path) -> list[dict[str, str]]:
    """The lines of a folder's received.csv: when and from whom each file came; none where there is no such list."""
    path = folder / "received.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _say_nil(group: WorkingGroup, viewer: Viewer, folder: Path, until: str) -> None:
    """Lines of received.csv without a file say "nothing to report" for an organisation and month."""
    said = {(e.organisation, e.facts["month"]) for e in group.ledger.entries() if e.action == "nil"}
    for row in received_lines(folder):
        if until and row["received_on"] > until:
            continue
        if row.get("mode") == "nil" and (row["organisation"], _first(row["month"])) not in said:
            facts = {
                "month": _first(row["month"]),
                "reason": row.get("reason", ""),
                "received_on": row["received_on"],
            }
            group.ledger.append("nil", viewer.name, row["organisation"], **facts)


def _note_last_day(group: WorkingGroup, coming: list[Coming]) -> None:
    """The last day on which something came is the sample's "today"; nothing reads the clock."""
    last = max((one.said["received_on"] for one in coming if one.said.get("received_on")), default="")
    known = max((e.facts["date"] for e in group.ledger.entries() if e.action == "today"), default="")
    if last > known:
        group.ledger.append("today", "the software", date=last)


def _first(month: str) -> str:
    return date.fromisoformat(f"{month}-01" if len(month) == 7 else month).replace(day=1).isoformat()
