"""Code lists, template, policy and working groups: read, guarded, frozen. START HERE for the vocabulary.

    load_group("south_sudan").tables()["place_list"]      # pyarrow, ready to be joined in SQL

`vocabulary/` is shared by all groups, `groups/<group>/` is one group. A broken list raises BrokenList with
file and line. Models stand in `models.py` and `settings.py`, what must hold between
lines in `guards.py` and `guards_group.py`, the tables for SQL in `tables.py`
and `spellings.py`.
"""

import json
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import pyarrow
from pydantic import BaseModel, ConfigDict

from data_pipeline.vocabulary import models, tables
from data_pipeline.vocabulary.files import BrokenList, one_setting, read_list, read_settings
from data_pipeline.vocabulary.guards import check_vocabulary
from data_pipeline.vocabulary.guards_group import check_group
from data_pipeline.vocabulary.own_words import in_own_words
from data_pipeline.vocabulary.settings import GroupSettings, Policy

__all__ = ["BrokenList", "Group", "Vocabulary", "group_codes", "load_group", "load_vocabulary"]

HOME = Path(__file__).parents[1]

#: list -> (file, what a line holds). The name of a list is the one that columns.toml and SQL use.
LISTS: dict[str, tuple[str, type[models.Code]]] = {
    "layer": ("layers.csv", models.Code),
    "activity_family": ("activity_families.csv", models.ActivityFamily),
    "activity": ("activities.csv", models.Activity),
    "iom_family": ("iom_families.csv", models.IomFamily),
    "population_group": ("population_groups.csv", models.PopulationGroup),
    "status": ("statuses.csv", models.Status),
    "funding_status": ("funding_statuses.csv", models.Code),
    "site_type": ("site_types.csv", models.Code),
    "delivery_mode": ("delivery_modes.csv", models.Code),
    "cluster": ("clusters.csv", models.Code),
    "organisation_type": ("organisation_types.csv", models.OrganisationType),
    "worker_cadre": ("worker_cadres.csv", models.Code),
    "count_basis": ("count_bases.csv", models.Code),
    "yes_no": ("yes_no.csv", models.Code),
    "sex": ("sexes.csv", models.Code),
    "age_group": ("age_groups.csv", models.Code),
    "donor": ("donors.csv", models.Code),
    "measure": ("measures.csv", models.Code),
    "prevalence": ("prevalence.csv", models.Prevalence),
}


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)


class Vocabulary(_Frozen):
    """What all groups share."""

    folder: Path
    lists: dict[str, tuple[models.Code, ...]]
    crosswalk: tuple[models.Crosswalk, ...]
    also_written: tuple[models.AlsoWritten, ...]
    columns: tuple[models.Column, ...]
    policy: Policy


class Group(_Frozen):
    """One working group with the shared vocabulary below it."""

    folder: Path
    settings: GroupSettings
    vocabulary: Vocabulary
    organisations: tuple[models.Organisation, ...]
    places: tuple[models.Place, ...]
    donors: tuple[models.Code, ...]
    also_written: tuple[models.AlsoWritten, ...]
    place_hints: tuple[models.PlaceHint, ...]
    population: tuple[models.Population, ...]
    targets: tuple[models.Target, ...]
    coordination: tuple[models.Coordination, ...]
    conflicts: tuple[models.Conflict, ...]

    @cached_property
    def boundaries(self) -> dict[str, Any]:
        """The GeoJSON of places.geojson: features with the property `code`; degrees, WGS 84."""
        return json.loads((self.folder / "places.geojson").read_text("utf-8"))

    def tables(self) -> dict[str, pyarrow.Table]:
        """Every list as a table; grain and columns are told in tables.py."""
        return tables.all_tables(self)


@lru_cache
def group_codes(home: Path = HOME) -> tuple[str, ...]:
    """The working groups that have a folder, in alphabetical order; a new folder is seen at the next start."""
    return tuple(sorted(file.parent.name for file in (home / "groups").glob("*/group.toml")))


def load_vocabulary(home: Path = HOME) -> Vocabulary:
    """The shared lists, guarded. Raises BrokenList."""
    folder = home / "vocabulary"
    vocabulary = Vocabulary(
        folder=folder,
        lists={name: read_list(folder / file, model) for name, (file, model) in LISTS.items()},
        crosswalk=read_list(folder / "crosswalk.csv", models.Crosswalk),
        also_written=read_list(folder / "also_written.csv", models.AlsoWritten),
        columns=_columns(folder / "columns.toml"),
        policy=one_setting(folder / "policy.toml", Policy, read_settings(folder / "policy.toml"), 1),
    )
    check_vocabulary(vocabulary, {name: folder / file for name, (file, _) in LISTS.items()})
    return vocabulary


def load_group(code: str, home: Path = HOME) -> Group:
    """A working group by the name of its folder, guarded. Raises BrokenList; KeyError if there is none."""
    if code not in group_codes(home):
        raise KeyError(f"no working group {code!r}; there are: {', '.join(group_codes(home))}")
    folder = home / "groups" / code
    settings = one_setting(folder / "group.toml", GroupSettings, read_settings(folder / "group.toml"), 1)
    shared, lists = load_vocabulary(home), _group_lists(folder)
    columns = in_own_words(shared.columns, settings, lists["places"])
    own = shared.model_copy(update={"columns": columns})
    group = Group(folder=folder, settings=settings, vocabulary=own, **lists)
    check_group(group)
    return group


def _group_lists(folder: Path) -> dict[str, tuple]:
    lines = {
        "organisations": models.Organisation,
        "places": models.Place,
        "donors": models.Code,
        "also_written": models.AlsoWritten,
        "place_hints": models.PlaceHint,
        "population": models.Population,
        "targets": models.Target,
        "coordination": models.Coordination,
        "conflicts": models.Conflict,
    }
    return {name: read_list(folder / f"{name}.csv", model) for name, model in lines.items()}


def _columns(path: Path) -> tuple[models.Column, ...]:
    tables = read_settings(path).get("column", [])
    lines = path.read_text("utf-8").splitlines()
    starts = [number for number, text in enumerate(lines, start=1) if text.strip() == "[[column]]"]
    return tuple(
        one_setting(path, models.Column, values, line) for values, line in zip(tables, starts, strict=True)
    )
