"""What must hold between the lists of one working group, and between them and the shared lists."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from data_pipeline.vocabulary import models as models
from data_pipeline.vocabulary.files import BrokenList, line_of_key
from data_pipeline.vocabulary.guards import PLACE_LISTS, Names, check_spellings, known, names_of, once

if TYPE_CHECKING:
    from data_pipeline.vocabulary import Group

LEVELS = ("country", "admin1", "area", "admin2", "site")


def check_group(group: "Group") -> None:
    """Places that form a tree, registers that name existing codes, spellings that mean one thing."""
    site_types = {entry.code for entry in group.vocabulary.lists["site_type"]}
    check_places(group.folder / "places.csv", group.places, site_types)
    places = {place.code for place in group.places}
    _check_registers(group)
    _check_figures(group, places)
    check_spellings(group.folder / "also_written.csv", group.also_written, _names(group), places)
    _check_screen(group, places)
    _check_boundaries(group.folder / "places.geojson", places)


def check_places(path: Path, places: tuple[models.Place, ...], site_types: set[str]) -> None:
    """Codes once each; every parent exists and stands at a higher level; a site has a known type."""
    once(path, places, "code")
    levels = {place.code: place.level for place in places}
    for place in places:
        if place.level == "country":
            continue
        known(path, (place,), "parent", set(levels), "place")
        parent = levels[place.parent]
        if LEVELS.index(parent) >= LEVELS.index(place.level):
            what = f"a place of level {place.level} cannot stand in one of level {parent}"
            raise BrokenList(path, place.line, what, "parent", place.parent)
        if place.level == "site":
            known(path, (place,), "type", site_types, "site type")


def _check_registers(group: "Group") -> None:
    path, organisations = group.folder / "organisations.csv", group.organisations
    once(path, organisations, "code")
    once(path, organisations, "title")
    types = {entry.code for entry in group.vocabulary.lists["organisation_type"]}
    known(path, organisations, "type", types, "organisation type")
    for entry in organisations:
        if entry.active_from and entry.active_until and entry.active_until < entry.active_from:
            raise BrokenList(path, entry.line, "ends before it begins", "active_until", entry.active_until)
    once(group.folder / "donors.csv", (*group.vocabulary.lists["donor"], *group.donors), "code")


def _check_figures(group: "Group", places: set[str]) -> None:
    lists, folder = group.vocabulary.lists, group.folder
    groups = {entry.code for entry in lists["population_group"]}
    for file, lines in (("population.csv", group.population), ("targets.csv", group.targets)):
        known(folder / file, lines, "place", places, "place")
        known(folder / file, lines, "population_group", groups, "population group")
    known(folder / "targets.csv", group.targets, "layer", {e.code for e in lists["layer"]} | {""}, "layer")
    known(folder / "coordination.csv", group.coordination, "place", places | {""}, "place")
    counties = {place.code for place in group.places if place.level == "admin2"}
    known(folder / "place_hints.csv", group.place_hints, "county", counties, "county")


def _check_screen(group: "Group", places: set[str]) -> None:
    path = group.folder / "group.toml"
    for key in ("screen_areas", "pcode_areas"):
        for code in getattr(group.settings, key):
            if code not in places:
                raise BrokenList(path, line_of_key(path, key), "no such place", key, code)


def _check_boundaries(path: Path, places: set[str]) -> None:
    if not path.is_file():
        raise BrokenList(path, 1, "there is no such file")
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        code = feature["properties"].get("code", "")
        if code not in places:
            raise BrokenList(path, 1, "no such place", "code", code)


def _names(group: "Group") -> Names:
    names = {name: names_of(entries) for name, entries in group.vocabulary.lists.items()}
    names["donor"] |= names_of(group.donors)
    names["organisation"] = names_of(group.organisations)
    for name, levels in PLACE_LISTS.items():
        names[name] = names_of(place for place in group.places if place.level in levels)
    return names
