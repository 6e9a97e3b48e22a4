"""What a file is, by its first bytes: its name and ending are only what somebody called it."""

from __future__ import annotations

import codecs
import json
import re

# First bytes -> code of the refusal.
_SIGNS = (
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ\x00", "compressed"),
    (b"7z\xbc\xaf\x27\x1c", "compressed"),
    (b"Rar!\x1a\x07", "compressed"),
    (b"\x28\xb5\x2f\xfd", "compressed"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"{\\rtf", "word_file"),
    (b"PAR1", "not_a_table_file"),
    (b"ARROW1", "not_a_table_file"),
    (b"SQLite format 3\x00", "not_a_table_file"),
    (b"\x7fELF", "not_a_table_file"),
    (b"MZ\x90", "not_a_table_file"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|div|script|style)\b", re.IGNORECASE)


def kind_of(data: bytes) -> str:
    """ "xlsx" (any zip), "text", or the code of a refusal."""
    if data.startswith(_OLE):
        return "password" if _LOCKED in data else "old_excel"
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    if data.startswith((b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    for sign, code in _SIGNS:
        if data.startswith(sign):
            return code
    return _kind_of_text(data)


def _kind_of_text(data: bytes) -> str:
    start = _start(data)
    if not start:
        return "empty" if not data.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe") else "text"
    if _HTML.match(start) or (start.startswith(b"<?xml") and _HTML.search(start[:2000])):
        return "html"
    if start.startswith((b"<?xml", b"<Workbook", b"<!--")):
        return "xml"
    if start[:1] in (b"{", b"["):
        return "json" if _is_json(start) else "text"
    return "text"


def _start(data: bytes) -> bytes:
    """The first signs without byte order mark and blanks, as ASCII where the file is UTF-16."""
    head = data[:4000]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    return head.removeprefix(codecs.BOM_UTF8).lstrip()


def _is_json(start: bytes) -> bool:
    """Begins like an object or a list of objects, lists or values, and not like a heading in brackets."""
    if re.match(rb'\{\s*("|\})|\[\s*(\{|\[|"|\])', start):
        return True
    try:
        json.loads(start)
    except ValueError:
        return False
    return True
