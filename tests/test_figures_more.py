"""Figures beside the worked examples: the floor without assumptions, and a count basis of the file's own."""

from __future__ import annotations

from datetime import date

import pytest
from test_figures import CLEAN, template

from data_pipeline import LOCAL, WorkingGroup, ask, confirm, open_group, submit


@pytest.fixture(scope="module")
def group(tmp_path_factory: pytest.TempPathFactory) -> WorkingGroup:
    """Trusted first-time people in two months, two groups, and a file that says what its people columns count."""
    group = open_group("south_sudan", tmp_path_factory.mktemp("more"))
    people = [
        CLEAN | {"organisation": "UWA", "total": 100, "new": 100},
        CLEAN | {"organisation": "UWA", "month": "2026-02", "total": 120, "new": 30},
        CLEAN | {"organisation": "UWA", "population_group": "Returned IDPs", "total": 90},
    ]
    visits = [CLEAN | {"organisation": "SPH", "total": 70 - 30 * n} for n in range(2)]
    lines = template([*people, *visits]).decode().splitlines()
    basis = ["Count basis", "", "", "", "C", "A"]
    data = "\n".join(f"{line},{code}" for line, code in zip(lines, basis, strict=True))
    confirm(group, LOCAL, submit(group, LOCAL, "people.csv", data.encode()).submission)
    return group


def test_the_floor_is_the_largest_single_node(group: WorkingGroup) -> None:
    """100 people and 30 new ones a month later of one group; the 90 of another may be the same people."""
    period = {"from_month": date(2026, 1, 1), "to_month": date(2026, 2, 1)}
    said = ask(group, LOCAL, "headline", organisation="UWA", **period).to_pylist()[0]
    assert (said["people_low"], said["people_floor"]) == (220, 130)


def test_a_count_basis_overrides_what_the_people_columns_are(group: WorkingGroup) -> None:
    """Rows of visits are contacts, rows of attendances attendances; neither is people."""
    said = ask(group, LOCAL, "headline", organisation="SPH").to_pylist()[0]
    expected = {"people_high": 0, "contacts": 70, "attendances": 40}
    assert {name: said[name] for name in expected} == expected


def test_everybody_as_a_group_is_no_filter(group: WorkingGroup) -> None:
    """ "Not disaggregated" stands above all groups, those below returnees too."""
    all_of_them = [
        ask(group, LOCAL, "headline", population_group=codes).to_pylist()[0]["people_high"]
        for codes in ([], ["ALL"])
    ]
    assert all_of_them[0] == all_of_them[1] > 0
