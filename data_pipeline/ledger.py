"""What happened, in order: the truth. Append-only lines of JSON, each carrying the hash of the one before.

An entry is {n, time, who, organisation, action, ..., previous}. Any process may append, one at a time, under a lock
file; an entry is acknowledged only when it is on the disk (safety, rule 2).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock

from .archive import sync_folder

START = "0" * 64


class BrokenChain(ValueError):
    """An entry was changed, removed or put in between."""


@dataclass(frozen=True)
class Entry:
    """One line of the ledger.

    n: its number, from 1; time: ISO 8601 in UTC; facts: what the action needs to know.
    """

    n: int
    time: str
    who: str
    organisation: str
    action: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Ledger:
    """The ledger of one working group.

    path: the file; its lock stands beside it.
    """

    path: Path

    def append(self, action: str, who: str, organisation: str = "", **facts: Any) -> Entry:
        """Write one entry, make it durable, and return it with its number."""
        return self.append_all([(action, who, organisation, facts)])[0]

    def append_all(self, happenings: list[tuple[str, str, str, dict[str, Any]]]) -> list[Entry]:
        """Write several entries (action, who, organisation, facts) with one flush to the disk."""
        if not happenings:
            return []
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{self.path}.lock"):
            self._set_torn_end_aside()
            n, previous = self._end()
            entries, lines = [], []
            for action, who, organisation, facts in happenings:
                n += 1
                entry = Entry(
                    n, datetime.now(UTC).isoformat(timespec="milliseconds"), who, organisation, action, facts
                )
                lines.append(_line(entry, previous))
                previous = _hash(lines[-1])
                entries.append(entry)
            self._write(b"".join(lines))
        return entries

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The entries with a number above `after`, in order; a torn last line was never acknowledged."""
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if number > after and line.endswith(b"\n"):
                    yield _entry(line)

    def size(self) -> int:
        """Bytes written so far: the cheap way to see that something happened."""
        return self.path.stat().st_size if self.path.exists() else 0

    def verify(self) -> int:
        """Check numbers and hashes of the whole chain; returns how many entries there are. Raises BrokenChain."""
        previous, number = START, 0
        if not self.path.exists():
            return 0
        with self.path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.endswith(b"\n"):
                    return number - 1
                _check(line, number, previous)
                previous = _hash(line)
        return number

    def _end(self) -> tuple[int, str]:
        last = _last_line(self.path)
        return (_entry(last).n, _hash(last)) if last else (0, START)

    def _set_torn_end_aside(self) -> None:
        """A line without its end was cut before it was acknowledged: keep it beside, go on after the last whole one."""
        if not self.path.exists():
            return
        data = self.path.read_bytes() if self.path.stat().st_size < 1 << 20 else _tail(self.path, 1 << 20)
        torn = data[data.rfind(b"\n") + 1 :]
        if torn:
            self.path.with_suffix(".torn").open("ab").write(torn + b"\n")
            os.truncate(self.path, self.path.stat().st_size - len(torn))

    def _write(self, data: bytes) -> None:
        is_new = not self.path.exists()
        with self.path.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if is_new:
            sync_folder(self.path.parent)


def _line(entry: Entry, previous: str) -> bytes:
    fields = {
        "n": entry.n,
        "time": entry.time,
        "who": entry.who,
        "organisation": entry.organisation,
        "action": entry.action,
        **entry.facts,
        "previous": previous,
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _entry(line: bytes) -> Entry:
    fields = json.loads(line)
    known = {name: fields.pop(name) for name in ("n", "time", "who", "organisation", "action")}
    fields.pop("previous")
    return Entry(**known, facts=fields)


def _check(line: bytes, number: int, previous: str) -> None:
    try:
        fields = json.loads(line)
    except ValueError as error:
        raise BrokenChain(f"entry {number} cannot be read") from error
    if fields.get("n") != number or fields.get("previous") != previous:
        raise BrokenChain(
            f"entry {number} does not follow entry {number - 1}: something was changed or removed"
        )


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _tail(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - size))
        return file.read()


def _last_line(path: Path) -> bytes:
    """The last whole line; long entries are looked for in growing bites from the end."""
    if not path.exists():
        return b""
    size, bite = path.stat().st_size, 1 << 14
    while True:
        tail = _tail(path, bite)
        start = tail.rfind(b"\n", 0, len(tail) - 1)
        if start >= 0 or bite >= size:
            return tail[start + 1 :]
        bite *= 4
