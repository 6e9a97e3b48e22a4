"""People reached month by month, with a thin strip beneath that says how complete each month is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import plotly.graph_objects as go
import pyarrow as pa
from babel.dates import format_date

from data_pipeline.telling.look import Look, mixed
from pages.parts.charts import canvas, nothing
from pages.parts.marks import Mark, Row, mark, plain, words_of
from pages.parts.words import language, month, number, say, small

STRIP = ("on_time", "late", "missing")


def by_month(
    table: pa.Table, look: Look, hue: str | None = None, height: int = 300, steady: pa.Table | None = None
) -> go.Figure:
    """A bar a month to the lower end, whisker to the upper; months that are not final are paler.

    table: answer of `reach_by_month`; steady: the same of the agencies that reported in every month, marked across the
    bars, so that a rise in reporting does not look like one in reach. The strip stacks the expected agencies: on time,
    late, missing; the number in it is of those that have reported. No area, no line: months are not added up.
    """
    rows = table.to_pylist()
    if not rows:
        return nothing(look, say("Nothing was reported to us for this choice."))
    figure = canvas(look, height, left=4, right=4, top=40, bottom=4)
    figure.update_layout(barmode="stack", bargap=0.4, yaxis={"domain": [0.24, 1]})
    _people(figure, look, rows, hue or look.accent)
    ticks = month_ticks([row["month"] for row in rows])
    if steady is not None:
        _steady(figure, look, {row["month"]: row for row in steady.to_pylist()}, rows)
    _strip(figure, look, rows)
    figure.update_layout(
        xaxis={"tickmode": "array", "tickvals": list(range(len(rows))), "ticktext": ticks, "anchor": "y2",
               "tickangle": 0, "showline": False, "ticks": "", "range": [-0.5, max(len(rows), 6) - 0.5]},
        yaxis={"range": [0, _most(rows) * 1.06], "visible": False},
        yaxis2={"domain": [0, 0.08], "range": [0, 1], "visible": False, "fixedrange": True},
    )  # fmt: skip
    return figure


def _people(figure: go.Figure, look: Look, rows: list[Row], hue: str) -> None:
    marks = [mark(row, look, hue if row.get("final") else mixed(look.page, hue, 0.72)) for row in rows]
    lows = [row["low"] if m.kind == "people" else 0 for row, m in zip(rows, marks, strict=True)]
    over = [
        max(0, row["high"] - row["low"]) if m.kind == "people" else None
        for row, m in zip(rows, marks, strict=True)
    ]
    figure.add_bar(
        x=list(range(len(rows))), y=lows, name="people", hoverinfo="text",
        hovertext=[_tip(row, look) for row in rows], customdata=[row["month"].isoformat() for row in rows],
        marker={"color": [m.fill for m in marks], "cornerradius": 3},
        error_y={"type": "data", "array": over, "arrayminus": [0] * len(over), "symmetric": False, "thickness": 1.2,
                 "width": 4, "color": look.quiet},
    )  # fmt: skip
    figure.add_scatter(
        x=list(range(len(rows))), y=[a + (b or 0) for a, b in zip(lows, over, strict=True)], mode="text", name="words",
        text=_labels(rows, marks, look), textposition=_towards_middle(len(rows)), cliponaxis=False, hoverinfo="skip",
        textfont={"color": [look.text if m.kind == "people" else m.ink for m in marks]},
    )  # fmt: skip


def _steady(figure: go.Figure, look: Look, same: dict[date, Row], rows: list[Row]) -> None:
    """A short mark across each bar, and on what it stands for when a pointer rests on it."""
    known = [(n, same[row["month"]]) for n, row in enumerate(rows) if same.get(row["month"], {}).get("low")]
    figure.add_scatter(
        x=[n for n, _ in known], y=[row["low"] for _, row in known], mode="markers", name="steady", hoverinfo="text",
        hovertext=[plain(_same(row["low"])) for _, row in known],
        marker={"symbol": "line-ew", "size": 14, "line": {"width": 3, "color": look.text}},
    )  # fmt: skip


def _same(low: int) -> str:
    return say("agencies that reported in every month: at least {n}", n=low)


def _labels(rows: list[Row], marks: list[Mark], look: Look) -> list[str]:
    """Numbers on the first, largest and last month, and on every month that has none and must say why."""
    lows = [row["low"] or 0 for row in rows]
    told = {0, lows.index(max(lows)), len(rows) - 1}
    # Neighbours would run into each other on a phone: the last one wins.
    told -= {n for n in told if n != len(rows) - 1 and n + 1 in told}
    words = [_range(row) if n in told else "" for n, row in enumerate(rows)]
    loud = {
        "hidden": f"<i>{plain(small(look.small))}</i>",
        "none": "–",
        "untold": "?",
        "uncounted": "–",
        "planned": "",
    }
    return [words[n] if m.kind == "people" else loud[m.kind] for n, m in enumerate(marks)]


def _towards_middle(bars: int) -> list[str]:
    """The words over the first and last bar lean inwards, so that a narrow screen cuts none of them off."""
    return [
        "top right" if n == 0 < bars - 1 else "top left" if n == bars - 1 > 2 else "top center"
        for n in range(bars)
    ]


def _range(row: Row) -> str:
    """Over a whisker: the lower end, under it the upper."""
    if not row.get("high") or row["high"] == row["low"]:
        return f"<b>{number(row['low'])}</b>"
    return f"<b>{number(row['low'])}</b><br>{plain(say('to {high}', high=row['high']))}"


def _strip(figure: go.Figure, look: Look, rows: list[Row]) -> None:
    colours = {"on_time": look.quiet, "late": look.late, "missing": look.page}
    for name in STRIP:
        figure.add_bar(
            x=list(range(len(rows))), y=[_shares(row)[name] for row in rows], yaxis="y2", name=name, hoverinfo="text",
            hovertext=[_complete(row) for row in rows],
            text=[number(row["reported"]) if row["reported"] else "" for row in rows] if name == "on_time" else None,
            textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
            insidetextfont={"size": 11, "color": look.page},
            marker={"color": colours[name], "line": {"color": look.quiet, "width": 0.8}},
        )  # fmt: skip
    key = [f"<span style='color:{look.quiet}'>■</span> {plain(say('reported on time'))}",
           f"<span style='color:{look.late}'>■</span> {plain(say('late'))}", f"□ {plain(say('not yet'))}"]  # fmt: skip
    figure.add_annotation(
        text=f"{plain(say('Agencies:'))} {' &nbsp;'.join(key)}", x=0, y=0.16, xref="paper", yref="paper",
        xanchor="left", yanchor="middle", showarrow=False, font={"color": look.quiet}, name="key",
    )  # fmt: skip


def _shares(row: Row) -> dict[str, float]:
    """The expected agencies of a month as shares; `reported` includes the late ones."""
    expected, reported, late = (row.get(name) or 0 for name in ("expected", "reported", "late"))
    if not expected:
        return dict.fromkeys(STRIP, 0.0)
    on_time = max(0, reported - late)
    return {
        "on_time": on_time / expected,
        "late": late / expected,
        "missing": max(0, expected - reported) / expected,
    }


def _complete(row: Row) -> str:
    told = say(
        "{reported} of {expected} agencies have reported", reported=row["reported"], expected=row["expected"]
    )
    late = say("{n} of them late", n=row["late"] or 0)
    return f"<b>{plain(month(row['month']))}</b><br>{plain(told)}<br>{plain(late)}"


def _tip(row: Row, look: Look) -> str:
    final = "" if row.get("final") else f"<br>{plain(say('not final yet'))}"
    return f"<b>{plain(month(row['month']))}</b><br>{plain(words_of(row, look))}{final}"


def month_ticks(days: Sequence[date]) -> list[str]:
    """Short names of months, the year under the first one and every January."""
    return [_short(day, n == 0) for n, day in enumerate(days)]


def _short(day: date, first: bool) -> str:
    locale = "en_GB" if language() in ("en", "qps") else language()
    name = str(format_date(day, "LLL", locale=locale))
    return f"{name}<br>{day.year}" if first or day.month == 1 else name


def _most(rows: list[Row]) -> float:
    return max((row.get("high") or 0 for row in rows), default=0) or 1
