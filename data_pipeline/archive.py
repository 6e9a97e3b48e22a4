"""A partner's bytes: hashed, written and on the disk before anything reads them (safety, rule 1)."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

SPARE_BYTES = 64 * 1024 * 1024  # what must stay free, so that ledger and store can still write


class NoRoom(OSError):
    """The disk has no room for the file; nothing was kept."""


@dataclass(frozen=True)
class Archive:
    """Content-addressed files under one folder: `ab/<sha256>`.

    folder: the archive's folder; it is made when the first file comes.
    """

    folder: Path

    def keep(self, data: bytes) -> str:
        """Keep bytes for good and return their SHA-256 (64 hexadecimal digits).

        Raises NoRoom when the disk is too full. The user's file name plays no part here: a name is data, never a path.
        """
        digest = hashlib.sha256(data).hexdigest()
        place = self.path(digest)
        if place.exists() and place.stat().st_size == len(data):
            return digest
        place.parent.mkdir(parents=True, exist_ok=True)
        if shutil.disk_usage(place.parent).free < len(data) + SPARE_BYTES:
            raise NoRoom(f"no room for {len(data)} bytes in {self.folder}")
        write_durably(place, data)
        return digest

    def path(self, digest: str) -> Path:
        """Where the bytes of a hash stand (whether or not they are there)."""
        return self.folder / digest[:2] / digest

    def read(self, digest: str) -> bytes:
        """The bytes of a hash. Raises FileNotFoundError where they were erased or never came."""
        return self.path(digest).read_bytes()

    def erase(self, digest: str) -> None:
        """Remove the bytes of a hash; the ledger keeps that they were here (safety, rule 14)."""
        self.path(digest).unlink(missing_ok=True)
        sync_folder(self.path(digest).parent)


def write_durably(place: Path, data: bytes) -> None:
    """Write a file so that after a power cut it is there whole or not at all: temporary file, fsync, rename, fsync."""
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Make a folder's names durable; Windows has no such call and does it by itself."""
    if os.name != "posix" or not folder.exists():
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
