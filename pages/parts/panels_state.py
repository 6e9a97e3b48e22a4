"""One state or area: its layers, agencies, counties and months."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from data_pipeline.telling import sentences, sentences_groups
from pages.parts.answers import titles
from pages.parts.apart import apart
from pages.parts.bars import range_bars
from pages.parts.panel import drawn, heading, panel, reader_look, with_titles, with_words
from pages.parts.panels import columns_of, what
from pages.parts.panels_groups import about_returnees, group_titles, reported
from pages.parts.session import ask
from pages.parts.tables import table as draw_table
from pages.parts.words import plural, say


def line_of(reached: pa.Table, place: str) -> dict[str, Any]:
    """The line of one place as a headline has it. reached: answer of `reach_by_state`.

    Picked, not filtered: a release answers no filters, and so every reader sees the same figure for a place.
    """
    rows = [row for row in reached.to_pylist() if row["place"] == place]
    row = rows[0] if rows else {}
    return {**row, "people_low": row.get("low", 0), "people_high": row.get("high", 0)}


@apart
def layers_of_state(place: str) -> None:
    """People by layer in one state; gaps are loud, and told apart from what nobody has told us."""
    rows, reader = ask("reach_by_state_and_layer"), reader_look()
    names = {
        code: say("{layer} {title}", layer=code, title=say(title)) for code, title in titles("layer").items()
    }
    shown = with_words(with_titles(_only(rows, place), "layer", names), reader)
    figure = drawn(
        lambda: range_bars(shown, reader, "layer", colours=reader.layers), "state-layers", shown, reader
    )
    panel(
        sentences.of_layers(shown), what(), figure, "state-layers", rows=shown, chooses=("layer",),
        columns=columns_of(shown, {"title": say("Layer")}),
    )  # fmt: skip


@apart
def groups_of_state(place: str) -> None:
    """People by population group in one state."""
    rows, reader = ask("reach_by_state_and_group"), reader_look()
    shown = with_words(with_titles(reported(_only(rows, place)), "population_group", group_titles()), reader)
    colours = {code: reader.group(code) for code in shown["population_group"].to_pylist()}
    figure = drawn(
        lambda: range_bars(shown, reader, "population_group", colours=colours), "state-groups", shown, reader
    )  # fmt: skip
    panel(
        sentences_groups.of_groups(shown), what(), figure, "state-groups", rows=shown, chooses=("population_group",),
        columns=columns_of(shown, {"title": say("Population group")}),
        note=about_returnees(shown),
    )  # fmt: skip


def _only(rows: pa.Table, place: str) -> pa.Table:
    return rows.filter(pc.equal(rows["place"], place)).drop_columns(["title"])


@apart
def counties_of_state() -> None:
    """People by county, most first."""
    rows, reader = ask("reach_by_county"), reader_look()
    if not rows.num_rows:
        return
    figure = drawn(lambda: range_bars(rows, reader, "county", ranked=True), "counties", rows, reader)
    table = with_words(rows, reader)
    panel(
        _of_counties(rows), what(), figure, "counties", rows=table, chooses=("county",),
        columns=columns_of(table, {"title": say("County")}),
        note=say("Reports that name the state alone stand in no county."),
    )  # fmt: skip


@apart
def agencies_of_state() -> None:
    """Which agencies work there, and at which layers."""
    rows = ask("presence")
    heading(
        plural("{n} agency works here", "{n} agencies work here", len(set(rows["organisation"].to_pylist()))),
        what(say("Services reported")),
    )
    if not rows.num_rows:
        st.markdown(say("No service was reported to us."))
        return
    draw_table(
        with_titles(_by_agency(rows), "county", titles("admin2"), "county_title"),
        {"title": say("Agency"), "layers": say("Layers"), "county_title": say("County"),
         "activities": say("Activities")},
        download="presence", key="presence",
    )  # fmt: skip


def _of_counties(rows: pa.Table) -> str:
    some = pc.sum(pc.greater(rows["organisations"], 0)).as_py() or 0
    return plural(
        "Services were reported in {n} of {all} counties", "Services were reported in {n} of {all} counties", some,
        all=rows.num_rows,
    )  # fmt: skip


def _by_agency(rows: pa.Table) -> pa.Table:
    """One line an agency and county, its layers and activities side by side."""
    lines: dict[tuple[str, str], dict[str, set[str]]] = {}
    for row in rows.to_pylist():
        line = lines.setdefault((row["title"], row["county"] or ""), {"layers": set(), "activities": set()})
        line["layers"].add(row["layer"] or "–")
        line["activities"].update(row["activities"] or ())
    return pa.table({
        "title": [title for title, _ in lines],
        "county": [county for _, county in lines],
        "layers": [", ".join(sorted(line["layers"])) for line in lines.values()],
        "activities": [", ".join(sorted(line["activities"])) for line in lines.values()],
    })  # fmt: skip
