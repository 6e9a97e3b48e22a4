"""An agency's own rows as a cluster wants them, and as a donor does: workbooks that it copies from or hands on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

from ..access import NotForYou, Role, Viewer
from ..questions import ask
from ..vocabulary.cluster_layouts import ClusterLayout, cluster_layouts
from ..words import Words, words
from ..working_group import WorkingGroup
from .escape import xlsx_bytes

Row = dict[str, Any]
# What outsiders may not learn of a place that is to be hidden.
HIDDEN = ("county", "county_pcode", "site", "delivery_mode", "description")
DONOR = (
    "month", "state", "county", "site", "activity", "population_group", "girls", "boys", "women", "men", "older_women",
    "older_men", "total", "new", "disability", "contacts", "donors", "status",
)  # fmt: skip
# What a row calls otherwise than columns.toml.
ASKED = {"month": "reporting_month", "state": "admin1", "county": "admin2", "donors": "donor"}


def layouts(group: WorkingGroup) -> tuple[ClusterLayout, ...]:
    """The clusters' sheets that the group knows."""
    lists = group.lists.vocabulary.lists
    clusters, families = ({entry.code for entry in lists[name]} for name in ("cluster", "activity_family"))
    return cluster_layouts(group.lists.folder, clusters, families)


def cluster_sheet(group: WorkingGroup, viewer: Viewer, organisation: str, month: date, cluster: str) -> bytes:
    """The agency's rows of a month that count, in the layout of a cluster, as XLSX.

    A row whose place is hidden from outsiders tells the state alone. Raises NotForYou, KeyError for a cluster without
    a layout.
    """
    found = {layout.cluster: layout for layout in layouts(group)}[cluster]
    rows = [_shown(row) for row in _own(group, viewer, organisation, month, month) if _belongs(row, found)]
    lines = [[_value(row, column.holds) for column in found.columns] for row in rows]
    if found.presence_only:
        lines = [list(line) for line in dict.fromkeys(map(tuple, lines))]
    columns = list(zip(*lines, strict=True)) or [()] * len(found.columns)
    table = pa.table({str(at): pa.array(list(cells)) for at, cells in enumerate(columns)})
    return xlsx_bytes(table, [column.heading for column in found.columns], note=_note(group), sheet=cluster)


def donor_table(
    group: WorkingGroup,
    viewer: Viewer,
    organisation: str,
    first: date,
    last: date,
    spoken: Words | None = None,
) -> bytes:
    """The agency's rows of some months that count, ready to hand to a donor, as XLSX. Raises NotForYou."""
    spoken = spoken or words(group.settings.language)
    rows = _own(group, viewer, organisation, first, last)
    table = pa.table({name: pa.array([_value(_shown(row), name) for row in rows]) for name in DONOR})
    titles = {column.name: column.title for column in group.lists.vocabulary.columns}
    own = {
        "month": titles["reporting_month"],
        "state": titles["admin1"],
        "county": titles["admin2"],
        "donors": titles["donor"],
    }
    heads = [spoken.say(own.get(name) or titles[name]) for name in DONOR]
    about = [
        (
            spoken.say("Numbers"),
            spoken.say("As the agency told them, row by row; adding up rows counts people twice."),
        ),
        (
            spoken.say("Hidden places"),
            spoken.say("Rows whose place is hidden from outsiders tell the state alone."),
        ),
    ]
    return xlsx_bytes(table, heads, note=_note(group), about=about)


def _own(group: WorkingGroup, viewer: Viewer, organisation: str, first: date, last: date) -> list[Row]:
    if not viewer.sees_all and viewer.organisation != organisation:
        raise NotForYou("This is not for your role.")
    told = ask(group, Viewer(Role.partner, organisation), "my_rows", from_month=first, to_month=last)
    return list(told.to_pylist())


def _belongs(row: Row, layout: ClusterLayout) -> bool:
    """A row goes where it says; one that does not say, where its activity belongs."""
    if row["cluster"] and row["cluster"] != "MHPSS":
        return bool(row["cluster"] == layout.cluster)
    return row["family"] in layout.families


def _shown(row: Row) -> Row:
    return {**row, **dict.fromkeys(HIDDEN)} if row["hide_place"] else row


def _value(row: Row, holds: str) -> Any:
    value = row.get(holds)
    return f"{value:%Y-%m}" if holds == "month" and value else value


def _note(group: WorkingGroup) -> str:
    return "SAMPLE, not real figures" if group.sample else ""
