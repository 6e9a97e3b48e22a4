"""What was decided: newest first, with who and why; undoing one is an entry too."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from pages.parts.acts import act
from pages.parts.answers import group
from pages.parts.desk_words import place_title, title_of
from pages.parts.tables import table
from pages.parts.words import number, say


def decided(me: Viewer, log: pa.Table) -> None:
    """The list of decisions, and the act of undoing one."""
    rows = log.to_pylist()
    if not rows:
        st.markdown(say("Nothing has been decided yet."))
        return
    log_table(rows, "decisions")
    _second(me, rows)
    _undo(me, rows)


def log_table(rows: list[dict[str, Any]], key: str) -> None:
    """Decisions as a table with its downloads."""
    shown = pa.table({
        "n": [row["n"] for row in rows], "day": [row["time"].date() for row in rows],
        "what": [decision_words(row) for row in rows], "why": [row["why"] or "" for row in rows],
        "who": [row["who"] for row in rows], "holds": [state_words(row) for row in rows],
    })  # fmt: skip
    columns = {"n": say("Entry"), "day": say("On"), "what": say("What"), "why": say("Why"), "who": say("By"),
               "holds": say("State")}  # fmt: skip
    table(shown, columns, download=key, key=key)


def _second(me: Viewer, rows: list[dict[str, Any]]) -> None:
    """What a chair proposed about the own agency waits for a chair of another one."""
    waiting = {row["n"]: row for row in rows if not row["holds"] and row["undone_by"] is None}
    if not waiting:
        return
    with st.form("desk_second", border=True, width=640):
        chosen = st.selectbox(
            say("Agree with a decision about another chair's agency"), list(waiting), key="desk_second_entry",
            format_func=lambda n: f"{number(n)}: {decision_words(waiting[n])}",
        )  # fmt: skip
        why = st.text_input(say("Why, and who said so"), key="desk_second_why")
        if st.form_submit_button(say("Agree")):
            done = say("Decision {n} holds from now on.", n=chosen)
            act(data_pipeline.second, group(), me, chosen, why, done=done)
            st.rerun()


def _undo(me: Viewer, rows: list[dict[str, Any]]) -> None:
    open_ones = {row["n"]: row for row in rows if row["undone_by"] is None}
    if not open_ones:
        return
    with st.form("desk_undo", border=True, width=640):
        chosen = st.selectbox(
            say("Undo a decision"), list(open_ones), key="desk_undo_entry",
            format_func=lambda n: f"{number(n)}: {decision_words(open_ones[n])}",
        )  # fmt: skip
        why = st.text_input(say("Why, and who said so"), key="desk_undo_why")
        if st.form_submit_button(say("Undo")):
            done = say("Decision {n} is undone; what it was about waits for an answer again.", n=chosen)
            act(data_pipeline.undo, group(), me, chosen, why, done=done)
            st.rerun()


def state_words(row: dict[str, Any]) -> str:
    """Whether a decision holds, and whether somebody's objection waits."""
    waits = len(row.get("objected") or []) > len(row.get("answers") or [])
    return say("{state}, objected to", state=_holds(row)) if waits else _holds(row)


def _holds(row: dict[str, Any]) -> str:
    if row["undone_by"]:
        return say("undone by {n}", n=row["undone_by"])
    return say("holds") if row["holds"] else say("waits for another chair")


def decision_words(row: dict[str, Any]) -> str:
    """ "“Uper Nile” is Upper Nile"."""
    items = json.loads(row["items"])
    first = _one(row, items[0]) if items else ""
    return say("{first} and {n} more", first=first, n=len(items) - 1) if len(items) > 1 else first


def _one(row: dict[str, Any], item: dict[str, Any]) -> str:
    if row["kind"] == "spelling":
        return say(
            "“{written}” is {title}", written=item["written"], title=title_of(item["list"], row["answer"])
        )
    if row["kind"] == "seen":
        return say("Changes of the final month {month} seen", month=item["month"][:7])
    if row["kind"] == "year_to_date":
        said = {"each_month": say("the people of each month"), "sum_of_months": say("all since January, added up"),
                "different_people": say("different people since January")}[row["answer"]]  # fmt: skip
        agency = title_of("organisation", item["organisation"])
        return say("{agency}, {year}: {answer}", agency=agency, year=str(item["year"]), answer=said)
    if row["kind"] == "checked" and item.get("what") == "spelling":
        return say("“{written}” is right as it is", written=item["written"])
    one, other = (title_of("organisation", item.get(name)) for name in ("organisation", "other"))
    if row["kind"] == "checked":
        return say(
            "{agency}, {month}: {n} is right", agency=one, month=item["month"][:7], n=item.get("written", "")
        )
    about = f"{title_of('activity', item['activity'])}, {place_title(item['place'])}, {item['month'][:7]}"
    if row["answer"] == "different":
        return say("{one} and {other}: different work ({about})", one=one, other=other, about=about)
    return say(
        "{one} and {other}: the same work, counted with {other} ({about})", one=one, other=other, about=about
    )
