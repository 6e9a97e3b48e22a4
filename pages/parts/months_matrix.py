"""Agency by month as a table of words with a colour behind each: readable without colour, printable, no script."""

from __future__ import annotations

from datetime import date
from html import escape

import pyarrow as pa
import streamlit as st

from pages.parts.words import date as date_words
from pages.parts.words import say, short_month


def state_words() -> dict[str, str]:
    """state of an agency's month -> its word; the order is from good to worse."""
    return {
        "on_time": say("On time"), "late": say("Late"), "nil": say("Nothing to report"),
        "not_counted": say("Received, not counted yet"), "awaited": say("Awaited"), "missing": say("Missing"),
        "not_active": say("Not active"),
    }  # fmt: skip


def months_matrix(rows: pa.Table, *, only: set[str] | None = None, in_month: date | None = None) -> None:
    """rows: the answer of `reporting`; only, in_month: agencies whose state in that month is one of these."""
    cells = {(row["organisation"], row["month"]): row for row in rows.to_pylist()}
    months = sorted({day for _, day in cells})
    names = {row["organisation"]: row["title"] for row in cells.values()}
    kept = [code for code in names if not only or cells.get((code, in_month), {}).get("state") in only]
    if not kept:
        st.markdown(say("No agency to show."))
        return
    st.html(_table(sorted(kept, key=lambda code: names[code]), names, months, cells))


def _table(codes: list[str], names: dict[str, str], months: list[date], cells: dict) -> str:
    heads = "".join(f'<th scope="col">{escape(short_month(day))}</th>' for day in months)
    lines = "".join(
        f'<tr><th scope="row">{escape(names[code])}</th>{"".join(_cell(cells.get((code, day))) for day in months)}</tr>'
        for code in codes
    )
    caption = escape(say("Who reported when"))
    return (
        f'<div class="months" tabindex="0" role="region" aria-label="{caption}"><table>'
        f'<thead><tr><th scope="col">{escape(say("Agency"))}</th>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _cell(row: dict | None) -> str:
    if row is None:
        return "<td></td>"
    state = str(row["state"])
    received = row.get("received_on")
    hint = (
        say("{word}, received {day}", word=state_words().get(state, state), day=date_words(received))
        if received
        else ""
    )
    return f'<td class="m-{escape(state)}" title="{escape(hint)}">{escape(_brief(state))}</td>'


def _brief(state: str) -> str:
    """A word that fits a narrow cell."""
    brief = {"nil": say("Nil"), "not_counted": say("Not counted"), "not_active": say("–")}
    return {**state_words(), **brief}.get(state, state)
