"""The change between two months in sentences, and the names of its steps."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from .speech import number, plural, say


def step_words() -> dict[str, str]:
    """step of the bridge -> its name on the screen, in the order in which they are reckoned."""
    return {
        "lists": say("Lists and rules of today"), "corrections": say("Corrections to earlier reports"),
        "late": say("Late reports"), "stopped": say("Activities not reported again"),
        "new": say("New activities"), "more": say("More people in the same activities"),
        "fewer": say("Fewer people in the same activities"),
    }  # fmt: skip


def change_words() -> dict[str, str]:
    """What happened to a row in a step -> its word."""
    return {"entered": say("came in"), "left": say("went out"), "changed": say("changed")}


def finding(steps: pa.Table, before: str) -> str:
    """ "1,361 more people than in September, the largest part from more people in the same activities"."""
    rows = steps.to_pylist()
    if not rows:
        return say("There is nothing to compare")
    change = rows[-1]["low_after"] - rows[0]["low_before"]
    if not change:
        return say("As many people as in {month}", month=before)
    whole = (
        plural("{n} more person than in {month}", "{n} more people than in {month}", change, month=before)
        if change > 0
        else plural(
            "{n} person fewer than in {month}", "{n} people fewer than in {month}", -change, month=before
        )
    )
    largest = max(rows, key=lambda row: difference(row) * (1 if change > 0 else -1))
    part = step_words()[largest["step"]]
    return say("{change}; the largest part: {step}", change=whole, step=part[:1].lower() + part[1:])


def too_small() -> str:
    """Instead of a finding, where a figure on the way is too small for the reader."""
    return say("The change is not shown: a number of people on the way is too small to be shown")


def sentences(steps: pa.Table, before: str, after: str) -> list[str]:
    """One sentence for each step that changed something, in the order in which they are reckoned."""
    told = {row["step"]: difference(row) for row in steps.to_pylist()}
    return [_sentence(step, told[step], before, after) for step in step_words() if told.get(step)]


def difference(row: dict[str, Any]) -> int:
    """What a step added (or, below zero, took away)."""
    return row["low_after"] - row["low_before"]


def _sentence(step: str, n: int, before: str, after: str) -> str:
    n_people = plural("{n} person", "{n} people", abs(n))
    more = n > 0
    said = {
        "lists": (
            say("Spellings and lists mended since bring in {people} for {before}.", people=n_people, before=before),
            say("Spellings and lists mended since take {people} out of {before}.", people=n_people, before=before),
        ),
        "corrections": (
            say("Agencies corrected their reports for {before}: {people} more.", people=n_people, before=before),
            say("Agencies corrected their reports for {before}: {people} fewer.", people=n_people, before=before),
        ),
        "late": (
            say("Reports for {before} that came late add {people}.", people=n_people, before=before),
            say("Reports for {before} that came late take away {people}.", people=n_people, before=before),
        ),
        "stopped": (
            say("Activities not reported again in {after}: {people} more.", people=n_people, after=after),
            say("Activities not reported again in {after} had reached {people}.", people=n_people, after=after),
        ),
        "new": (
            say("Activities that are new in {after} reached {people}.", people=n_people, after=after),
            say("Activities that are new in {after}: {people} fewer.", people=n_people, after=after),
        ),
        "more": (
            say("Activities that grew reached {people} more.", people=n_people),
            say("Activities that grew: {people} fewer.", people=n_people),
        ),
        "fewer": (
            say("Activities that shrank: {people} more.", people=n_people),
            say("Activities that shrank reached {people} fewer.", people=n_people),
        ),
    }  # fmt: skip
    return said[step][0 if more else 1]


def signed(change: int) -> str:
    """ "+1,457", "−302", "no change"."""
    if not change:
        return say("no change")
    return f"+{number(change)}" if change > 0 else f"−{number(-change)}"
