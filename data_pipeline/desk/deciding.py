"""What a chair decides about something that needs a person: a ledger entry with who, when and why.

A decision names what it is about in codes and as written, never by row, so that it also holds for a file sent again;
only what was checked about one number holds for that number alone. Undoing it is another entry.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..access import NotForYou, Viewer, must_chair
from ..pipeline import follow
from ..store import ROOM, Store
from ..working_group import WorkingGroup

# kind -> its answers (None: a code of the item's list), and what of an item the ledger keeps.
ANSWERS: Mapping[str, tuple[str, ...] | None] = {
    "spelling": None,
    "same_work": ("same", "different"),
    "checked": ("right",),
    "seen": ("seen",),
    "year_to_date": ("each_month", "sum_of_months", "different_people"),
}
KEPT: Mapping[str, tuple[str, ...]] = {
    "spelling": ("list", "written", "context"),
    "same_work": ("organisation", "implementer", "other", "month", "place", "activity", "population_group"),
    "checked": ("what", "organisation", "month", "list", "written", "context", "row_id"),
    "seen": ("month", "folder", "amount"),
    "year_to_date": ("organisation", "year"),
}
Happening = tuple[str, str, str, dict[str, Any]]


@dataclass(frozen=True)
class Decision:
    """An answer to some items of one kind.

    kind, answer: of ANSWERS; for a spelling the code that it means, or "" where every item brings its own `code`.
    items: lines of the question `review_items`; of `same_work` the rows of `organisation` are counted elsewhere, those
    of `other` stand.
    """

    kind: str
    answer: str
    items: Sequence[Mapping[str, Any]]


def conclude(group: WorkingGroup, viewer: Viewer, decision: Decision, why: str) -> list[int]:
    """Decide; returns the numbers of the entries (one a spelling, else one). Raises NotForYou, ValueError."""
    must_chair(viewer)
    with group.lock:
        follow(group)
        entries = group.ledger.append_all(happenings(group, viewer, decision, why))
        follow(group)
    return [entry.n for entry in entries]


def undo(group: WorkingGroup, viewer: Viewer, number: int, why: str) -> int:
    """Take a decision back: what it changed is as it was before.

    Raises NotForYou where there is none that holds, and for a chair of an agency that a decision in force is about.
    """
    must_chair(viewer)
    with group.lock:
        follow(group)
        found = group.store.ask("from decisions where n = $n", {"n": number}).to_pylist()
        if not found or found[0]["undone_by"]:
            raise NotForYou("There is no such decision, or it has been undone already.")
        if found[0]["holds"] and viewer.organisation in found[0]["organisations"]:
            raise NotForYou("A chair of another agency has to undo it.")
        if found[0]["kind"] == "year_to_date":
            (item,) = json.loads(found[0]["items"])
            action, who, organisation, facts = _since_january(viewer, item, "", why)
            entry = group.ledger.append(action, who, organisation, **facts)
        else:
            entry = group.ledger.append("undone", viewer.name, "", decision=number, why=why.strip())
        follow(group)
    return entry.n


def second(group: WorkingGroup, viewer: Viewer, number: int, why: str) -> int:
    """Agree with a decision that another chair proposed about rows of the own agency: from now on it holds.

    Raises NotForYou for who proposed it, for chairs of an agency that it is about, and where nothing waits.
    """
    must_chair(viewer)
    with group.lock:
        follow(group)
        found = group.store.ask("from decisions where n = $n", {"n": number}).to_pylist()
        if not found or not found[0]["proposed"] or found[0]["seconded_by"] or found[0]["undone_by"]:
            raise NotForYou("No decision of this number waits for another chair.")
        if viewer.name == found[0]["who"] or viewer.organisation in found[0]["organisations"]:
            raise NotForYou("A chair of another agency has to agree.")
        entry = group.ledger.append("seconded", viewer.name, "", decision=number, why=why.strip())
        follow(group)
    return entry.n


def happenings(group: WorkingGroup, viewer: Viewer, decision: Decision, why: str) -> list[Happening]:
    """The entries that a decision makes. Raises ValueError for an answer or a code that there is not."""
    items = [kept(decision.kind, item) for item in decision.items]
    if decision.kind == "spelling":
        codes = [decision.answer or str(item.get("code") or "") for item in decision.items]
        return [
            _entry(
                group, viewer, "spelling", why, [item], {**item, "code": _on_list(group.store, item, code)}
            )
            for item, code in zip(items, codes, strict=True)
        ]
    if decision.answer not in (ANSWERS[decision.kind] or ()):
        raise ValueError(f"{decision.answer!r} is no answer to {decision.kind}")
    if decision.kind == "year_to_date":
        return [_since_january(viewer, item, decision.answer, why) for item in items]
    return [
        _entry(
            group,
            viewer,
            "decided",
            why,
            items,
            {"kind": decision.kind, "answer": decision.answer, "items": items},
        )
    ]


def kept(kind: str, item: Mapping[str, Any]) -> dict[str, Any]:
    """What of an item the ledger keeps: what it is about, in its own words."""
    return {name: _plain(item[name]) for name in KEPT[kind] if item.get(name) is not None}


def _entry(
    group: WorkingGroup,
    viewer: Viewer,
    action: str,
    why: str,
    items: list[dict[str, Any]],
    facts: dict[str, Any],
) -> Happening:
    concerned = organisations_of(group.store, items)
    facts = {**facts, "why": why.strip(), "organisations": concerned}
    if viewer.organisation in concerned:  # it waits for a chair of another agency
        facts["proposed"] = True
    return (action, viewer.name, "", facts)


def _since_january(viewer: Viewer, item: Mapping[str, Any], answer: str, why: str) -> Happening:
    """An agency may give this answer itself (decisions.py): it is the same entry, in the agency's name."""
    facts = {
        "kind": answer,
        "why": why.strip(),
        "year": item["year"],
        "organisations": [item["organisation"]],
    }
    return ("year_to_date", viewer.name, str(item["organisation"]), facts)


def organisations_of(store: Store, items: Sequence[Mapping[str, Any]]) -> list[str]:
    """Whose rows the items are about, by code."""
    named = {str(item[name]) for item in items for name in ("organisation", "other") if item.get(name)}
    for item in items:
        if item.get("written") and item.get("list"):
            found = store.ask((ROOM / "desk" / "concerned.sql").read_text("utf-8"), dict(item))
            named.update(found["organisation"].to_pylist())
    return sorted(named - {None})


def _on_list(store: Store, item: Mapping[str, Any], code: str) -> str:
    known = store.ask(
        "select code from codes where list = $list and code = $code", {"list": item["list"], "code": code}
    )
    if not known.num_rows:
        raise ValueError(f"{code!r} is not on the list {item['list']}")
    return code


def _plain(value: Any) -> Any:
    """As JSON holds it: days in ISO 8601."""
    return value.isoformat() if hasattr(value, "isoformat") else value
