"""One figure on a page: the finding as its title, what is drawn, the picture, and its table one click away."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from html import escape

import plotly.graph_objects as go
import pyarrow as pa
import streamlit as st

from data_pipeline.telling.look import Look
from pages.parts.address import open_page
from pages.parts.clicks import chosen, codes_of, may_filter
from pages.parts.maps import CONFIG
from pages.parts.marks import words_of
from pages.parts.reader import reader_look, small_notes
from pages.parts.tools import tools

__all__ = ["drawn", "heading", "panel", "reader_look", "small_notes", "with_titles", "with_words"]


def drawn(make: Callable[[], go.Figure], *known: object) -> go.Figure:
    """The figure, from the cache when everything it is made of is the same.

    known: all that goes into it, tables among it. What two readers may see differently differs in the tables, so no
    reader gets a figure that was drawn from what another one may see.
    """
    return _drawn(_signature(known), make)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _drawn(signature: str, _make: Callable[[], go.Figure]) -> go.Figure:
    return _make()


def _signature(known: tuple[object, ...]) -> str:
    parts = [repr(part.to_pydict()) if isinstance(part, pa.Table) else repr(part) for part in known]
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def panel(
    finding: str,
    what: str,
    figure: go.Figure,
    key: str,
    *,
    rows: pa.Table,
    columns: Mapping[str, str],
    note: str = "",
    chooses: Sequence[str] = (),
    opens: str = "",
) -> None:
    """Draw one figure.

    finding: a sentence, the title and the text alternative; what: what is drawn, unit and month; key: of the page, and
    the name of the files. rows, columns: the table behind it. note: what is not in the number. chooses: the filters
    that a click sets or clears, in the order in which a point carries their codes, or `month`; opens: "states" where a
    click on a place goes to its page.
    """
    with st.container(key=f"fig-{key}"):
        heading(finding, what)
        _picture(figure, f"chart_{key}", f"{finding}. {what}", chooses, opens)
        if note:
            st.html(f'<p class="fig-note">{escape(note)}</p>')
        tools(key, finding, what, rows, columns)


def heading(finding: str, what: str = "") -> None:
    """A finding as the title of a figure or table, and under it what is shown."""
    below = f'<p class="fig-note">{escape(what)}</p>' if what else ""
    st.html(f'<h2 class="fig-title">{escape(finding)}</h2>{below}')


def _picture(figure: go.Figure, key: str, alt: str, chooses: Sequence[str], opens: str) -> None:
    names = may_filter(chooses)
    if not names and not opens:
        st.plotly_chart(figure, key=key, theme=None, config=CONFIG, alt=alt)
        return
    event = st.plotly_chart(
        figure, key=key, theme=None, config=CONFIG, alt=alt, selection_mode="points",
        on_select=(lambda: chosen(key, names)) if names else "rerun",
    )  # fmt: skip
    if opens and (codes := codes_of(event)):
        open_page(opens, admin1=codes[:1])


def with_words(rows: pa.Table, reader: Look) -> pa.Table:
    """The table with a column `said`: the number, or in words why there is none."""
    return rows.append_column(
        "said", pa.array([words_of(row, reader) for row in rows.to_pylist()], pa.string())
    )


def with_titles(rows: pa.Table, column: str, known: Mapping[str, str], new: str = "title") -> pa.Table:
    """The table with a column of titles for the codes of another."""
    return rows.append_column(
        new, pa.array([known.get(str(code), str(code)) for code in rows[column].to_pylist()], pa.string())
    )
