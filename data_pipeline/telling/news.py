"""What changed and what needs attention, in a few sentences, the weightiest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from .place_sentences import of_places
from .sentences import change
from .speech import plural, say

Row = Mapping[str, Any]
MOST = 4
FEW = 4
KINDS = ("no_layer_4", "awaited", "ending", "held_back", "overlap")


def what_changed(table: pa.Table, months: pa.Table, before: str) -> list[str]:
    """At most four sentences about a month against the one before.

    table: answer of `what_changed` (a line a place); months: answer of `reach_by_month`, whose last two lines give the
    change of the whole; before: the earlier month in words.
    """
    rows = table.to_pylist()
    told = [_whole(months, rows, before), *_new_services(rows), *_ended(rows, before)]
    sentences = [sentence for sentence in told if sentence][:MOST]
    return sentences or [say("Nothing changed since {month}.", month=before)]


def needs_attention(table: pa.Table, word: str) -> list[str]:
    """One sentence a line of `needs_attention` whose amount is not zero; word: see place_sentences.word_of."""
    rows = {row["kind"]: row for row in table.to_pylist() if row["amount"]}
    told = [_attention(rows[kind], word) for kind in KINDS if kind in rows]
    return [sentence for sentence in told if sentence]


def _whole(months: pa.Table, rows: list[Row], before: str) -> str:
    """The change of the whole, and the place that moved most the same way."""
    lows = [row["low"] for row in months.to_pylist()[-2:]]
    if len(lows) < 2 or None in lows:
        return ""
    more = lows[1] - lows[0]
    known = [row for row in rows if row["low_now"] is not None and row["low_before"] is not None]
    moves = {row["title"]: _now(row) - _before(row) for row in known if (_now(row) - _before(row)) * more > 0}
    whole = change(lows[0], lows[1], before)
    if not moves:
        return say("{change}.", change=whole)
    place = max(moves, key=lambda name: abs(moves[name]))
    return say("{change}; the largest part in {place} ({n}).", change=whole, place=place, n=abs(moves[place]))


def _new_services(rows: list[Row]) -> list[str]:
    new = max(rows, key=lambda row: row["from_new"] or 0, default=None)
    if new is None or not new["from_new"]:
        return []
    return [
        plural(
            "New services reached {n} person in {place}.", "New services reached {n} people in {place}.",
            new["from_new"], place=new["title"],
        )
    ]  # fmt: skip


def _ended(rows: list[Row], before: str) -> list[str]:
    """A place that fell silent weighs more than one where some services ended."""
    silent = [row for row in rows if _before(row) and row["low_now"] == 0]  # None: some, but too few to show
    if silent:
        row = max(silent, key=_before)
        return [
            plural(
                "Nobody reached in {place} was reported to us; in {month} it was {n} person.",
                "Nobody reached in {place} was reported to us; in {month} it was {n} people.",
                _before(row), place=row["title"], month=before,
            )
        ]  # fmt: skip
    gone = max(rows, key=lambda row: abs(row["from_gone"] or 0), default=None)
    if gone is None or not gone["from_gone"]:
        return []
    return [
        plural(
            "Services of {month} that were not reported again had reached {n} person in {place}.",
            "Services of {month} that were not reported again had reached {n} people in {place}.",
            abs(gone["from_gone"]), place=gone["title"], month=before,
        )
    ]  # fmt: skip


def _attention(row: Row, word: str) -> str:
    amount = int(row["amount"])
    return {
        "no_layer_4": lambda: _no_layer_4(row, word, amount),
        "awaited": lambda: plural("{n} agency is awaited.", "{n} agencies are awaited.", amount),
        "ending": lambda: plural(
            "{n} service ends within three months.", "{n} services end within three months.", amount
        ),
        "held_back": lambda: plural(
            "{n} row is not counted yet: it has a mistake to mend.",
            "{n} rows are not counted yet: they have mistakes to mend.", amount,
        ),
        "overlap": lambda: plural(
            "{n} service may have been told by two agencies.",
            "{n} services may have been told by two agencies.", amount,
        ),
    }.get(row["kind"], lambda: "")()  # fmt: skip


def _no_layer_4(row: Row, word: str, amount: int) -> str:
    """With the names of the places when they are few."""
    sentence = of_places("gap", word, layer="4", n=amount, all=int(row["of"]))
    names = row.get("names") or []
    if 0 < len(names) <= FEW:
        return say("{sentence}: {places}.", sentence=sentence, places=", ".join(names))
    return say("{sentence}.", sentence=sentence)


def _now(row: Row) -> int:
    return row["low_now"] or 0


def _before(row: Row) -> int:
    return row["low_before"] or 0
