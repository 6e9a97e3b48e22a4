"""Trained people and supervision: topics, sex where it is known, agencies, states, staff of ministries."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from data_pipeline.telling import agency_words
from data_pipeline.telling.look import Look
from pages.parts.address import view
from pages.parts.apart import apart
from pages.parts.panel import drawn, heading, panel, reader_look
from pages.parts.panels import what
from pages.parts.stacks import Part, stacked_bars
from pages.parts.tables import table as draw_table
from pages.parts.words import say

COUNTS = ("participants", "women", "men", "sex_unknown", "ministry")
TOPICS = 12


def sexes(reader: Look) -> dict[str, Part]:
    """Women, men and those whose sex was not reported."""
    return {
        "women": Part(say("Women"), reader.ways[0]), "men": Part(say("Men"), reader.ways[1]),
        "sex_unknown": Part(say("Sex not reported"), reader.line),
    }  # fmt: skip


@apart
def by_topic(rows: pa.Table) -> None:
    """People trained by topic, as the report says it in a sentence. rows: trainings of the answer of `trainings`."""
    reader = reader_look()
    topics = _added(_named(rows), "topic")
    shown = topics.slice(0, TOPICS)
    figure = drawn(
        lambda: stacked_bars(shown, reader, "title", sexes(reader), above=True), "topics", shown, reader
    )
    panel(
        agency_words.of_topics(rows.to_pylist()), what(say("Trained people by topic, as reported")), figure, "topics",
        rows=topics, columns={"title": say("Topic"), **_counts()},
        note=say("Trained people are never part of the people reached. Ministry staff: the topic names a ministry."),
    )  # fmt: skip


@apart
def by_state(rows: pa.Table) -> None:
    """People trained by state or area."""
    reader, places = reader_look(), _added(rows.rename_columns(_as_title(rows, "place_title")), "place")
    figure = drawn(
        lambda: stacked_bars(places, reader, "place", sexes(reader)), "training-states", places, reader
    )
    panel(
        _of_states(places), what(say("Trained people by state or area")), figure, "training-states", rows=places,
        chooses=("admin1",), columns={"title": say("State or area"), **_counts()},
    )  # fmt: skip


@apart
def by_agency(rows: pa.Table) -> None:
    """People trained by agency."""
    reader, agencies = reader_look(), _added(rows, "organisation")
    figure = drawn(
        lambda: stacked_bars(agencies, reader, "organisation", sexes(reader), above=True),
        "training-agencies", agencies, reader,
    )  # fmt: skip
    panel(
        _of_agencies(agencies), what(say("Trained people by agency")), figure, "training-agencies", rows=agencies,
        chooses=("organisation",), columns={"title": say("Agency"), **_counts()},
    )  # fmt: skip


@apart
def supervision(rows: pa.Table) -> None:
    """Where supervision was reported; it counts nobody. rows: the lines of `trainings` that are supervision."""
    heading(agency_words.of_supervision(rows.to_pylist()), what(say("Technical or clinical supervision")))
    if rows.num_rows:
        said = pa.array([_quoted(topic) for topic in rows["topic"].to_pylist()], pa.string())
        columns = {
            "title": say("Agency"),
            "place_title": say("State or area"),
            "said": say("What was supervised"),
        }
        draw_table(
            rows.append_column("said", said), columns, download=f"supervision_{view().month:%Y-%m}", key="supervision",
            height="content", widths={say("Agency"): 200},
        )  # fmt: skip
    st.caption(say("Supervision counts nobody: agencies report that there was some."))


def _counts() -> dict[str, str]:
    return {
        "participants": say("Trained"), "women": say("Women"), "men": say("Men"),
        "sex_unknown": say("Sex not reported"), "ministry": say("Of ministries"),
    }  # fmt: skip


def _named(rows: pa.Table) -> pa.Table:
    """Topics as titles; where a report names none, its activity stands."""
    lines = rows.to_pylist()
    titles = [_quoted(row["topic"]) or say(row["activity_title"]) for row in lines]
    plain = rows.drop_columns(["topic", "title"])
    return plain.append_column("title", pa.array(titles, pa.string())).append_column(
        "topic", pa.array(titles, pa.string())
    )


def _quoted(topic: str) -> str:
    """The agency's own words, in quotation marks."""
    return say("“{words}”", words=topic.rstrip(".")) if topic else ""


def _as_title(rows: pa.Table, column: str) -> list[str]:
    """The names of the columns, with this one as `title`."""
    return [
        "title" if name == column else "agency" if name == "title" else name for name in rows.column_names
    ]


def _added(rows: pa.Table, by: str) -> pa.Table:
    """One line a code with its title, trained people added up: each was trained once by each report. Most first."""
    added = rows.group_by(list(dict.fromkeys([by, "title"]))).aggregate([(name, "sum") for name in COUNTS])
    named = added.rename_columns([name.removesuffix("_sum") for name in added.column_names])
    some = named.filter(pc.greater(named["participants"], 0))
    return some.sort_by([("participants", "descending"), ("title", "ascending")])


def _of_states(places: pa.Table) -> str:
    if not places.num_rows:
        return say("No training was reported to us")
    first = places.slice(0, 1).to_pylist()[0]
    return say("Most people were trained in {place}: {n}", place=first["title"], n=first["participants"])


def _of_agencies(agencies: pa.Table) -> str:
    if not agencies.num_rows:
        return say("No training was reported to us")
    first = agencies.slice(0, 1).to_pylist()[0]
    return say("{agency} trained most people: {n}", agency=first["title"], n=first["participants"])
