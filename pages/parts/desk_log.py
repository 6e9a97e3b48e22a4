"""What was decided: newest first, with who and why; undoing one is an entry too."""

from __future__ import annotations

import json
from collections.abc import Callable
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
    _entry_form(
        me, waiting, "second", say("Agree with a decision about another chair's agency"), say("Agree"),
        data_pipeline.second, lambda n: say("Decision {n} holds from now on.", n=n),
    )  # fmt: skip


def _undo(me: Viewer, rows: list[dict[str, Any]]) -> None:
    open_ones = {row["n"]: row for row in rows if row["undone_by"] is None}
    if not open_ones:
        return
    _entry_form(
        me, open_ones, "undo", say("Undo a decision"), say("Undo"), data_pipeline.undo,
        lambda n: say("Decision {n} is undone; what it was about waits for an answer again.", n=n),
    )  # fmt: skip


def _entry_form(
    me: Viewer, rows: dict[int, dict[str, Any]], key: str, label: str, button: str,
    doing: Callable[..., Any], done: Callable[[int], str],
) -> None:  # fmt: skip
    """Choose one decision, say why, and do it; `done`: what is said of it afterwards."""
    with st.form(f"desk_{key}", border=True, width=640):
        chosen = st.selectbox(
            label, list(rows), key=f"desk_{key}_entry",
            format_func=lambda n: f"{number(n)}: {decision_words(rows[n])}",
        )  # fmt: skip
        why = st.text_input(say("Why, and who said so"), key=f"desk_{key}_why")
        if st.form_submit_button(button):
            act(doing, group(), me, chosen, why, done=done(chosen))
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
