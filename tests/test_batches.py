"""However the ledger is cut into batches and whatever the order, the tables are those of one rebuild."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

from examples_small import row, write_rows
from histories import AGENCIES, MONTHS, histories, play
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_pipeline import LOCAL, ask, confirm, follow, open_group, submit

HISTORIES = int(os.environ.get("HISTORIES", "4"))  # more: tests/README.md


@settings(max_examples=HISTORIES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=histories(), cuts=st.sets(st.integers(1, 20), max_size=6))
def test_however_the_ledger_is_cut_the_tables_are_those_of_one_rebuild(acts, cuts, tmp_path_factory) -> None:
    folder = tmp_path_factory.mktemp("cut")
    whole = open_group("south_sudan", folder / "whole")
    play(whole, folder / "in", acts)
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
