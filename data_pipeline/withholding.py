"""What a release withholds from the public, and the release without it (safety, rule 12)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from .access import NotForYou
from .protection import CannotProtect, Cell, Trees, cell_of, numbers_of, protected
from .protection.cells import COUNTED
from .released import FIGURES
from .working_group import WorkingGroup

FILE = "figures.parquet"
WITHHELD = pa.schema(
    [("question", pa.string()), ("period", pa.string()), ("pcodes", pa.bool_()), ("month", pa.date32())]
    + [(name, pa.string()) for name in ("place", "layer", "population_group", "activity", "measure")]
    + [("number", pa.int64()), ("small", pa.bool_())]
)


def withheld(group: WorkingGroup, figures: pa.Table) -> frozenset[Cell]:
    """The numbers that a release of these figures (FIGURES, with every number) has to hide.

    Raises NotForYou, with the numbers named, where one could still be worked out from all releases together.
    """
    floor = group.lists.vocabulary.policy.public_floor
    try:
        return protected(
            _numbers(figures), trees_of(group), floor, list(_earlier(group, figures["month"][0].as_py().year))
        )
    except CannotProtect as error:
        named = "; ".join(_in_words(found.number[1]) for found in error.found[:5])
        raise NotForYou(
            f"Nothing was released: from what earlier releases show and this one would, {len(error.found)} numbers "
            f"that are withheld could be worked out: {named}."
        ) from error


def without(figures: pa.Table, hidden: AbstractSet[Cell]) -> pa.Table:
    """The same figures with the hidden numbers taken out, and what is reckoned from them."""
    return pa.Table.from_pylist([_without(row, hidden) for row in figures.to_pylist()], schema=FIGURES)


def listed(figures: pa.Table, hidden: AbstractSet[Cell], floor: int) -> pa.Table:
    """One line per number that a release would hide, with the number (WITHHELD): for chairs, before they release."""
    lines = [
        {**row, "measure": name, "number": value, "small": value < floor}
        for row in figures.to_pylist()
        for name, value in json.loads(row["measures"]).items()
        if name in COUNTED and cell_of(row, name) in hidden
    ]
    return pa.Table.from_pylist(lines, schema=WITHHELD)


def _earlier(group: WorkingGroup, year: int) -> Iterator[tuple[dict[Cell, int], AbstractSet[Cell]]]:
    """The releases of a year so far: true numbers, from the final month each was made of, and what was hidden of them.

    Those of other years share no month with it, so no sum and no difference.
    """
    for entry in group.ledger.entries():
        if entry.action == "released" and entry.facts["month"].startswith(str(year)):
            folder = group.folder / "published" / entry.facts["folder"]
            frozen = (
                group.folder / "frozen" / json.loads((folder / "manifest.json").read_text("utf-8"))["frozen"]
            )
            shown = numbers_of(pq.read_table(folder / FILE).to_pylist())
            true = _numbers(pq.read_table(frozen / FILE))
            yield true, {cell for cell, value in true.items() if shown.get(cell) is None and value}


def _numbers(figures: pa.Table) -> dict[Cell, int]:
    return {cell: value for cell, value in numbers_of(figures.to_pylist()).items() if value is not None}


def trees_of(group: WorkingGroup) -> Trees:
    """Areas in units, groups in groups, activities in layers."""
    lists = group.lists.vocabulary.lists
    areas = {f"/{place.code}": place.parent for place in group.lists.places if place.level == "area"}
    units = {f"/{place.code}": place.code for place in group.lists.places if place.level == "admin1"}
    groups: Sequence[Any] = lists["population_group"]
    topics: Sequence[Any] = lists["activity"]
    return Trees(
        areas | units,
        {one.code: one.parent for one in groups if one.parent != "ALL"},
        {one.code: one.layer for one in topics},
    )


def _without(row: dict[str, Any], hidden: AbstractSet[Cell]) -> dict[str, Any]:
    measures = json.loads(row["measures"])
    gone = {name for name in measures if name in COUNTED and cell_of(row, name) in hidden}
    ends = {"low", "high", "people_low", "people_high"} & gone
    # A share of a number that is hidden tells the number.
    gone |= {name for name in measures if ends and name.startswith("share")}
    kept = {name: None if name in gone else value for name, value in measures.items()}
    return {**row, "measures": json.dumps(kept), "hidden": bool(ends)}


def _in_words(cell: Cell) -> str:
    """A number named for a chair: `low SS04 IDP 2026-09`."""
    period = f"{cell.last:%Y-%m}" if cell.first == cell.last else f"{cell.first:%Y-%m} to {cell.last:%Y-%m}"
    about = (cell.measure, cell.place.lstrip("/"), cell.group, cell.topic, cell.sex, period)
    return " ".join(part for part in about if part)
