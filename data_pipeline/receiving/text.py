"""Bytes of a text file -> text, strictly: byte order mark, else UTF-8, else Windows-1252 and a warning."""

from __future__ import annotations

import codecs
import re

from .types import Refused, Warning_

_MARKS = (
    (codecs.BOM_UTF32_LE, None),
    (codecs.BOM_UTF32_BE, None),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ACCENTED = re.compile(r"\w*[^\W\x00-\x7f]\w*")
_ODD = re.compile(r"\S*[^\x00-\x7f]\S*")


def decode(data: bytes) -> tuple[str, list[Warning_]]:
    """The text without its mark, and warnings about its letters. Raises Refused; never replaces a letter."""
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", "utf-8"))
    if encoding is None:
        raise Refused("encoding", 1)
    body = data[len(mark) :]
    if "16" not in encoding and (at := body.find(b"\0")) >= 0:
        raise Refused("nul", _line_at(body, at))
    text, warnings = _strict(body, encoding) if mark else _utf8_or_1252(body)
    if (at := text.find("\0")) >= 0:
        raise Refused("nul", _line_of(text, at))
    return text, warnings + _lost_letters(text)


def _strict(body: bytes, encoding: str) -> tuple[str, list[Warning_]]:
    try:
        return body.decode(encoding), []
    except UnicodeDecodeError as error:
        line = _line_of(body[: error.start].decode(encoding, "replace"), error.start)
        raise Refused("encoding", line) from None


def _utf8_or_1252(body: bytes) -> tuple[str, list[Warning_]]:
    try:
        return body.decode("utf-8"), []
    except UnicodeDecodeError as error:
        if _is_mixed(body):
            raise Refused("mixed_encoding", _line_at(body, error.start)) from None
    try:
        text = body.decode("cp1252")
    except UnicodeDecodeError as error:
        raise Refused("encoding", _line_at(body, error.start)) from None
    return text, [_warn_1252(text)]


def _is_mixed(body: bytes) -> bool:
    """Some letters are UTF-8 and some bytes are not: two encodings, or a file cut within a letter."""
    tried = body.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= sign <= "\udcff" for sign in tried if sign >= "\udc80")
    whole = sum(sign >= "\x80" for sign in tried) - broken
    return whole > 0 and whole * 10 >= broken


def _warn_1252(text: str) -> Warning_:
    at = next(at for at, sign in enumerate(text) if sign > "\x7f")
    found = _ACCENTED.search(text) or _ODD.search(text)
    at = found.start() if found else at
    word = found.group()[:40] if found else text[at]
    return Warning_("windows_1252", {"word": word}, _line_of(text, at))


def _lost_letters(text: str) -> list[Warning_]:
    count = text.count("\ufffd")
    return [Warning_("lost_letters", {"count": count}, _line_of(text, text.index("\ufffd")))] if count else []


def _line_at(body: bytes, at: int) -> int:
    return _line_of(body[:at].decode("latin-1"), at)


def _line_of(text: str, at: int) -> int:
    """Physical line (from 1) of a place in the text; \\r\\n, \\n and a lone \\r each end a line."""
    before = text[:at]
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
