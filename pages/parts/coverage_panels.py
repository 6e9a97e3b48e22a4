"""Reach against target and need, and need by prevalence, each with its table."""

from __future__ import annotations

import pyarrow as pa
import streamlit as st

from data_pipeline.telling import coverage_words
from pages.parts.address import view
from pages.parts.answers import lists, said_titles
from pages.parts.apart import apart
from pages.parts.coverage_chart import coverage_bars
from pages.parts.marks import Row
from pages.parts.panel import drawn, heading, panel, reader_look
from pages.parts.panels import what
from pages.parts.session import ask
from pages.parts.tables import table as draw_table
from pages.parts.words import between, number, percent, plural, say

# So many bars still make a picture; the table holds all.
MOST_BARS = 30


@apart
def against_figures() -> None:
    """A bar for every figure of target or need of the country and its states; counties where places are chosen."""
    rows, reader, groups = ask("coverage"), reader_look(), said_titles("population_group")
    lines = rows.to_pylist()
    known = [
        row
        for row in lines
        if row["measure"] and (row["level"] != "admin2" or view().admin1 or view().county)
    ]
    shown = [row for row in known if row["share_low"] is not None or row["hidden"]][:MOST_BARS]
    if not shown:
        _nothing_entered(lines)
        return

    def title(row: Row) -> str:
        return coverage_words.line_title(
            row, groups[row["population_group"]] if row["population_group"] != "ALL" else ""
        )

    figure = drawn(
        lambda: coverage_bars(shown, reader, title), "coverage", rows, reader, view().admin1, view().county
    )
    table = _with_words(lines, groups)
    panel(
        coverage_words.of_coverage(known), what(_drawn_words()), figure, "coverage", rows=table, columns=_columns(),
        note=_note(lines),
    )  # fmt: skip


def _drawn_words() -> str:
    return say(
        "People reached, at least, as a share of the figure; layers 2 to 4 together where no layer stands"
    )


@apart
def by_prevalence() -> None:
    """The estimate with its interval, on the population figures there are."""
    rows = ask("prevalence_need").to_pylist()
    first = next((row for row in rows if row["level"] == "country" and row["code"] == "any"), None)
    heading(
        coverage_words.of_prevalence(first),
        say("An estimate from prevalence (Charlson et al. 2019) and the population figure; never a target."),
    )
    if not rows:
        st.markdown(say("No population figure has been entered for this choice."))
        return
    conditions = {code.code: code.title for code in lists().vocabulary.lists["prevalence"]}
    known: dict[tuple, dict[str, Row]] = {}
    for row in rows:
        known.setdefault((row["place"], row["population"], row["source"]), {})[row["code"]] = row
    lines = [next(iter(of.values())) for of in known.values()]
    table = pa.table({
        "title": [row["title"] for row in lines], "population": [row["population"] for row in lines],
        "year": [str(row["year"]) for row in lines], "source": [row["source"] for row in lines],
        "doubts": [coverage_words.doubts({**row, "earlier_year": False}) for row in lines],
        **{code: [_interval(of.get(code)) for of in known.values()] for code in conditions},
    })  # fmt: skip
    columns = {
        "title": say("Place"), **{code: say(title) for code, title in conditions.items()},
        "population": say("Population"), "year": say("Year"), "source": say("Source"), "doubts": say("Mind"),
    }  # fmt: skip
    draw_table(table, columns, download=f"need_by_prevalence_{view().month:%Y-%m}", key="prevalence")


def _interval(row: Row | None) -> str:
    return say("{n} ({low} to {high})", n=row["estimate"], low=row["low"], high=row["high"]) if row else ""


def _nothing_entered(lines: list[Row]) -> None:
    heading(coverage_words.of_coverage([]), what())
    st.markdown(
        say('A chair enters targets and needs, each with its source and year, on the page "Settings".')
    )
    if any(row["layer"] == "1" for row in lines):
        st.caption(_layer_1())


def _with_words(lines: list[Row], groups: dict[str, str]) -> pa.Table:
    """Every line, those without a figure too."""
    measures = coverage_words.measure_words()
    return pa.table({
        "title": [row["title"] for row in lines], "layer": [row["layer"] or say("2 to 4") for row in lines],
        "group": [groups.get(row["population_group"], "") for row in lines],
        "reached": [between(row["low"], row["high"], row["hidden"]) for row in lines],
        "measure": [measures.get(row["measure"], say("no figure entered")) for row in lines],
        "value": pa.array([row["value"] for row in lines], pa.int64()),
        "share": [percent(row["share_low"]) if row["share_low"] is not None else "–" for row in lines],
        "source": [row["source"] or "" for row in lines], "year": [str(row["year"] or "") for row in lines],
        "doubts": [coverage_words.doubts(row) for row in lines],
    })  # fmt: skip


def _columns() -> dict[str, str]:
    return {
        "title": say("Place"), "layer": say("Layer"), "group": say("Population group"),
        "reached": say("People reached"), "measure": say("Against"), "value": say("Figure"), "share": say("At least"),
        "source": say("Source"), "year": say("Year"), "doubts": say("Mind"),
    }  # fmt: skip


def _note(lines: list[Row]) -> str:
    without = [row["title"] for row in lines if not row["measure"] and row["level"] == "admin1"]
    names = ", ".join(without) if len(without) < 5 else number(len(without))
    missing = plural(
        "{n} state or area has no figure: {names}.",
        "States or areas without a figure: {names}.",
        len(without),
        names=names,
    )
    return f"{_layer_1()} {missing}" if without else _layer_1()


def _layer_1() -> str:
    return say(
        "Layer 1 is delivered by other clusters: these reports never show its coverage, and it is in no share here."
    )
