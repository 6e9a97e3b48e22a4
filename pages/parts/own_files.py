"""The files an agency has sent: the list, and one of them with its result, its original and taking it back."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from pages.parts.acts import act
from pages.parts.answers import group
from pages.parts.own_versions import versions
from pages.parts.result import result
from pages.parts.tables import formats
from pages.parts.words import plural, say, short_month


def files_title(agency: str, files: pa.Table) -> str:
    """The page's finding: how much of what the agency sent counts."""
    held = pc.sum(files["rows_held_back"]).as_py() or 0
    if not files.num_rows:
        return say("{agency}: nothing received yet", agency=agency)
    if not held:
        return say("{agency}: all rows received count", agency=agency)
    return plural(
        "{agency}: {n} row is not counted yet", "{agency}: {n} rows are not counted yet", held, agency=agency
    )


def own_files(files: pa.Table) -> int | None:
    """Draw the list, newest first; the number of the one that was chosen."""
    if not files.num_rows:
        st.markdown(say("No file has been received yet."))
        return None
    newest = files.sort_by([("submission", "descending")])
    event = st.dataframe(
        _shown(newest), hide_index=True, placeholder="–", width="stretch", on_select="rerun",
        selection_mode="single-row",
        column_config=formats(_shown(newest)) | {say("File"): st.column_config.TextColumn(width=400)},
        key="own_files",
    )  # fmt: skip
    picked = event["selection"]["rows"]
    st.caption(say("Choose a line to see the result of that file."))
    return int(newest["submission"][picked[0]].as_py()) if picked and picked[0] < newest.num_rows else None


def _shown(files: pa.Table) -> pa.Table:
    names = {
        "submission": say("Number"), "received_on": say("Received"), "file_name": say("File"), "months": say("Months"),
        "rows_read": say("Rows read"), "rows_standing": say("Rows counted"), "rows_held_back": say("Not counted yet"),
        "rows_set_aside": say("Counted elsewhere"), "people": say("People, added up"),
        "state": say("State of the file"),
    }  # fmt: skip
    words = pa.array([state_word(state) for state in files["state"].to_pylist()])
    worded = files.set_column(files.schema.get_field_index("state"), "state", words)
    covered = pa.array([", ".join(short_month(day) for day in days) for days in files["months"].to_pylist()])
    worded = worded.set_column(worded.schema.get_field_index("months"), "months", covered)
    # The folder says the month, which has a column of its own; the name itself must be read whole.
    short = pa.array(
        [(name or "").rsplit("/", 1)[-1] for name in files["file_name"].to_pylist()], pa.string()
    )
    worded = worded.set_column(worded.schema.get_field_index("file_name"), "file_name", short)
    return worded.select(list(names)).rename_columns(list(names.values()))


def state_word(state: str) -> str:
    """The state of a submission in the reader's words."""
    return {
        "received": say("Received"), "read": say("Read"), "awaiting": say("To confirm"), "standing": say("Counts"),
        "replaced": say("Replaced by a later file"),
        "withdrawn": say("Taken back"), "refused": say("Can't be read"), "erased": say("Erased"),
    }.get(state, state)  # fmt: skip


def one_file(me: Viewer, files: pa.Table, submission: int) -> None:
    """Its result, what it says otherwise than another version, its bytes as received, and taking it back."""
    result(me, submission)
    versions(me, files, submission)
    with st.container(horizontal=True):
        name = next(
            (row["file_name"] for row in files.to_pylist() if row["submission"] == submission), "file"
        )
        st.download_button(
            say(
                "Download this file as it was received"
            ), lambda: data_pipeline.original(group(), me, submission), name,
            on_click="ignore", key="original",
        )  # fmt: skip
        with st.popover(say("Take this file back")):
            st.markdown(say("Its rows will no longer count. The file itself is kept."))
            why = st.text_input(say("Reason"), key=f"why_{submission}")
            st.button(
                say("Take back number {n}", n=submission), disabled=not why.strip(), key=f"back_{submission}",
                on_click=act, args=(data_pipeline.withdraw, group(), me, submission, why),
            )  # fmt: skip
