"""Workbooks that lie, bomb, smuggle or were damaged: refused before anything reads what is in them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pytest
from receive_files import HEADINGS, HINTS, ROWS, Tab, Workbook, typed, workbook

from data_pipeline.receiving.receive import Refusal, receive

SHEET = "xl/worksheets/sheet1.xml"


def made() -> Workbook:
    return workbook(Tab("May", [HEADINGS, *typed(ROWS)]))


def changed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    book = made()
    book.parts[part] = change(book.parts.get(part, b""))
    return book.bytes()


def zipped(entries: list[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return target.getvalue()


def with_false_size(size: int) -> bytes:
    """The directory and the part's own header both say another size than the data have."""
    data = bytearray(made().bytes())
    for sign, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = data.find(SHEET.encode())
        start = (
            data.rfind(sign, 0, place)
            if sign.endswith(b"\x04")
            else data.rfind(sign, 0, data.rfind(SHEET.encode()))
        )
        struct.pack_into("<L", data, start + at, size)
    return bytes(data)


def bomb() -> bytes:
    return changed("xl/media/image1.xml", lambda _: b"<x>" + b" " * 120_000_000 + b"</x>")


def overlapping() -> bytes:
    """Two names in the directory for one piece of data."""
    data = bytearray(made().bytes())
    end = data.rfind(b"PK\x05\x06")
    start, size = struct.unpack_from("<L", data, end + 16)[0], struct.unpack_from("<L", data, end + 12)[0]
    entry = bytes(data[start : data.find(b"PK\x01\x02", start + 4)])
    renamed = entry.replace(b"[Content_Types].xml", b"[Content_Types].xmm")
    data[end:end] = renamed
    end += len(renamed)
    count = struct.unpack_from("<H", data, end + 8)[0] + 1
    struct.pack_into("<HHL", data, end + 8, count, count, size + len(renamed))
    return bytes(data)


def damaged() -> bytes:
    data = bytearray(made().bytes())
    data[data.find(SHEET.encode()) + len(SHEET) + 40] ^= 0x55
    return bytes(data)


def doctype(content: bytes) -> bytes:
    return b'<!DOCTYPE x [<!ENTITY a "b">]>' + content


def locked() -> bytes:
    data = bytearray(made().bytes())
    start = data.find(b"PK\x01\x02")
    data[start + 8] |= 1
    return bytes(data)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "macro": (lambda: changed("xl/vbaProject.bin", lambda _: b"x"), "macros"),
    "macro by content type": (
        lambda: changed("[Content_Types].xml", lambda x: x.replace(b"/>", b">macroEnabled.main</Types>")),
        "macros",
    ),
    "xlsb": (lambda: zipped([("[Content_Types].xml", b""), ("xl/workbook.bin", b"")]), "binary_workbook"),
    "ods": (
        lambda: zipped([("mimetype", b"application/vnd.oasis"), ("content.xml", b"<x/>")]),
        "open_document",
    ),
    "docx": (lambda: zipped([("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")]), "word_file"),
    "zip of a csv": (lambda: zipped([("may.csv", b"a,b")]), "zip"),
    "empty zip": (lambda: zipped([]), "zip"),
    "cut": (lambda: made().bytes()[:-200], "damaged_zip"),
    "cut at the start of the data": (lambda: made().bytes()[:50], "damaged_zip"),
    "bytes changed": (damaged, "damaged_zip"),
    "bomb": (bomb, "zip_bomb"),
    "says it is smaller": (lambda: with_false_size(100), "false_sizes"),
    "says it is larger": (lambda: with_false_size(10_000_000), "false_sizes"),
    "says it is enormous": (lambda: with_false_size(2_000_000_000), "zip_bomb"),
    "overlapping parts": (overlapping, "damaged_zip"),
    "locked": (locked, "password"),
    "part twice": (lambda: zipped([*made().parts.items(), (SHEET.upper(), b"<x/>")]), "doubled_part"),
    "part outside": (lambda: zipped([*made().parts.items(), ("../evil.xml", b"<x/>")]), "part_outside"),
    "absolute part": (lambda: zipped([*made().parts.items(), ("/etc/evil.xml", b"<x/>")]), "part_outside"),
    "doctype in the sheet": (lambda: changed(SHEET, doctype), "doctype"),
    "doctype in a part nobody reads": (
        lambda: changed("customXml/item1.xml", lambda _: doctype(b"<x/>")),
        "doctype",
    ),
    "doctype in utf-16": (lambda: changed(SHEET, lambda x: doctype(x).decode().encode("utf-16")), "doctype"),
    "doctype in an encoding of its own": (
        lambda: changed(
            SHEET, lambda x: b'<?xml version="1.0" encoding="cp037"?>' + x.decode().encode("cp037")
        ),
        "damaged_part",
    ),
    "broken xml": (lambda: changed(SHEET, lambda x: x[:-30]), "damaged_part"),
    "no sheet": (lambda: zipped([p for p in made().parts.items() if p[0] != SHEET]), "damaged_part"),
    "no workbook": (
        lambda: zipped([p for p in made().parts.items() if p[0] != "xl/workbook.xml"]),
        "damaged_part",
    ),
    "string that is not there": (
        lambda: changed(SHEET, lambda x: x.replace(b' t="inlineStr"><is>', b' t="s"><v>99</v><is>', 1)),
        "damaged_part",
    ),
    "row twice": (
        lambda: changed(SHEET, lambda x: x.replace(b'<row r="4"', b'<row r="3"')),
        "lines_out_of_order",
    ),
    "cell twice": (lambda: changed(SHEET, lambda x: x.replace(b'r="C3"', b'r="B3"')), "lines_out_of_order"),
    "row far beyond": (
        lambda: changed(SHEET, lambda x: x.replace(b'<row r="6"', b'<row r="9999999"')),
        "lines_out_of_order",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(name: str) -> None:
    build, code = REFUSED[name]
    refusal = receive(build(), HINTS)
    assert isinstance(refusal, Refusal), refusal
    assert refusal.code == code


def test_empty_parts_and_folders_do_no_harm() -> None:
    data = zipped([*made().parts.items(), ("xl/media/", b""), ("docProps/empty.bin", b"")])
    assert not isinstance(receive(data, HINTS), Refusal)


def test_checksum_is_of_the_whole_part() -> None:
    """A size that is too small with a checksum to match would hide what follows."""
    data = bytearray(with_false_size(100))
    content = made().parts[SHEET][:100]
    struct.pack_into(
        "<L", data, data.rfind(b"PK\x01\x02", 0, data.rfind(SHEET.encode())) + 16, zlib.crc32(content)
    )
    struct.pack_into(
        "<L", data, data.rfind(b"PK\x03\x04", 0, data.find(SHEET.encode())) + 14, zlib.crc32(content)
    )
    refusal = receive(bytes(data), HINTS)
    assert isinstance(refusal, Refusal) and refusal.code == "false_sizes"
