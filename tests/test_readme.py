"""What the READMEs say is so: commands, files, steps, tables, packages, head lines."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from data_pipeline import __main__, pipeline, sql

HOME = Path(__file__).parents[1]
READMES = {name: (HOME / name).read_text("utf-8") for name in ("README.md", "data_pipeline/README.md")}
FRONT, HOUSE = READMES.values()
COMMANDS = (
    "pip install -r requirements.txt && streamlit run dashboard.py",
    "pip install -r requirements-dev.txt && pytest",
)
# Made when the program runs, or named to show what a file of somebody else's could be called.
NOT_OURS = re.compile(r"^(_sample/|south_sudan/|\./twg_data|nile_hope_may\.csv|ledger\.jsonl)|\*")


def named(text: str) -> list[str]:
    """Every file or folder that a README names in code signs or links to."""
    said = [word for code in re.findall(r"`([^`]+)`", text) for word in code.split()]
    ours = [one for one in [*said, *re.findall(r"\]\(([\w./-]+)\)", text)] if not NOT_OURS.search(one)]
    return [
        one for one in ours if re.search(r"^\w.*(\.(py|md|csv|toml|sql|txt|in|png|geojson|json)|/)$", one)
    ]


def table_under(text: str, heading: str) -> list[str]:
    """The first cells of the first table under a heading, code signs taken off."""
    lines = text.split(f"{heading}\n", 1)[1].split("\n## ")[0].splitlines()
    rows = [line for line in lines if line.startswith("|")][2:]
    return [row.split("|")[1].strip() for row in rows]


def codes(cells: list[str]) -> list[str]:
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


@pytest.mark.parametrize("readme", READMES)
def test_every_file_named_is_there(readme: str) -> None:
    places = (HOME, HOME / "data_pipeline", HOME / "data_pipeline/vocabulary", HOME / "data_pipeline/steps")
    places += (HOME / "data_pipeline/queries", HOME / "data_pipeline/groups/south_sudan")
    gone = [one for one in named(READMES[readme]) if not any((place / one).exists() for place in places)]
    assert not gone


@pytest.mark.parametrize("command", COMMANDS)
def test_each_way_in_is_one_line_that_names_files_that_are_there(command: str) -> None:
    assert f"\n    {command}\n" in FRONT
    assert all((HOME / word).is_file() for word in command.split() if word.endswith((".txt", ".py")))


def test_the_commands_are_those_of_the_parser() -> None:
    parser = __main__._parser()
    known = next(
        action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    ).choices
    told = codes(table_under(FRONT, "## The command line"))
    assert {one.split()[0] for one in told} == set(known)
    for one in told:
        command, *words = one.split()
        options = known[command]._option_string_actions
        assert all(word in options for word in words if word.startswith("--")), one


def test_the_packages_are_those_of_the_requirements() -> None:
    asked = re.findall(r"^[a-z0-9-]+", (HOME / "requirements.in").read_text("utf-8"), re.MULTILINE)
    assert table_under(FRONT, "## What it is built on, and why") == asked


def test_the_steps_are_told_in_their_order() -> None:
    assert codes(table_under(HOUSE, "## The steps")) == list(pipeline.STEPS)


def test_the_tables_named_are_in_the_store() -> None:
    made = (HOME / "data_pipeline/steps/_tables.sql").read_text("utf-8")
    told = codes(table_under(HOUSE, "## Other tables")[:-1])
    assert told and all(re.search(rf"create table if not exists {name}\b", made) for name in told)


def test_a_new_check_and_a_new_question_can_be_begun_as_told(tmp_path: Path) -> None:
    heads = re.findall(r"((?:^    -- .+\n)+)", HOUSE, re.MULTILINE)
    check, question = ("\n".join(line.strip() for line in head.splitlines()) for head in heads)
    check = check.replace("error | warning", "warning").replace(
        "file | row | month | organisation | calendar", "row"
    )
    (tmp_path / "new.sql").write_text(f"{check}\n\nselect 1", "utf-8")
    assert sql.check(tmp_path / "new.sql").severity == "warning"
    (tmp_path / "new.sql").write_text(f"{question}\n\nselect 1", "utf-8")
    assert sql.query(tmp_path / "new.sql").readers == "members"


def test_ci_runs_the_readmes_own_command() -> None:
    script = (HOME / ".ci/run").read_text("utf-8")
    assert COMMANDS[1] in script and "set -euo pipefail" in script
