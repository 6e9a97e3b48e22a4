"""What something on the desk rests on: the rows as the agencies wrote them, side by side; the months; what changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa
import streamlit as st

from data_pipeline import Bridge, restated
from data_pipeline.telling.bridge_words import difference, step_words, too_small
from pages.parts.answers import answer, group
from pages.parts.column_words import column_title, template_titles
from pages.parts.desk_words import Item, title_of
from pages.parts.tables import table
from pages.parts.visitor import viewer
from pages.parts.words import month, number, say

Row = Mapping[str, Any]
BESIDE = 3
CELLS = ("girls", "boys", "women", "men", "older_women", "older_men")
BACK = 6
# What names a row stands in its heading; the codes the pipeline gave it are not what was written.
WRITTEN = (
    "reporting_organisation", "implementing_partner", "donor", "reporting_month", "admin1", "admin2", "site",
    "delivery_mode", "activity", "status", "population_group", "girls", "boys", "women", "men", "older_women",
    "older_men", "total", "new", "contacts", "description",
)  # fmt: skip


def evidence(item: Item) -> None:
    """Draw what the item rests on."""
    if item["kind"] in ("jump", "since_january"):
        _months(item)
    if item["kind"] == "late":
        _changes(item)
    if item["row_ids"]:
        _rows(item)


def _rows(item: Item) -> None:
    found = answer("review_evidence", row_ids=item["row_ids"]).to_pylist()
    st.caption(say("As the agencies wrote it"))
    cells = [name for name in WRITTEN if any(row[name] for row in found)]
    if len(found) > BESIDE:
        columns = {say("File and line"): [_where(row) for row in found]}
        columns |= {_heading(name): [row[name] for row in found] for name in cells}
    else:
        columns = {say("Column"): [say("File and line"), *(_heading(name) for name in cells), say("Now")]}
        for n, row in enumerate(found, start=1):
            columns[_named(n, row)] = [_where(row), *(row[name] or "" for name in cells), _fate(row)]
    st.dataframe(
        pa.table(columns), hide_index=True, width="stretch", height="content", key=f"rows_{item['item']}"
    )


def _named(n: int, row: Row) -> str:
    return f"{number(n)}. {title_of('organisation', row['organisation'])}"


def _where(row: Row) -> str:
    name = str(row["file_name"]).rpartition("/")[2]
    return say("line {line} of {file}", file=name, line=str(row["line"]))


def _heading(name: str) -> str:
    """The template's title without what it says in brackets."""
    title = say(template_titles().get(name, "")) or column_title(name)
    return title.partition(" (")[0] if name not in CELLS else title


def _fate(row: Row) -> str:
    return {
        "standing": say("counts"), "held_back": say("not counted yet"),
        "awaiting": say("to be confirmed by its sender"), "set_aside": say("counted elsewhere"),
    }.get(row["standing"], say("does not count"))  # fmt: skip


def _months(item: Item) -> None:
    last: date = item["month"]
    index = last.year * 12 + last.month - 1 - BACK
    first = date(index // 12, index % 12 + 1, 1) if item["kind"] == "jump" else last.replace(month=1)
    told = answer(
        "reach_by_month", from_month=first, to_month=last, organisation=[item["organisation"]]
    ).to_pylist()
    shown = pa.table({month(row["month"]): [number(row["low"])] for row in told})
    st.caption(say("People of the agency, at least, month by month"))
    st.dataframe(shown, hide_index=True, width="stretch", key=f"months_{item['item']}")


def _changes(item: Item) -> None:
    with st.spinner(say("The final month and the latest are being compared.")):
        found = _restated(group().version, str(group().root), viewer().scope, item["month"], item["folder"])
    if found.hidden:
        st.caption(too_small())
        return
    words = step_words()
    shown = pa.table({
        "step": [words[step] for step in found.steps["step"].to_pylist()],
        "change": [difference(row) for row in found.steps.to_pylist()],
        "low": found.steps["low_after"], "high": found.steps["high_after"],
    })  # fmt: skip
    columns = {"step": say("Since it was made final"), "change": say("Change of at least"),
               "low": say("At least, after it"), "high": say("At most, after it")}  # fmt: skip
    table(shown, columns, key=f"changes_{item['item']}")


@st.cache_data(show_spinner=False, max_entries=50)
def _restated(version: str, root: str, scope: str, day: date, folder: str) -> Bridge:
    return restated(group(), viewer(), day, folder)
