"""Two processes and one store: a server owns it while commands load and ask."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from examples_small import small_file

SERVER = """
import sys, time
from pathlib import Path
from data_pipeline import open_group, watch
group = open_group("south_sudan", Path(sys.argv[1]))
watch(group)
print("ready", flush=True)
time.sleep(600)
"""


@pytest.fixture
def server(tmp_path: Path):
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(tmp_path / "data")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "ready\n"
    yield process
    process.kill()
    process.wait()


def command(tmp_path: Path, *arguments: str) -> dict:
    environment = {**os.environ, "TWG_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-m", "data_pipeline", *arguments, "--json"],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1) and done.stdout, done.stderr
    return json.loads(done.stdout)


def test_load_and_query_while_a_server_owns_the_store(server, tmp_path: Path) -> None:
    small_file(tmp_path / "in" / "2026-05" / "a.csv", month="2026-05", organisation="CIM", total=40)
    loaded = command(tmp_path, "load", str(tmp_path / "in"))
    assert [(one["state"], one["rows_standing"]) for one in loaded["files"]] == [("standing", 1)]
    rows = command(tmp_path, "query", "headline", "--set", "from_month=2026-05", "to_month=2026-05")["rows"]
    assert rows[0]["people_low"] == 40


def test_the_owner_killed_in_the_middle_loses_nothing(server, tmp_path: Path) -> None:
    small_file(tmp_path / "in" / "2026-05" / "a.csv", month="2026-05", organisation="CIM", total=40)
    command(tmp_path, "load", str(tmp_path / "in"))
    server.kill()
    server.wait()
    small_file(tmp_path / "in" / "2026-06" / "b.csv", month="2026-06", organisation="CIM", total=50)
    loaded = command(tmp_path, "load", str(tmp_path / "in"))
    assert sorted((one["file"], one["repeat"]) for one in loaded["files"]) == [
        ("2026-05/a.csv", True),
        ("2026-06/b.csv", False),
    ]
    assert command(tmp_path, "verify")["outcome"] == "whole"
