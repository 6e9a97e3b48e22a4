"""The sheets of the clusters, as cluster_layouts.toml of a group has them; a group without that file has none."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from data_pipeline.vocabulary.files import BrokenList, ListLine, one_setting, read_settings

#: What a column may hold; `women_18` and `men_18` are those of 18 to 59 and of 60 and above together.
PLACED = ("county", "county_pcode", "site", "implementer", "description")
NUMBERS = (
    "girls", "boys", "women", "men", "older_women", "older_men", "women_18", "men_18", "total", "new", "disability",
    "contacts",
)  # fmt: skip
HOLDS = {
    "blank", "month", "organisation", "donors", "state", "state_pcode", "activity", "activity_code", "status",
    "delivery_mode", "population_group", "end_date", *PLACED, *NUMBERS,
}  # fmt: skip


class LayoutColumn(BaseModel):
    """A heading of a cluster's sheet and what stands under it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    heading: Annotated[str, Field(min_length=1)]
    holds: str


class ClusterLayout(ListLine):
    """One cluster's sheet; families: of activities, for rows that name no cluster."""

    cluster: Annotated[str, Field(min_length=1)]
    title: Annotated[str, Field(min_length=1)]
    families: tuple[str, ...] = ()
    presence_only: bool = False
    columns: tuple[LayoutColumn, ...]


def cluster_layouts(folder: Path, clusters: set[str], families: set[str]) -> tuple[ClusterLayout, ...]:
    """The layouts of a group's folder. Raises BrokenList where one names what there is not."""
    path = folder / "cluster_layouts.toml"
    if not path.exists():
        return ()
    lines = path.read_text("utf-8").splitlines()
    starts = [number for number, text in enumerate(lines, start=1) if text.strip() == "[[layout]]"]
    tables = read_settings(path).get("layout", [])
    found = tuple(
        one_setting(path, ClusterLayout, values, line) for values, line in zip(tables, starts, strict=True)
    )
    for layout in found:
        _check(path, layout, clusters, families)
    return found


def _check(path: Path, layout: ClusterLayout, clusters: set[str], families: set[str]) -> None:
    if layout.cluster not in clusters:
        raise BrokenList(path, layout.line, "no such cluster", "cluster", layout.cluster)
    for family in layout.families:
        if family not in families:
            raise BrokenList(path, layout.line, "no such family of activities", "families", family)
    for column in layout.columns:
        if column.holds not in HOLDS:
            raise BrokenList(path, layout.line, "a column cannot hold that", "holds", column.holds)
        if layout.presence_only and column.holds in (*PLACED, *NUMBERS):
            what = "a sheet of presence alone tells no numbers and no place below the first level"
            raise BrokenList(path, layout.line, what, "holds", column.holds)
