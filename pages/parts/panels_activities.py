"""Activities inside a layer, and the general ones of code 11, which are in none."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from data_pipeline.telling import sentences
from data_pipeline.telling.look import Look
from pages.parts.address import view
from pages.parts.apart import apart
from pages.parts.bars import range_bars
from pages.parts.panel import drawn, heading, panel, reader_look, with_words
from pages.parts.panels import columns_of, what
from pages.parts.session import ask
from pages.parts.tables import table as draw_table
from pages.parts.words import plural, say

SHOWN = 12


@apart
def activities() -> None:
    """People by activity for the layers chosen; trainings and open activities count in their own measures."""
    rows, reader = ask("reach_by_activity"), reader_look()
    table = with_words(_named(rows), reader)
    people = table.filter(pc.equal(table["counts"], "people"))
    shown = people if st.session_state.get("all_activities") else _most(people)
    figure = drawn(
        lambda: range_bars(
            shown, reader, "activity", ranked=True, colours=_colours(shown, reader), above=True, chosen=view().activity
        ), "activities", shown, reader, view().activity,
    )  # fmt: skip
    panel(
        sentences.of_activities(people), what(), figure, "activities", rows=table, chooses=("activity",),
        columns=columns_of(table, {"title": say("Activity"), "layer": say("Layer")})
        | {"attendances": say("Attendances"), "participants": say("Trained"), "places": say("Places")},
        note=say("Open activities count attendances and trainings count trained people: they are in the table."),
    )  # fmt: skip
    if people.num_rows > SHOWN:
        st.toggle(
            plural("Show the only activity", "Show all {n} activities", people.num_rows), key="all_activities"
        )


def _most(people: pa.Table) -> pa.Table:
    """The activities that reached most; the others are one tap away."""
    return people.sort_by([("low", "descending")]).slice(0, SHOWN)


@apart
def general_activities() -> None:
    """Code 11: trainings, supervision, staff support; they reach nobody directly and stand apart from the layers."""
    rows = ask("general_activities")
    heading(say("General activities are in no layer"), what(say("Trained people and supported staff")))
    if not rows.num_rows:
        st.markdown(say("None reported to us."))
        return
    draw_table(
        _named(rows),
        {"title": say("Activity"), "participants": say("Trained"), "supported_staff": say("Staff supported"),
         "organisations": say("Agencies"), "places": say("Places")},
        download="general_activities", key="general", widths={say("Activity"): 210},
    )  # fmt: skip


def _named(rows: pa.Table) -> pa.Table:
    """Code and title of each activity as one text."""
    names = [
        say("{layer} {title}", layer=row["activity"], title=say(row["title"])) for row in rows.to_pylist()
    ]
    return rows.drop_columns(["title"]).append_column("title", pa.array(names, pa.string()))


def _colours(rows: pa.Table, reader: Look) -> dict[str, str]:
    return {row["activity"]: reader.layer(row["layer"]) for row in rows.to_pylist()}
