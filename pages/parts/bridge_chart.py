"""The change between two months as a bridge: where it starts, what each step added or took away, where it ends."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pyarrow as pa

from data_pipeline.telling.bridge_words import signed
from data_pipeline.telling.look import SIZES, Look
from pages.parts.charts import STAY, canvas, nothing
from pages.parts.marks import broken, plain
from pages.parts.words import number, say

ROW = 36


def bridge_chart(steps: pa.Table, look: Look, ends: tuple[str, str], words: dict[str, str]) -> go.Figure:
    """Bars that hang between the figure before a step and after it; none is measured from zero.

    steps: as bridge.STEPS; ends: what the first and the last figure are; words: step -> its name.
    Bars carry [step, difference] as customdata, for clicks.
    """
    rows: list[Any] = steps.to_pylist()
    if not rows:
        return nothing(look, say("There is nothing to compare."))
    figure = canvas(look, ROW * (len(rows) + 2) + 16, right=70)
    _bars(figure, look, rows, words)
    _ends(figure, look, rows, ends)
    _lines(figure, look, rows)
    levels = [row["low_before"] for row in rows] + [row["low_after"] for row in rows]
    room = (max(levels) - min(levels) or max(levels) or 1) * 0.16
    figure.update_xaxes(range=[min(levels) - room, max(levels) + room], visible=False)
    keys = ["start", *(row["step"] for row in rows), "end"]
    titles = [ends[0], *(words[row["step"]] for row in rows), ends[1]]
    return figure.update_yaxes(
        type="category", categoryarray=keys, range=[len(keys) - 0.5, -0.5], ticks="", showline=False,
        tickmode="array", tickvals=keys, ticktext=[broken(title, 34) for title in titles],
    )  # fmt: skip


def _bars(figure: go.Figure, look: Look, rows: list[Any], words: dict[str, str]) -> None:
    changes = [row["low_after"] - row["low_before"] for row in rows]
    figure.add_bar(
        x=changes, base=[row["low_before"] for row in rows], y=[row["step"] for row in rows], orientation="h",
        name="steps", customdata=[[row["step"], change] for row, change in zip(rows, changes, strict=True)],
        marker={"color": [look.accent if change >= 0 else look.quiet for change in changes], "cornerradius": 3},
        hovertext=[f"{plain(words[row['step']])}: {signed(c)}" for row, c in zip(rows, changes, strict=True)],
        hoverinfo="text", **STAY,
    )  # fmt: skip
    figure.add_scatter(
        x=[max(row["low_before"], row["low_after"]) for row in rows], y=[row["step"] for row in rows], mode="text",
        text=[f"&nbsp; {signed(change)}" for change in changes], textposition="middle right", name="words",
        hoverinfo="skip", cliponaxis=False, textfont={"color": [look.text if c else look.quiet for c in changes]},
    )  # fmt: skip


def _ends(figure: go.Figure, look: Look, rows: list[Any], ends: tuple[str, str]) -> None:
    """The two figures themselves: a mark and a number, for a bar would have to begin at zero."""
    levels = [rows[0]["low_before"], rows[-1]["low_after"]]
    figure.add_scatter(
        x=levels, y=["start", "end"], mode="markers+text", name="ends", cliponaxis=False,
        marker={"symbol": "line-ns", "size": 20, "line": {"width": 4, "color": look.text}},
        text=[f"&nbsp; <b>{number(level)}</b>" for level in levels], textposition="middle right",
        textfont={"size": SIZES["text"], "color": look.text},
        hovertext=[f"{plain(end)}: {number(level)}" for end, level in zip(ends, levels, strict=True)], hoverinfo="text",
    )  # fmt: skip


def _lines(figure: go.Figure, look: Look, rows: list[Any]) -> None:
    """Each step begins where the one above it ended."""
    for n, level in enumerate([rows[0]["low_before"], *(row["low_after"] for row in rows)]):
        figure.add_shape(
            type="line",
            x0=level,
            x1=level,
            y0=n,
            y1=n + 1,
            line={"color": look.line, "width": 1},
            layer="below",
        )
