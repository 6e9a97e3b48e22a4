"""The rows that a check objects to, written anew in place: each cell is kept as soon as it is typed."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import Verdict, Viewer
from pages.parts.acts import act
from pages.parts.answers import answer, group
from pages.parts.column_words import template_titles
from pages.parts.words import plural, say

MOST = 200
PLACE = ("sheet", "line")


def rows_in_place(me: Viewer, submission: int) -> None:
    """A table of the rows to mend; a typed cell is in the ledger before the next one is typed."""
    rows = _in_order(submission, answer("rows_to_mend", submission=submission).to_pylist())
    if not rows:
        return
    columns = _columns(submission, rows)
    with st.expander(say("Change the cells of these rows here")):
        st.caption(say("What you type is kept at once and checked again. The file you sent stays as it is."))
        titles = {name: say(title) for name, title in template_titles().items() if name in columns}
        shown = pa.table(
            {
                **(
                    {say("Sheet"): [row["sheet"] + 1 for row in rows]}
                    if any(row["sheet"] for row in rows)
                    else {}
                ),
                say("Row"): [row["line"] for row in rows],
                **{
                    title: pa.array([row[name] for row in rows], pa.string())
                    for name, title in titles.items()
                },
            }
        )
        key = f"rows_{submission}_{st.session_state.get('mended_anew', {}).get(submission, 0)}"
        st.data_editor(
            shown, key=key, hide_index=True, disabled=[say("Sheet"), say("Row")], placeholder="–",
            on_change=_typed, args=(me, submission, key, rows, {title: name for name, title in titles.items()}),
        )  # fmt: skip
        if len(rows) == MOST:
            st.caption(plural("The first {n} row is shown.", "The first {n} rows are shown.", MOST))


def mend_again(me: Viewer, found: Verdict) -> None:
    """A file that was confirmed is mended as a new version of it; the page of sending opens on that."""
    if found.state not in ("standing", "read") or not found.rows["read"]:
        return
    if st.button(say("Mend this file here"), key=f"again_{found.submission}", help=say(
        "It opens as a new version. What counts now counts until you confirm the new one."
    )):  # fmt: skip
        number = act(data_pipeline.version_to_mend, group(), me, found.submission)
        if number:
            st.switch_page("pages/submit.py", query_params={"submission": str(number)})


def _in_order(submission: int, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows stay where they were first shown, new ones come last: a cell typed meanwhile still finds its row."""
    seen = st.session_state.setdefault("rows_shown", {}).setdefault(submission, {})
    for row in rows:
        seen.setdefault((row["sheet"], row["line"]), len(seen))
    return sorted(rows, key=lambda row: seen[row["sheet"], row["line"]])[:MOST]


def _columns(submission: int, rows: list[dict[str, Any]]) -> list[str]:
    """The columns that a row fills, and those that an objection is about."""
    about = {
        cause["column_name"] for cause in answer("causes_of_submission", submission=submission).to_pylist()
    }
    return [
        name for name in rows[0] if name not in PLACE and (name in about or any(row[name] for row in rows))
    ]


def _typed(me: Viewer, submission: int, key: str, rows: list[dict[str, Any]], names: dict[str, str]) -> None:
    """What differs from what is read now becomes one mend."""
    edited = st.session_state[key]["edited_rows"]
    cells = [
        {**{name: rows[at][name] for name in PLACE}, "column": names[title], "becomes": value or ""}
        for at, changes in edited.items()
        for title, value in changes.items()
        if (value or "") != (rows[at][names[title]] or "")
    ]
    if cells:
        act(data_pipeline.mend, group(), me, submission, cells)
