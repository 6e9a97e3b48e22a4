"""Good files with one random fault: refused, or every row that the fault did not touch is read as it stands.

300 seeded faults by default; `MUTATIONS=10000 pytest tests/test_receive_mutations.py` for more.
"""

from __future__ import annotations

import codecs
import os
from random import Random

import pytest
from receive_files import HEADINGS, HINTS, ROWS, Tab, csv, typed, xlsx

from data_pipeline.receiving.receive import Hints, Reading, Refusal, receive

COUNT = int(os.environ.get("MUTATIONS", "300"))
TAGS = ["#date", "#org", "#adm1", "#adm2", "#activity", "#status", "#reached+f", "#reached"]
LONG = [row[:4] + ["Counselling, weekly\nand a second line"] + row[5:] for row in ROWS]
ACCENTS = [["2026-05", "Médecins", *row[2:]] for row in ROWS]
BODY = [*ROWS, *ACCENTS, ["2026-05", "Nile, Hope", *ROWS[0][2:]], *ROWS]
FILES: dict[str, bytes] = {
    "plain": csv(HEADINGS, *ROWS * 3),
    "commas": csv(
        ["Report"], "", HEADINGS, TAGS, *BODY, ["Total", "", "", "", "", "", "9", "9"], "", "Source: OCHA"
    ),
    "semicolons": csv(HEADINGS, *BODY, delimiter=";", end="\r\n"),
    "quoted": csv(HEADINGS, *LONG, *BODY, *LONG),
    "tabs": codecs.BOM_UTF16_LE + csv(HEADINGS, *BODY, delimiter="\t", end="\r\n", encoding="utf-16-le"),
    "windows": csv(HEADINGS, *BODY, delimiter=";", encoding="cp1252"),
}
PIECES = [
    b'"',
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xe9",
    b"\xc3\xa9",
    b" ",
    b"#",
    b"Total",
    b'""',
    b"\n\n",
    b',"',
    b'",',
    b"1",
    b"|",
    b"'",
    b"\\",
    b"\xef\xbb\xbf",
    b"\x1a",
    b"=",
    b"-",
]


def fault(data: bytes, chance: Random) -> tuple[int, int, bytes]:
    """(from, to, what stands there instead): an insertion, deletion, change, cut, doubling or lost line."""
    at = chance.randrange(len(data))
    kind = chance.choice(["insert", "insert", "delete", "change", "cut", "double", "lose a line", "swap"])
    if kind == "insert":
        return at, at, chance.choice(PIECES)
    if kind == "change":
        return at, at + 1, chance.choice(PIECES)
    if kind == "cut":
        return at, len(data), b""
    end = min(len(data), at + chance.choice([1, 1, 2, 5, 40]))
    if kind == "double":
        return end, end, data[at:end]
    if kind == "swap":
        return at, min(at + 2, len(data)), data[at : at + 2][::-1]
    if kind == "lose a line":
        start, stop = data.rfind(b"\n", 0, at) + 1, data.find(b"\n", at) + 1
        return start, stop or len(data), b""
    return at, end, b""


def untouched(data: bytes, start: int, end: int, new: bytes) -> dict[int, tuple[str | None, ...]]:
    """Rows of the good file that the fault leaves alone, by the line where they must now stand."""
    width = 2 if data.startswith(codecs.BOM_UTF16_LE) else 1
    first, last = _lines(data[:start], width), _lines(data[:end], width)
    shift = _lines(data[:start] + new + data[end:], width) - _lines(data, width)
    rows = by_line(receive(data, Hints()))
    starts = sorted([*rows, 10**9])
    kept = {}
    for line, following in zip(starts, starts[1:], strict=False):
        if following <= first - 1:
            kept[line] = rows[line]
        elif line > last + 1:
            kept[line + shift] = rows[line]
    return kept


def _lines(data: bytes, width: int) -> int:
    text = data[: len(data) // width * width].decode("utf-16-le" if width == 2 else "latin-1", "replace")
    return text.count("\n") + text.count("\r") - text.count("\r\n") + 1


def by_line(reading: Reading | Refusal) -> dict[int, tuple[str | None, ...]]:
    assert isinstance(reading, Reading), reading
    (sheet,) = reading.used
    rows = zip(*(column.to_pylist()[:] for column in sheet.cells[:8]), strict=True)
    return dict(zip(sheet.lines.to_pylist(), rows, strict=True))


@pytest.mark.parametrize("name", FILES)
def test_untouched_rows_stay(name: str) -> None:
    silent = []
    for seed in range(COUNT // len(FILES) + 1):
        start, end, new = fault(FILES[name], Random(f"{name} {seed}"))
        result = receive(FILES[name][:start] + new + FILES[name][end:], HINTS if seed % 2 else Hints())
        if isinstance(result, Refusal):
            assert result.code != "our_fault", (seed, result)
            continue
        now = by_line(result)
        lost = {
            line: row for line, row in untouched(FILES[name], start, end, new).items() if now.get(line) != row
        }
        if lost:
            silent.append((seed, start, end, new, lost))
    assert not silent, silent[:3]


def test_a_changed_byte_of_a_workbook_is_refused_or_harmless() -> None:
    data = xlsx(Tab("May", [HEADINGS, *typed(ROWS * 3)]))
    rows = by_line(receive(data, HINTS))
    for seed in range(COUNT // 3):
        chance = Random(seed)
        at = chance.randrange(len(data))
        result = receive(data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :], HINTS)
        if isinstance(result, Refusal):
            assert result.code != "our_fault", (seed, result)
        else:
            assert by_line(result) == rows, seed
