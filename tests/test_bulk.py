"""The fast way and the careful way give the same reading, cell by cell, or the fast way steps aside."""

from __future__ import annotations

from random import Random

import pytest
from receive_files import GOOD, HEADINGS, HINTS, ROWS, csv

from data_pipeline.receiving import bulk
from data_pipeline.receiving.csv import read_csv
from data_pipeline.receiving.receive import Hints, Reading, receive

VALUES = [
    "",
    "",
    "NA",
    "null",
    "12",
    "1 250",
    " x ",
    "Médecins",
    "Unity",
    "Ongoing",
    "0",
    "#N/A",
    "Women",
    "\u202f5",
    "1e5",
]


def table(chance: Random) -> bytes:
    delimiter, end = chance.choice([",", ";", "\t", "|"]), chance.choice(["\n", "\r\n"])
    rows = [[chance.choice(VALUES) for _ in HEADINGS] for _ in range(chance.randrange(1, 60))]
    rows = [["2026-05", f"Agency {at}", *row[2:]] for at, row in enumerate(rows)]
    mark = chance.choice([b"", b"\xef\xbb\xbf"])
    data = mark + csv(HEADINGS, *rows, delimiter=delimiter, end=end)
    return data if chance.random() < 0.7 else data.rstrip(b"\r\n")


def test_both_ways_read_the_same() -> None:
    plain = 0
    for seed in range(150):
        data = table(Random(seed))
        fast = bulk.read_plain(data, HINTS)
        if fast is not None:
            plain += 1
            assert fast == read_csv(data, HINTS), seed
    assert plain > 100


@pytest.mark.parametrize("seed", range(3))
def test_faults_are_never_taken_for_plain(seed: int) -> None:
    """Whatever happens to a plain file, the fast way agrees with the careful one or steps aside."""
    chance = Random(seed)
    for _ in range(150):
        data = csv(HEADINGS, *ROWS * 2)
        at = chance.randrange(len(data))
        piece = chance.choice(
            [b"", b",", b"\n", b"\r", b'"', b"\0", b"\xff", b" ", b"#", b"total", b"\xef\xbf\xbd"]
        )
        data = data[:at] + piece + data[at + chance.randrange(2) :]
        fast = bulk.read_plain(data, HINTS)
        assert fast is None or fast == receive_carefully(data)


def receive_carefully(data: bytes) -> Reading | None:
    return read_csv(data, HINTS)


ASIDE = {
    "quotation mark": csv(HEADINGS, ["2026-05", "a, b", *ROWS[0][2:]]),
    "total": csv(HEADINGS, *ROWS, ["Total", "", "", "", "", "", "9", "9"]),
    "arabic total": csv(HEADINGS, *ROWS, ["المجموع", "", "", "", "", "", "9", "9"]),
    "row that says total": csv(HEADINGS, *ROWS, ["2026-05", "Sundri", "Unity", "", "TOTAL", "", "9", "9"]),
    "blank line": csv(HEADINGS, *ROWS[:2], "", *ROWS[2:]),
    "line of separators": csv(HEADINGS, *ROWS[:2], [""] * 8, *ROWS[2:]),
    "line of blanks": csv(HEADINGS, *ROWS[:2], [" "] * 8, *ROWS[2:]),
    "headings again": csv(HEADINGS, *ROWS, HEADINGS, *ROWS),
    "other headings": csv(HEADINGS, *ROWS, ["County", "Month", "Status", "Girls", "Total", "", "", ""]),
    "tags": csv(HEADINGS, ["#date", "#org", "#adm1", "", "", "", "", ""], *ROWS),
    "tags far below": csv(HEADINGS, *ROWS, ["#date", "#org", "#adm1", "", "", "", "", ""], *ROWS),
    "note": csv(HEADINGS, *ROWS, ["Source: OCHA", *[""] * 7]),
    "column numbers": csv(HEADINGS, list("12345678"), *ROWS),
    "title": csv(["May", *[""] * 7], HEADINGS, *ROWS),
    "windows-1252": csv(HEADINGS, ["2026-05", "Médecins", *ROWS[0][2:]], encoding="cp1252"),
    "lone return": GOOD.replace(b"Unity", b"Uni\rty"),
    "short line": GOOD + b"2026-05,x\n",
    "unknown headings": csv(["a", "b", "c"], ["1", "2", "3"]),
    "heading missing": csv([*HEADINGS[:7], ""], *ROWS),
    "no rows": csv(HEADINGS),
}


@pytest.mark.parametrize("name", ASIDE)
def test_steps_aside(name: str) -> None:
    assert bulk.read_plain(ASIDE[name], HINTS) is None


def test_words_that_only_look_odd_stay_fast() -> None:
    rows = [["2026-05", "Total Relief", "Unity", "#1 camp", "in total 5", "Ongoing", "1", "2"], *ROWS]
    data = csv(HEADINGS, *rows)
    assert bulk.read_plain(data, HINTS) == read_csv(data, HINTS) == receive(data, HINTS)
    assert bulk.read_plain(data, Hints()) is None
