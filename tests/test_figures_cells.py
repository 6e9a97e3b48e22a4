"""Sex, age and disability, group by group, against the second counter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from counter_activity import CELLS
from figures_cases import CASES
from figures_sample import counted
from template_rows import world

from data_pipeline import LOCAL, Role, Viewer, WorkingGroup, ask

MONTH = date(2026, 9, 1)


@pytest.mark.parametrize("case", list(CASES.values())[::2], ids=list(CASES)[::2])
def test_sex_and_age_of_every_group(
    sample: WorkingGroup, rows: pd.DataFrame, quiet: frozenset, case: dict[str, Any]
) -> None:
    """Each cell by the same rules as the total; women and men hold those whom a file does not tell apart by age."""
    mine = counted(rows, case, world(quiet))
    lines = ask(sample, LOCAL, "sex_age", **case).to_pylist()
    assert len(lines) > 2 and lines[0]["population_group"] == "ALL", "everybody first"
    for line in lines:

        def least(*cells: str, group: str = line["population_group"]) -> int:
            return mine.of_cells("SSD", group, *cells)[0]

        assert [line[name] for name in ("girls", "boys", "older_women", "older_men")] == [
            least(name) for name in ("girls", "boys", "older_women", "older_men")
        ], line
        assert line["women"] + line["older_women"] == least("women_18"), line
        assert line["men"] + line["older_men"] == least("men_18"), line
        assert (line["disability"] or 0) == least("disability"), line
        cells = sum(line[name] for name in CELLS)
        low = mine.reach("SSD", line["population_group"])[0]
        assert line["not_recorded"] == max(low - cells, 0), line


def test_members_see_no_small_number_by_sex_and_age(sample: WorkingGroup) -> None:
    """Below five they see nothing; chairs see it, so the cases are there."""
    member, choice = (
        Viewer(Role.member),
        {"population_group": ["MIG"], "from_month": MONTH, "to_month": MONTH},
    )
    names = (*CELLS[:6], "not_recorded", "disability")
    (chairs,), (theirs,) = (
        [
            line
            for line in ask(sample, who, "sex_age", **choice).to_pylist()
            if line["population_group"] == "MIG"
        ]
        for who in (LOCAL, member)
    )
    small = {name for name in names if 0 < (chairs.get(name) or 0) < 5}
    assert small and all(theirs[name] is None for name in small)
    assert all(theirs.get(name) == chairs.get(name) for name in names if name not in small)
