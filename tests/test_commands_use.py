"""Wrong use of the command line is told apart from a refusal, and every command explains itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from data_pipeline.__main__ import main

HOME = Path(__file__).parents[1]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unheard_of"],
        ["read"],
        ["read", "no_such_file.csv"],
        ["check", "README.md", "--group", "atlantis"],
        ["check", "README.md", "--month", "May"],
        ["load", "no_such_folder"],
        ["query", "no_such_question"],
        ["query", "headline", "--set", "to_month"],
        ["query", "headline", "--set", "to_month=May"],
        ["template", "--out", "template.pdf"],
        ["template", "--organisation", "NOBODY"],
        ["release"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_two_and_a_sentence(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TWG_DATA", str(tmp_path))
    monkeypatch.chdir(HOME)
    assert status_of(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err and "Traceback" not in printed.err


OWNER = """
import sys
from pathlib import Path
from data_pipeline import open_group
group = open_group("south_sudan", Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def owned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder whose store another process has open."""
    folder = tmp_path_factory.mktemp("owned")
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", OWNER, str(folder)], cwd=HOME, **pipes) as process:
        assert process.stdout and process.stdout.readline() == b"ready\n"
        yield folder
        process.kill()


@pytest.mark.parametrize("command", [["rebuild"], ["verify"], ["freeze", "--month", "2026-05"]], ids=" ".join)
def test_a_store_that_another_owns_is_left_alone(
    command: list[str], owned: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    store = owned / "south_sudan" / "store.duckdb"
    before = store.stat().st_ino
    monkeypatch.setenv("TWG_DATA", str(owned))
    assert status_of(command) in (1, 2)
    assert store.stat().st_ino == before, "the owner would go on writing into a file that is gone"
    assert "Traceback" not in "".join(capsys.readouterr())


COMMANDS = (
    "read",
    "check",
    "load",
    "query",
    "rebuild",
    "verify",
    "template",
    "feedback",
    "freeze",
    "release",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of([command, "--help"]) == 0
    printed = capsys.readouterr().out
    assert "usage:" in printed and len(printed.splitlines()) > 5


def status_of(arguments: list[str]) -> int:
    """The exit status of a command run in this process."""
    try:
        return main(arguments)
    except SystemExit as end:
        return int(end.code or 0)
