"""What the questions of a page share, for they ask for the same period and filters: reckoned once, kept in memory.

A question that says `-- reach: layer` finds its nodes in the relation `people_reached`: the lines of the macro `reach`
(queries/_reach.sql) for the asked months and filters, sliced by that column or `whole`. What pages open with is
reckoned beforehand (`questions.reckon_ahead`).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pyarrow as pa

METHOD = 1  # of counting people (figures.md): goes up when a rule changes what a figure is; every citation names it
KEPT = 200  # choices; one has some hundred to some thousand lines
REACH = """
select * from reach(
    $from_month, $to_month, $admin1, $county, $layer, $activity, $population_group, $organisation,
    $donor, $pcodes, $slice
)
"""
FILTERS = ("admin1", "county", "layer", "activity", "population_group", "organisation", "donor")

MONTHS_OF_DONORS = """
from months_of_donors(least($from_month, $to_month - interval 1 month), $to_month, $donor)
"""

Asking = Callable[[str, Mapping[str, Any], Mapping[str, pa.Table]], pa.Table]


class Reached:
    """The answers of the choices asked last, for one state of a store. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Any, ...], pa.Table] = OrderedDict()

    def relations(
        self, writes: int, ask: Asking, sliced: str, asked: Mapping[str, Any]
    ) -> dict[str, pa.Table]:
        """What a question reads beside the store: the months of its donors, and people reached where it names a slice.

        writes: the state of the store; what was reckoned from another is never given. ask: reckons what is not kept.
        asked: from_month, to_month, the filters and pcodes, as every question gets them.
        """
        choice, found = _choice(asked), {}
        if choice["donor"]:
            months = {name: choice[name] for name in ("from_month", "to_month", "donor")}
            found["asked_months"] = self._reckoned(writes, ask, MONTHS_OF_DONORS, months, {})
        if sliced:
            found["people_reached"] = self._reckoned(writes, ask, REACH, {**choice, "slice": sliced}, found)
        return found

    def _reckoned(
        self, writes: int, ask: Asking, sql: str, given: dict[str, Any], reading: dict[str, pa.Table]
    ) -> pa.Table:
        key = (writes, sql, *((name, str(value)) for name, value in sorted(given.items())))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = ask(sql, given, reading)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT or next(iter(self._kept))[0] != writes:
                self._kept.popitem(last=False)
        return made


def opening_choices(newest: date) -> list[tuple[str, dict[str, date]]]:
    """Slices and periods that pages open with: the newest month, three months, the year so far; twelve months apart."""
    periods = [months_before(newest, 0), months_before(newest, 2), newest.replace(month=1)]
    choices = [(sliced, first) for first in periods for sliced in ("whole", "layer", "activity")]
    return [
        (sliced, {"from_month": first, "to_month": newest})
        for sliced, first in [*choices, ("month", months_before(newest, 11))]
    ]


def months_before(month: date, n: int) -> date:
    """The first day of the month n months earlier."""
    since = month.year * 12 + month.month - 1 - n
    return date(since // 12, since % 12 + 1, 1)


def _choice(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The same choice asked in another order of codes is the same; `pcodes` matters only where places are filtered."""
    filters = {name: sorted(asked[name]) for name in FILTERS}
    months = {"from_month": asked["from_month"], "to_month": asked["to_month"]}
    return {**months, **filters, "pcodes": bool(asked["pcodes"] and filters["admin1"])}
