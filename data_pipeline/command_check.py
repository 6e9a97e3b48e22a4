"""The command `check`: the whole pipeline over one file, in a store of its own that goes again."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path
from typing import Any

from . import pipeline, questions, sentences, submissions
from .access import LOCAL
from .command_use import Answer, existing, month_of, open_named
from .verdict import Verdict, verdict
from .words import words
from .working_group import WorkingGroup

_ORGANISATIONS = """
select distinct
    coalesce(
        case when r.organisation_known then r.organisation end,
        trim(coalesce(w.reporting_organisation, w.organisation_acronym))
    ) as organisation
from rows as r
join written as w using (row_id)
where r.organisation is not null
order by 1
"""


def check(asked: argparse.Namespace) -> Answer:
    """The whole pipeline over one file, in a store of its own."""
    began = time.perf_counter()
    path = existing(asked.file)
    with tempfile.TemporaryDirectory() as folder:
        group = open_named(asked, Path(folder))
        data = path.read_bytes()
        pipeline.keep_lists(group)
        digest = group.archive.keep(data)
        facts = submissions.received_facts(digest, path.name, len(data), month_of(asked), mode="replaces")
        received = group.ledger.append("received", LOCAL.name, "", **facts)
        pipeline.follow(group)
        seen = verdict(group, LOCAL, received.n)
        found = _findings(group, received.n)
        organisations = group.store.ask(_ORGANISATIONS)["organisation"].to_pylist()
        group.close()
    answer = _checked(seen, found, organisations, round(time.perf_counter() - began, 3))
    wrong = seen.refusal is not None or any(one["severity"] == "error" for one in found)
    return answer, int(wrong), _checked_words(answer)


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
    head = (
        f"{rows['standing']} of {rows['read']} rows count; "
        f"{rows['held_back']} not counted yet, {rows['set_aside']} counted elsewhere."
    )
    return [head, *(f"{one['severity']}: {one['message']}" for one in answer["findings"])]
