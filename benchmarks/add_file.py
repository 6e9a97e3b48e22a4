"""What one more file costs when a million rows are stored: from the file at the door to the figures of its month.

The first argument is the data folder that `ours.py FOLDER KEEP` left behind, the second the folder of the new file.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from run_one import Clock, main

from data_pipeline import LOCAL, WorkingGroup, ask, confirm, follow, open_group, submit, verdict
from data_pipeline.receiving.without_pandas import do_without_pandas

MONTH = date(2026, 10, 1)


def work(folder: Path, clock: Clock) -> dict[str, Any]:
    """Submit, read, judge, confirm, ask; three files one after the other, as they come in life."""
    group = clock("(opening the store)", open_group, "south_sudan", folder)
    each = [add(group, n, data, clock) for n, data in enumerate(files_of_a_month(Path(sys.argv[2])))]
    group.close()
    return {"seconds": round(sorted(each)[len(each) // 2], 3), "each": [round(one, 2) for one in each]}


def files_of_a_month(folder: Path) -> list[bytes]:
    """The files of the folder with every row moved to the newest month; one organisation each."""
    found = []
    for path in sorted(folder.glob("0*.csv"))[:3]:
        head, *rows = path.read_text("utf-8").splitlines()
        moved = [f"{MONTH:%Y-%m},{row.partition(',')[2]}" for row in rows]
        found.append("\n".join([head, *moved, ""]).encode())
    return found


def add(group: WorkingGroup, n: int, data: bytes, clock: Clock) -> float:
    """Seconds from upload to figures of one file."""
    before = sum(clock.parts.values())
    receipt = clock("submit", submit, group, LOCAL, f"late_{n}.csv", data)
    clock("read and check", follow, group)
    clock("verdict", verdict, group, LOCAL, receipt.submission)
    clock("confirm", lambda: confirm(group, LOCAL, receipt.submission, mode="adds"))
    clock("ask headline", lambda: ask(group, LOCAL, "headline", from_month=MONTH, to_month=MONTH))
    return sum(clock.parts.values()) - before


if __name__ == "__main__":
    do_without_pandas()  # as the command line does
    main(work)
