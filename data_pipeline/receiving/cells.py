"""A stored cell -> the text it stands for: 12 not 12.0, dates as ISO, TRUE and FALSE, text as it is."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from math import isfinite

# Built-in number formats that show a date or a time (ECMA-376, 18.8.30, with the East Asian ones).
_BUILT_IN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_WHOLE = re.compile(r"-?\d+")
_LAST_DAY = 2_958_466  # 9999-12-31 is 2,958,465
DATE, TIME = "date", "time"


def style_kind(code: str | None, number: int) -> str | None:
    """ "date", "time" (clock only) or None for a number format."""
    if code is None:
        return (TIME if number in (18, 19, 20, 21, 45, 46, 47) else DATE) if number in _BUILT_IN else None
    shown = _NOT_SHOWN.sub("", code.split(";")[0]).lower()
    if "general" in shown or not re.search(
        r"[ymdhs]", re.sub(r"[^a-z]", "", shown).replace("am", "").replace("pm", "")
    ):
        return None
    return DATE if re.search(r"[yd]", shown) or not re.search(r"[hs]", shown) else TIME


def plain_text(text: str) -> str:
    """Text with the escapes of the format undone: _x000D_ is a carriage return."""
    return _ESCAPED.sub(lambda m: chr(int(m.group(1), 16)), text) if "_x" in text else text


def number_text(stored: str, kind: str | None, from_1904: bool) -> str:
    """A stored number as people would write it; as a date or time where its format shows one."""
    if kind is None and stored.isdigit() and stored.isascii() and stored[0] != "0":
        return stored
    try:
        value = float(stored)
    except ValueError:
        return stored
    if not isfinite(value):
        return stored
    if kind and (shown := _moment(value, kind, from_1904)):
        return shown
    if _WHOLE.fullmatch(stored):
        return str(int(stored))
    if value.is_integer() and abs(value) < 1e21:
        return str(int(value))
    return repr(value)


def _moment(value: float, kind: str, from_1904: bool) -> str | None:
    """ISO date, with the time where there is one; None where the number is no moment (60 is 1900-02-29)."""
    if kind == TIME and 0 <= value < 1:
        return (datetime(2000, 1, 1) + timedelta(seconds=round(value * 86_400))).strftime("%H:%M:%S")
    if kind == TIME or not 1 <= value < _LAST_DAY or (not from_1904 and 60 <= value < 61):
        return None
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if value >= 61 else 31)
    try:
        moment = start + timedelta(days=int(value), seconds=round(value % 1 * 86_400))
    except OverflowError:
        return None
    return _iso(moment)


def _iso(moment: datetime) -> str:
    return moment.date().isoformat() if moment.time() == datetime.min.time() else moment.isoformat()


def iso_text(stored: str) -> str:
    """A cell that stores an ISO date; midnight is not written."""
    return re.sub(r"T00:00(:00(\.0+)?)?Z?$", "", stored.strip())


def column_number(reference: str) -> int:
    """ "C12" -> 3; 0 where there is no column in it."""
    number = 0
    for sign in reference:
        if not "A" <= sign <= "Z":
            break
        number = number * 26 + ord(sign) - 64
    return number


def column_letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """(12, 3) -> "C12"."""
    return f"{column_letters(column)}{row}"
