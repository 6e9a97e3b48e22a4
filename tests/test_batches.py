"""However the ledger is cut into batches and whatever the order, the tables are those of one rebuild."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

from examples_small import row, write_rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_pipeline import LOCAL, ask, confirm, follow, open_group, submit

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
    "undone",
)  # fmt: skip
ACTIVITIES = ("8.1", "4.1", "3.4", "Counceling")
HISTORIES = int(os.environ.get("HISTORIES", "4"))  # more: tests/README.md


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


def _play(group, folder: Path, acts: list[tuple]) -> None:
    """Write the history into archive and ledger without merging anything."""
    received: list[int] = []
    entered: list[tuple[int, str]] = []
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


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=histories(), cuts=st.sets(st.integers(1, 20), max_size=6))
def test_however_the_ledger_is_cut_the_tables_are_those_of_one_rebuild(acts, cuts, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("cut")
    whole = open_group("south_sudan", folder / "whole")
    _play(whole, folder / "in", acts)
    follow(whole)
    expected = whole.store.hashes()

    parts = open_group("south_sudan", folder / "parts")
    shutil.rmtree(parts.folder / "archive", ignore_errors=True)
    shutil.copytree(whole.folder / "archive", parts.folder / "archive")
    lines = whole.ledger.path.read_bytes().splitlines(keepends=True)
    parts.close()
    parts.store_path.unlink()
    for end in sorted({min(cut, len(lines)) for cut in cuts} | {len(lines)}):
        parts.ledger.path.write_bytes(b"".join(lines[:end]))
        follow(parts)
    found = parts.store.hashes()
    assert {name: table for name, table in found.items() if table != expected[name]} == {}
    whole.close()
    parts.close()


def test_entries_about_different_organisations_and_months_commute(tmp_path: Path) -> None:
    acts = [(agency, month) for agency in AGENCIES[:3] for month in MONTHS]
    answers = []
    for seed in (1, 2):
        group = open_group("south_sudan", tmp_path / str(seed))
        random.Random(seed).shuffle(acts)
        for number, (agency, month) in enumerate(acts):
            file = write_rows(
                tmp_path / f"{seed}-{number}.csv",
                [row(organisation=agency, month=month, total=len(agency) * 10 + int(month[-1]))],
            )
            confirm(group, LOCAL, submit(group, LOCAL, file.name, file.read_bytes()).submission)
        answers.append(
            [ask(group, LOCAL, name).to_pylist() for name in ("reach_by_state", "reach_by_group", "presence")]
        )
    assert answers[0] == answers[1]
