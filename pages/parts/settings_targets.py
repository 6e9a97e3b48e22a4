"""Targets and need: the table, one figure by hand, many by file."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from data_pipeline.telling.coverage_words import measure_words
from pages.parts.acts import act
from pages.parts.address import months
from pages.parts.answers import answer, group, said_titles
from pages.parts.panel import with_titles
from pages.parts.settings_acts import choice, enter, kept, taken, why
from pages.parts.tables import downloads, table
from pages.parts.words import number, plural, say

FILE = ("place", "population_group", "layer", "measure", "value", "year", "source", "chosen_for")


def targets(me: Viewer) -> None:
    """Everything on one tab: what there is, a form, and the file."""
    rows = answer("figures_of_need")
    left, right = st.columns([7, 5], gap="large")
    with left:
        _table(rows)
    with right:
        _form(me, rows.to_pylist())
        _file(me, rows)


def _table(rows: pa.Table) -> None:
    entered = sum(n is not None for n in rows["entered"].to_pylist())
    st.markdown(plural("{n} figure was entered here; the others came with the lists.",
                       "{n} figures were entered here; the others came with the lists.", entered))  # fmt: skip
    lines = rows.to_pylist()
    measures, chosen = measure_words(), chosen_words()
    shown = with_titles(rows.select(["title", "population_group", "value", "source", "who", "entered_on"]),
                        "population_group", said_titles("population_group"), "group")  # fmt: skip
    for name, values in {
        "layer": [line["layer"] or say("all") for line in lines],
        "what": [measures[line["measure"]] for line in lines],
        "year": [str(line["year"]) for line in lines],
        "chosen": [chosen[line["chosen_for"]] if line["chosen_for"] else "" for line in lines],
    }.items():
        shown = shown.append_column(name, pa.array(values, pa.string()))
    columns = {
        "title": say("Place"), "what": say("Figure of"), "group": say("Population group"), "layer": say("Layer"),
        "value": say("Figure"), "year": say("Year"), "source": say("Source"), "chosen": say("Chosen for"),
        "entered_on": say("Entered"), "who": say("By"),
    }  # fmt: skip
    table(shown, columns, key="figures_of_need", height=420)


def chosen_words() -> dict[str, str]:
    """What a figure may be chosen for."""
    return {
        "": say("nothing: the newest is used"),
        "coverage": say("coverage"),
        "estimate": say("need by prevalence"),
        "everybody": say("everybody who was there in that year: bounds “at most”"),
    }


def _form(me: Viewer, rows: list[dict[str, Any]]) -> None:
    st.subheader(say("One figure"), anchor=False)
    picked = st.selectbox(
        say("New, or change one that is there"), [None, *range(len(rows))], key="figure_picked",
        format_func=lambda n: say("A new figure") if n is None else _name(rows[n]),
    )  # fmt: skip
    old = kept(rows, picked)
    at = f"figure_{picked}"
    with st.form(f"form_{at}", border=True):
        places = {place.code: place.title for place in group().lists.places}
        left, right = st.columns(2)
        with left:
            fixed: dict[str, Any] = {
                "place": choice(say("Place"), places, old.get("place", ""), f"{at}_place"),
                "population_group": choice(say("Population group"), said_titles("population_group"),
                                           old.get("population_group", "ALL"), f"{at}_group"),
                "value": st.number_input(say("Figure"), min_value=0, value=old.get("value", 0), key=f"{at}_value"),
                "source": st.text_input(say("Source"), old.get("source", ""), key=f"{at}_source"),
            }  # fmt: skip
        with right:
            layers = {"": say("all"), **{n: n for n in "1234"}}
            fixed |= {
                "measure": choice(
                    say("Figure of"), measure_words(), old.get("measure", "targeted"), f"{at}_measure"
                ),
                "layer": choice(say("Layer"), layers, old.get("layer", ""), f"{at}_layer"),
                "year": st.number_input(
                    say("Year"), 1900, 2100, old.get("year") or _year(), key=f"{at}_year"
                ),
                "chosen_for": choice(
                    say("Chosen for"), chosen_words(), old.get("chosen_for", ""), f"{at}_for"
                ),
            }
        fixed["ended"] = st.checkbox(say("No longer used"), key=f"{at}_ended")
        reason = why(f"{at}_why")
        if st.form_submit_button(say("Enter"), type="primary"):
            done = say("Entered: {what}.", what=_name({**fixed, "title": places[fixed["place"]]}))
            enter(me, "figures", fixed, reason, done)


def _file(me: Viewer, rows: pa.Table) -> None:
    st.subheader(say("Many figures, as a file"), anchor=False)
    st.markdown(
        say(
            "Download the table, change or add lines, and send it back as CSV. It is taken whole or not at all."
        )
    )
    downloads(
        lambda: rows.select(list(FILE)), {name: name for name in FILE}, "figures_of_need", key="figures_file"
    )
    given = st.file_uploader(say("CSV with these columns"), type=["csv"], key="figures_upload")
    reason = why("figures_file_why")
    if st.button(say("Enter the file"), disabled=given is None) and given is not None:
        taken(lambda: act(
            data_pipeline.enter_figures_file, group(), me, given.getvalue(), reason,
            done=say("The file {name} was entered.", name=given.name),
        ))  # fmt: skip


def _name(row: dict[str, Any]) -> str:
    """ "Unity, Targeted, Returnees, layer 3: 400 (Plan, 2026)"."""
    group_title = (
        said_titles("population_group")[row["population_group"]] if row["population_group"] != "ALL" else ""
    )
    layer = say("layer {n}", n=row["layer"]) if row["layer"] else ""
    parts = (row["title"], measure_words()[row["measure"]], group_title, layer)
    what = ", ".join(part for part in parts if part)
    return f"{what}: {number(row['value'])} ({row['source']}, {row['year']})"


def _year() -> int:
    return max(months(), default=group().settings.first_month).year
