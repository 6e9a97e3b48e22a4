"""Whether a rise in reach may be one of reporting: the agencies that reported in every month, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from .speech import month, plural, say

Row = Mapping[str, Any]


def with_steady(finding: str, rows: pa.Table, steady: pa.Table | None) -> str:
    """The finding of the months, with what the agencies did that reported in all of them.

    rows: answer of `reach_by_month`; steady: of `reach_by_month_steady`, None for who may not ask it.
    """
    lines = [row for row in rows.to_pylist() if row["low"]]
    if steady is None or len(lines) < 2:
        return finding
    same = {row["month"]: row for row in steady.to_pylist()}
    last, before = lines[-1], lines[-2]
    now, then = same.get(last["month"], {}).get("low"), same.get(before["month"], {}).get("low")
    agencies = int(same.get(last["month"], {}).get("organisations") or 0)
    if not agencies or now is None or then is None:
        return say(
            "{finding}; no agency reported in every month, so months can hardly be compared", finding=finding
        )
    return _compared(finding, last["low"] - before["low"], now - then, agencies, month(before["month"]))


def _compared(finding: str, change: int, change_of_same: int, n: int, when: str) -> str:
    """change: of all agencies; change_of_same: of those that reported in every month."""
    if not change:
        return finding
    rise, also = change > 0, change * change_of_same > 0
    sentences = {
        (True, True): lambda: plural(
            "{finding}; since {when} a rise, also at the {n} agency that reported every month",
            "{finding}; since {when} a rise, also among the {n} agencies that reported every month",
            n, finding=finding, when=when,
        ),
        (True, False): lambda: plural(
            "{finding}; since {when} a rise, but none at the {n} agency that reported every month",
            "{finding}; since {when} a rise, but none among the {n} agencies that reported every month",
            n, finding=finding, when=when,
        ),
        (False, True): lambda: plural(
            "{finding}; since {when} a fall, also at the {n} agency that reported every month",
            "{finding}; since {when} a fall, also among the {n} agencies that reported every month",
            n, finding=finding, when=when,
        ),
        (False, False): lambda: plural(
            "{finding}; since {when} a fall, but none at the {n} agency that reported every month",
            "{finding}; since {when} a fall, but none among the {n} agencies that reported every month",
            n, finding=finding, when=when,
        ),
    }  # fmt: skip
    return sentences[rise, also]()


def steady_key(steady: pa.Table | None) -> str:
    """What the marks across the bars are, for the line under the title."""
    agencies = max(steady["organisations"].to_pylist(), default=0) if steady is not None else 0
    if not agencies:
        return ""
    told = plural(
        "; the mark across a bar: the {n} agency that reported in every month",
        "; the mark across a bar: the {n} agencies that reported in every month", agencies,
    )  # fmt: skip
    return f"{told}{say('; the number below: agencies that have reported')}"


def steady_lows(rows: pa.Table, steady: pa.Table) -> pa.Array:
    """Their lower ends in the order of the months of `rows`."""
    lows = dict(zip(steady["month"].to_pylist(), steady["low"].to_pylist(), strict=True))
    return pa.array([lows.get(day) for day in rows["month"].to_pylist()], pa.int64())
