"""What an answer would change in the figures, reckoned before it is given.

The pipeline's own last steps run over a store in memory that holds the decision as if it had been entered; for a
spelling the files that wrote it are typed again there. The same question is then asked of both stores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..access import Viewer, must_chair
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
    try:
        return [_effect(group, viewer, made, month, code) for code in ["", *concerned]]
    finally:
        made.close()


def _typed_again(store: Store, decision: Decision) -> set[int]:
    """The submissions that wrote the spellings of a decision."""
    if decision.kind != "spelling":
        return set()
    text = (ROOM / "desk" / "concerned.sql").read_text("utf-8")
    return {n for item in decision.items for n in store.ask(text, dict(item))["submission"].to_pylist()}


def _effect(group: WorkingGroup, viewer: Viewer, made: Store, month: date, code: str) -> Effect:
    asked: dict[str, Any] = {"from_month": month, "to_month": month, "organisation": [code] if code else None}
    before, after = (
        ask_of(store, group, viewer, "headline", **asked).to_pylist()[0] for store in (group.store, made)
    )
    return Effect(code, **_ends(before, "before"), **_ends(after, "after"))


def _ends(line: Mapping[str, Any], when: str) -> dict[str, int]:
    names = {"low": "people_low", "high": "people_high", "rows": "rows_counted"}
    return {f"{name}_{when}": int(line[column]) for name, column in names.items()}
