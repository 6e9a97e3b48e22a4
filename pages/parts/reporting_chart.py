"""Who had reported, month by month: one stack of the expected agencies a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from data_pipeline.telling.look import Look
from pages.parts.charts import SMALL, canvas, nothing
from pages.parts.marks import Row, plain
from pages.parts.months_matrix import state_words
from pages.parts.series import month_ticks
from pages.parts.words import month, number, say

# From the bottom up.
STATES = ("on_time", "nil", "late", "not_counted", "awaited", "missing")


def completeness(rows: Sequence[Row], look: Look) -> go.Figure:
    """Agencies expected in each month by what they did; the number that has reported stands over the stack.

    rows: lines of `reporting`.
    """
    by_month: dict[Any, Counter[str]] = {}
    for row in rows:
        by_month.setdefault(row["month"], Counter())[row["state"]] += 1
    days = sorted(by_month)
    if not days:
        return nothing(look, say("No month to show."))
    figure = canvas(look, 240, left=4, right=4, top=40, bottom=4)
    figure.update_layout(barmode="stack", bargap=0.35)
    for state in STATES:
        _layer(figure, look, state, [by_month[day][state] for day in days], [month(day) for day in days])
    for n, day in enumerate(days):
        figure.add_annotation(
            x=n, y=sum(by_month[day][state] for state in STATES), text=_share(by_month[day]), yanchor="bottom",
            showarrow=False, name="reported", font={"size": SMALL},
        )  # fmt: skip
    figure.update_xaxes(tickmode="array", tickvals=list(range(len(days))), ticktext=month_ticks(days), ticks="",
                        tickangle=0, showline=False, range=[-0.5, max(len(days), 6) - 0.5])  # fmt: skip
    return figure.update_yaxes(visible=False, rangemode="tozero")


def _layer(figure: go.Figure, look: Look, state: str, counts: list[int], months: list[str]) -> None:
    fills = {"on_time": look.accent, "nil": look.shades(look.accent)[1], "late": look.late}
    loud = state in ("missing", "awaited", "not_counted")
    word = state_words()[state]
    figure.add_bar(
        x=list(range(len(counts))), y=[n or None for n in counts], name=state, hoverinfo="text",
        hovertext=[f"<b>{plain(day)}</b><br>{plain(word)}: {number(n)}" for day, n in zip(months, counts, strict=True)],
        marker={"color": fills.get(state, look.page),
                "line": {"color": look.gap if state == "missing" else look.quiet, "width": 1.2 if loud else 0}},
    )  # fmt: skip


def _share(states: Counter[str]) -> str:
    """How many have reported, and of how many where some have not."""
    told, expected = (
        states["on_time"] + states["late"] + states["nil"],
        sum(states[state] for state in STATES),
    )
    return number(told) if told == expected else f"{number(told)}<br>{plain(say('of {n}', n=expected))}"


def key(look: Look) -> str:
    """The colours in words."""
    words = state_words()
    return say(
        "Blue: {on_time}; pale: {nil}; yellow: {late}; outlined: {missing}. Over each month: how many have reported.",
        on_time=words["on_time"].lower(), nil=words["nil"].lower(), late=words["late"].lower(),
        missing=words["missing"].lower(),
    )  # fmt: skip
