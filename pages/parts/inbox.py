"""The chair's inbox: many files dropped at once, the good ones counted, for each other a reply ready to send back."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from data_pipeline.outputs.feedback import marked_name, marked_workbook
from pages.parts.acts import act, said
from pages.parts.answers import answer, group, titles
from pages.parts.own_files import state_word
from pages.parts.sending import FORMATS, months_to_send
from pages.parts.tables import XLSX
from pages.parts.words import in_words, month, number, plural, say, short_month

Line = dict[str, Any]
OBJECTIONS = 12


def inbox(me: Viewer) -> None:
    """Drop, look once, count; what cannot count yet is answered."""
    said()
    files = st.file_uploader(
        say("Drop all the files that came to you, of any agencies and months"), type=FORMATS,
        accept_multiple_files=True, key="inbox_files",
    )  # fmt: skip
    seen = st.session_state.setdefault("inbox_seen", {})
    new = [file for file in files or [] if file.file_id not in seen]
    if new:
        with st.spinner(plural("Receiving {n} file …", "Receiving {n} files …", len(new))):
            told = [(file.name, file.getvalue()) for file in new]
            numbers = act(data_pipeline.receive_many, group(), me, told)
        seen.update(zip((file.file_id for file in new), numbers or (), strict=False))
    lines = answer("inbox", numbers=sorted(set(seen.values()))).to_pylist() if seen else []
    if lines:
        _sorted(me, lines)


def _sorted(me: Viewer, lines: list[Line]) -> None:
    good = [one for one in lines if _is_good(one)]
    counted = [one for one in lines if one["state"] == "standing" and not one["rows_held_back"]]
    st.markdown(
        " · ".join((
            plural("{n} file is good", "{n} files are good", len(good)),
            plural("{n} counts already", "{n} count already", len(counted)),
            plural("{n} needs an answer", "{n} need an answer", len(lines) - len(good) - len(counted)),
        ))
    )  # fmt: skip
    _table(lines)
    st.button(
        plural("Agency and month are right: count {n} file", "They are right: count {n} files", len(good)),
        type="primary", disabled=not good, key="inbox_count",
        on_click=act, args=(data_pipeline.count_good, group(), me, [one["submission"] for one in good]),
    )  # fmt: skip
    for one in lines:
        if one not in good and one not in counted:
            _to_answer(me, one)


def _is_good(one: Line) -> bool:
    whole = one["rows_good"] and not one["rows_held_back"]
    return bool(one["state"] == "awaiting" and one["sender"] and whole and not one["replaces"])


def _table(lines: list[Line]) -> None:
    names = titles("organisation")
    st.dataframe(
        pa.table({
            say("Number"): [one["submission"] for one in lines],
            say("File"): [one["file_name"] for one in lines],
            say("Agency"): [names.get(one["sender"]) or ", ".join(one["organisations"]) for one in lines],
            say("Months"): [", ".join(short_month(day) for day in one["months"]) for one in lines],
            say("Rows read"): [one["rows_read"] for one in lines],
            say("Rows that can count"): [one["rows_good"] for one in lines],
            say("Not counted yet"): [one["rows_held_back"] for one in lines],
            say("State of the file"): [state_word(one["state"]) for one in lines],
        }),
        hide_index=True, width="stretch", key="inbox_table",
    )  # fmt: skip


def _to_answer(me: Viewer, one: Line) -> None:
    """One file that cannot be counted as it is: whose it is, what it replaces, or the reply and the marked workbook."""
    n = one["submission"]
    with st.expander(f"{one['file_name']}: {_why(one)}"):
        if one["state"] == "awaiting" and not one["sender"]:
            _whose(me, n)
        if one["state"] == "awaiting":
            st.markdown(f"[{say('Open the result of number {n}', n=n)}](submit?submission={n})")
        if one["rows_held_back"] or one["state"] == "refused":
            st.code(_reply(one), language=None, wrap_lines=True)
        if one["rows_held_back"]:
            st.download_button(
                say("Download the marked workbook to send back"),
                lambda: marked_workbook(group(), me, n, in_words())[1],
                marked_name(one["file_name"]), XLSX, on_click="ignore", key=f"inbox_marked_{n}",
            )  # fmt: skip


def _why(one: Line) -> str:
    if one["state"] == "refused":
        return say("can't be read")
    if not one["sender"]:
        return say("of several agencies or months, or of none that is known")
    if one["replaces"] and not one["rows_held_back"]:
        return say("would replace number {n}", n=", ".join(str(n) for n in one["replaces"]))
    return plural("{n} row is not counted yet", "{n} rows are not counted yet", one["rows_held_back"])


def _whose(me: Viewer, n: int) -> None:
    names = titles("organisation")
    with st.form(f"inbox_for_{n}", border=False):
        agency = st.selectbox(
            say("Agency"), list(names), index=None, format_func=names.__getitem__, width=320
        )
        day = st.selectbox(say("Month"), months_to_send(), format_func=month, width=220)
        if st.form_submit_button(say("It is theirs")) and agency:
            act(data_pipeline.sent_for, group(), me, n, agency, day)
            st.rerun()


def _reply(one: Line) -> str:
    """The text of a reply: what counts, what is wrong and where; nothing is sent from here."""
    found = answer("findings_of_submission", submission=one["submission"]).to_pylist()
    grave = [row for row in found if row["severity"] == "error"]
    named = data_pipeline.titles_of(group().lists)
    told = [f"- {data_pipeline.message_of(row, in_words(), named)}" for row in grave[:OBJECTIONS]]
    if len(grave) > OBJECTIONS:
        told.append(plural("and {n} more", "and {n} more", len(grave) - OBJECTIONS))
    opening = say(
        "thank you for {file}. We have received it as number {n}.", file=one["file_name"], n=one["submission"]
    )
    counted = say("{n} of {of} rows can count.", n=number(one["rows_good"]), of=number(one["rows_read"]))
    return "\n\n".join(part for part in (
        say("Dear colleagues,"), f"{opening} {counted}",
        say("Please mend the following, in your own file or in the marked one, and send it again:") if told else
        say("It could not be read: please open it, save it anew as a workbook or CSV file and send it again."),
        "\n".join(told), say("Thank you."),
    ) if part)  # fmt: skip
