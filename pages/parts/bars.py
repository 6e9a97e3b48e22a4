"""People reached as bars: to the lower end of the range, with a fine whisker to the upper."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pyarrow as pa

from data_pipeline.telling.look import Look
from pages.parts.charts import SMALL, STAY, agencies, canvas, dashes, nothing, stepped_back
from pages.parts.marks import Mark, Row, broken, kind_of, mark, marker_of, plain, words_of
from pages.parts.words import say

ROW, ROW_WITH_NAME = 34, 40
MOST_LETTERS = 60
# Room for the longest words beside a bar.
BESIDE = 112


def range_bars(
    table: pa.Table,
    look: Look,
    code: str,
    *,
    ranked: bool = False,
    colours: dict[str, str] | None = None,
    above: bool = False,
    chosen: tuple[str, ...] = (),
) -> go.Figure:
    """One bar a place, layer, group or activity.

    table: lines with `code`, `title`, low, high and, where given, told, planned, hidden, organisations. ranked: by
    value, largest first, instead of the order of the table. colours: by code. above: long names over their bars
    instead of beside them. chosen: codes that
    the page is filtered by; the others step back. Bars carry [code, low, high] as customdata, for clicks.
    """
    rows = _ranked(table.to_pylist()) if ranked else table.to_pylist()
    if not rows:
        return nothing(look, say("Nothing was reported to us for this choice."))
    figure = canvas(look, (ROW_WITH_NAME if above else ROW) * len(rows) + 16, right=BESIDE)
    codes = [str(row[code]) for row in rows]
    plain_marks = [
        mark(row, look, (colours or {}).get(at, look.accent)) for row, at in zip(rows, codes, strict=True)
    ]
    marks = [stepped_back(one, look, at, chosen) for one, at in zip(plain_marks, codes, strict=True)]
    _bars(figure, look, rows, codes, marks)
    figure.update_xaxes(range=[0, _most(rows) * 1.02], visible=False)
    figure.update_yaxes(type="category", range=[len(rows) - 0.5, -0.5], ticks="", showline=False)
    return _over(figure, rows) if above else _beside(figure, rows, codes)


def _bars(figure: go.Figure, look: Look, rows: list[Row], codes: list[str], marks: list[Mark]) -> None:
    stub = _most(rows) * 0.06
    lengths = [row["low"] if m.kind == "people" else stub for row, m in zip(rows, marks, strict=True)]
    over = [
        row["high"] - row["low"] if m.kind == "people" else None for row, m in zip(rows, marks, strict=True)
    ]
    figure.add_bar(
        x=lengths, y=codes, orientation="h", name="people", marker=marker_of(marks), hoverinfo="text",
        customdata=[[at, row.get("low"), row.get("high")] for at, row in zip(codes, rows, strict=True)],
        hovertext=[_tip(row, look) for row in rows], **STAY,
        error_x={"type": "data", "array": over, "arrayminus": [0] * len(over), "symmetric": False,
                 "thickness": 1.2, "width": 4, "color": look.quiet},
    )  # fmt: skip
    ends = [length + (more or 0) for length, more in zip(lengths, over, strict=True)]
    _words(figure, look, rows, codes, marks, ends)
    for n, drawn in enumerate(marks):
        if drawn.dashed:
            dashes(figure, (0, stub), (n - 0.32, n + 0.32), drawn.outline)


def _words(
    figure: go.Figure, look: Look, rows: list[Row], codes: list[str], marks: list[Mark], ends: list[Any]
) -> None:
    figure.add_scatter(
        x=ends, y=codes, mode="text", name="words", hoverinfo="skip", cliponaxis=False,
        text=[f"&nbsp; {plain(words_of(row, look))}" for row in rows], textposition="middle right",
        textfont={"color": [look.text if m.kind == "people" else m.ink for m in marks],
                  "style": ["italic" if m.kind == "hidden" else "normal" for m in marks]},
    )  # fmt: skip


def _beside(figure: go.Figure, rows: list[Row], codes: list[str]) -> go.Figure:
    names = [broken(str(row["title"]), 24) for row in rows]
    return figure.update_yaxes(tickmode="array", tickvals=codes, ticktext=names)


def _over(figure: go.Figure, rows: list[Row]) -> go.Figure:
    """Over each bar, in one line of what a phone can hold; the whole name is in the tooltip and the table."""
    for n, row in enumerate(rows):
        figure.add_annotation(
            text=broken(str(row["title"]), MOST_LETTERS, 1), x=0, y=n, xanchor="left", yanchor="bottom",
            yshift=5, xshift=-3, align="left", showarrow=False, font={"size": SMALL}, name="title",
        )  # fmt: skip
    return figure.update_layout(bargap=0.68, margin={"t": 18}).update_yaxes(showticklabels=False)


def _tip(row: Row, look: Look) -> str:
    parts = [f"<b>{broken(str(row['title']), 48, 6)}</b>", plain(words_of(row, look)), plain(agencies(row))]
    return "<br>".join(part for part in parts if part)


def _ranked(rows: list[Any]) -> list[Any]:
    """People first, then hidden and uncounted, then gaps, and last where nobody has told us."""
    order = ("people", "hidden", "uncounted", "planned", "none", "untold")
    return sorted(rows, key=lambda row: (order.index(kind_of(row)), -(row.get("low") or 0)))


def _most(rows: list[Row]) -> float:
    return max((row.get("high") or 0 for row in rows), default=0) or 1
