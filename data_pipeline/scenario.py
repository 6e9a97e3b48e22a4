"""What the figures would be if less were known, or if only some activities had moved on: stores in memory.

A scenario is a store made from another one's typed rows by the pipeline's own last steps, so that every question can
be asked of it. The other store is only read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from . import events, lists, sql, store
from .bundle import LEFT_OUT
from .events import NEVER
from .ledger import Entry
from .pipeline import settle, understand
from .store import ROOM, Store
from .vocabulary import Group

# What the last steps make; everything else of a store are lists and what happened.
MADE = frozenset(
    {"rows", "findings", "findings_between", "standing", "covers", "told_alone", "activity_lines"}
    | {"organisation_months", "headings", "left_out"}
)
_LINES = "(select * exclude (rests) from activities union all by name from activity_months)"
PAIRS = pa.schema([("organisation", pa.string()), ("month", pa.date32())])


def as_known(source: Store, until: int, period: tuple[date, date], pairs: pa.Table | None = None) -> Store:
    """The figures from the rows of the source that were known after entry `until`, typed as they are typed today.

    period: first and last month of the rows that are looked at. pairs: organisation and month (as PAIRS): for these,
    what came after `until` counts as well, and decisions of any day hold; without pairs those of later days do not.
    """
    made = _made_of(_lists_of(source, None if pairs is not None else until))
    with made.transaction() as cursor:
        _bring_rows(source, cursor, until, period, pairs if pairs is not None else PAIRS.empty_table())
        _settle_all(cursor)
    return made


def as_decided(
    source: Store, group: Group, entries: Sequence[Entry], period: tuple[date, date], again: Collection[int]
) -> Store:
    """The figures as they would be after entries that nobody has made yet.

    period: first and last month of the rows that are looked at; again: submissions whose rows mean something else after
    them, which are typed again, in whatever month they are.
    """
    made = _made_of(_lists_of(source))
    with made.transaction() as cursor:
        _bring_rows(source, cursor, NEVER, period, PAIRS.empty_table())
        events.keep(cursor, entries)
        if again:
            for name in ("written", "headings"):
                store.append(cursor, name, _of(source, name, again))
            events.set_due(cursor, set(again), set(), spell_all=True)
            understand(cursor, lists.patterns(group))
        _settle_all(cursor)
    return made


def _bring_rows(
    source: Store, cursor: store.Cursor, until: int, period: tuple[date, date], pairs: pa.Table
) -> None:
    with closing(source.cursor()) as reading:
        months = {"first": period[0], "last": period[1]}
        rows = store.fetch(reading, "from rows where month between $first and $last", months)
        store.put(cursor, "coming_rows", rows)
        store.put(cursor, "coming_errors", store.fetch(reading, "from findings where severity = 'error'"))
    store.put(cursor, "known_pairs", pairs)
    store.run(cursor, _text("known"), {"until": until})


def _of(source: Store, name: str, submissions: Collection[int]) -> pa.Table:
    asked = {"submissions": sorted(submissions)}
    return source.ask(f"from {name} where list_contains($submissions, submission)", asked)


def _settle_all(cursor: store.Cursor) -> None:
    events.set_due(cursor, events.all_submissions(cursor), set(), spell_all=False)
    settle(cursor)
    store.run(cursor, sql.steps("organisation_months").sql)


def pairs_known(known: Store) -> pa.Table:
    """The organisations and months of which a store knows anything, as PAIRS."""
    return known.ask(_text("pairs")).cast(PAIRS)


def moved_on(
    source: Store, before: date, after: date, kinds: Sequence[Sequence[str]], start: date
) -> Iterator[Store]:
    """The later month with the activities of some kinds (stopped, new, more, fewer) as they are in it, all others as in
    the earlier one; a store for each of `kinds`. start: first month of the rows that are looked at."""
    asked = {"start": start, "after": after}
    tables = {
        name: source.ask(f"from {view} where month between $start and $after", asked)
        for name, view in (("rows", "rows"), ("activity_lines", _LINES))
    }
    same = {name: source.ask(f"from {name}") for name in ("standing", "organisation_months")}
    listed = _lists_of(source)
    for done in kinds:
        made = _made_of(listed)
        with made.transaction() as cursor:
            for name, table in same.items():
                store.append(cursor, name, table)
            for name, table in tables.items():
                store.put(cursor, f"coming_{name}", table)
            said = {"before": before, "after": after, "done": list(done)}
            store.run(cursor, _text("series"), said)
            store.run(cursor, _text("swap"), said)
        yield made


def _lists_of(source: Store, until: int | None = None) -> dict[str, pa.Table]:
    """The source's lists, submissions and what happened, until an entry where one is given."""
    tables = {name: source.ask(f"from {name}") for name in source.tables() if name not in MADE | LEFT_OUT}
    if until is not None:
        for name in ("events", "submissions"):  # the first column of both is the number of an entry
            tables[name] = tables[name].filter(pc.less_equal(tables[name].column(0), until))
    return tables


def _made_of(tables: dict[str, pa.Table]) -> Store:
    """A store in memory with these tables."""
    made = Store(None)
    own = set(made.tables())
    with made.transaction() as cursor:
        for name, table in tables.items():
            (store.append if name in own else store.replace)(cursor, name, table)
        lists.put_macros(cursor)
    return made


def _text(name: str) -> str:
    return (ROOM / "bridge" / f"{name}.sql").read_text("utf-8")
