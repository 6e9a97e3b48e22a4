"""The layers of support as a pyramid, and people by sex and age.

The pyramid is a model, not a bar chart: its four steps have fixed widths, and the numbers stand inside as words.
"""

from __future__ import annotations

import plotly.graph_objects as go
import pyarrow as pa

from data_pipeline.telling.look import SIZES, Look, mixed
from data_pipeline.telling.sexes import AGES, cells_known, everybody
from pages.parts.charts import agencies, canvas, nothing
from pages.parts.marks import Row, mark, marker_of, plain, words_of
from pages.parts.words import number, percent, plural, say, small

# Shares of the width, layer 4 at the top; narrow enough to be a pyramid, wide enough for its words on a phone.
WIDTHS = {"4": 0.64, "3": 0.76, "2": 0.88, "1": 1.0}
STEP_HEIGHT = 94
# Plotly sets lines apart by the size of the trace's own text: room for the large number between small words.
LINES = 15


def pyramid(table: pa.Table, look: Look, chosen: tuple[str, ...] = ()) -> go.Figure:
    """Four steps with the people (range), visits, agencies and places of each layer; a step carries its layer's code.

    table: answer of `reach_by_layer`; a layer that is missing from it is drawn as a gap. chosen: layers that the page
    is filtered by; the others step back.
    """
    rows = {str(row["layer"]): row for row in table.to_pylist() if str(row["layer"]) in WIDTHS}
    if not rows:
        return nothing(look, say("Nothing was reported to us for this choice."))
    figure = canvas(look, STEP_HEIGHT * len(WIDTHS) + 4, left=0, right=0, top=2, bottom=2)
    figure.update_layout(bargap=0.05)
    for layer in WIDTHS:
        _step(figure, look, layer, rows.get(layer, {"layer": layer, "title": ""}), chosen)
    figure.update_xaxes(range=[-0.5, 0.5], visible=False)
    return figure.update_yaxes(visible=False, categoryorder="array", categoryarray=list(reversed(WIDTHS)))


def _step(figure: go.Figure, look: Look, layer: str, row: Row, chosen: tuple[str, ...]) -> None:
    colour = look.layer(layer)
    drawn = mark(
        row, look, mixed(look.page, colour, 0.3) if chosen and layer not in chosen else colour, colour
    )
    figure.add_bar(
        x=[WIDTHS[layer]], base=[-WIDTHS[layer] / 2], y=[layer], orientation="h", name=layer,
        text=[_inside(row, look, layer)], textposition="inside", insidetextanchor="middle", constraintext="none",
        textangle=0, customdata=[[layer, row.get("low"), row.get("high")]],
        insidetextfont={"color": drawn.ink, "size": LINES},
        hoverinfo="text", hovertext=f"<b>{plain(say(row['title']))}</b><br>{plain(words_of(row, look))}",
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
        marker=marker_of([drawn]) | {"cornerradius": 6},
    )  # fmt: skip


def _inside(row: Row, look: Look, layer: str) -> str:
    """Name, people, and in the small lines the rest; each line fits the step on a phone."""
    name = plain(say("{layer} {title}", layer=layer, title=say(row["title"])).strip())
    people = f"<span style='font-size:{SIZES['heading']}px'><b>{plain(words_of(row, look))}</b></span>"
    visits = plural("{n} visit or session", "{n} visits and sessions", row.get("contacts") or 0)
    places = plural("{n} place", "{n} places", row["places"]) if row.get("places") else ""
    below = [
        visits if row.get("contacts") else "",
        " · ".join(part for part in (agencies(row), places) if part),
    ]
    lines = [_small(name), people, *(_small(line) for line in below if line)]
    return "<br>".join(lines)


def _small(words: str) -> str:
    return f"<span style='font-size:{SIZES['small']}px'>{words}</span>"


def sex_age(table: pa.Table, look: Look) -> go.Figure:
    """People by sex and age, women and girls to the left, men and boys to the right; not recorded ones apart below.

    table: answer of `sex_age`; drawn is its line for everybody. Only lower ends: sex and age have no upper end here.
    """
    cells = everybody(table)
    known = cells_known(cells)
    if known == 0:
        return nothing(look, say("Nobody's sex and age were reported to us for this choice."))
    figure = canvas(look, 250, top=26)
    ages = [say("Under 18"), say("18 to 59"), say("60 and older")]
    for side in (0, 1):
        _side(figure, look, ages, [cells[pair[side]] for pair in AGES], side, known)
    most = max(cells[name] or 1 for pair in AGES for name in pair)
    # Room at both ends for the numbers.
    figure.update_xaxes(range=[-most * 1.5, most * 1.5], visible=False)
    return figure.update_yaxes(
        ticks="", showline=False, tickmode="array", tickvals=ages, ticktext=[plain(a) for a in ages]
    )


def _side(
    figure: go.Figure, look: Look, ages: list[str], values: list[int | None], side: int, known: int | None
) -> None:
    """One half; `known`: all of both halves, None where a number is hidden and shares would tell it."""
    sign = 1 if side else -1
    numbers = [plain(small(look.small)) if value is None else number(value) for value in values]
    shares = [f"<br>{percent(value / known)}" if known and value is not None else "" for value in values]
    figure.add_bar(
        x=[sign * (value or 0) for value in values], y=ages, orientation="h", name=("women", "men")[side],
        marker={"color": look.ways[side], "cornerradius": 3}, cliponaxis=False, textposition="outside",
        text=[told + share for told, share in zip(numbers, shares, strict=True)], hoverinfo="text+y",
    )  # fmt: skip
    heading = (say("Women and girls"), say("Men and boys"))[side]
    figure.add_annotation(
        text=f"<b>{plain(heading)}</b>", x=0, y=1, yref="paper", yanchor="bottom", xanchor=("right", "left")[side],
        showarrow=False, yshift=4, xshift=4 * sign,
    )  # fmt: skip
