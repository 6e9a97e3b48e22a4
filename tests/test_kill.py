"""Killed in the middle of submissions: nothing acknowledged is missing, nothing is double, and it serves again by itself."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from examples_small import row, write_rows

from data_pipeline import LOCAL, open_group, submit
from data_pipeline.verify import verify

PARTNER = """
import sys
from pathlib import Path
from data_pipeline import LOCAL, confirm, open_group, submit
group = open_group("south_sudan", Path(sys.argv[1]))
for file in sorted(Path(sys.argv[2]).iterdir()):
    receipt = submit(group, LOCAL, file.name, file.read_bytes())
    print(receipt.submission, receipt.sha256, flush=True)
    confirm(group, LOCAL, receipt.submission)
"""


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_killed_at_a_random_moment(tmp_path: Path, seed: int) -> None:
    for number in range(8):
        write_rows(
            tmp_path / "in" / f"{number}.csv",
            [row(organisation="CIM", month=f"2026-0{number + 1}", total=10 + number)],
        )
    partner = subprocess.Popen(
        [sys.executable, "-c", PARTNER, str(tmp_path / "data"), str(tmp_path / "in")],
        stdout=subprocess.PIPE,
        text=True,
    )
    acknowledged = [partner.stdout.readline().split()]
    time.sleep(random.Random(seed).uniform(0, 1.5))
    partner.kill()
    acknowledged += [line.split() for line in partner.stdout.read().splitlines() if len(line.split()) == 2]
    partner.wait()

    group = open_group("south_sudan", tmp_path / "data")
    kept = group.store.ask("select submission, sha256 from submissions order by submission").to_pylist()
    known = {str(one["submission"]): one["sha256"] for one in kept}
    assert {number: digest for number, digest in acknowledged}.items() <= known.items()
    assert len(set(known.values())) == len(known)
    assert all(group.archive.read(digest) for digest in known.values())

    again = (tmp_path / "in" / "0.csv").read_bytes()
    assert submit(group, LOCAL, "0.csv", again).repeat
    assert verify(group) == []
    group.close()
