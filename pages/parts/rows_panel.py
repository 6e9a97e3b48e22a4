"""Three tables, each opened by a line of the one before: activities, rows that tell of one, cells as written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

import data_pipeline
from pages.parts.address import view
from pages.parts.answers import answer, group, said_titles
from pages.parts.panel import heading
from pages.parts.reader import reader_look
from pages.parts.tables import downloads, formats, narrow, titled
from pages.parts.visitor import viewer
from pages.parts.words import number, plural, say, small_in_words

Row = dict[str, Any]


def activities_behind(found: pa.Table) -> int | None:
    """The activities of the view; the row number of the chosen one."""
    if not found.num_rows:
        st.info(say("Nothing was reported to us for this choice."))
        return None
    columns = {
        "month": say("Month"), "organisation_title": say("Agency"), "place_title": say("State or area"),
        "county_title": say("County"), "activity_said": say("Activity"),
        "population_group_title": say("Population group"), "people_low": say("People at least"),
        "people_high": say("People at most"), "contacts": say("Visits and sessions"),
    }  # fmt: skip
    named = found
    for new, column, list_name in (
        ("county_title", "county", "admin2"), ("activity_said", "activity", "activity"),
        ("population_group_title", "population_group", "population_group"),
    ):  # fmt: skip
        named = named.append_column(new, _titles(found, column, said_titles(list_name)))
    # Names give way, so that the numbers at the end of the line are on the screen.
    widths = {say("Agency"): 190, say("State or area"): 150, say("Activity"): 250}
    picked = _pick(titled(named, columns), "activities_behind", 380, widths)
    downloads(lambda: named, columns, f"rows_{view().month:%Y-%m}", key="rows")
    return found["row_id"][picked].as_py() if picked is not None else None


def rows_behind(row_id: int) -> Row | None:
    """Who tells of the activity: the rows with file and line, and whether each counts; the chosen or only one."""
    found = answer("rows_of_activity", row_id=row_id, **({"at": view().at} if view().at else {}))
    rows = found.to_pylist()
    heading(plural("{n} row tells of it", "{n} rows tell of it", len(rows)))
    shown = pa.table({
        say("Counts"): [_fate(row) for row in rows],
        say("People"): [_people(row) for row in rows],
        say("Received"): found["received_on"],
        say("File number"): found["submission"],
        say("File"): [row["file_name"] or say("seen by its agency and the chair") for row in rows],
        say("Line"): found["line"],
    })  # fmt: skip
    picked = _pick(shown, "rows_behind", "content")
    if picked is None and len(rows) == 1:
        picked = 0
    row = rows[picked] if picked is not None else None
    if row and not row["is_open"]:
        st.caption(say("The line itself is seen by its agency and by the chair."))
        return None
    return row


def cells_as_written(row: Row) -> None:
    """The line of the agency's own file, cell by cell, and the file itself."""
    cells = answer("cells_of_row", row_id=row["row_id"])
    heading(
        say("Line {line} of {file}", line=row["line"], file=row["file_name"]),
        say("Under the agency's own headings, exactly as written."),
    )
    shown = {"heading": say("Heading in the file"), "written": say("As written"), "title": say("Read as")}
    st.dataframe(
        titled(cells, shown), hide_index=True, placeholder="–", width="stretch", height="content", key="cells"
    )
    number_of = row["submission"]
    if viewer().sees_all or _own(number_of):
        st.download_button(
            say("Download the file as it was received"), lambda: data_pipeline.original(group(), viewer(), number_of),
            row["file_name"], on_click="ignore", key="original",
        )  # fmt: skip


def _own(submission: int) -> bool:
    return any(
        row["submission"] == submission and row["sender"] == viewer().organisation
        for row in answer("my_submissions").to_pylist()
    )


def _pick(shown: pa.Table, key: str, height: Any, widths: Mapping[str, int] | None = None) -> int | None:
    event = st.dataframe(
        shown, hide_index=True, placeholder="–", width="stretch", height=height,
        column_config=formats(shown) | narrow(widths or {}),
        on_select="rerun", selection_mode="single-row", key=key,
    )  # fmt: skip
    picked = event["selection"]["rows"]
    return picked[0] if picked and picked[0] < shown.num_rows else None


def _titles(found: pa.Table, column: str, known: dict[str, str]) -> pa.Array:
    return pa.array([known.get(str(code), "") for code in found[column].to_pylist()], pa.string())


def _fate(row: Row) -> str:
    reasons = {
        "repeated_row": say("counted elsewhere: the same row twice"),
        "same_work_told_twice": say("counted elsewhere: the agency that did the work tells of it"),
        "other_sector": say("counted elsewhere: another sector"),
    }
    fates = {
        "standing": say("yes"), "held_back": say("not counted yet: a mistake to mend"),
        "replaced": say("no: a later file replaced it"), "withdrawn": say("no: its file was taken back"),
        "awaiting": say("not yet: its file is not confirmed"),
    }  # fmt: skip
    return reasons.get(row["reason"] or "") or fates.get(row["standing"], str(row["standing"]))


def _people(row: Row) -> str:
    if row["hidden"]:
        return small_in_words(reader_look().small)
    return number(row["people"]) if row["people"] is not None else "–"
