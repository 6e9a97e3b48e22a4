"""Counts in parts as stacked bars: agencies national and international, trained women and men."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import plotly.graph_objects as go
import pyarrow as pa

from data_pipeline.telling.look import Look
from pages.parts.bars import MOST_LETTERS, ROW, ROW_WITH_NAME
from pages.parts.charts import SMALL, STAY, canvas, nothing
from pages.parts.marks import Row, broken, kind_of, plain, words_of
from pages.parts.words import number, say


class Part(NamedTuple):
    """One part of a bar: what it is called and its colour."""

    title: str
    colour: str


def stacked_bars(
    table: pa.Table, look: Look, code: str, parts: Mapping[str, Part], *, above: bool = False
) -> go.Figure:
    """One bar a line of the table, cut into its parts, the whole beside it.

    table: lines with `code`, `title` and a count for each of `parts`; `told` says why there is none. above: long names
    over their bars. The parts are named over the first bar in their own colours, so there is no legend. Bars carry
    [code, count] as customdata, for clicks.
    """
    rows: list[Any] = table.to_pylist()
    if not rows:
        return nothing(look, say("Nothing was reported to us for this choice."))
    figure = canvas(look, (ROW_WITH_NAME if above else ROW) * len(rows) + 44, top=34, right=112)
    figure.update_layout(barmode="stack")
    for name, part in parts.items():
        _part(figure, look, rows, code, name, part)
    _whole(figure, look, rows, code, list(parts))
    _named(figure, {name: part for name, part in parts.items() if any(row[name] for row in rows)})
    figure.update_xaxes(range=[0, _most(rows, list(parts))], visible=False)
    figure.update_yaxes(type="category", range=[len(rows) - 0.5, -0.5], ticks="", showline=False)
    return _over(figure, rows) if above else _beside(figure, rows, code)


def _part(figure: go.Figure, look: Look, rows: list[Row], code: str, name: str, part: Part) -> None:
    counts = [row[name] or 0 for row in rows]
    figure.add_bar(
        x=counts, y=[str(row[code]) for row in rows], orientation="h", name=name, hoverinfo="text", **STAY,
        text=[number(n) if n else "" for n in counts], textposition="inside", insidetextanchor="middle", textangle=0,
        constraintext="none", insidetextfont={"color": look.ink(part.colour), "size": SMALL},
        marker={"color": part.colour, "line": {"color": look.page, "width": 1}},
        customdata=[[str(row[code]), n] for row, n in zip(rows, counts, strict=True)],
        hovertext=[f"<b>{broken(str(row['title']), 48, 6)}</b><br>{plain(part.title)}: {number(n)}"
                   for row, n in zip(rows, counts, strict=True)],
    )  # fmt: skip


def _whole(figure: go.Figure, look: Look, rows: list[Row], code: str, parts: list[str]) -> None:
    """The sum beside its bar, or in words why there is none."""
    sums = [_sum(row, parts) for row in rows]
    loud = [not n and kind_of(row) == "none" for n, row in zip(sums, rows, strict=True)]
    figure.add_scatter(
        x=sums, y=[str(row[code]) for row in rows], mode="text", name="words", hoverinfo="skip", cliponaxis=False,
        text=[f"&nbsp; {number(n) if n else plain(words_of(row, look))}" for n, row in zip(sums, rows, strict=True)],
        textposition="middle right", textfont={"color": [look.gap if cry else look.text for cry in loud]},
    )  # fmt: skip


def _named(figure: go.Figure, parts: Mapping[str, Part]) -> None:
    words = " &nbsp; ".join(
        f"<span style='color:{part.colour}'>■</span> {plain(part.title)}" for part in parts.values()
    )
    figure.add_annotation(
        text=words, x=0, y=1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=14,
        showarrow=False, name="key",
    )  # fmt: skip


def _beside(figure: go.Figure, rows: list[Row], code: str) -> go.Figure:
    names = [broken(str(row["title"]), 24) for row in rows]
    return figure.update_yaxes(tickmode="array", tickvals=[str(row[code]) for row in rows], ticktext=names)


def _over(figure: go.Figure, rows: list[Row]) -> go.Figure:
    for n, row in enumerate(rows):
        figure.add_annotation(
            text=broken(str(row["title"]), MOST_LETTERS, 1), x=0, y=n, xanchor="left", yanchor="bottom", yshift=7,
            xshift=-3, align="left", showarrow=False, font={"size": SMALL}, name="title",
        )  # fmt: skip
    return figure.update_layout(bargap=0.58).update_yaxes(showticklabels=False)


def _most(rows: list[Row], parts: list[str]) -> float:
    return max(_sum(row, parts) for row in rows) * 1.02 or 1


def _sum(row: Row, parts: list[str]) -> int:
    return sum(row[name] or 0 for name in parts)
