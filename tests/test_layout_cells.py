"""What single cells and lines look like: words for totals, numbers, tags."""

from __future__ import annotations

import time

import pytest

from data_pipeline.receiving.layout_cells import (
    is_footnote,
    is_number,
    is_tag,
    is_total_line,
    is_value,
    says_total,
)
from data_pipeline.receiving.receive import fold


@pytest.mark.parametrize(
    "word",
    [
        "Total",
        "TOTAL",
        "Grand total:",
        "Sub-total",
        "Subtotal",
        "Sous-total",
        "Totals",
        "TOTAL GÉNÉRAL",
        "Total general",
        "Totaux",
        "  total  ",
        "المجموع",
    ],
)
def test_words_for_totals(word: str) -> None:
    assert says_total(word) and is_total_line([word, "", "12", "1 250"])


@pytest.mark.parametrize(
    "line",
    [
        ["Upper Nile Total", "", "", "4"],
        ["Total for Unity", "", "", "4", "9"],
        ["Total"],
        ["May 2026", "Total", "", "4"],
        ["Total", "Total", "", "", "4"],
    ],
)
def test_total_lines(line: list[str]) -> None:
    assert is_total_line(line)


def test_signs_of_cells() -> None:
    assert all(map(is_number, ["12", "1 250", "1,250.5", "(3)", "-4", "40 %", "1\u202f250,5", "٣"]))
    assert not any(map(is_number, ["0-17", "60+", "12 people", "", "n/a", "2026-05"]))
    assert all(map(is_tag, ["#org", "#org+name", "#adm1 +code", " #reached + f +children "]))
    assert not any(map(is_tag, ["#1", "# 5", "org", "#"]))
    assert fold("  Région  *\n(Admin-1)") == "region admin 1"


def test_months_and_dates_are_values() -> None:
    assert all(
        map(is_value, ["2026-05", "2026-05-01", "01/05/2026", "May-26", "May 2026", "mai 2026", "déc. 25"])
    )
    assert not any(map(is_value, ["Camp 14", "Site 12", "Nile Hope", "0-17", "May Ayim 2nd School"]))


@pytest.mark.parametrize(
    "look",
    [
        is_number,
        is_value,
        is_tag,
        says_total,
        lambda cell: is_total_line([cell, "", "", "1"]),
        lambda cell: is_footnote([cell], 8),
        fold,
    ],
)
def test_long_odd_cells_cost_no_time(look: object) -> None:
    """No timing: a pattern that goes back over its steps would need hours for these, and ours need milliseconds."""
    started = time.monotonic()
    for cell in (
        "1" + " " * 100_000 + "x",
        "#" + "a" * 100_000 + "!",
        "#a" + "+b" * 50_000 + "!",
        "total " * 20_000,
        "*" * 100_000,
        "é" * 100_000,
        "2026-05-01T" + "1" * 100_000 + "\n",
    ):
        look(cell)
    assert time.monotonic() - started < 30
