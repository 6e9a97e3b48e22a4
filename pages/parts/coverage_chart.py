"""Reach as a share of target or need: a bar to the lower end, a whisker to the upper, a line at 100%."""

from __future__ import annotations

from collections.abc import Callable

import plotly.graph_objects as go

from data_pipeline.telling.coverage_words import of_value, share_words
from data_pipeline.telling.look import Look, mixed
from pages.parts.charts import SMALL, canvas, nothing
from pages.parts.marks import Row, broken, plain
from pages.parts.words import percent, say, small

ROW = 50
# A share far above the figure is a fault of the figure: the axis ends here, the words say how much it is.
MOST = 2.0


def coverage_bars(rows: list[Row], look: Look, title: Callable[[Row], str]) -> go.Figure:
    """One bar a figure that reach is measured against, its words above it.

    rows: lines of `coverage` with a figure; title: what stands above a bar. Bars carry [place, layer, share_low].
    """
    if not rows:
        return nothing(look, say("No target or need has been entered for this choice."))
    figure = canvas(look, ROW * len(rows) + 40, right=12, top=22, bottom=24)
    figure.update_layout(bargap=0.62)
    lows = [_low(row) for row in rows]
    _bars(figure, look, rows, lows)
    end = max(1.08, *(min(MOST, _high(row)) * 1.05 for row in rows))
    for n, row in enumerate(rows):
        _words(figure, look, row, n, title(row))
    figure.add_vline(x=1, line={"color": look.quiet, "width": 1, "dash": "2px,3px"})
    figure.add_annotation(text=percent(1), x=1, y=0, yref="paper", yanchor="top", showarrow=False, name="whole",
                          font={"size": SMALL, "color": look.quiet})  # fmt: skip
    figure.update_xaxes(range=[0, end], visible=False)
    return figure.update_yaxes(visible=False, range=[len(rows) - 0.5, -0.5])


def _bars(figure: go.Figure, look: Look, rows: list[Row], lows: list[float]) -> None:
    over = [max(0.0, min(MOST, _high(row)) - low) for row, low in zip(rows, lows, strict=True)]
    hues = [look.layer(row["layer"]) if row["layer"] else look.accent for row in rows]
    fills = [
        hue if row["measure"] == "targeted" else mixed(look.page, hue, 0.55)
        for row, hue in zip(rows, hues, strict=True)
    ]
    figure.add_bar(
        x=lows, y=list(range(len(rows))), orientation="h", name="coverage", hoverinfo="text",
        hovertext=[f"{broken(str(row['source']), 48, 6)}, {row['year']}" for row in rows],
        customdata=[[row["place"], row["layer"], row["share_low"]] for row in rows],
        marker={"color": fills, "cornerradius": 3,
                "line": {"color": [look.gap if row["above"] else hue for row, hue in zip(rows, hues, strict=True)],
                         "width": [1.6 if row["above"] else 0 for row in rows]}},
        error_x={"type": "data", "array": over, "arrayminus": [0] * len(over), "symmetric": False, "thickness": 1.2,
                 "width": 4, "color": look.quiet},
    )  # fmt: skip


def _words(figure: go.Figure, look: Look, row: Row, n: int, title: str) -> None:
    """One line above the bar: place, share, figure; its year and source stand in the tooltip and the table."""
    head = f"{title}: {share_words(row, small(look.small))}"
    loud = row["above"] or (not row["low"] and not row["hidden"])
    rest = plain(of_value(row))
    figure.add_annotation(
        text=f"<b style='color:{look.gap if loud else look.text}'>{plain(head)}</b> {rest}",
        x=0, xref="paper", y=n, xanchor="left", yanchor="bottom", yshift=10, showarrow=False, name="title",
        font={"size": SMALL, "color": look.text},
    )  # fmt: skip


def _low(row: Row) -> float:
    return min(MOST, float(row["share_low"] or 0))


def _high(row: Row) -> float:
    """The upper end as a share; nothing where there is no share at all."""
    return float(row["high"] or 0) / row["value"] if row["share_low"] is not None else 0.0
