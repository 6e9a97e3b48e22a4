"""What people did, at random: files, decisions, answers about files, entries of chairs; written into a ledger."""

from __future__ import annotations

import json
from pathlib import Path

from examples_small import row, write_rows
from hypothesis import strategies as st

AGENCIES = ("CIM", "HHR", "TLI", "NEW")  # the last one is no shipped agency: only an entry makes it one
MONTHS = ("2026-01", "2026-02", "2026-03")
STATES = (
    ("Upper Nile", "Malakal"),
    ("Unity", "Rubkona"),
    ("Jonglei", ""),
    ("Upper Nill", "Malakal"),
    ("W. Bahr el Ghazal", "Wau"),
)
AGENCY = {"title": "New agency", "acronym": "NA", "type": "437", "trusted_new": True, "expected": True}
FIGURE = {
    "place": "SS07",
    "population_group": "ALL",
    "layer": "3",
    "measure": "targeted",
    "year": 2026,
    "source": "plan",
}
KINDS = (
    "own", "own", "many", "adds", "withdraw", "nil", "spelling", "entered", "taken_back", "since_january", "decided",
    "undone", "headings", "learned", "mended", "unmended",
)  # fmt: skip
ACTIVITIES = ("8.1", "4.1", "3.4", "Counceling")


@st.composite
def histories(draw) -> list[tuple]:
    """What people did, in order: files of one or many organisations, additions, withdrawals, nils, spellings, totals since January."""
    acts = []
    for number in range(draw(st.integers(2, 7))):
        kind = draw(st.sampled_from(KINDS))
        told = st.tuples(
            st.sampled_from(AGENCIES),
            st.sampled_from(MONTHS),
            st.sampled_from(STATES),
            st.integers(0, 60),
            st.sampled_from(ACTIVITIES),
        )
        rows = draw(st.lists(told, min_size=1, max_size=4))
        acts.append((kind, number, rows, draw(st.sampled_from(AGENCIES)), draw(st.sampled_from(MONTHS))))
    return acts


def play(group, folder: Path, acts: list[tuple]) -> None:
    """Write the history into archive and ledger without merging anything."""
    received: list[int] = []
    entered: list[tuple[int, str]] = []
    told: list[int] = []
    decided: list[int] = []
    for kind, number, rows, agency, month in acts:
        if kind in ("own", "many", "adds"):
            lines = [
                row(
                    organisation=org if kind == "many" else agency,
                    month=m,
                    admin1=s[0],
                    admin2=s[1],
                    total=n,
                    activity=act,
                )
                for org, m, s, n, act in rows
            ]
            data = write_rows(folder / f"{number}.csv", lines).read_bytes()
            entry = group.ledger.append(
                "received",
                "test",
                "",
                sha256=group.archive.keep(data),
                file_name=f"{number}.csv",
                bytes=len(data),
            )
            received.append(entry.n)
            group.ledger.append(
                "confirmed", "test", submission=entry.n, mode="adds" if kind == "adds" else "replaces"
            )
        elif kind in ("headings", "learned", "mended") and received:
            about = received[number % len(received)]
            told.append(group.ledger.append(kind, "test", "", submission=about, **_answer(group, kind)).n)
        elif kind == "unmended" and told:
            group.ledger.append("unmended", "test", "", answer=told.pop(len(told) // 2))
        elif kind == "withdraw" and received:
            group.ledger.append("withdrawn", "test", submission=received[len(received) // 2], reason="test")
        elif kind == "nil":
            group.ledger.append(
                "nil", "test", agency, month=f"{month}-01", reason="", received_on="2026-04-01"
            )
        elif kind == "since_january":
            answers = ("sum_of_months", "different_people", "each_month", "")
            group.ledger.append(
                "year_to_date", "test", agency, kind=answers[number % len(answers)], why="test", year=2026
            )
        elif kind == "spelling":
            facts = {
                "list": "admin1",
                "written": "Upper Nill",
                "code": ("SS07", "SS06")[number % 2],
                "context": "",
            }
            decided.append(group.ledger.append("spelling", "test", **facts).n)
        elif kind == "decided":
            proposed = {"proposed": True} if number % 3 == 2 else {}
            facts = {
                "kind": "same_work",
                "answer": ("same", "different")[number % 2],
                "items": _works(rows, agency, month),
            }
            decided.append(group.ledger.append("decided", "test", **facts, **proposed).n)
            if proposed and number > 3:
                group.ledger.append("seconded", "another", decision=decided[-1])
        elif kind == "undone" and decided:
            group.ledger.append("undone", "test", decision=decided.pop(len(decided) // 2))
        elif kind == "entered":
            kind, line = _settings(number, agency, month)[number % 4]
            entry = group.ledger.append("entered", "test", kind=kind, lines=[line], why="")
            entered.append((entry.n, kind))
        elif kind == "taken_back" and entered:
            n, kind = entered.pop(len(entered) // 2)
            group.ledger.append("entered", "test", kind=kind, undoes=n, why="")
    group.ledger.append("today", "test", date="2026-05-01")


def _answer(group, kind: str) -> dict:
    """What a sender says of a file: a heading that is another column, a spelling, a cell."""
    if kind == "headings":
        return {"answers": [{"heading": "Of these, first time this year", "column": "disability"}]}
    if kind == "learned":
        return {"items": [{"list": "activity", "written": "Counceling", "code": "8.1", "within": ""}]}
    patch = json.dumps({"cells": [{"sheet": 0, "line": 2, "column": "total", "becomes": "7"}]})
    return {"sha256": group.archive.keep(patch.encode())}


def _works(rows: list[tuple], agency: str, month: str) -> list[dict]:
    """Pairs of agencies at one place, circles among them."""
    others = dict.fromkeys(org for org, *_ in rows if org != agency)
    about = {"month": f"{month}-01", "place": "SS0707", "activity": "8.1", "population_group": "IDP"}
    return [{**about, "organisation": agency, "other": other} for other in others]


def _settings(number: int, agency: str, month: str) -> list[tuple[str, dict]]:
    """A line of each kind that chairs may enter."""
    ends = {"active_from": f"{month}-01", "active_until": None}
    return [
        ("organisations", {**AGENCY, **ends, "code": agency, "title": f"{agency} as entered"}),
        ("figures", {**FIGURE, "value": number, "chosen_for": "", "confirmed": True, "ended": number > 4}),
        ("deadlines", {"from_month": f"{month}-01", "day": number + 1}),
        (
            "known_services",
            {**ends, "place": "SS0707", "layer": "4", "name": "ward", "organisation": "", "ended": False},
        ),
    ]
