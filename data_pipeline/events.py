"""Ledger entries inside the store, and what they make due."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from . import sql, store
from .ledger import Entry

NEVER = 1_000_000_000  # a number that no entry reaches
EVENT = pa.schema(
    [
        ("n", pa.int32()),
        ("time", pa.timestamp("us")),
        ("who", pa.string()),
        ("organisation", pa.string()),
        ("action", pa.string()),
        ("facts", pa.string()),
    ]
)

_CONFIRMED = """
select (facts ->> 'submission')::integer from events where action = 'confirmed'
union all
select n from events where action = 'received' and facts ->> 'confirmed' is not null
"""
_SENT_FOR = """
select (facts ->> 'submission')::integer, organisation, facts ->> 'month'
from events
where action = 'sent_for'
order by n
"""
_RECEIVED = """
select n, time, who, organisation, facts
from events
where action = 'received' and list_contains($submissions, n)
order by n
"""


def keep(cursor: store.Cursor, batch: Iterable[Entry]) -> None:
    """Write the entries into the table `events`, and confirmed spellings into theirs."""
    rows = [
        {
            "n": entry.n,
            "time": datetime.fromisoformat(entry.time).replace(tzinfo=None),
            "who": entry.who,
            "organisation": entry.organisation,
            "action": entry.action,
            "facts": json.dumps(entry.facts, ensure_ascii=False),
        }
        for entry in batch
    ]
    store.append(cursor, "events", pa.Table.from_pylist(rows, schema=EVENT))


def hypothetical(happenings: Iterable[tuple[str, str, str, dict[str, Any]]]) -> list[Entry]:
    """Entries (action, who, organisation, facts) that nobody has made, after all others: for a scenario."""
    return [
        Entry(NEVER + n, "2100-01-01T00:00:00", who, organisation, action, facts)
        for n, (action, who, organisation, facts) in enumerate(happenings)
    ]


def keep_months(cursor: store.Cursor, batch: Iterable[Entry], folder: Path) -> None:
    """Final months and releases: what the ledger says of them, and the released figures from their folder."""
    for entry in batch:
        facts = {
            "n": entry.n,
            "month": entry.facts.get("month"),
            "day": entry.time[:10],
            "folder": entry.facts.get("folder"),
        }
        if entry.action == "frozen":
            cursor.execute("insert into frozen_months values ($n, $month, $day, $folder)", facts)
        elif entry.action == "released":
            facts.pop("folder")
            cursor.execute("insert into releases values ($n, $month, $day)", facts)
            figures = pq.read_table(folder / "published" / entry.facts["folder"] / "figures.parquet")
            store.append(
                cursor, "released_figures", figures.append_column("release", [[entry.n] * figures.num_rows])
            )


def all_submissions(cursor: store.Cursor) -> set[int]:
    """Every submission the store knows: what is due when the lists changed."""
    return {n for (n,) in cursor.execute("select submission from submissions").fetchall()}


def submissions_decided(cursor: store.Cursor, entry: Entry) -> tuple[set[int], bool]:
    """The submissions whose rows a decision (or its undoing) is about, and whether it is on a spelling."""
    first = int(entry.facts.get("decision", entry.n))
    found = cursor.execute(sql.shared("_decided"), {"decision": first}).fetchall()
    return {n for n, _ in found if n is not None}, any(spelling for _, spelling in found)


def submissions_answered(cursor: store.Cursor, entry: Entry) -> set[int]:
    """The submissions that an answer about files, or taking one back, makes due to be read again."""
    return {n for (n,) in cursor.execute(sql.shared("_answered"), {"n": entry.n}).fetchall()}


def confirmed_of(cursor: store.Cursor, submissions: set[int]) -> set[int]:
    """Which of these submissions somebody has confirmed: their rows are in the figures."""
    return {n for (n,) in cursor.execute(_CONFIRMED).fetchall()} & submissions if submissions else set()


def received(cursor: store.Cursor, submissions: Collection[int]) -> list[Entry]:
    """The entries by which these submissions came, in order."""
    found = cursor.execute(_RECEIVED, {"submissions": sorted(submissions)}).fetchall() if submissions else []
    return [
        Entry(
            n,
            time.isoformat(timespec="milliseconds") + "+00:00",
            who,
            organisation,
            "received",
            json.loads(facts),
        )
        for n, time, who, organisation, facts in found
    ]


def as_sent(cursor: store.Cursor, entries: Iterable[Entry]) -> list[Entry]:
    """Entries of files, each with the sender and month that a chair told for it afterwards."""
    told = {n: (who, month) for n, who, month in cursor.execute(_SENT_FOR).fetchall()}
    return [
        replace(entry, organisation=told[entry.n][0], facts={**entry.facts, "month": told[entry.n][1]})
        if entry.n in told
        else entry
        for entry in entries
    ]


def submissions_of_year(cursor: store.Cursor, entry: Entry) -> set[int]:
    """The submissions that tell of an organisation's year: what its answer about totals since January settles anew."""
    found = cursor.execute(
        "select distinct submission from rows where organisation = $organisation and year(month) = $year",
        {"organisation": entry.organisation, "year": entry.facts["year"]},
    )
    return {n for (n,) in found.fetchall()}


def set_due(cursor: store.Cursor, submissions: set[int], decided: set[int], spell_all: bool) -> None:
    """Make the small tables of what is due: submissions and their written rows; the months follow after typing.

    spell_all: understand the spellings of all rows again, for a state confirmed or a list changed also changes within
    which state counties are looked for.
    """
    spelled = all_submissions(cursor) if spell_all else submissions
    if spell_all:
        cursor.execute("delete from spellings")
    for name, numbers in (("due_ids", submissions), ("decided_ids", decided), ("spelled_ids", spelled)):
        store.put(cursor, name, pa.table({"submission": pa.array(sorted(numbers), pa.int32())}))
    store.run(cursor, sql.shared("_due"))
