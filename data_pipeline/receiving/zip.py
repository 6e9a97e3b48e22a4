"""The zip round a workbook, checked with the standard library before anything reads what is in it."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from .types import Refused

LARGEST_INSIDE = 100 * 1024 * 1024  # bytes, all parts unpacked
MOST_PARTS = 5_000
_CHUNK = 1 << 20
_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_ENCRYPTED = 0x1
_SIZES_AFTER = 0x8  # sizes stand behind the data, not in the local header
_DOCTYPES = tuple("<!DOCTYPE".encode(e) for e in ("utf-8", "utf-16-le", "utf-16-be"))
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']*)["']""")
_XML_ENDS = (".xml", ".rels", ".vml")


def unpack(data: bytes) -> dict[str, bytes]:
    """The XML parts of a workbook by name in lower case. All are checked, read or not. Raises Refused."""
    try:
        entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, UnicodeDecodeError, struct.error, EOFError):
        raise Refused("damaged_zip") from None
    _check_entries(entries)
    _check_places(data, entries)
    _check_kind({entry.filename.lower() for entry in entries})
    parts: dict[str, bytes] = {}
    for entry in entries:
        keep = entry.filename.lower().endswith(_XML_ENDS)
        content = _content(data, entry, keep)
        if keep:
            _check_xml(entry.filename, content)
            parts[entry.filename.lower().lstrip("/")] = content
    if b"macroenabled" in parts.get("[content_types].xml", b"").lower():
        raise Refused("macros")
    return parts


def _check_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names):
        raise Refused("doubled_part", part=max(names, key=names.count))
    for entry in entries:
        steps = entry.orig_filename.replace("\\", "/").split("/")
        if (
            ".." in steps
            or not steps[0]
            or ":" in steps[0]
            or "\0" in entry.orig_filename
            or "\\" in entry.orig_filename
        ):
            raise Refused("part_outside", part=entry.filename[:80])
        if entry.flag_bits & _ENCRYPTED:
            raise Refused("password")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("damaged_zip")
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_INSIDE:
        raise Refused("zip_bomb", megabytes=LARGEST_INSIDE // 1024 // 1024)


def _check_places(data: bytes, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Parts must not share bytes (one piece unpacked many times) nor lie about where they begin."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        start = _start(data, entry)
        if entry.header_offset < end or start + entry.compress_size > len(data):
            raise Refused("damaged_zip")
        end = start + entry.compress_size


def _start(data: bytes, entry: zipfile.ZipInfo) -> int:
    """Where the part's data begin; its own header must say what the directory says."""
    at = entry.header_offset
    if at < 0 or at + _LOCAL_HEADER.size > len(data):
        raise Refused("damaged_zip")
    sign, _, flags, method, _, _, crc, packed, size, name_length, extra = _LOCAL_HEADER.unpack_from(data, at)
    name = data[at + _LOCAL_HEADER.size : at + _LOCAL_HEADER.size + name_length]
    told = entry.orig_filename.encode("utf-8" if flags & 0x800 else "cp437", "replace")
    if sign != b"PK\x03\x04" or method != entry.compress_type or name != told:
        raise Refused("damaged_zip")
    large = packed == 0xFFFFFFFF or size == 0xFFFFFFFF
    if (
        not flags & _SIZES_AFTER
        and not large
        and (crc, packed, size) != (entry.CRC, entry.compress_size, entry.file_size)
    ):
        raise Refused("false_sizes", part=entry.filename[:80])
    return at + _LOCAL_HEADER.size + int(name_length) + int(extra)


def _check_kind(names: set[str]) -> None:
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise Refused("macros")
    if "xl/workbook.bin" in names:
        raise Refused("binary_workbook")
    if "content.xml" in names and "mimetype" in names:
        raise Refused("open_document")
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise Refused("word_file")
    if "[content_types].xml" not in names:
        raise Refused("zip")


def _content(data: bytes, entry: zipfile.ZipInfo, keep: bool) -> bytes:
    start = _start(data, entry)
    kept, size, crc = [], 0, 0
    for piece in _pieces(data[start : start + entry.compress_size], entry):
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        if size > entry.file_size:
            raise Refused("false_sizes", part=entry.filename[:80])
        if keep:
            kept.append(piece)
    if size != entry.file_size:
        raise Refused("false_sizes", part=entry.filename[:80])
    if crc != entry.CRC:
        raise Refused("damaged_zip")
    return b"".join(kept)


def _pieces(packed: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    if entry.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    machine = zlib.decompressobj(-15)
    try:
        while not machine.eof and (piece := machine.decompress(packed, _CHUNK)):
            yield piece
            packed = machine.unconsumed_tail
    except zlib.error:
        raise Refused("damaged_zip") from None
    if not machine.eof or machine.unused_data:
        raise Refused("damaged_zip")


def _check_xml(name: str, content: bytes) -> None:
    """No definitions of its own, and an encoding in which they could not hide."""
    if any(sign in content for sign in _DOCTYPES):
        raise Refused("doctype", part=name[:80])
    said = _ENCODING.search(content[:200].replace(b"\0", b""))
    if said and said.group(1).lower() not in (b"utf-8", b"utf-16", b"us-ascii"):
        raise Refused("damaged_part", part=name[:80])
