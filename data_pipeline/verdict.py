"""The answer to one submission: what stands, what does not and why, and what it would replace."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from .access import NotForYou, Viewer
from .store import ROOM
from .working_group import WorkingGroup


@dataclass(frozen=True)
class Verdict:
    """What a sender sees before and after confirming.

    rows: read, standing (counts, or will on confirming), held_back, set_aside; people: plain sums over those rows of
    what the file says (contracts.md); replaces: what stands now for the same organisations and months.
    """

    submission: int
    state: str
    received_at: str
    sha256: str
    file_name: str
    refusal: dict[str, Any] | None
    warnings: tuple[dict[str, Any], ...]
    organisations: tuple[str, ...]
    months: tuple[str, ...]
    headings: tuple[dict[str, Any], ...]
    rows: dict[str, int]
    people: dict[str, int]
    by_admin1: dict[str, dict[str, int]]
    by_layer: dict[str, dict[str, int]]
    by_population_group: dict[str, dict[str, int]]
    replaces: tuple[dict[str, Any], ...]


def verdict(group: WorkingGroup, viewer: Viewer, submission: int) -> Verdict:
    """The verdict on a submission of the viewer's own, or on any for chairs. Raises NotForYou."""
    found = _ask(group, "_submission", submission)
    if not found or not (
        viewer.sees_all or (viewer.organisation and found[0]["sender"] == viewer.organisation)
    ):
        raise NotForYou("This file is not yours, or there is none of that number.")
    one = found[0]
    return Verdict(
        submission=submission,
        state=one["state"],
        received_at=one["received_at"].isoformat(),
        sha256=one["sha256"],
        file_name=one["file_name"],
        refusal=_refusal(one),
        warnings=tuple(json.loads(one["warnings"])),
        organisations=tuple(one["organisations"]),
        months=tuple(month.strftime("%Y-%m") for month in one["months"]),
        headings=tuple(_ask(group, "_headings", submission)),
        rows=_rows(one),
        people=_people(group, submission),
        by_admin1=_by(group, "_by_admin1", submission),
        by_layer=_by(group, "_by_layer", submission),
        by_population_group=_by(group, "_by_population_group", submission),
        replaces=tuple(_ask(group, "_replaces", submission)),
    )


def _ask(group: WorkingGroup, name: str, submission: int) -> list[dict[str, Any]]:
    text = (ROOM / "queries" / "verdict" / f"{name.lstrip('_')}.sql").read_text("utf-8")
    return group.store.ask(text, {"submission": submission}).to_pylist()


def _rows(one: dict[str, Any]) -> dict[str, int]:
    """Before confirming, the rows that will count are shown as those that stand."""
    rows = {name: one[f"rows_{name}"] for name in ("read", "standing", "held_back", "set_aside")}
    return rows | {"standing": rows["standing"] + one["rows_awaiting"]}


def _refusal(one: dict[str, Any]) -> dict[str, Any] | None:
    if one["outcome"] != "refused":
        return None
    return {"code": one["refusal_code"], "params": json.loads(one["refusal"]), "line": one["line"]}


def _people(group: WorkingGroup, submission: int) -> dict[str, int]:
    return {name: int(value or 0) for name, value in _ask(group, "_people", submission)[0].items()}


def _by(group: WorkingGroup, name: str, submission: int) -> dict[str, dict[str, int]]:
    return {
        row["code"]: {"rows": row["rows"], "people": int(row["people"] or 0)}
        for row in _ask(group, name, submission)
    }
