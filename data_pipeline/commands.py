"""The commands behind `python -m data_pipeline`: each takes the parsed arguments and gives (answer, status, sentences)."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from . import loading, months, owner, pipeline, questions, sentences, submissions
from .access import LOCAL, NotForYou
from .outputs import template as templates
from .receiving.receive import describe, to_json
from .verdict import Verdict, verdict
from .vocabulary import group_codes, load_group
from .words import words
from .working_group import WorkingGroup, data_root

Answer = tuple[dict[str, Any], int, list[str]]


class WrongUse(ValueError):
    """The command was called with something it cannot use."""


def read(asked: argparse.Namespace) -> Answer:
    """Receiving alone: no store is touched, no meaning added."""
    group = load_group("south_sudan")
    path = _existing(asked.file)
    _, reading = next(iter(pipeline.read_in_child([path], pipeline.hints_of(group))))
    answer = to_json(reading)
    refused = answer["outcome"] == "refused"
    said = [" ".join(describe(reading))] if refused else [_sheet_words(sheet) for sheet in answer["sheets"]]
    return answer, int(refused), said


def check(asked: argparse.Namespace) -> Answer:
    """The whole pipeline over one file, in a store of its own."""
    began = time.perf_counter()
    path = _existing(asked.file)
    with tempfile.TemporaryDirectory() as folder:
        group = _group(asked, Path(folder))
        receipt = submissions.submit(group, LOCAL, path.name, path.read_bytes(), _month(asked))
        pipeline.follow(group)
        submissions.confirm(group, LOCAL, receipt.submission)
        seen = verdict(group, LOCAL, receipt.submission)
        found = _findings(group, receipt.submission)
        organisations = group.store.ask(_ORGANISATIONS)["organisation"].to_pylist()
        group.close()
    answer = _checked(seen, found, organisations, round(time.perf_counter() - began, 3))
    wrong = seen.refusal is not None or any(one["severity"] == "error" for one in found)
    return answer, int(wrong), _checked_words(answer)


def load(asked: argparse.Namespace) -> Answer:
    """Submit a folder's files; works while a server owns the store (which then merges them)."""
    if not asked.folder.is_dir():
        raise WrongUse(f"{asked.folder} is no folder")
    group = _group(asked, data_root())
    files = loading.load(group, LOCAL, asked.folder)
    totals = {
        name: sum(one[f"rows_{name}"] for one in files)
        for name in ("read", "standing", "held_back", "set_aside")
    }
    group.close()
    refused = sum(one["outcome"] == "refused" for one in files)
    said = [
        f"{one['file']}: {one['state']}, {one['rows_standing']} of {one['rows_read']} rows count, {one['people']} people"
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
    group = _group(asked, data_root())
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
    group = _group(asked, data_root())
    hashes = pipeline.rebuild(group)
    group.close()
    return {"outcome": "rebuilt", "tables": hashes}, 0, [f"{name}: {value}" for name, value in hashes.items()]


def verify(asked: argparse.Namespace) -> Answer:
    """Whether ledger, archive and store are whole."""
    from .verify import verify as look

    group = _group(asked, data_root())
    wrong = look(group)
    group.close()
    return (
        {"outcome": "broken" if wrong else "whole", "wrong": wrong},
        int(bool(wrong)),
        wrong or ["Ledger, archive and store are whole."],
    )


def template(asked: argparse.Namespace) -> Answer:
    """Write the template that an organisation fills in."""
    group = load_group(asked.group)
    try:
        data = templates.template(group, asked.out.suffix.lower(), asked.organisation, _month(asked))
    except ValueError as error:
        raise WrongUse(str(error)) from error
    asked.out.write_bytes(data)
    return {"outcome": "written", "file": str(asked.out)}, 0, [f"{asked.out} was written."]


def freeze(asked: argparse.Namespace) -> Answer:
    """Make a month final."""
    return _month_act(asked, months.freeze, "frozen")


def release(asked: argparse.Namespace) -> Answer:
    """Release a final month."""
    return _month_act(asked, months.release, "released")


def _month_act(asked: argparse.Namespace, act: Any, outcome: str) -> Answer:
    month = _month(asked)
    if month is None:
        raise WrongUse("say which month: --month 2026-05")
    group = _group(asked, data_root())
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


_ORGANISATIONS = """
select distinct coalesce(case when r.organisation_known then r.organisation end, trim(coalesce(w.reporting_organisation, w.organisation_acronym))) as organisation
from rows as r
join written as w using (row_id)
where r.organisation is not null
order by 1
"""


def _findings(group: WorkingGroup, submission: int) -> list[dict[str, Any]]:
    english = words("en")
    titles = sentences.titles_of(group.lists)
    sheets = json.loads(group.store.ask("select sheets from submissions")["sheets"][0].as_py())
    found = questions.ask(group, LOCAL, "findings_of_submission", submission=submission).to_pylist()
    return [
        {
            "check": one["check_name"],
            "severity": one["severity"],
            "sheet": sheets[one["sheet"]]["name"] if sheets else None,
            "row": one["line"] or None,
            "column": one["column_name"],
            "written": one["written"],
            "suggestion": one["suggestion"],
            "message": sentences.finding(one, english, titles),
        }
        for one in found
    ]


def _checked(
    seen: Verdict, found: list[dict[str, Any]], organisations: list[str], seconds: float
) -> dict[str, Any]:
    refusal = None
    if seen.refusal:
        message, advice = sentences.refusal(
            seen.refusal["code"], seen.refusal["params"], seen.refusal["line"], words("en")
        )
        refusal = {
            "code": seen.refusal["code"],
            "message": message,
            "line": seen.refusal["line"],
            "advice": advice,
        }
    return {
        "outcome": "refused" if refusal else "checked",
        "refusal": refusal,
        "organisations": organisations,
        "months": list(seen.months),
        "headings": [
            {name: heading[name] for name in ("heading", "column", "how")} for heading in seen.headings
        ],
        "rows": seen.rows,
        "people": seen.people,
        "by_admin1": seen.by_admin1,
        "by_layer": seen.by_layer,
        "by_population_group": seen.by_population_group,
        "findings": found,
        "seconds": seconds,
    }


def _checked_words(answer: dict[str, Any]) -> list[str]:
    if answer["refusal"]:
        return [f"{answer['refusal']['message']} {answer['refusal']['advice']}"]
    rows = answer["rows"]
    head = f"{rows['standing']} of {rows['read']} rows count; {rows['held_back']} not counted yet, {rows['set_aside']} counted elsewhere."
    return [head, *(f"{one['severity']}: {one['message']}" for one in answer["findings"])]


def _sheet_words(sheet: dict[str, Any]) -> str:
    name = sheet["name"] or "The file"
    return (
        f"{name}: {len(sheet['rows'])} rows, {len(sheet['left_out'])} lines left out"
        if sheet["used"]
        else f"{name}: not used ({sheet['why_not']})"
    )


def _group(asked: argparse.Namespace, root: Path) -> WorkingGroup:
    if asked.group not in group_codes():
        raise WrongUse(f"no working group {asked.group!r}; there are: {', '.join(group_codes())}")
    return WorkingGroup(asked.group, root)


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise WrongUse(f"{path} is no file")
    return path


def _month(asked: argparse.Namespace) -> date | None:
    return _first_of(asked.month) if asked.month else None


def _first_of(month: str) -> date:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise WrongUse(f"{month!r} is no month; write it as 2026-05") from error


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
        return _first_of(value[:7])
    if key in questions.FILTERS:
        return [code for code in value.split(",") if code]
    if value.isdigit() and key == "submission":
        return int(value)
    return value.lower() in ("yes", "true", "1") if key == "pcodes" else value
