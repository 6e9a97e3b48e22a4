"""What stands around every figure: its title as a finding, where it comes from."""

from __future__ import annotations

from html import escape

import pyarrow as pa
import streamlit as st

from pages.parts.answers import group
from pages.parts.passport import Headline, reported_words
from pages.parts.visitor import viewer
from pages.parts.words import date, say


def page_head(title_sentence: str = "", subtitle: str = "") -> None:
    """The finding as the page's title, below it what is drawn, unit and month; on the samples the band first.

    title_sentence: empty where the page writes its own headline.
    """
    sample_band()
    if title_sentence:
        st.title(title_sentence, anchor=False)
    if subtitle:
        st.markdown(subtitle)


def sample_band() -> None:
    """ "SAMPLE, not real figures" across the figure area, where the samples are shown."""
    if group().sample:
        st.html(f'<div class="sample-band" role="note">{say("SAMPLE, not real figures")}</div>')


def one_line(table: pa.Table | Headline) -> Headline:
    """The only line of an answer as a mapping; an empty answer as an empty one."""
    if isinstance(table, pa.Table):
        return dict(table.to_pylist()[0]) if table.num_rows else {}
    return table


def source_line(headline: pa.Table | Headline) -> str:
    """ "Source: ..., as of 12 Nov 2026, 31 of 38 agencies have reported"."""
    line = one_line(headline)
    return say(
        "Source: {group}, 4Ws; as of {day}; {reported}.",
        group=group().settings.title, day=date(line.get("as_of")), reported=reported_words(line),
    )  # fmt: skip


def foot(headline: pa.Table | Headline | None = None, *notes: str) -> None:
    """The last lines of a page: source, notes, and the working group's note on boundaries."""
    st.divider()
    lines = [source_line(headline)] if headline is not None else []
    st.caption("  \n".join([*lines, *notes, say(group().settings.boundary_note)]))
    who = viewer()
    if who.sees_all or who.organisation:
        words = escape(say("Send a month on small plain pages"))
        st.html(f'<p class="slow-line"><a href="/light" target="_self">{words}</a></p>')
