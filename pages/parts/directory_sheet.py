"""The directory as a sheet to read and to print: county by county, who offers which layer and how to refer."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import Any

import pyarrow as pa
import streamlit as st

from data_pipeline.telling import agency_words
from pages.parts.address import choose
from pages.parts.answers import said_titles
from pages.parts.tables import narrow
from pages.parts.words import month, say

Row = dict[str, Any]


def overview(rows: pa.Table) -> None:
    """All services in one table; a line opens the sheet of its county."""
    st.caption(
        say("Choose a state or county, or a line, for the sheet with all that is told; it can be printed.")
    )
    activities = said_titles("activity")
    lines = rows.to_pylist()
    shown = pa.table({
        say("State or area"): rows["place_title"], say("County"): rows["county_title"], say("Layer"): rows["layer"],
        say("Agency"): [row["title"] or say("A service whose place is not told") for row in lines],
        say("Activities"): [", ".join(activities.get(code, code) for code in row["activities"]) for row in lines],
        say("Last confirmed"): [month(row["confirmed"]) for row in lines],
    })  # fmt: skip
    picked = st.dataframe(
        shown, hide_index=True, placeholder="–", width="stretch", height=480, on_select="rerun",
        selection_mode="single-row", key="directory_lines",
        column_config=narrow({say("Activities"): 560, say("Agency"): 260}),
    )["selection"]["rows"]  # fmt: skip
    if picked and picked[0] < len(lines):
        chosen = lines[picked[0]]
        choose(admin1=chosen["place"], county=chosen["county"])
        st.rerun()


def sheet(rows: list[Row]) -> None:
    """Draw it. rows: lines of `directory`, in the order of states and counties."""
    layers, activities, modes = (said_titles(name) for name in ("layer", "activity", "delivery_mode"))
    blocks = [
        _county(list(of), layers, activities, modes)
        for _, of in groupby(rows, key=lambda row: (row["place"], row["county"]))
    ]
    st.html(f'<div class="directory">{"".join(blocks)}</div>')


def _county(
    rows: list[Row], layers: dict[str, str], activities: dict[str, str], modes: dict[str, str]
) -> str:
    first = rows[0]
    name = (
        say("{county}, {state}", county=first["county_title"], state=first["place_title"])
        if first["county_title"]
        else say("{state}, county not told", state=first["place_title"])
    )
    lines = "".join(
        f"<h3>{escape(say('Layer {n}', n=layer))} · {escape(layers.get(layer, ''))}</h3><ul>"
        + "".join(_service(row, activities, modes) for row in of)
        + "</ul>"
        for layer, of in groupby(rows, key=lambda row: row["layer"])
    )
    return f"<section><h2>{escape(name)}</h2>{lines}</section>"


def _service(row: Row, activities: dict[str, str], modes: dict[str, str]) -> str:
    who = row["title"] or say("A service whose place is not told")
    does = ", ".join(activities.get(code, code) for code in row["activities"])
    how = ", ".join(modes.get(code, code) for code in row["modes"] or ())
    said = " · ".join(escape(part) for part in (does, how) if part)
    return (
        f"<li><b>{escape(who)}</b>{_known(row)}<br>{said}{'<br>' if said else ''}"
        f"<span>{escape(agency_words.way_to_refer(row))} · {escape(_confirmed(row))}</span></li>"
    )


def _known(row: Row) -> str:
    return f" ({escape(say('known service'))})" if row["known"] else ""


def _confirmed(row: Row) -> str:
    ends = say("; ends {month}", month=month(row["end_date"])) if row["end_date"] else ""
    return say("last confirmed {month}", month=month(row["confirmed"])) + ends
