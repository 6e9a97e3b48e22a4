"""The chair's inbox: a month's untidy files, sorted into counted and to be answered; each given to its agency once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from examples import csv_file, row

from data_pipeline import (
    LOCAL,
    NotForYou,
    Viewer,
    ask,
    count_good,
    open_group,
    rebuild,
    receive_many,
    sent_for,
    verdict,
)

SAMPLES = Path(__file__).parents[1] / "sample_data" / "south_sudan" / "2026-10"


def test_a_month_of_files_is_sorted(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path)
    files = [(path.name, path.read_bytes()) for path in sorted(SAMPLES.iterdir())]
    strange = [("two.csv", csv_file(row(), row(reporting_organisation="HHR"))), ("broken.csv", b"\x1f\x8bxx")]
    numbers = receive_many(group, LOCAL, [*files, *strange])
    assert receive_many(group, LOCAL, files[:3]) == numbers[:3], "the same bytes keep their number"
    lines = {one["file_name"]: one for one in ask(group, LOCAL, "inbox", numbers=numbers).to_pylist()}
    assert len(lines) == len(files) + 2
    assert all(lines[name]["sender"] for name, _ in files if lines[name]["state"] == "awaiting"), (
        "all are told"
    )
    assert lines["two.csv"]["sender"] == "" and lines["broken.csv"]["state"] == "refused"

    counted = count_good(group, LOCAL, numbers)
    after = {one["submission"]: one for one in ask(group, LOCAL, "inbox", numbers=numbers).to_pylist()}
    assert counted and all(after[n]["state"] == "standing" for n in counted)
    open_ones = [one for n, one in after.items() if n not in counted]
    assert open_ones and not [one for one in open_ones if one["state"] == "standing"]
    own = Viewer("partner", after[counted[0]]["sender"])
    assert verdict(group, own, counted[0]).state == "standing", "it is the agency's own file now"

    n = numbers[-2]
    sent_for(group, LOCAL, n, "ALT", date(2026, 5, 1))
    assert verdict(group, Viewer("partner", "ALT"), n).rows["held_back"] == 1, (
        "another agency's row is not ALT's"
    )
    with pytest.raises(NotForYou):
        receive_many(group, own, files)
    before = group.store.hashes()
    assert rebuild(group) == before
    group.close()
