"""Sex, age and disability, group by group, against the second counter."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from counter_activity import CELLS
from figures_cases import CASES
from figures_sample import counted
from template_rows import world

from data_pipeline import LOCAL, WorkingGroup, ask


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
