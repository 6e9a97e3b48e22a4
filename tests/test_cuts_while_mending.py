"""Cut off in the middle of mending, at random: every mend that was acknowledged is there, and nothing is half done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from examples import csv_file, row

from data_pipeline import LOCAL, ask, open_group
from data_pipeline.verify import verify

CUTS = int(os.environ.get("CUTS", "1"))  # more: tests/README.md
ROWS = 40
PARTNER = """
import sys
from pathlib import Path
from data_pipeline import LOCAL, follow, mend, open_group, submit
group = open_group("south_sudan", Path(sys.argv[1]))
number = submit(group, LOCAL, "may.csv", Path(sys.argv[2]).read_bytes()).submission
follow(group)
for line in range(2, int(sys.argv[3])):
    mend(group, LOCAL, number, [{"sheet": 0, "line": line, "column": "total", "becomes": str(1000 + line)}])
    print(number, line, flush=True)
"""


@pytest.mark.parametrize("seed", range(CUTS))
def test_no_typed_mend_is_lost(tmp_path: Path, seed: int) -> None:
    file = tmp_path / "may.csv"
    file.write_bytes(csv_file(*(row(contacts=str(n)) for n in range(ROWS))))
    partner = subprocess.Popen(
        [sys.executable, "-c", PARTNER, str(tmp_path / "data"), str(file), str(ROWS)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert partner.stdout
    first = partner.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 4))
    partner.kill()
    told = [line.split() for line in (first, *partner.stdout.read().splitlines())]
    partner.wait()
    acknowledged = {int(two[1]) for two in told if len(two) == 2}

    group = open_group("south_sudan", tmp_path / "data")
    rows = ask(group, LOCAL, "rows_of_submission", submission=int(told[0][0])).to_pylist()
    mended = {one["line"] for one in rows if one["total"] == str(1000 + one["line"])}
    assert acknowledged <= mended and len(mended - acknowledged) <= 1, "one more may have been on its way"
    assert all(one["total"] in ("175", str(1000 + one["line"])) for one in rows)
    assert verify(group) == []
    group.close()
