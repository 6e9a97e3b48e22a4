"""Untidy CSV files: every line read or left out as it should be, or the file refused with code and line."""

from __future__ import annotations

import pytest
from receive_csv_cases import READ, REFUSED
from receive_files import HINTS

from data_pipeline.receiving.receive import Hints, Reading, Refusal, receive


def rows(reading: Reading) -> list[list[str]]:
    (sheet,) = reading.used
    columns = [column.to_pylist() for column in sheet.cells]
    return [[column[at] or "" for column in columns] for at in range(len(sheet.lines))]


@pytest.mark.parametrize("name", READ)
def test_is_read(name: str) -> None:
    data, expected, lines = READ[name]
    reading = receive(data, HINTS)
    assert isinstance(reading, Reading), reading
    assert rows(reading) == expected
    assert reading.used[0].lines.to_pylist() == list(lines)


@pytest.mark.parametrize("name", [name for name in READ if name not in ("no row", "one row")])
def test_is_read_by_structure_alone(name: str) -> None:
    data, expected, lines = READ[name]
    reading = receive(data, Hints())
    assert isinstance(reading, Reading), reading
    assert (rows(reading), reading.used[0].lines.to_pylist()) == (expected, list(lines))


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("hints", [HINTS, Hints()], ids=["known headings", "structure alone"])
def test_is_refused(name: str, hints: Hints) -> None:
    data, code, line_number = REFUSED[name]
    refusal = receive(data, hints)
    assert isinstance(refusal, Refusal), refusal
    assert (refusal.code, refusal.line) == (code, line_number)


@pytest.mark.parametrize("name", READ)
def test_every_line_has_one_fate(name: str) -> None:
    """Counted without the reader: lines end outside quotation marks, and each has one fate."""
    data, _, _ = READ[name]
    reading = receive(data, HINTS)
    assert isinstance(reading, Reading)
    (sheet,) = reading.used
    told = [*sheet.lines.to_pylist(), *(out.line for out in sheet.left_out)]
    assert len(told) == len(set(told)) == records(data)


def records(data: bytes) -> int:
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    count, inside = 0, False
    for at, sign in enumerate(text):
        if sign == '"' and (inside or text[at - 1] in ',;\t|\n"'):
            inside = not inside
        count += sign == "\n" and not inside
    return count + (not text.endswith("\n"))
