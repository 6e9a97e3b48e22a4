"""Confirming a file's totals: what it would replace, the button that acts once, the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import Verdict, Viewer
from pages.parts.acts import act
from pages.parts.answers import group, titles
from pages.parts.words import month, say

# One decision for each agency and month that counts already (as `confirm` takes them); all else just counts.
Choice = list[dict[str, str]]


def confirmation(me: Viewer, found: Verdict) -> None:
    """Nothing that counts today is replaced without a choice; the button acts once."""
    chosen: Choice | None = []
    if found.replaces:
        chosen = _one(found) if len(_items(found, found.replaces)) == 1 else _each(found)
    st.button(
        say("Confirm these totals"), type="primary", disabled=chosen is None, key=f"confirm_{found.submission}",
        on_click=_confirmed, args=(me, found.submission, chosen),
    )  # fmt: skip


def _confirmed(me: Viewer, submission: int, chosen: Choice) -> None:
    """A second click finds it confirmed and does nothing."""
    if data_pipeline.verdict(group(), me, submission).state == "awaiting":
        act(data_pipeline.confirm, group(), me, submission, items=chosen)


def _ways() -> dict[str, str]:
    return {
        "replaces": say("Replace them with this file"), "adds": say("Add this file to them"),
        "leaves": say("Keep them, and count nothing of this file"),
    }  # fmt: skip


def _asked(found: Verdict, question: str) -> str | None:
    ways = _ways()
    return st.radio(
        question, list(ways), format_func=ways.__getitem__, index=None, key=f"way_{found.submission}"
    )


def _one(found: Verdict) -> Choice | None:
    """One agency's one month."""
    _counts_already(found)
    way = _asked(found, say("What should happen to the earlier rows?"))
    return _items(found, [way] * len(found.replaces)) if way else None


def _each(found: Verdict) -> Choice | None:
    """Many: a choice for all that may be changed line by line, and every line is sent as decided."""
    way = _asked(found, say("What should happen to the earlier rows? Single lines can be changed below."))
    if way is None:
        _counts_already(found)
        return None
    ways, decision = _ways(), say("What should happen")
    shown = pa.table({
        say("Counts already"): [_earlier(one) for one in found.replaces],
        decision: [ways[way]] * len(found.replaces),
    })  # fmt: skip
    column = {decision: st.column_config.SelectboxColumn(options=list(ways.values()), required=True)}
    edited = st.data_editor(
        shown, column_config=column, disabled=[say("Counts already")], hide_index=True, width="stretch",
        key=f"each_{found.submission}_{way}",
    )  # fmt: skip
    codes = {words: code for code, words in ways.items()}
    return _items(found, [codes[words] for words in edited[decision].to_pylist()])


def _counts_already(found: Verdict) -> None:
    """What counts today beside what would, so that a file with less in it is seen before it replaces more."""
    this = say(
        "this file: {rows} rows, {people} people added up",
        rows=found.rows["standing"],
        people=found.people.get("total", 0),
    )
    lines = [
        say("For these months a file counts already:"),
        "",
        *(f"- {_earlier(one)}" for one in found.replaces),
    ]
    st.warning("\n".join([*lines, f"- {this}"]))


def _items(found: Verdict, modes: Sequence[Any]) -> Choice:
    """Two earlier files of one agency and month are one decision."""
    decided = {
        (one["organisation"], one["month"]): mode for one, mode in zip(found.replaces, modes, strict=True)
    }
    return [
        {"organisation": organisation, "month": day.isoformat(), "mode": mode}
        for (organisation, day), mode in decided.items()
    ]


def _earlier(one: dict[str, Any]) -> str:
    return say(
        "{agency}, {month}: number {n}, {rows} rows, {people} people added up",
        agency=titles("organisation").get(one["organisation"], one["organisation"]), month=month(one["month"]),
        n=one["submission"], rows=one["rows"], people=one["people"] or 0,
    )  # fmt: skip
