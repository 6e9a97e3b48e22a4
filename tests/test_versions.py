"""What a meeting saw stays: final months to the byte, any earlier day by a rebuild, whatever comes later."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest
from examples_small import row, send

from data_pipeline import (
    LOCAL,
    NoSuchVersion,
    NotForYou,
    Viewer,
    WorkingGroup,
    ask,
    confirm_spelling,
    freeze,
    is_ready,
    open_group,
    prepare,
    rebuild,
    release,
    reopen,
    version_on,
)
from data_pipeline.verify import verify

MAY = date(2026, 5, 1)
PERIOD = {"from_month": MAY, "to_month": MAY}
ASKED = (
    "headline",
    "reach_by_state",
    "reach_by_layer",
    "reach_by_group",
    "activity_rows",
    "reporting",
    "codes",
    "rows_told",
)


def answers(group: WorkingGroup, at: str) -> dict[str, list[dict]]:
    return {name: ask(group, LOCAL, name, at=at, **PERIOD).to_pylist() for name in ASKED}


def low(group: WorkingGroup, at: str = "") -> int:
    return ask(group, LOCAL, "headline", at=at, **PERIOD)["people_low"][0].as_py()


def bytes_below(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def group(tmp_path: Path):
    opened = open_group("south_sudan", tmp_path / "data")
    send(opened, "cim", row(organisation="CIM", total=40))
    send(opened, "tli", row(organisation="TLI", total=300, admin2="Renk"))
    send(opened, "hhr", row(organisation="HHR", total=70, admin1="Uper Nil", admin2=""))
    yield opened
    opened.close()


def change_everything(group: WorkingGroup) -> None:
    """A correction, a late report, a spelling that brings a row in, a rebuild."""
    send(group, "cim2", row(organisation="CIM", total=55))
    send(group, "kci", row(organisation="KCI", total=90, admin2="Fashoda"))
    confirm_spelling(group, LOCAL, "admin1", "Uper Nil", "SS07")
    rebuild(group)


def test_a_final_month_is_the_same_to_the_byte_whatever_comes_later(group: WorkingGroup) -> None:
    then = answers(group, "")
    folder = freeze(group, LOCAL, MAY)
    kept = bytes_below(folder)
    assert answers(group, folder.name) == then
    change_everything(group)
    assert answers(group, folder.name) == then
    assert bytes_below(folder) == kept
    # the row that names the state alone is a rival of the counties' rows, never added to them
    assert (low(group, folder.name), low(group)) == (340, 55 + 300 + 90)
    group.close()
    shutil.rmtree(group.folder / "as_of")
    again = open_group("south_sudan", group.root)
    assert answers(again, folder.name) == then
    assert verify(again) == []
    again.close()


def test_any_earlier_day_is_made_again_from_the_ledger(group: WorkingGroup) -> None:
    then, at = answers(group, ""), version_on(group, date.today())
    change_everything(group)
    assert not is_ready(group, at)
    prepare(group, at).join(60)
    assert is_ready(group, at)
    assert answers(group, at) == then
    assert version_on(group, date(2020, 1, 1)) == ""


def test_a_month_is_reopened_with_a_reason_only_and_both_versions_stay(group: WorkingGroup) -> None:
    first = freeze(group, LOCAL, MAY)
    with pytest.raises(NotForYou, match="final already"):
        freeze(group, LOCAL, MAY)
    with pytest.raises(NotForYou, match="Say why"):
        reopen(group, LOCAL, MAY, "  ")
    with pytest.raises(NotForYou):
        reopen(group, Viewer("partner", "CIM"), MAY, "we forgot a file")
    send(group, "kci", row(organisation="KCI", total=90, admin2="Fashoda"))
    reopen(group, LOCAL, MAY, "a whole county was missing")
    with pytest.raises(NotForYou, match="final first"):
        release(group, LOCAL, MAY)
    second = freeze(group, LOCAL, MAY)
    release(group, LOCAL, MAY)
    assert (low(group, first.name), low(group, second.name)) == (340, 430)
    public = ask(group, Viewer("public"), "headline", **PERIOD)["people_low"][0].as_py()
    assert public == 430
    versions = ask(group, LOCAL, "final_months").to_pylist()
    assert [(one["folder"], one["reopened"], one["reason"]) for one in versions] == [
        (first.name, True, "a whole county was missing"),
        (second.name, False, None),
    ]


@pytest.mark.parametrize(
    "at", ["2026-05-99", "../frozen", "after-0", "after-99999999", "after-1; drop table rows"]
)
def test_a_name_that_nothing_has_is_refused(group: WorkingGroup, at: str) -> None:
    freeze(group, LOCAL, MAY)
    with pytest.raises(NoSuchVersion):
        ask(group, LOCAL, "headline", at=at, **PERIOD)


def test_the_public_reads_releases_whatever_version_is_asked_for(group: WorkingGroup) -> None:
    folder = freeze(group, LOCAL, MAY)
    assert ask(group, Viewer("public"), "headline", at=folder.name, **PERIOD).num_rows == 0


def test_verify_names_a_file_of_a_final_month_that_was_changed(group: WorkingGroup) -> None:
    folder = freeze(group, LOCAL, MAY)
    assert verify(group) == []
    (folder / "rows.parquet").write_bytes(b"other")
    (folder / "standing.parquet").unlink()
    assert verify(group) == [
        f"frozen/{folder.name}: the file {name} is missing or was changed."
        for name in ("rows.parquet", "standing.parquet")
    ]
