"""Why a figure changed between two months: the steps of figures.md, "Change between two meetings", in their order.

    answer = bridge(group, viewer, date(2026, 9, 1), date(2026, 10, 1))
    answer.steps        one line per step: step, low_before, low_after, high_before, high_after
    answer.rows         one line per row that entered, left or changed in a step

Every figure between the two is asked of a store of its own (`scenario.py`) by the same question as everywhere else, so
that the steps add up to the person whatever the rules of counting are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from ..access import Viewer
from ..questions import ask_of
from ..scenario import as_known, moved_on, pairs_known
from ..store import Store
from ..versions import store_of
from ..working_group import WorkingGroup

# What happened to the figures of the earlier month since it was made final; then what the new month is beside it.
RESTATED = ("lists", "corrections", "late")
MOVED = ("stopped", "new", "more", "fewer")
STEPS = pa.schema(
    [("step", pa.string())]
    + [(f"{end}_{when}", pa.int64()) for end in ("low", "high") for when in ("before", "after")]
)
ROWS = pa.schema(
    [(name, pa.string()) for name in ("step", "change", "organisation", "implementer", "place", "county")]
    + [(name, pa.string()) for name in ("site", "activity", "layer", "population_group")]
    + [(name, pa.int64()) for name in ("row_id", "submission", "line", "people_before", "people_after")]
    + [("hidden", pa.bool_())]
)


@dataclass(frozen=True)
class Bridge:
    """From the earlier month's figure to the later one's.

    final: whether it starts from a final month; else the restating steps are left out. steps as STEPS, rows as ROWS.
    Where one of the figures is too small for the viewer, no step has a number: its neighbours would tell it.
    """

    final: bool
    steps: pa.Table
    rows: pa.Table

    @property
    def hidden(self) -> bool:
        """Whether the change is not for this viewer, because a figure on the way is too small to be shown."""
        return bool(self.steps["low_after"].null_count)

    @property
    def nbytes(self) -> int:
        """Bytes of memory that it holds."""
        return int(self.steps.nbytes + self.rows.nbytes)


@dataclass(frozen=True)
class _State:
    """The figures after a step: in which store and month they are asked."""

    step: str
    store: Store
    month: date


def bridge(
    group: WorkingGroup,
    viewer: Viewer,
    before: date,
    after: date,
    at_before: str = "",
    at: str = "",
    **filters: Any,
) -> Bridge:
    """The change of people reached from one month to a later one, step by step.

    at_before: the final version of the earlier month (empty: it starts from the figures of `at`); at: the version that
    tells of the later one; filters as in `ask`. Raises NotForYou, NoSuchVersion.
    """
    return _bridge(group, viewer, _states(group, before, after, at_before, at), bool(at_before), filters)


def restated(group: WorkingGroup, viewer: Viewer, month: date, at: str) -> Bridge:
    """What has changed in a month since it was made final as `at`: lists, corrections, late reports.

    Raises NotForYou, NoSuchVersion.
    """
    return _bridge(group, viewer, _restated(group, group.store, month, at), True, {})


def _bridge(
    group: WorkingGroup, viewer: Viewer, states: Iterator[_State], final: bool, filters: dict[str, Any]
) -> Bridge:
    lines: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    ends: dict[str, int | None] = {}
    hidden = False
    told: dict[int, dict[str, Any]] = {}
    for state in states:
        period = {"from_month": state.month, "to_month": state.month}
        line = ask_of(state.store, group, viewer, "headline", **filters, **period).to_pylist()[0]
        now = {
            row["row_id"]: row
            for row in ask_of(state.store, group, viewer, "rows_told", **filters, **period).to_pylist()
        }
        if state.step:
            lines.append({"step": state.step, **_named(ends, "before"), **_named(_ends(line), "after")})
            rows += _changed(state.step, told, now)
        ends, told = _ends(line), now
        hidden |= ends["low"] is None
    if hidden:
        lines = [{"step": line["step"]} for line in lines]
    return Bridge(final, pa.Table.from_pylist(lines, STEPS), pa.Table.from_pylist(rows, ROWS))


def _ends(line: dict[str, Any]) -> dict[str, int | None]:
    """None where the number is too small for the viewer."""
    return {"low": line["people_low"], "high": line["people_high"]}


def _named(ends: dict[str, int | None], when: str) -> dict[str, int | None]:
    return {f"{end}_{when}": value for end, value in ends.items()}


def _states(group: WorkingGroup, before: date, after: date, at_before: str, at: str) -> Iterator[_State]:
    source = store_of(group, at)
    if at_before:
        yield from _restated(group, source, before, at_before)
    else:
        yield _State("", source, before)
    kinds = [MOVED[: n + 1] for n in range(len(MOVED) - 1)]
    start = min(before, after.replace(month=1))
    for step, store in zip(MOVED, moved_on(source, before, after, kinds, start), strict=False):
        yield _State(step, store, after)
        store.close()
    yield _State(MOVED[-1], source, after)


def _restated(group: WorkingGroup, source: Store, before: date, at_before: str) -> Iterator[_State]:
    """The earlier month as it was final, then with today's lists, corrections and late reports."""
    yield _State("", store_of(group, at_before), before)
    until = int(at_before.rpartition("-")[2])
    period = (before.replace(month=1), before)
    known = as_known(source, until, period)
    pairs = pairs_known(known)
    yield _State(RESTATED[0], known, before)
    known.close()
    corrected = as_known(source, until, period, pairs)
    yield _State(RESTATED[1], corrected, before)
    corrected.close()
    yield _State(RESTATED[2], source, before)


def _changed(
    step: str, told: dict[int, dict[str, Any]], now: dict[int, dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The rows that entered, left or tell something else; a row of the earlier month that moves on leaves, and the row
    of the later month enters."""
    for row_id in sorted(told.keys() | now.keys()):
        was, is_now = told.get(row_id), now.get(row_id)
        if was and is_now and _same(was, is_now):
            continue
        row = is_now or was or {}
        yield {
            **{name: row.get(name) for name in ROWS.names},
            "step": step,
            "change": "changed" if was and is_now else "entered" if is_now else "left",
            "people_before": was["people"] if was else None,
            "people_after": is_now["people"] if is_now else None,
            "hidden": bool((was and was["hidden"]) or (is_now and is_now["hidden"])),
        }


def _same(was: dict[str, Any], is_now: dict[str, Any]) -> bool:
    return all(
        was[name] == is_now[name]
        for name in (
            "people",
            "place",
            "county",
            "site",
            "activity",
            "layer",
            "population_group",
            "implementer",
        )
    )
