"""The answers themselves, and taking one back; only for a file that waits to be confirmed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from ..access import NotForYou, Viewer
from ..pipeline import follow
from ..working_group import WorkingGroup

NOT_NEEDED = ""  # the answer that a heading is none of ours


def answer_headings(group: WorkingGroup, viewer: Viewer, submission: int, answers: Mapping[str, str]) -> int:
    """Say what headings mean: heading as written -> name of our column, or NOT_NEEDED. Returns the entry's number.

    Holds for this file and all that its sender sends later. Raises NotForYou, ValueError for a column there is not.
    """
    columns = {c.name for c in group.lists.vocabulary.columns if c.kind != "staff_contact"} | {NOT_NEEDED}
    wrong = sorted(set(answers.values()) - columns)
    if wrong:
        raise ValueError(f"there is no column {wrong[0]!r}")
    told = [{"heading": heading, "column": column} for heading, column in answers.items()]
    return _answer(group, viewer, submission, "headings", {"answers": told})


def learn(group: WorkingGroup, viewer: Viewer, submission: int, items: Sequence[Mapping[str, str]]) -> int:
    """Say what spellings mean: each item {list, written, code, within, context}. Returns the entry's number.

    within: what the cell beside it says (a county's state, a place's county), where only there it means that;
    context: the code of it. Holds at once for this file and the sender's later ones, for everybody once a chair has
    confirmed it.
    """
    known = {
        (row["list"], row["code"]) for row in group.store.ask("select list, code from codes").to_pylist()
    }
    kept = []
    for item in items:
        if (item["list"], item["code"]) not in known:
            raise ValueError(f"{item['code']!r} is not on the list {item['list']}")
        kept.append(
            {name: str(item.get(name) or "") for name in ("list", "written", "within", "context", "code")}
        )
    return _answer(group, viewer, submission, "learned", {"items": kept})


def mend(group: WorkingGroup, viewer: Viewer, submission: int, cells: Sequence[Mapping[str, Any]]) -> int:
    """Write cells anew: each {sheet, line, column, becomes}, an empty `becomes` empties it. Returns the entry's number.

    The patch is kept in the archive, for what people type may have to be erased with the file.
    Raises NotForYou, ValueError.
    """
    policy = group.lists.vocabulary.policy
    columns = {c.name for c in group.lists.vocabulary.columns if c.kind != "staff_contact"}
    kept = [_cell(cell, policy.most_cell_characters) for cell in cells]
    wrong = sorted({str(cell["column"]) for cell in kept} - columns)
    if wrong or not kept:
        raise ValueError(f"there is no column {wrong[0]!r}" if wrong else "there is nothing to mend")
    _must_wait(group, viewer, submission)
    patch = json.dumps({"cells": kept}, ensure_ascii=False, sort_keys=True).encode()
    return _answer(
        group, viewer, submission, "mended", {"sha256": group.archive.keep(patch), "cells": len(kept)}
    )


def _cell(cell: Mapping[str, Any], most: int) -> dict[str, Any]:
    place = {"sheet": int(cell["sheet"]), "line": int(cell["line"]), "column": str(cell["column"])}
    return {**place, "becomes": str(cell.get("becomes") or "").strip()[:most]}


def take_answer_back(group: WorkingGroup, viewer: Viewer, submission: int, answer: int) -> int:
    """Take an answer back: the file, and later ones that nobody has confirmed, are read without it.

    Raises NotForYou where there is no such answer about a file of the same sender.
    """
    sender = _must_wait(group, viewer, submission)
    found = group.store.ask(
        "select sender, undone_by from file_answers where n = $n", {"n": answer}
    ).to_pylist()
    if not found or found[0]["sender"] != sender or found[0]["undone_by"]:
        raise NotForYou("There is no such answer, or it was taken back already.")
    entry = group.ledger.append("unmended", viewer.name, sender, answer=answer, submission=submission)
    follow(group)
    return entry.n


def _answer(group: WorkingGroup, viewer: Viewer, submission: int, action: str, facts: dict[str, Any]) -> int:
    with group.lock:
        sender = _must_wait(group, viewer, submission)
        entry = group.ledger.append(action, viewer.name, sender, submission=submission, **facts)
        follow(group)
    return entry.n


def _must_wait(group: WorkingGroup, viewer: Viewer, submission: int) -> str:
    """The sender of a submission of the viewer's own that waits to be confirmed. Raises NotForYou."""
    follow(group)
    found = group.store.ask(
        "select sender, state from submission_list($submission)", {"submission": submission}
    ).to_pylist()
    own = found and (viewer.sees_all or (viewer.organisation and found[0]["sender"] == viewer.organisation))
    if not own:
        raise NotForYou("This file is not yours, or there is none of that number.")
    if found[0]["state"] != "awaiting":
        raise NotForYou("This file has been confirmed: mend a new version of it.")
    return str(found[0]["sender"])
