""" "About this figure": what has to be known about it, why it is lower than all reports, the way to its rows."""

from __future__ import annotations

import plotly.graph_objects as go
import streamlit as st

from data_pipeline.telling.look import Look
from pages.parts.about import one_line
from pages.parts.address import link
from pages.parts.charts import canvas
from pages.parts.maps import CONFIG
from pages.parts.marks import broken
from pages.parts.passport import Headline, assumptions, bounds, citation, facts, why_lower
from pages.parts.reader import reader_look
from pages.parts.session import ask
from pages.parts.visitor import viewer
from pages.parts.words import number, say


def about(key: str = "") -> None:
    """The popover of a figure, filled when it is opened; without a key that of the page's first figure."""
    closed = st.popover(
        say("About this figure"), width="content", key=f"about_{key}", on_change="rerun",
        type="tertiary" if key else "secondary",
    )  # fmt: skip
    if closed.open:
        with closed:
            _told(one_line(ask("headline")), key)


def _told(line: Headline, key: str) -> None:
    st.markdown("\n".join(f"- {name}: **{value}**" for name, value in facts(line)))
    if viewer().is_member:
        st.page_link(**link("rows"), label=say("Show the rows behind it"))
    if not line.get("hidden"):
        _why_lower(line, key)
    st.markdown("**" + say("“At least” rests on") + "**")
    st.markdown("\n".join(f"- {text}" for text in assumptions()))
    if bounds(line):
        st.markdown("**" + say("“At most” is bounded") + "**")
        st.markdown("\n".join(f"- {text}" for text in bounds(line)))
    st.page_link(**link("methods"), label=say("How people are counted"))
    st.markdown("**" + say("To cite") + "**")
    st.code(citation(line), language=None, wrap_lines=True)


def _why_lower(line: Headline, key: str) -> None:
    st.markdown("**" + say("Why lower than the sum of reports?") + "**")
    steps = why_lower(line)
    alt = "; ".join(f"{step}: {number(people)}" for step, people in steps)
    figure = why_lower_bars(steps, reader_look())
    st.plotly_chart(figure, key=f"why_lower_{key}", theme=None, config=CONFIG, alt=alt)


def why_lower_bars(steps: list[tuple[str, int]], look: Look) -> go.Figure:
    """From what all reports tell to what is certain, as bars from zero; the figure itself, "at least", stands out."""
    figure = canvas(look, 58 * len(steps) + 8, right=64)
    figure.add_bar(
        x=[people for _, people in steps], y=list(range(len(steps))), orientation="h", name="steps", width=0.3,
        marker={"color": [look.line, look.line, look.accent, look.line], "cornerradius": 3},
        text=[f"<b>{number(people)}</b>" if n == 2 else number(people) for n, (_, people) in enumerate(steps)],
        textposition="outside", cliponaxis=False, hoverinfo="skip",
    )  # fmt: skip
    for n, (step, _) in enumerate(steps):
        figure.add_annotation(
            text=broken(step, 44),
            x=0,
            y=n,
            xanchor="left",
            yanchor="bottom",
            yshift=10,
            showarrow=False,
            align="left",
            name="title",
        )
    figure.update_xaxes(visible=False, range=[0, max(people for _, people in steps) * 1.02 or 1])
    return figure.update_yaxes(visible=False, range=[len(steps) - 0.7, -0.85])
