"""The commands behind `python -m data_pipeline`: parsed arguments in, (answer, status, sentences) out."""

from __future__ import annotations

import argparse
from typing import Any

from . import loading, months, owner, pipeline, questions
from .access import LOCAL, NotForYou
from .command_check import check
from .command_files import feedback, template
from .command_use import Answer, WrongUse, existing, first_of, month_of, open_named
from .reached import FILTERS
from .reading import hints_of
from .receiving.child import read_in_child
from .receiving.receive import Refusal, describe, to_json
from .vocabulary import load_group
from .working_group import data_root

__all__ = ["check", "feedback", "freeze", "load", "query", "read", "rebuild", "release", "template", "verify"]


def read(asked: argparse.Namespace) -> Answer:
    """Receiving alone: no store is touched, no meaning added."""
    group = load_group("south_sudan")
    path = existing(asked.file)
    _, told = next(iter(read_in_child([path], hints_of(group))))
    answer = to_json(told)
    if isinstance(told, Refusal):
        return answer, 1, [" ".join(describe(told))]
    return answer, 0, [_sheet_words(sheet) for sheet in answer["sheets"]]


def load(asked: argparse.Namespace) -> Answer:
    """Submit a folder's files; works while a server owns the store (which then merges them)."""
    if not asked.folder.is_dir():
        raise WrongUse(f"{asked.folder} is no folder")
    group = open_named(asked, data_root())
    files = loading.load(group, LOCAL, asked.folder)
    totals = {
        name: sum(one[f"rows_{name}"] for one in files)
        for name in ("read", "standing", "held_back", "set_aside")
    }
    group.close()
    refused = sum(one["outcome"] == "refused" for one in files)
    said = [
        f"{one['file']}: {one['state']}, "
        f"{one['rows_standing']} of {one['rows_read']} rows count, {one['people']} people"
        for one in files
    ]
    said.append(
        f"{len(files)} files, {totals['standing']} of {totals['read']} rows count, {refused} files refused"
    )
    return {"outcome": "loaded", "files": files, "rows": totals}, int(refused > 0), said


def query(asked: argparse.Namespace) -> Answer:
    """Ask a named question as the local administrator."""
    if asked.list or not asked.name:
        known = questions.all_questions()
        return (
            {"questions": known},
            0,
            [f"{one['name']} (for {one['for']}): {one['answers']}" for one in known],
        )
    group = open_named(asked, data_root())
    owner.catch_up(group)
    try:
        rows = questions.ask(group, LOCAL, asked.name, **_settings(asked.set)).to_pylist()
    except KeyError as error:
        raise WrongUse(str(error.args[0])) from error
    finally:
        group.close()
    return {"query": asked.name, "rows": rows}, 0, [str(row) for row in rows]


def rebuild(asked: argparse.Namespace) -> Answer:
    """Make the store again; prints a hash of every table."""
    group = open_named(asked, data_root())
    hashes = pipeline.rebuild(group)
    group.close()
    return {"outcome": "rebuilt", "tables": hashes}, 0, [f"{name}: {value}" for name, value in hashes.items()]


def verify(asked: argparse.Namespace) -> Answer:
    """Whether ledger, archive and store are whole."""
    from .verify import verify as look

    group = open_named(asked, data_root())
    wrong = look(group)
    group.close()
    return (
        {"outcome": "broken" if wrong else "whole", "wrong": wrong},
        int(bool(wrong)),
        wrong or ["Ledger, archive and store are whole."],
    )


def freeze(asked: argparse.Namespace) -> Answer:
    """Make a month final."""
    return _month_act(asked, months.freeze, "frozen")


def release(asked: argparse.Namespace) -> Answer:
    """Release a final month."""
    return _month_act(asked, months.release, "released")


def _month_act(asked: argparse.Namespace, act: Any, outcome: str) -> Answer:
    month = month_of(asked)
    if month is None:
        raise WrongUse("say which month: --month 2026-05")
    group = open_named(asked, data_root())
    try:
        folder = act(group, LOCAL, month)
    except NotForYou as error:
        return (
            {
                "outcome": "refused",
                "refusal": {"code": "month", "message": str(error), "line": None, "advice": ""},
            },
            1,
            [str(error)],
        )
    finally:
        group.close()
    return {"outcome": outcome, "folder": str(folder)}, 0, [f"{asked.month}: {outcome}, {folder}"]


def _sheet_words(sheet: dict[str, Any]) -> str:
    name = sheet["name"] or "The file"
    return (
        f"{name}: {len(sheet['rows'])} rows, {len(sheet['left_out'])} lines left out"
        if sheet["used"]
        else f"{name}: not used ({sheet['why_not']})"
    )


def _settings(pairs: list[str]) -> dict[str, Any]:
    """key=value pairs: months as 2026-05 or a date, filters as codes with commas between, yes/no for switches."""
    found: dict[str, Any] = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign:
            raise WrongUse(f"{pair!r} is not key=value")
        found[key] = _value(key, value)
    return found


def _value(key: str, value: str) -> Any:
    if key in ("from_month", "to_month"):
        return first_of(value[:7])
    if key in FILTERS:
        return [code for code in value.split(",") if code]
    if value.isdigit() and key == "submission":
        return int(value)
    return value.lower() in ("yes", "true", "1") if key == "pcodes" else value
