"""What an answer would change in the figures, reckoned before it is given; and what one has changed.

The pipeline's own last steps run over a store in memory that holds the decision as if it had been entered; for a
spelling the files that wrote it are typed again there. The same question is then asked of both stores.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import sql
from ..access import Viewer, must_chair, must_send_for
from ..events import hypothetical
from ..questions import ask_of
from ..scenario import as_decided
from ..store import ROOM, Store
from ..working_group import WorkingGroup
from .deciding import Decision, happenings

# Answers that leave every figure as it is.
QUIET = ("checked", "seen")


@dataclass(frozen=True)
class Effect:
    """People reached in a month before and after an answer; organisation: whose figure, empty for the whole group.

    rows_before, rows_after: how many rows count.
    """

    organisation: str
    low_before: int
    low_after: int
    high_before: int
    high_after: int
    rows_before: int
    rows_after: int

    @property
    def changes(self) -> bool:
        """Whether either end or the rows that count differ."""
        return (self.low_before, self.high_before, self.rows_before) != (
            self.low_after,
            self.high_after,
            self.rows_after,
        )


def would_change(group: WorkingGroup, viewer: Viewer, decision: Decision, month: date) -> list[Effect]:
    """The month's people for the whole group and for each organisation concerned, before and after the answer.

    Raises NotForYou, ValueError as `conclude` does.
    """
    must_chair(viewer)
    told = [
        (*entry[:3], {**entry[3], "proposed": False}) for entry in happenings(group, viewer, decision, "")
    ]
    if decision.kind in QUIET:
        return []
    concerned = sorted({code for _, _, _, facts in told for code in facts["organisations"]})
    again = _typed_again(group.store, decision)
    made = as_decided(group.store, group.lists, hypothetical(told), (month.replace(month=1), month), again)
    with closing(made):
        return [
            _effect(group, viewer, (group.store, made), (month, month), code) for code in ["", *concerned]
        ]


def changed(
    group: WorkingGroup, viewer: Viewer, organisation: str, decision: int
) -> tuple[tuple[date, date], Effect] | None:
    """What a decision has made of an agency's figures: the months looked at, and before and after.

    The month of a decision on one month's work, else the newest year that it touches. None where the decision does not
    hold, or changes no figure by its kind. Raises NotForYou for others than the agency and chairs.
    """
    must_send_for(viewer, organisation)
    found = group.store.ask("from decisions where n = $n and holds", {"n": decision}).to_pylist()
    if not found or organisation not in found[0]["organisations"]:
        return None
    rows = group.store.ask(sql.shared("_decided"), {"decision": decision}).to_pylist()
    again = {row["submission"] for row in rows if row["submission"] and row["spelling"]}
    months = _months_of(group.store, found[0], organisation, again)
    if not months or found[0]["kind"] in QUIET:
        return None
    without = as_decided(
        group.store,
        group.lists,
        hypothetical([_undone(found[0])]),
        (months[0].replace(month=1), months[1]),
        again,
    )
    with closing(without):
        return months, _effect(group, viewer, (without, group.store), months, organisation)


def _undone(decision: Mapping[str, Any]) -> tuple[str, str, str, dict[str, Any]]:
    """The entry that would undo a decision."""
    if decision["kind"] != "year_to_date":
        return ("undone", "", "", {"decision": decision["n"]})
    (item,) = json.loads(decision["items"])
    return ("year_to_date", "", item["organisation"], {"kind": "", "year": item["year"]})


def _months_of(
    store: Store, decision: Mapping[str, Any], organisation: str, submissions: set[int]
) -> tuple[date, date] | None:
    items = json.loads(decision["items"])
    if decision["kind"] == "same_work":
        last = max(date.fromisoformat(item["month"]) for item in items)
        return last, last
    asked = {"organisation": organisation, "submissions": sorted(submissions), "year": items[0].get("year")}
    newest = store.ask((ROOM / "desk" / "newest.sql").read_text("utf-8"), asked)["month"][0].as_py()
    return (newest.replace(month=1), newest) if newest else None


def _typed_again(store: Store, decision: Decision) -> set[int]:
    """The submissions that wrote the spellings of a decision."""
    if decision.kind != "spelling":
        return set()
    text = (ROOM / "desk" / "concerned.sql").read_text("utf-8")
    return {n for item in decision.items for n in store.ask(text, dict(item))["submission"].to_pylist()}


def _effect(
    group: WorkingGroup, viewer: Viewer, stores: tuple[Store, Store], months: tuple[date, date], code: str
) -> Effect:
    """stores: before and after."""
    asked: dict[str, Any] = {
        "from_month": months[0],
        "to_month": months[1],
        "organisation": [code] if code else None,
    }
    before, after = (ask_of(store, group, viewer, "headline", **asked).to_pylist()[0] for store in stores)
    return Effect(code, **_ends(before, "before"), **_ends(after, "after"))


def _ends(line: Mapping[str, Any], when: str) -> dict[str, int]:
    names = {"low": "people_low", "high": "people_high", "rows": "rows_counted"}
    return {f"{name}_{when}": int(line[column] or 0) for name, column in names.items()}
