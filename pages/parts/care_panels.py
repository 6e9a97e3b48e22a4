"""The figures of care: the pathway of every county, layers that were lost, services that end."""

from __future__ import annotations

from html import escape
from itertools import groupby

import pyarrow as pa
import streamlit as st

from data_pipeline.telling import care_words
from pages.parts.address import final_months, view
from pages.parts.answers import said_titles
from pages.parts.apart import apart
from pages.parts.panel import heading, with_titles
from pages.parts.session import ask, titles
from pages.parts.tables import downloads
from pages.parts.tables import table as draw_table
from pages.parts.words import month, say


@apart
def care_pathway(rows: pa.Table) -> None:
    """Every county with layers 2, 3 and 4, in blocks of a state each. rows: answer of `care_pathway`."""
    with st.container(key="fig-care"):
        heading(
            say("Where is the next layer of care?"),
            say(
                "Services running in {month}. Under each layer: how many agencies the state or area has, or where the "
                "nearest is by straight distance.",
                month=month(view().month),
            ),
        )
        blocks = [_block(list(of)) for _, of in groupby(rows.to_pylist(), key=lambda row: row["place"])]
        label = escape(say("Care by county"))
        st.html(f'<div class="care" tabindex="0" role="region" aria-label="{label}">{"".join(blocks)}</div>')
        st.html(f'<p class="fig-note">{escape(_note(rows))}</p>')
        downloads(lambda: _told(rows), None, f"care_pathway_{view().month:%Y-%m}", key="care_pathway")


@apart
def lost() -> None:
    """Layers that counties had in the last final month and have no longer."""
    now = view().month
    rows = ask("lost_layers", from_month=now)
    since = max((day for day in final_months() if day < now), default=None)
    heading(care_words.of_lost(rows, since), say("Layers by county, {month}", month=month(now)))
    if rows.num_rows:
        lines = rows.to_pylist()
        shown = rows.drop_columns(["organisations", "told"])
        shown = shown.append_column("told", pa.array([care_words.told(line) for line in lines]))
        shown = shown.append_column("by", pa.array([", ".join(line["organisations"]) for line in lines]))
        columns = {
            "place_title": say("State or area"), "title": say("County"), "layer": say("Layer"),
            "by": say("Offered before by"), "end_date": say("Was to end on"), "told": say("Now"),
        }  # fmt: skip
        draw_table(shown, columns, download=f"lost_layers_{now:%Y-%m}", key="lost")


@apart
def ending() -> None:
    """Services whose end comes within 90 days after the month."""
    now = view().month
    rows = ask("services_ending", from_month=now)
    heading(
        care_words.of_ending(rows),
        say("End of the service or of its money, counted from the end of {month}", month=month(now)),
    )
    if rows.num_rows:
        last = [say("yes") if only else "" for only in rows["last_of_layer"].to_pylist()]
        shown = with_titles(rows.drop_columns(["last_of_layer"]), "place", titles("admin1"), "state")
        shown = with_titles(shown, "activity", said_titles("activity"), "activity_title")
        columns = {
            "end_date": say("Ends on"), "title": say("Agency"), "state": say("State or area"),
            "county_title": say("County"), "layer": say("Layer"), "activity_title": say("Activity"),
            "last": say("Last of its layer in the county"),
        }  # fmt: skip
        shown = shown.append_column("last", pa.array(last))
        draw_table(shown, columns, download=f"services_ending_{now:%Y-%m}", key="ending")


def _block(lines: list[dict]) -> str:
    """One state: a line a county, a cell a layer."""
    layers = sorted({line["layer"] for line in lines})
    heads = "".join(_head(next(line for line in lines if line["layer"] == layer)) for layer in layers)
    counties = [list(of) for _, of in groupby(lines, key=lambda line: line["county"])]
    silent = [of[0]["title"] for of in counties if all(care_words.untold(line) for line in of)]
    body = "".join(
        f'<tr><th scope="row">{escape(of[0]["title"])}</th>{"".join(_cell(line) for line in of)}</tr>'
        for of in counties
        if of[0]["title"] not in silent
    )
    return (
        f'<table><thead><tr><th scope="col">{escape(lines[0]["place_title"])}</th>{heads}</tr></thead>'
        f"<tbody>{body}{_silent(silent, 1 + len(layers))}</tbody></table>"
    )


def _silent(counties: list[str], across: int) -> str:
    """Counties of which nobody has told us anything stand in one line: three times the same word a county says less."""
    if not counties:
        return ""
    told = say("Nobody has told us: {counties}", counties=", ".join(counties))
    return f'<tr><td class="c-untold" colspan="{across}">{escape(told)}</td></tr>'


def _head(line: dict) -> str:
    """The layer, and below it what the whole state has or where the nearest is."""
    layer = escape(say("Layer {n}", n=line["layer"]))
    return f'<th scope="col">{layer}<span>{escape(care_words.in_state(line))}</span></th>'


def _cell(line: dict) -> str:
    words, kind = care_words.cell(line)
    return f'<td class="{kind}">{escape(words)}</td>'


def _told(rows: pa.Table) -> pa.Table:
    """The answer with its words, for the file."""
    lines = rows.to_pylist()
    flat = rows.drop_columns(["known", "state_known", "exact"])
    flat = flat.append_column("known", pa.array([", ".join(line["known"]) for line in lines]))
    flat = flat.append_column("state_known", pa.array([", ".join(line["state_known"]) for line in lines]))
    said = [f"{care_words.cell(line)[0]}; {care_words.in_state(line)}" for line in lines]
    return flat.append_column("said", pa.array(said))


def _note(rows: pa.Table) -> str:
    rough = any(line["km"] is not None and not line["exact"] for line in rows.to_pylist())
    told = say(
        "None reported to us: all who work there have reported. Nobody has told us: somebody has not, or nobody is "
        "known there."
    )
    return (
        f"{told} {say('Distances are between the middles of states, for no points of counties are on the list.')}"
        if rough
        else told
    )
