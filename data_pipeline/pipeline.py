"""START HERE: the pipeline's table of contents.

What partners sent becomes figures in these steps, each a file in `steps/` that says what one of its lines is.
The same steps serve one new file and a rebuild of everything; what differs is only what is *due*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pyarrow as pa

from . import events, lists, reading, sql, store
from .due import due_of
from .ledger import Entry
from .working_group import WorkingGroup

STEPS = (
    "headings",
    "written",
    "spellings",
    "rows",
    "unknown",
    "findings",
    "standing",
    "activities",
    "activity_months",
    "organisation_months",
    "findings_between",
)
BYTES_AT_ONCE = 256 * 1024 * 1024

Progress = Callable[[int, int], None]


def follow(group: WorkingGroup, progress: Progress | None = None) -> int:
    """Take every ledger entry that the store has not seen, in order; returns the number of the last one.

    progress: called with (entries done, entries to do) after each batch. One thread at a time.
    """
    with group.lock:
        keep_lists(group)
        done = merged(group)
        while entries := list(group.ledger.entries(after=done)):
            for batch in _batches(entries):
                _take(group, batch)
                done = batch[-1].n
                group._merged = done
                if progress:
                    progress(done - entries[0].n + 1, len(entries))
        group._merged = done
        return done


def rebuild(group: WorkingGroup, progress: Progress | None = None) -> dict[str, str]:
    """Throw the store away and make it again from archive and ledger; returns a hash for every table.

    Raises StoreInUse where another process owns the store: two stores of one ledger must never be.
    """
    with group.lock:
        group.store.checkpoint()  # ours, or this raises
        group.close()
        for file in group.store_path.parent.glob(f"{group.store_path.name}*"):
            file.unlink()
        follow(group, progress)
        return group.store.hashes()


def merged(group: WorkingGroup) -> int:
    """The number of the last ledger entry that the store has merged."""
    return group.store.ask("select coalesce(max(n), 0) as n from events")["n"][0].as_py()


def keep_lists(group: WorkingGroup) -> None:
    """A changed vocabulary becomes a ledger entry, and its bytes go to the archive, whenever we see them change."""
    data = lists.bytes_of(group.lists)
    version = lists.version_of(data)
    kept = group.store.ask(
        "select facts ->> 'sha256' as sha256 from events where action = 'lists' order by n"
    ).to_pylist()
    unseen = [entry.facts for entry in group.ledger.entries(after=merged(group)) if entry.action == "lists"]
    known = [*kept, *unseen]
    if not known or known[-1]["sha256"] != version:
        group.archive.keep(data)
        group.ledger.append("lists", "the software", sha256=version)


def _take(group: WorkingGroup, batch: list[Entry]) -> None:
    """Merge one batch of entries: everything or nothing."""
    with group.store.transaction() as cursor:
        events.keep(cursor, batch)
        due = due_of(cursor, batch)
        if due.lists_changed:
            every = events.all_submissions(cursor)
            due.submissions |= every
            if lists.put_into(cursor, group.lists):
                due.again |= every
        if due.lists_changed or due.entered:
            store.run(cursor, sql.shared("_entered"))
        if due.rows:
            due.decided |= events.confirmed_of(cursor, due.again)
            due.submissions |= {entry.n for entry in due.received} | due.again
            reading.read(group, cursor, due.received, due.again)
        if due.rows or due.calendar:
            events.set_due(cursor, due.submissions, due.decided, due.spell_all)
        if due.submissions or due.spelling:
            understand(cursor, lists.patterns(group.lists))
        if due.rows:
            settle(cursor, due.figures)
        if due.rows or due.calendar:
            store.run(cursor, sql.steps("organisation_months").sql)
        if due.figures or due.calendar:
            store.run(cursor, sql.shared("_checked_months"))
            _check(cursor, "findings_between", ("month", "organisation", "calendar"))
        events.keep_months(cursor, batch, group.folder)


def understand(cursor: store.Cursor, patterns: dict[str, str]) -> None:
    """The steps whose key is a submission: what was written is understood and checked."""
    for name in ("_several", "spellings", "_meanings", "rows", "unknown"):
        store.run(cursor, sql.shared(name), patterns)
    _check(cursor, "findings", ("file", "row"))


def settle(cursor: store.Cursor, figures: bool = True) -> None:
    """The steps whose key is a month; a file that nobody has confirmed changes no figures yet."""
    for name in ("_touched", "standing", *(("activities", "activity_months") if figures else ())):
        store.run(cursor, sql.shared(name))


def _check(cursor: store.Cursor, table: str, scopes: Iterable[str]) -> None:
    """Ask every check of these scopes; a check's offenders get its name, severity and scope and become findings."""
    found = []
    for check in sql.checks():
        if check.scope in scopes:
            offenders = store.fetch(cursor, check.sql)
            said = {"check_name": check.name, "severity": check.severity, "scope": check.scope}
            for name, value in said.items():
                offenders = offenders.append_column(name, pa.repeat(value, offenders.num_rows))
            found.append(offenders)
    store.put(cursor, "offenders", pa.concat_tables(found, promote_options="permissive"))
    store.run(cursor, sql.steps(table).sql)


def _batches(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Entries in order, cut where the files of a batch would be too large to hold at once."""
    batch: list[Entry] = []
    size = 0
    for entry in entries:
        batch.append(entry)
        size += entry.facts.get("bytes", 0) if entry.action == "received" else 0
        if size >= BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
