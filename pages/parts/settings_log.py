"""Who entered what, when and why; and undoing it, which is an entry too."""

from __future__ import annotations

import json
from datetime import date

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from pages.parts.acts import act
from pages.parts.answers import group
from pages.parts.settings_acts import taken, why
from pages.parts.tables import table
from pages.parts.words import month, number, plural, say

NAMED = ("title", "name", "place", "from_month")


def log_finding(log: pa.Table) -> str:
    """How much has been entered that still holds."""
    holding = sum(row["undone_by"] is None and row["undoes"] is None for row in log.to_pylist())
    if not holding:
        return say("Nothing has been entered: the lists stand as they came")
    return plural("{n} entry of the chairs is in force", "{n} entries of the chairs are in force", holding)


def history(me: Viewer, log: pa.Table) -> None:
    """Newest first, and the act of undoing one."""
    rows = log.to_pylist()
    if not rows:
        st.markdown(say("No entry yet."))
        return
    shown = pa.table({
        "n": [row["n"] for row in rows], "day": [row["time"].date() for row in rows],
        "what": [what_words(row) for row in rows], "why": [row["why"] or "" for row in rows],
        "who": [row["who"] for row in rows],
        "holds": [say("undone by {n}", n=row["undone_by"]) if row["undone_by"] else say("in force") for row in rows],
    })  # fmt: skip
    columns = {"n": say("Entry"), "day": say("On"), "what": say("What"), "why": say("Why"), "who": say("By"),
               "holds": say("State")}  # fmt: skip
    table(shown, columns, download="settings_history", key="settings_history")
    _undo(me, rows)


def _undo(me: Viewer, rows: list[dict]) -> None:
    open_ones = {row["n"]: row for row in rows if row["undone_by"] is None and row["undoes"] is None}
    if not open_ones:
        return
    with st.form("undo", border=True, width=560):
        chosen = st.selectbox(
            say("Undo an entry"), list(open_ones), key="undo_entry",
            format_func=lambda n: f"{number(n)}: {what_words(open_ones[n])}",
        )  # fmt: skip
        reason = why("undo_why")
        if st.form_submit_button(say("Undo")):
            done = say("Entry {n} is undone: what stood before it is in force again.", n=chosen)
            taken(lambda: act(data_pipeline.take_back, group(), me, chosen, reason, done=done))


def what_words(row: dict) -> str:
    """ "Figures (2): Unity, Lakes"."""
    if row["undoes"]:
        return say("Entry {n} undone", n=row["undoes"])
    kind = {
        "figures": say("Figures"), "organisations": say("Agencies"), "deadlines": say("Deadline"),
        "known_services": say("Known services"),
    }[row["kind"]]  # fmt: skip
    lines = json.loads(row["written"])
    places = {place.code: place.title for place in group().lists.places}
    names = list(dict.fromkeys(_name(line, places) for line in lines))
    more = say("and {n} more", n=len(names) - 3) if len(names) > 3 else ""
    return f"{kind} ({number(len(lines))}): {', '.join([*names[:3], *([more] if more else [])])}"


def _name(line: dict, places: dict[str, str]) -> str:
    found = next(str(line[name]) for name in NAMED if line.get(name))
    if "day" in line:
        return say("from {month} on day {day}", month=month(date.fromisoformat(found)), day=line["day"])
    return places.get(found, found)
