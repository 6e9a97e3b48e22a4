"""The store is locked down, answers each caller with its own answer, and access is closed by default."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from examples_small import row, write_rows

from data_pipeline import (
    LOCAL,
    NotForYou,
    Role,
    StoreInUse,
    Viewer,
    WorkingGroup,
    ask,
    confirm,
    freeze,
    open_group,
    release,
    submit,
)
from data_pipeline.access import question_for
from data_pipeline.sql import BrokenFile, check, queries, query, released_queries, step
from data_pipeline.store import Store

FORBIDDEN = (
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/hostname')",
    "copy (select 1) to 'out.csv'",
    "attach 'other.duckdb'",
    "install httpfs",
    "load httpfs",
    "set enable_external_access = true",
    "set lock_configuration = false",
)


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    opened = open_group("south_sudan", folder / "data")
    for agency, total in (("CIM", 40), ("HHR", 4), ("TLI", 300)):
        file = write_rows(
            folder / f"{agency}.csv",
            [row(organisation=agency, total=total, admin2="" if agency == "HHR" else "Malakal")],
        )
        confirm(opened, LOCAL, submit(opened, LOCAL, file.name, file.read_bytes()).submission)
    yield opened
    opened.close()


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_no_statement_leaves_the_store(tmp_path: Path, statement: str) -> None:
    store = Store(tmp_path / "store.duckdb")
    with pytest.raises(Exception, match="disabled|locked|not allowed|Permission|Cannot"):
        store.cursor().execute(statement).fetchall()
    store.close()


def test_a_variable_of_ours_is_no_table(tmp_path: Path) -> None:
    secret = {"a": [1]}  # noqa: F841 - what a replacement scan would find
    store = Store(tmp_path / "store.duckdb")
    with pytest.raises(Exception, match="does not exist"):
        store.ask("select * from secret")
    store.close()


def test_many_callers_at_once_get_their_own_answers(group) -> None:
    agencies = ("CIM", "HHR", "TLI")
    expected = {"CIM": 40, "HHR": 4, "TLI": 300}

    def asked(number: int) -> bool:
        agency = agencies[number % 3]
        return ask(group, LOCAL, "headline", organisation=agency)["people_low"][0].as_py() == expected[agency]

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(asked, range(240)))


def test_every_question_is_closed_to_those_it_is_not_for() -> None:
    allowed = {"everyone": 5, "members": 4, "own": 3, "chair": 2, "administrator": 1}
    for name, asked in queries().items():
        open_to = 0
        for role in Role:
            viewer = Viewer(role, "CIM" if role is Role.partner else "")
            with contextlib.suppress(NotForYou):
                open_to += question_for(viewer, name) is asked
        assert open_to == allowed[asked.readers], name


def test_the_public_reads_released_figures_only(group) -> None:
    public = Viewer("public")
    month = date(2026, 5, 1)
    assert ask(group, public, "months").num_rows == 0
    freeze(group, LOCAL, month)
    assert ask(group, public, "months").num_rows == 0
    release(group, LOCAL, month)
    assert ask(group, public, "headline", from_month=month, to_month=month)["people_low"][0].as_py() == 300
    for name in ("activity_rows", "presence", "submissions", "reporting", "findings_of_submission"):
        with pytest.raises(NotForYou):
            ask(group, public, name, submission=1)
    assert all(one.readers == "everyone" for one in released_queries().values())


def test_what_is_sent_after_a_month_was_made_final_changes_nothing_released(group) -> None:
    month = date(2026, 5, 1)
    before = ask(group, Viewer("public"), "reach_by_state", from_month=month, to_month=month)
    file = write_rows(group.root / "late.csv", [row(organisation="KCI", total=1000)])
    confirm(group, LOCAL, submit(group, LOCAL, file.name, file.read_bytes()).submission)
    assert ask(group, LOCAL, "headline", from_month=month, to_month=month)["people_low"][0].as_py() > 300
    assert ask(group, Viewer("public"), "reach_by_state", from_month=month, to_month=month) == before


def test_small_numbers_are_hidden_from_the_public_and_from_members(group) -> None:
    month = date(2026, 5, 1)
    released = ask(group, Viewer("public"), "reach_by_activity", from_month=month, to_month=month).to_pylist()
    assert all(one["low"] is None or one["low"] == 0 or one["low"] >= 10 for one in released)
    rows = ask(group, Viewer("member"), "activity_rows", from_month=month, to_month=month).to_pylist()
    assert {one["organisation"]: (one["people_low"], one["hidden"]) for one in rows}["HHR"] == (None, True)
    own = ask(group, Viewer("partner", "HHR"), "activity_rows", from_month=month, to_month=month).to_pylist()
    assert {one["organisation"]: one["people_low"] for one in own}["HHR"] == 4


def test_a_file_without_its_head_lines_does_not_load(tmp_path: Path) -> None:
    whole = "-- title: A\n-- severity: error\n-- scope: row\n-- message: B\n-- advice: C\n\nselect 1\n"
    (tmp_path / "good.sql").write_text(whole)
    assert check(tmp_path / "good.sql").severity == "error"
    (tmp_path / "bad.sql").write_text(whole.replace("error", "fatal"))
    with pytest.raises(BrokenFile, match="bad.sql, line 2, severity"):
        check(tmp_path / "bad.sql")
    (tmp_path / "nobody.sql").write_text("-- answers: All.\n\nselect 1\n")
    with pytest.raises(BrokenFile, match="nobody.sql"):
        query(tmp_path / "nobody.sql")
    (tmp_path / "step.sql").write_text("select 1\n")
    with pytest.raises(BrokenFile, match="grain"):
        step(tmp_path / "step.sql")


def test_a_store_that_this_process_has_open_is_not_opened_twice(group) -> None:
    with pytest.raises(StoreInUse):
        _ = WorkingGroup("south_sudan", group.root).store
    assert not list(group.folder.glob("*.aside"))
    assert ask(group, LOCAL, "months").num_rows
