"""Why a month differs from the one before: the bridge, its sentences, and the rows behind each step."""

from __future__ import annotations

from datetime import date
from html import escape
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from data_pipeline import Bridge
from data_pipeline.telling.bridge_words import (
    change_words,
    difference,
    finding,
    sentences,
    signed,
    step_words,
    too_small,
)
from pages.parts.address import view
from pages.parts.answers import said_titles
from pages.parts.as_of import version_words
from pages.parts.bridge_chart import bridge_chart
from pages.parts.panel import drawn, heading, panel, reader_look
from pages.parts.tables import table
from pages.parts.visitor import viewer
from pages.parts.words import month, number, say


def bridge_figure(found: Bridge, before: date, at_before: str) -> None:
    """The picture with its finding, and what happened in sentences."""
    now, reader, words = view(), reader_look(), step_words()
    ends = (version_words(at_before) or month(before), month(now.month))
    steps = found.steps
    rows = pa.table({
        "step": [words[step] for step in steps["step"].to_pylist()],
        "change": [signed(difference(row)) for row in steps.to_pylist()],
        "after": steps["low_after"], "high": steps["high_after"],
    })  # fmt: skip
    columns = {
        "step": say("Step"), "change": say("Change"), "after": say("At least, after it"),
        "high": say("At most, after it"),
    }  # fmt: skip
    panel(
        finding(steps, ends[0]), say("People reached, at least; each bar begins where the one above it ends"),
        drawn(lambda: bridge_chart(steps, reader, ends, words), "bridge", steps, ends, reader), "bridge",
        rows=rows, columns=columns,
    )  # fmt: skip


def not_shown() -> None:
    """Instead of the picture, where a figure on the way is too small for this reader."""
    heading(too_small())
    st.markdown(say("Fewer filters make the numbers larger."))


def told(found: Bridge, before: date) -> None:
    """The sentences beside the picture."""
    heading(say("What happened"))
    said = sentences(found.steps, month(before), month(view().month)) or [say("Nothing changed.")]
    st.html('<ul class="fig-news">' + "".join(f"<li>{escape(one)}</li>" for one in said) + "</ul>")
    if not found.final:
        st.caption(say(
            "{month} was not made final, so the comparison starts from its figures of today: corrections and late "
            "reports are in it already.", month=month(before),
        ))  # fmt: skip


def rows_behind(found: Bridge) -> None:
    """The rows that came in, went out or changed in a step."""
    words = step_words()
    counts = {row["values"]: row["counts"] for row in pc.value_counts(found.rows["step"]).to_pylist()}
    offered = [step for step in found.steps["step"].to_pylist() if counts.get(step)]
    heading(say("The rows behind a step"))
    if not offered:
        st.markdown(say("No row came in, went out or changed."))
        return
    chosen = st.pills(
        say("Step"), offered, default=offered[0], key="bridge_step", label_visibility="collapsed",
        format_func=lambda step: f"{words[step]} ({number(counts[step])})",
    )  # fmt: skip
    if chosen:
        _rows(found.rows.filter(pc.equal(found.rows["step"], chosen)), chosen)


def _rows(rows: pa.Table, step: str) -> None:
    named = {name: said_titles(name_of) for name, name_of in _LISTS.items()}
    told = rows
    for name, known in named.items():
        words = [known.get(str(code), code) for code in rows[name].to_pylist()]
        told = told.set_column(told.column_names.index(name), name, pa.array(words, pa.string()))
    said = pa.array([change_words()[change] for change in rows["change"].to_pylist()])
    told = told.set_column(told.column_names.index("change"), "change", said)
    columns: dict[str, Any] = {
        "change": say("What"), "organisation": say("Agency"), "place": say("State or area"), "county": say("County"),
        "activity": say("Activity"), "population_group": say("Population group"),
        "people_before": say("People before"), "people_after": say("People now"),
    }  # fmt: skip
    if viewer().sees_all:
        columns |= {"submission": say("File no."), "line": say("Line")}
    table(told, columns, download=f"change_{step}_{view().month:%Y-%m}", key=f"bridge_{step}")


_LISTS = {
    "organisation": "organisation", "place": "admin1", "county": "admin2", "activity": "activity",
    "population_group": "population_group",
}  # fmt: skip
