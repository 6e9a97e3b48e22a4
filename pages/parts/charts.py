"""Bars: the plain ground every figure is drawn on, and people reached as a bar with its range.

A chart takes an Arrow table as `ask` returns it and a Look, and returns a figure whose values can be read back from
its own data. Titles are no part of a figure: they are sentences of the page, so that they wrap and are read aloud.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pyarrow as pa

from pages.parts.look import FONT, SIZES, Look
from pages.parts.marks import Row, broken, kind_of, mark, marker_of, words_of
from pages.parts.words import percent, plural, say

SMALL = SIZES["small"]


def canvas(
    look: Look, height: int, left: int = 4, right: int = 8, top: int = 6, bottom: int = 6
) -> go.Figure:
    """An empty figure: see-through, no legend, nothing that can be dragged away; carries the sample mark."""
    axis = {"fixedrange": True, "zeroline": False, "showgrid": False, "automargin": True,
            "tickfont": {"size": SMALL, "color": look.text}, "linecolor": look.line, "gridcolor": look.line,
            "ticklabelstandoff": 4}  # fmt: skip
    figure = go.Figure(
        layout={
            # No template: plotly's own is several kilobytes a figure, and Streamlit would put its colours over ours.
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


def sample_mark(figure: go.Figure, look: Look) -> go.Figure:
    """Sample figures say so inside the picture too, faintly, so that a picture cut out of the page still carries it."""
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
        text=broken(sentence, 38, 4), x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False,
        font={"size": SIZES["text"], "color": look.quiet},
    )  # fmt: skip


def range_bars(
    table: pa.Table, look: Look, code: str, title: str = "title", ranked: bool = False, chosen: str | None = None,
    colours: dict[str, str] | None = None, row_height: int = 34,
) -> go.Figure:  # fmt: skip
    """People by place, layer, group or activity: a bar to the lower end, a fine whisker to the upper.

    table: lines with `code`, `title`, low, high and, where given, told, planned, hidden, organisations. ranked: by
    value, largest first, instead of the order of the table. Bars carry [code, low, high] as customdata, for clicks.
    """
    rows = _ranked(table.to_pylist()) if ranked else table.to_pylist()
    if not rows:
        return nothing(look, say("Nothing was reported to us for this choice."))
    fills = [(colours or {}).get(str(row[code]), look.accent) for row in rows]
    figure = canvas(look, row_height * len(rows) + 16, right=112)
    names = [_name(row, title, row[code] == chosen) for row in rows]
    data = [[str(row[code]), row.get("low"), row.get("high")] for row in rows]
    _bars(figure, rows, names, fills, look, data, title)
    figure.update_xaxes(range=[0, _most(rows) * 1.02], visible=False)
    return figure.update_yaxes(autorange="reversed", ticks="", showline=False)


def share_bars(
    table: pa.Table, look: Look, title: str, shares: dict[str, str], row_height: int = 34
) -> go.Figure:
    """Shares from 0 to 1 side by side, one narrow panel a column: shares is {column: heading}; null is a gap."""
    rows, panels = table.to_pylist(), len(shares)
    if not rows:
        return nothing(look, say("Nothing was reported to us for this choice."))
    figure = canvas(look, row_height * len(rows) + 66, top=60)
    names = [broken(str(row[title]), 22) for row in rows]
    for n, (column, heading) in enumerate(shares.items()):
        _share_panel(figure, look, names, [row[column] for row in rows], n, panels, heading)
    return figure.update_yaxes(autorange="reversed", ticks="", showline=False)


def _bars(
    figure: go.Figure,
    rows: list[Row],
    names: list[str],
    fills: list[str],
    look: Look,
    data: list[list[Any]],
    title: str,
) -> None:
    marks = [mark(row, look, fill) for row, fill in zip(rows, fills, strict=True)]
    stub = _most(rows) * 0.06
    lengths = [row["low"] if m.kind == "people" else stub for row, m in zip(rows, marks, strict=True)]
    over = [
        max(0, row["high"] - row["low"]) if m.kind == "people" else None
        for row, m in zip(rows, marks, strict=True)
    ]
    texts = [words_of(row, look) for row in rows]
    figure.add_bar(
        x=lengths, y=names, orientation="h", customdata=data, name="people", hovertext=_tips(rows, title, texts),
        hoverinfo="text", marker=marker_of(marks), selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        error_x={"type": "data", "array": over, "arrayminus": [0] * len(over), "symmetric": False,
                 "thickness": 1.2, "width": 4, "color": look.quiet},
    )  # fmt: skip
    figure.add_scatter(
        x=[a + (b or 0) for a, b in zip(lengths, over, strict=True)], y=names, mode="text", name="words", hoverinfo="skip",
        text=[f"&nbsp; {text}" for text in texts], textposition="middle right", cliponaxis=False,
        textfont={"color": [look.text if m.kind == "people" else m.ink for m in marks],
                  "style": ["italic" if m.kind == "hidden" else "normal" for m in marks]},
    )  # fmt: skip
    for n, m in enumerate(marks):
        if m.dashed:
            dashes(figure, (0, stub), (n - 0.32, n + 0.32), m.outline)


def dashes(figure: go.Figure, across: tuple[float, float], down: tuple[float, float], colour: str) -> None:
    """The dashed frame of something that is planned, in the figure's own units."""
    figure.add_shape(
        type="rect", x0=across[0], x1=across[1], y0=down[0], y1=down[1],
        line={"color": colour, "width": 1.6, "dash": "4px,3px"},
    )  # fmt: skip


def _share_panel(
    figure: go.Figure,
    look: Look,
    names: list[str],
    values: list[float | None],
    n: int,
    panels: int,
    heading: str,
) -> None:
    wide, axis = 1 / panels, "" if n == 0 else str(n + 1)
    domain = [n * wide + (0.03 if n else 0), (n + 1) * wide - 0.02]
    figure.update_layout(
        {f"xaxis{axis}": {"domain": domain, "range": [0, 1.3], "visible": False, "fixedrange": True}}
    )
    figure.add_bar(
        x=[value or 0 for value in values], y=names, orientation="h", xaxis=f"x{axis}", name=heading, hoverinfo="y+text",
        text=[percent(value) for value in values], textposition="outside", marker_color=look.accent, cliponaxis=False,
    )  # fmt: skip
    figure.add_annotation(
        text=broken(heading, 18, 3), x=domain[0], y=1, xref="paper", yref="paper", yanchor="bottom", xanchor="left",
        align="left", showarrow=False, font={"color": look.quiet},
    )  # fmt: skip


def _name(row: Row, title: str, chosen: bool) -> str:
    name = broken(str(row[title]), 24)
    return f"<b>{name}</b>" if chosen else name


def _tips(rows: list[Row], title: str, texts: list[str]) -> list[str]:
    names = [broken(str(row[title]), 48, 6) for row in rows]
    parts = [
        (f"<b>{name}</b>", text, agencies(row)) for name, text, row in zip(names, texts, rows, strict=True)
    ]
    return ["<br>".join(part for part in lines if part) for lines in parts]


def agencies(row: Row) -> str:
    """ "3 agencies", or nothing where the line does not say."""
    return plural("{n} agency", "{n} agencies", row["organisations"]) if row.get("organisations") else ""


def _ranked(rows: list[Any]) -> list[Any]:
    return sorted(
        rows, key=lambda row: (kind_of(row) != "people", kind_of(row) == "untold", -(row.get("low") or 0))
    )


def _most(rows: list[Row]) -> float:
    return max((row.get("high") or 0 for row in rows), default=0) or 1
