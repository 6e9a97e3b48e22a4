"""The sample and its rows for the second counter, made once for all tests of figures (conftest.py knows these fixtures)."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from counter import ACTIVITY, Counted
from counter_activity import COUNTS, World
from figures_cases import COLUMN, FIRST, LAST
from figures_files import received, standing_rows_of_the_template, typed_rows
from template_rows import listed, not_active

from data_pipeline import WorkingGroup, open_sample


@pytest.fixture(scope="session")
def sample(loaded_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> WorkingGroup:
    """The samples, read once for the session."""
    folder = shutil.copytree(loaded_samples, tmp_path_factory.mktemp("figures") / "data")
    return open_sample("south_sudan", folder)


@pytest.fixture(scope="session")
def rows(sample: WorkingGroup) -> pd.DataFrame:
    """Every row that stands, of all agencies."""
    of_files = standing_rows_of_the_template()
    found = pd.concat([pd.DataFrame(of_files), typed_rows(sample)], ignore_index=True)
    places = listed("places")
    up = {code: (row["parent"] if row["level"] != "admin1" else "") for code, row in places.items()}
    found["screen_area"] = [screen_area(place, up) for place in found["place"]]
    needed = [
        *ACTIVITY,
        "month",
        "layer",
        "counts",
        "donors",
        "carries_people",
        *COUNTS,
        "county",
        "screen_area",
        "file",
        "line",
    ]
    counts = found[list(COUNTS)].astype(object)
    return found[needed].assign(**counts.where(counts.notna(), None))


@pytest.fixture(scope="session")
def quiet(rows: pd.DataFrame) -> frozenset[tuple[str, date]]:
    """Months that are known though no row tells them: nothing to report, or not active."""
    said = {
        (line["organisation"], date.fromisoformat(f"{line['month']}-01"))
        for line in received()
        if line["mode"] == "nil"
    }
    spoke = set(zip(rows["organisation"], rows["month"], strict=True))
    return frozenset((said | not_active(FIRST, LAST)) - spoke)


def screen_area(place: str, up: dict[str, str]) -> str:
    """The state, or the area beside it, that a place lies in."""
    chain = [place]
    while up[chain[-1]]:
        chain.append(up[chain[-1]])
    areas = [code for code in chain if listed("places")[code]["level"] == "area"]
    return areas[0] if areas else chain[-1]


def counted(rows: pd.DataFrame, case: dict[str, Any], the_world: World, **more: Any) -> Counted:
    keep = {COLUMN[name]: codes for name, codes in {**case, **more}.items() if name in COLUMN}
    if "layer" in more and "layer" in case and more["layer"][0] not in case["layer"]:
        keep["layer"] = ["none of them"]
    return Counted(rows, the_world, case["from_month"], case["to_month"], **keep)
