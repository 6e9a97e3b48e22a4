"""Which agencies are where: by state or county, national and international, who began and who ended."""

from __future__ import annotations

from html import escape
from typing import Any

import streamlit as st

from data_pipeline import months_before
from data_pipeline.telling import agency_words
from data_pipeline.telling.look import Look
from pages.parts.address import View, view
from pages.parts.apart import apart
from pages.parts.panel import drawn, heading, panel, reader_look
from pages.parts.panels import what
from pages.parts.session import ask
from pages.parts.stacks import Part, stacked_bars
from pages.parts.tables import downloads
from pages.parts.words import say


def kinds(reader: Look) -> dict[str, Part]:
    """The two kinds of agencies and their colours."""
    return {
        "national": Part(say("National"), reader.accent),
        "international": Part(say("International"), reader.ways[1]),
    }


@apart
def agencies_by_place(now: View) -> None:
    """Agencies by state; by county where states are chosen, for a click on a state chooses it."""
    counties = bool(now.admin1)
    rows, reader = ask("agencies_by_county" if counties else "agencies_by_state"), reader_look()
    figure = drawn(lambda: stacked_bars(rows, reader, "place", kinds(reader)), "agencies", rows, reader)
    panel(
        agency_words.of_places(rows.to_pylist()), what(say("Agencies with a service that runs")), figure, "agencies",
        rows=rows, chooses=("county" if counties else "admin1",),
        columns={"title": say("County") if counties else say("State or area"), "organisations": say("Agencies"),
                 "national": say("National"), "international": say("International")},
        note=say("An agency that works in several places is in each of them: lines do not add up."),
    )  # fmt: skip


@apart
def changes() -> None:
    """Who began in a place and who was not reported there again."""
    rows, before = ask("presence_changes"), months_before(view().month, 1)
    heading(
        agency_words.of_changes(rows.to_pylist(), before),
        say("Agency and state, against the month before; where a month was not reported, neither is said"),
    )
    lines = [agency_words.of_change(row) for row in rows.to_pylist()]
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    st.html(f'<ul class="fig-news">{items}</ul>')
    if lines:
        downloads(lambda: rows, None, f"presence_changes_{view().month:%Y-%m}", key="presence_changes")


@apart
def who_is_where() -> None:
    """Every agency against every state: at which layers it works there."""
    rows = ask("presence")
    heading(
        say("Who works where, at which layers"),
        what(say("The layers of each agency in each state or area; g: general activities, in no layer")),
    )
    if not rows.num_rows:
        st.markdown(say("No service was reported to us."))
        return
    layers: dict[tuple[str, str], set[str]] = {}
    for row in rows.to_pylist():
        layers.setdefault((row["organisation"], row["place"]), set()).add(row["layer"] or say("g"))
    names = dict(zip(rows["organisation"].to_pylist(), rows["title"].to_pylist(), strict=True))
    st.html(_grid(layers, names, _places()))
    downloads(
        lambda: rows.drop_columns(["hide_place"]), None, f"presence_{view().month:%Y-%m}", key="who_is_where"
    )


def _places() -> dict[str, str]:
    every: list[Any] = ask("agencies_by_state").to_pylist()
    return {row["place"]: row["title"] for row in every}


def _grid(layers: dict[tuple[str, str], set[str]], names: dict[str, str], places: dict[str, str]) -> str:
    """A table that can be read aloud and printed; the names of states stand upright to save width."""
    here = {place: title for place, title in places.items() if any(at == place for _, at in layers)}
    heads = "".join(f'<th scope="col">{escape(title)}</th>' for title in here.values())
    lines = "".join(
        f'<tr><th scope="row">{escape(names[code])}</th>{"".join(_cell(layers.get((code, at))) for at in here)}</tr>'
        for code in sorted(names, key=lambda code: names[code])
    )
    caption = escape(say("Who works where, at which layers"))
    return (
        f'<div class="months grid" tabindex="0" role="region" aria-label="{caption}"><table><thead><tr>'
        f'<th scope="col">{escape(say("Agency"))}</th>{heads}</tr></thead><tbody>{lines}</tbody></table></div>'
    )


def _cell(found: set[str] | None) -> str:
    return f'<td class="m-on_time">{escape(" ".join(sorted(found)))}</td>' if found else "<td></td>"
