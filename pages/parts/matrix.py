"""A matrix of places (or groups) by layers (or groups): the number in its cell, colour behind it, gaps loud.

Every cell is a bar segment, because bars can be clicked, outlined and hatched; planned cells get a dashed frame.
"""

from __future__ import annotations

import plotly.graph_objects as go
import pyarrow as pa

from data_pipeline.telling.classes import quantiles, shade_of
from data_pipeline.telling.look import Look
from pages.parts.charts import SMALL, agencies, canvas, dashes, nothing, stepped_back
from pages.parts.marks import Row, broken, mark, marker_of, plain, short, words_of
from pages.parts.words import say

GAP = 0.03
HEAD_LINE = 18
Chosen = tuple[tuple[str, ...], tuple[str, ...]]


def matrix(
    table: pa.Table, look: Look, line: str, column: str, lines: dict[str, str], columns: dict[str, str],
    hues: dict[str, str] | None = None, loud: bool = True, row_height: int = 40,
    chosen: Chosen = ((), ()),
) -> go.Figure:  # fmt: skip
    """Draw people by `line` and `column`, in the order of `lines` and `columns` (code -> title).

    table: one line a cell with low, high, organisations, told, planned, hidden as far as the question has them; a cell
    that is missing is a gap. hues: column code -> colour, the accent where none. loud: whether gaps cry out; between
    population groups they don't. chosen: lines and columns that the page is filtered by; the others
    step back. Cells carry [line, column, low, high].
    """
    cells = {(str(row[line]), str(row[column])): row for row in table.to_pylist()}
    if not lines or not columns:
        return nothing(look, say("Nothing was reported to us for this choice."))
    head = 14 + HEAD_LINE * max(_heading(title).count("<br>") + 1 for title in columns.values())
    figure = canvas(look, row_height * len(lines) + head, left=4, right=2, top=head, bottom=0)
    figure.update_layout(bargap=2 * GAP)
    breaks = quantiles([row["low"] for row in cells.values() if row.get("low") and not row.get("hidden")])
    for n, (code, title) in enumerate(columns.items()):
        rows = [cells.get((name, code), {}) for name in lines]
        _column(
            figure,
            look,
            n,
            code,
            title,
            lines,
            rows,
            (hues or {}).get(code, look.accent),
            breaks,
            loud,
            chosen,
        )
    return _axes(figure, look, lines, columns)


def _column(
    figure: go.Figure, look: Look, n: int, code: str, title: str, lines: dict[str, str], rows: list[Row], hue: str,
    breaks: list[float], loud: bool, chosen: Chosen,
) -> None:  # fmt: skip
    shades = look.shades(hue)
    names = list(lines)
    marks = [
        stepped_back(
            mark(row, look, shade_of(row.get("low") or 0, breaks, shades), hue, loud), look, name, wanted
        )
        for name, row in zip(names, rows, strict=True)
        for wanted in [chosen[0] if not chosen[1] or code in chosen[1] else ("",)]
    ]
    figure.add_bar(
        x=[1 - 2 * GAP] * len(names), base=[n + GAP] * len(names), y=names, orientation="h", name=code,
        text=[_words(row, look, loud) for row in rows], textposition="inside", insidetextanchor="middle", textangle=0,
        constraintext="none", hoverinfo="text",
        insidetextfont={"color": [m.ink for m in marks],
                        "size": [12 if m.kind in ("none", "uncounted") else SMALL for m in marks]},
        customdata=[[name, code, row.get("low"), row.get("high")] for name, row in zip(names, rows, strict=True)],
        hovertext=[_tip(lines[name], title, row, look) for name, row in zip(names, rows, strict=True)],
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}}, marker=marker_of(marks),
    )  # fmt: skip
    for name, drawn in zip(names, marks, strict=True):
        if drawn.dashed:
            line = names.index(name)
            dashes(figure, (n + GAP, n + 1 - GAP), (line - 0.5 + GAP, line + 0.5 - GAP), hue)


def _words(row: Row, look: Look, loud: bool) -> str:
    more = agencies(row) if row.get("high") else ""
    return short(row, look, loud) + (f"<br><span style='font-size:11px'>{plain(more)}</span>" if more else "")


def _tip(name: str, title: str, row: Row, look: Look) -> str:
    parts = [f"<b>{plain(name)}</b>", plain(title), plain(words_of(row, look)), plain(agencies(row))]
    return "<br>".join(part for part in parts if part)


def _heading(title: str) -> str:
    return broken(title, 16, 3)


def _axes(figure: go.Figure, look: Look, lines: dict[str, str], columns: dict[str, str]) -> go.Figure:
    for n, title in enumerate(columns.values()):
        figure.add_annotation(
            text=_heading(title), x=n + 0.5, y=1, yref="paper", yanchor="bottom", showarrow=False, yshift=3,
            font={"size": SMALL, "color": look.quiet},
        )  # fmt: skip
    figure.update_xaxes(range=[0, len(columns)], visible=False)
    return figure.update_yaxes(
        tickmode="array", tickvals=list(lines), ticktext=[broken(title, 24) for title in lines.values()], ticks="",
        showline=False, autorange="reversed", categoryorder="array", categoryarray=list(lines), type="category",
    )  # fmt: skip
