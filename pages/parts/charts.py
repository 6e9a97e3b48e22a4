"""The plain ground that every figure is drawn on, and shares as narrow bars.

A chart takes an Arrow table as `ask` returns it and a Look, and returns a figure whose values can be read back
from its own data. Titles are no part of a figure: they are sentences of the page, so that they wrap and are read
aloud.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import pyarrow as pa

from data_pipeline.telling.look import FONT, SIZES, Look, mixed
from pages.parts.marks import Mark, Row, broken, plain
from pages.parts.words import percent, plural, say

SMALL = SIZES["small"]
# A click on one bar must not fade the others.
STAY = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}


def canvas(
    look: Look, height: int, left: int = 4, right: int = 8, top: int = 6, bottom: int = 6
) -> go.Figure:
    """An empty figure: see-through, no legend, nothing that can be dragged away; carries the sample mark."""
    axis = {"fixedrange": True, "zeroline": False, "showgrid": False, "automargin": True, "ticklabelstandoff": 4,
            "tickfont": {"size": SMALL, "color": look.text}, "linecolor": look.line}  # fmt: skip
    figure = go.Figure(
        layout={
            # No template: plotly's own is kilobytes a figure, and Streamlit would lay its colours over ours.
            "template": {},
            "height": height, "margin": {"l": left, "r": right, "t": top, "b": bottom},
            "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": FONT, "size": SMALL, "color": look.text},
            "showlegend": False, "dragmode": False, "barmode": "overlay", "bargap": 0.35,
            "hoverlabel": {"bgcolor": look.surface, "bordercolor": look.line,
                           "font": {"family": FONT, "size": SMALL, "color": look.text}},
            "xaxis": axis, "yaxis": axis,
        }
    )  # fmt: skip
    return sample_mark(figure, look)


def stepped_back(drawn: Mark, look: Look, code: str, chosen: Sequence[str]) -> Mark:
    """The mark of a code, paler where the page is filtered by others; what is written on it stays readable."""
    if not chosen or code in chosen:
        return drawn
    fill = mixed(look.page, drawn.fill, 0.35)
    return drawn._replace(
        fill=fill,
        outline=mixed(look.page, drawn.outline, 0.5),
        ink=drawn.ink if drawn.hatch else look.ink(fill),
    )


def sample_mark(figure: go.Figure, look: Look) -> go.Figure:
    """Sample figures say so inside the picture too, faintly: a picture cut out of the page still carries it."""
    if look.sample:
        figure.add_annotation(
            text=say("SAMPLE, not real figures"), name="sample", x=0.5, y=0.5, xref="paper", yref="paper",
            textangle=0 if figure.layout.height < 160 else -12, opacity=0.16, showarrow=False,
            font={"size": 26, "color": look.quiet},
        )  # fmt: skip
    return figure


def nothing(look: Look, sentence: str, height: int = 160) -> go.Figure:
    """A figure without lines: one quiet sentence instead of empty axes."""
    figure = canvas(look, height)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return figure.add_annotation(
        text=broken(sentence, 38, 4), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False, name="nothing",
        font={"size": SIZES["text"], "color": look.quiet},
    )  # fmt: skip


def dashes(figure: go.Figure, across: tuple[float, float], down: tuple[float, float], colour: str) -> None:
    """The dashed frame of something that is planned, in the figure's own units."""
    figure.add_shape(
        type="rect", x0=across[0], x1=across[1], y0=down[0], y1=down[1],
        line={"color": colour, "width": 1.6, "dash": "4px,3px"},
    )  # fmt: skip


def agencies(row: Row) -> str:
    """ "3 agencies", or nothing where the line does not say."""
    return plural("{n} agency", "{n} agencies", row["organisations"]) if row.get("organisations") else ""


def share_bars(table: pa.Table, look: Look, shares: dict[str, str]) -> go.Figure:
    """Shares from 0 to 1 by title, one narrow panel a column.

    table: `title` and the columns of shares; null is told by a dash. shares: {column: heading}.
    """
    rows: list[Any] = table.to_pylist()
    if not rows:
        return nothing(look, say("Nothing was reported to us for this choice."))
    figure = canvas(look, 34 * len(rows) + 66, top=60)
    for n, (column, heading) in enumerate(shares.items()):
        _share_panel(figure, look, rows, column, heading, (n / len(shares), (n + 1) / len(shares)))
    names = [broken(str(row["title"]), 22) for row in rows]
    return figure.update_yaxes(
        tickmode="array", tickvals=list(range(len(rows))), ticktext=names, autorange="reversed", ticks="",
        showline=False,
    )  # fmt: skip


def _share_panel(
    figure: go.Figure, look: Look, rows: list[Row], column: str, heading: str, place: tuple[float, float]
) -> None:
    start, end = place[0] + (0.03 if place[0] else 0), place[1] - 0.02
    number = len(figure.data) + 1
    axis = "" if number == 1 else str(number)
    figure.update_layout({f"xaxis{axis}": {
        "domain": [start, end], "range": [0, 1.3], "visible": False, "fixedrange": True,
    }})  # fmt: skip
    figure.add_bar(
        x=[row[column] or 0 for row in rows], y=list(range(len(rows))), orientation="h", xaxis=f"x{axis}",
        name=column, text=[percent(row[column]) for row in rows], textposition="outside", cliponaxis=False,
        hovertext=[f"{plain(str(row['title']))}<br>{plain(heading)}: {percent(row[column])}" for row in rows],
        hoverinfo="text", marker={"color": look.accent, "cornerradius": 3},
    )  # fmt: skip
    figure.add_annotation(
        text=broken(heading, 18, 3), x=start, y=1, xref="paper", yref="paper", yanchor="bottom", xanchor="left",
        align="left", showarrow=False, font={"color": look.quiet},
    )  # fmt: skip
