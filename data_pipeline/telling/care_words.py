"""Care in sentences: how many counties have all layers, what was lost, what ends. Nothing here asks or draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from .speech import month, number, plural, say

Row = Mapping[str, Any]


def of_pathway(rows: pa.Table) -> str:
    """How many counties have every layer asked for within them. rows: answer of `care_pathway`."""
    lines = rows.to_pylist()
    counties = {line["county"] for line in lines}
    without = {line["county"] for line in lines if line["found"] != "county"}
    layers = {line["layer"] for line in lines}
    if not counties:
        return say("No county to show")
    if len(layers) == 1:
        return say(
            "Layer {layer} was reported to us in {n} of {all} counties",
            layer=layers.pop(), n=len(counties - without), all=len(counties),
        )  # fmt: skip
    return say(
        "Layers 2, 3 and 4 were all reported to us in {n} of {all} counties",
        n=len(counties - without), all=len(counties),
    )  # fmt: skip


def of_lost(rows: pa.Table, since: Any) -> str:
    """rows: answer of `lost_layers`; since: the final month before, None where there is none."""
    if since is None:
        return say("No month before this one is final: what was lost since can't be said")
    if not rows.num_rows:
        return say("No county has lost a layer since {month}", month=month(since))
    counties = len(set(rows["county"].to_pylist()))
    return plural(
        "{n} county has lost a layer since {month}", "{n} counties have lost a layer since {month}", counties,
        month=month(since),
    )  # fmt: skip


def of_ending(rows: pa.Table) -> str:
    """rows: answer of `services_ending`."""
    if not rows.num_rows:
        return say("No service reported to us ends within 90 days")
    told = plural("{n} service ends within 90 days", "{n} services end within 90 days", rows.num_rows)
    left = {(row["county"], row["layer"]) for row in rows.to_pylist() if row["last_of_layer"]}
    if not left:
        return told
    return plural(
        "{told}; {n} layer of a county ends with it",
        "{told}; {n} layers of counties end with them",
        len(left),
        told=told,
    )


def cell(row: Row) -> tuple[str, str]:
    """Words and class of one county and layer; the nearest only where it differs from county to county."""
    if row["found"] == "county":
        return _who(row["organisations"], row["known"]), f"c-in c-{row['layer']}"
    far = f"; {_nearest(row)}" if row["exact"] else ""
    return f"{told(row)}{far}", "c-untold" if row["told"] == "nobody_told" else "c-none"


def in_state(row: Row) -> str:
    """What a state or area has of a layer, or where the nearest is: the same for all its counties."""
    if row["found"] in ("county", "state"):
        who = _who(row["state_organisations"], row["state_known"])
        return say("{who} in all", who=who) if row["state_organisations"] else who
    if row["found"] == "nowhere":
        return say("nowhere in the country")
    return "" if row["exact"] else _nearest(row)


def untold(row: Row) -> bool:
    """Whether nobody has told us anything, and nothing is known that differs from county to county."""
    return row["found"] != "county" and row["told"] == "nobody_told" and not row["exact"]


def told(row: Row) -> str:
    """Why there is none, for tables."""
    return say("nobody has told us") if row["told"] == "nobody_told" else say("none reported to us")


def _who(organisations: int, known: Sequence[str]) -> str:
    agencies = plural("{n} agency", "{n} agencies", organisations) if organisations else ""
    marked = [say("{name} (known service)", name=name) for name in known]
    return ", ".join(part for part in (agencies, *marked) if part)


def _nearest(row: Row) -> str:
    if row["km"] is None:
        return say("nearest: {place}", place=row["nearest_title"])
    return say("nearest: {place}, {km} km", place=row["nearest_title"], km=number(row["km"]))
