"""An agency's rows in the clusters' layouts and for donors: its own alone, nothing live, hidden places hidden."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest
from examples import csv_file, row

from data_pipeline import (
    LOCAL,
    BrokenList,
    NotForYou,
    Role,
    Viewer,
    WorkingGroup,
    confirm,
    open_group,
    submit,
)
from data_pipeline.outputs.cluster_sheet import cluster_sheet, donor_table, layouts
from data_pipeline.vocabulary import group_codes, load_group
from data_pipeline.vocabulary.cluster_layouts import cluster_layouts

MAY = date(2026, 5, 1)
ALT = Viewer(Role.partner, "ALT")
ROWS = (
    row(donor='=HYPERLINK("http://x.org")'),
    row(activity="5.1", site="A school", cluster="Education"),
    row(activity="8.2", hide_place="Yes", site="A safe house", description="Behind the market"),
    row(activity="8.2", delivery_mode="Women and girls safe space", cluster="GBV", hide_place="", total="", girls="", boys="", women="", men="",
        older_women="", older_men="", new="", disability="", contacts=""),
    row(activity="Drumming"),
)  # fmt: skip


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WorkingGroup]:
    group = open_group("south_sudan", tmp_path_factory.mktemp("clusters"))
    confirm(group, LOCAL, submit(group, LOCAL, "may.csv", csv_file(*ROWS)).submission)
    yield group
    group.close()


def lines(data: bytes) -> list[dict[str, object]]:
    page = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    head, *rest = [list(line) for line in page.iter_rows()]
    assert not any(cell.data_type == "f" or cell.hyperlink for line in rest for cell in line)
    return [dict(zip([c.value for c in head], [c.value for c in line], strict=True)) for line in rest]


def test_every_group_has_the_six_clusters():
    for code in group_codes():
        lists = load_group(code).vocabulary.lists
        found = cluster_layouts(
            load_group(code).folder, *({e.code for e in lists[n]} for n in ("cluster", "activity_family"))
        )
        assert [one.cluster for one in found] == ["HEA", "PRO", "PRO-CPN", "EDU", "CCM", "PRO-GBV"]


def test_rows_go_into_the_sheet_of_their_cluster(group):
    health = lines(cluster_sheet(group, ALT, "ALT", MAY, "HEA"))
    assert [one["Activity"][:3] for one in health] == ["8.1", "8.2"]
    assert (health[0]["Women"], health[0]["Men"], health[0]["Total"]) == (71, 24, 175)
    assert health[0]["County P-code"] == "SS0707" and health[0]["Project code"] is None
    (school,) = lines(cluster_sheet(group, ALT, "ALT", MAY, "EDU"))
    assert school["School / learning space"] == "A school"
    assert lines(cluster_sheet(group, ALT, "ALT", date(2026, 4, 1), "HEA")) == []


def test_what_is_hidden_stays_hidden(group):
    hidden = lines(cluster_sheet(group, ALT, "ALT", MAY, "HEA"))[1]
    assert (hidden["State"], hidden["County"], hidden["Site / facility"], hidden["Description"]) == (
        "Upper Nile",
        None,
        None,
        None,
    )
    (presence,) = lines(cluster_sheet(group, ALT, "ALT", MAY, "PRO-GBV"))
    assert list(presence) == ["Month", "Reporting organisation", "State", "Activity", "Status"]


def test_a_donor_gets_what_counts(group):
    told = lines(donor_table(group, ALT, "ALT", MAY, MAY))
    assert len(told) == 4 and told[0]["Paid for by (use ; between)"].startswith("=HYPERLINK")
    assert [one["County"] for one in told] == ["Malakal", "Malakal", None, None]


def test_only_its_own(group):
    with pytest.raises(NotForYou):
        cluster_sheet(group, Viewer(Role.partner, "HHR"), "ALT", MAY, "HEA")
    assert [one.cluster for one in layouts(group)][0] == "HEA"


@pytest.mark.parametrize(("good", "bad"), [
    ('cluster = "HEA"', 'cluster = "XYZ"'), ('holds = "total"', 'holds = "totals"'), ('"8", "9"', '"8", "99"'),
    ('holds = "status" },\n]', 'holds = "site" },\n]'),
])  # fmt: skip
def test_a_broken_layout_is_refused(tmp_path, good, bad):
    source = load_group("south_sudan")
    shutil.copy(source.folder / "cluster_layouts.toml", tmp_path)
    file = tmp_path / "cluster_layouts.toml"
    assert good in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(good, bad), "utf-8")
    lists = source.vocabulary.lists
    with pytest.raises(BrokenList):
        cluster_layouts(tmp_path, *({e.code for e in lists[n]} for n in ("cluster", "activity_family")))
