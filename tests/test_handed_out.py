"""What was handed out with a final month stays to the byte: after corrections, a changed list, a rebuild, a restart."""

from __future__ import annotations

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
    enter,
    freeze,
    handed_out,
    handed_out_file,
    open_group,
    rebuild,
    reopen,
)
from data_pipeline.outputs.kept import TABLES
from data_pipeline.verify import verify

MAY = date(2026, 5, 1)
MEMBER = Viewer("member")


def files(group: WorkingGroup, at: str) -> dict[str, bytes]:
    return {name: handed_out_file(group, MEMBER, at, name) for name in handed_out(group, MEMBER, at)}


def test_unchanged_to_the_byte_after_corrections_list_change_rebuild_and_restart(tmp_path: Path) -> None:
    group = open_group("south_sudan", tmp_path / "data")
    send(group, "cim", row(organisation="CIM", total=40), row(organisation="CIM", total=30, month="2026-04"))
    at = freeze(group, LOCAL, MAY).name
    kept = files(group, at)
    assert len(kept) == len(TABLES) * 2 * 2, "month and year to date, CSV and XLSX"
    state = kept["reach_by_state_2026-05.csv"].decode("utf-8-sig")
    assert "Upper Nile" in state and "May 2026 as made final on" in state and ",40,40," in state
    send(group, "cim2", row(organisation="CIM", total=55))
    enter(group, LOCAL, "organisations", [{"code": "CIM", "title": "Another name", "type": "437"}], "renamed")
    rebuild(group)
    group.close()
    again = open_group("south_sudan", tmp_path / "data")
    now = ask(again, LOCAL, "headline", from_month=MAY, to_month=MAY)["people_low"][0].as_py()
    assert now == 55 and files(again, at) == kept and verify(again) == []
    reopen(again, LOCAL, MAY, "a correction")
    second = freeze(again, LOCAL, MAY).name
    assert files(again, at) == kept and files(again, second)["reach_by_state_2026-05.csv"] != kept["reach_by_state_2026-05.csv"]  # fmt: skip
    with pytest.raises(NotForYou):
        handed_out(again, Viewer("public"), at)
    for wrong in ("../frozen", "2026-05-9999", "after-2"):
        with pytest.raises(NoSuchVersion):
            handed_out(again, MEMBER, wrong)
    with pytest.raises(KeyError):
        handed_out_file(again, MEMBER, at, "../manifest.json")
    name = "reach_by_state_2026-05.csv"
    (again.folder / "frozen" / at / "handed_out" / name).write_bytes(b"other")
    with pytest.raises(ValueError, match="was changed"):
        handed_out_file(again, MEMBER, at, name)
    assert verify(again) == [f"frozen/{at}: the file handed_out/{name} is missing or was changed."]
    again.close()


def test_the_downloads_of_a_final_month_offer_them(as_seen_by, sample) -> None:
    at = ask(sample, LOCAL, "final_months").to_pylist()[-1]["folder"]
    page = as_seen_by("member", "downloads", month="2026-09", at=at)
    assert not page.exception
    (choice,) = [box for box in page.selectbox if box.key == "handed_out_name"]
    assert list(choice.options) == handed_out(sample, MEMBER, at)
    assert "handed_out_name" not in [box.key for box in as_seen_by("member", "downloads").selectbox]
