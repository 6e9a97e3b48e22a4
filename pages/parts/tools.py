"""Under every figure: its table, the figure as a file or a link, and what has to be known about it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import pyarrow as pa
import streamlit as st

from pages.parts.about import source_line
from pages.parts.about_popover import about
from pages.parts.address import view
from pages.parts.answers import group
from pages.parts.session import ask
from pages.parts.tables import downloads, file_name
from pages.parts.tables import table as draw_table
from pages.parts.words import say


def tools(key: str, finding: str, what: str, rows: pa.Table, columns: Mapping[str, str]) -> None:
    """One line of buttons. key: of the figure; finding, what: its title and the line under it; rows: behind it.

    The table is sent when it is opened, so that nobody on a slow link pays for it before.
    """
    stem, opened = f"{key}_{view().month:%Y-%m}", f"table_open_{key}"
    with st.container(horizontal=True, gap="medium", key=f"tools_{key}"):
        label = say("Hide the table") if st.session_state.get(opened) else say("Table")
        st.button(label, key=f"table_{key}", type="tertiary", on_click=_turn, args=(opened,))
        away = st.popover(
            say("Download, link"), width="content", key=f"take_{key}", on_change="rerun", type="tertiary"
        )
        about(key)
    if away.open:
        with away:
            _pictures(key, stem, finding, what)
            downloads(lambda: rows, columns, stem, key=f"away_{key}")
    if st.session_state.get(opened):
        draw_table(rows, columns, download="" if away.open else stem, key=f"rows_{key}")


def _turn(opened: str) -> None:
    st.session_state[opened] = not st.session_state.get(opened, False)


def _pictures(key: str, stem: str, finding: str, what: str) -> None:
    """Made in the reader's browser (static/take.html) from what it shows, with title and source."""
    facts = {
        "chart": f"chart_{key}", "title": finding, "below": what, "source": source_line(ask("headline")),
        "sample": say("SAMPLE, not real figures") if group().sample else "", "done": say("Copied"),
    }  # fmt: skip
    named = {"png": say("Chart as PNG"), "svg": say("Chart as SVG"), "link": say("Copy link")}
    told = " ".join(f'data-{name}="{escape(value, quote=True)}"' for name, value in facts.items())
    st.html(
        "".join(
            f'<button class="take" data-take="{kind}" data-name="{escape(file_name(stem, kind))}" {told}>'
            f"{escape(title)}</button>"
            for kind, title in named.items()
        )
    )
