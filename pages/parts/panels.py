"""The figures of several pages: each asks its question and draws the answer, with the finding as its title."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from data_pipeline.telling import sentences
from data_pipeline.telling.place_sentences import word_of
from data_pipeline.telling.sentences_steady import steady_key, steady_lows, with_steady
from pages.parts.address import view
from pages.parts.answers import group
from pages.parts.apart import apart
from pages.parts.bars import range_bars
from pages.parts.maps import state_map
from pages.parts.matrix import matrix
from pages.parts.panel import drawn, panel, reader_look, with_words
from pages.parts.passport import period_words
from pages.parts.pyramid import pyramid
from pages.parts.series import by_month
from pages.parts.session import ask
from pages.parts.visitor import viewer
from pages.parts.words import say

PEOPLE = ("said", "low", "high", "contacts", "organisations")


def place_word() -> str:
    """What the first level is called here, for place_sentences."""
    places = {place.code: place.type for place in group().lists.places}
    return word_of(group().settings.admin1_word, {places[code] for code in group().settings.screen_areas})


def columns_of(rows: pa.Table, first: Mapping[str, str]) -> dict[str, str]:
    """The columns of a table of people: those given first, then what the question has of PEOPLE."""
    known = {
        "said": say("People reached"), "low": say("At least"), "high": say("At most"),
        "contacts": say("Visits and sessions"), "organisations": say("Agencies"),
    }  # fmt: skip
    return {**first, **{name: title for name, title in known.items() if name in rows.column_names}}


def what(measure: str = "") -> str:
    """The line under a title: what is drawn and for when."""
    return say(
        "{measure}, {period}",
        measure=measure or say("People reached, at least to at most"),
        period=period_words(),
    )


def _everywhere() -> str:
    """Under the filter of a place the others are shown too, paler: the line under the title says so."""
    return say("People reached in all places, at least to at most") if view().admin1 or view().county else ""


def layer_hue() -> str | None:
    """The colour of the layer when the page is filtered by one."""
    return reader_look().layer(view().layer[0]) if len(view().layer) == 1 else None


@apart
def map_of_states(rows: pa.Table, opens: str = "states") -> None:
    """The map; a click on a state goes to it. rows: answer of `reach_by_state`."""
    reader, lists = reader_look(), group().lists
    spots = {
        p.code: (float(p.longitude), float(p.latitude)) for p in lists.places if p.longitude and p.latitude
    }
    note = say(group().settings.boundary_note)
    figure = drawn(
        lambda: state_map(rows, reader, lists.boundaries, spots, note, layer_hue(), chosen=view().admin1),
        "map", rows, reader, group().version, layer_hue(), view().admin1,
    )  # fmt: skip
    table = with_words(rows, reader)
    panel(
        sentences.of_states(rows), what(_everywhere()), figure, "wide", rows=table, opens=opens,
        columns=columns_of(table, {"title": say("State or area")}),
    )  # fmt: skip


@apart
def ranked_states(rows: pa.Table, key: str, opens: str = "states", finding: str = "") -> None:
    """The same as the map as bars, largest first; finding: another title than the range of the places."""
    reader, hue = reader_look(), layer_hue()
    fills = {str(code): hue for code in rows["place"].to_pylist()} if hue else None
    figure = drawn(
        lambda: range_bars(rows, reader, "place", ranked=True, colours=fills, chosen=view().admin1),
        "ranked", rows, reader, hue, view().admin1,
    )  # fmt: skip
    table = with_words(rows, reader)
    panel(
        finding or sentences.of_ranks(rows), what(_everywhere()), figure, key, rows=table, opens=opens,
        columns=columns_of(table, {"title": say("State or area")}),
    )  # fmt: skip


@apart
def pyramid_of_layers() -> None:
    """The four layers; a click filters the page by one, so the pyramid itself is asked for all."""
    rows, reader, chosen = ask("reach_by_layer"), reader_look(), view().layer
    figure = drawn(lambda: pyramid(rows, reader, chosen), "pyramid", rows, reader, chosen)
    table = with_words(rows, reader)
    panel(
        sentences.of_layers(rows), what(), figure, "layers", rows=table, chooses=("layer",),
        columns=columns_of(table, {"layer": say("Layer"), "title": say("Title")}),
        note=say("Layer 1 is delivered by other clusters: its coverage can't be read from these reports."),
    )  # fmt: skip


@apart
def gaps() -> None:
    """Layer by state, with loud gaps."""
    rows, reader = ask("reach_by_state_and_layer"), reader_look()
    places = dict(zip(rows["place"].to_pylist(), rows["title"].to_pylist(), strict=True))
    layers = {code: say("Layer {n}", n=code) for code in reader.layers}
    chosen = (view().admin1, view().layer)
    figure = drawn(
        lambda: matrix(rows, reader, "place", "layer", places, layers, reader.layers, chosen=chosen),
        "gaps", rows, reader, chosen,
    )  # fmt: skip
    table = with_words(rows, reader)
    panel(
        sentences.of_gaps(rows, place_word()),
        what(say("People reached, at least, and agencies")), figure, "scroll-gaps",
        rows=table, chooses=("admin1", "layer"),
        columns=columns_of(table, {"title": say("State or area"), "layer": say("Layer")}),
        note=say(
            "Framed in red: none reported to us. Hatched: nobody has told us. Dashed: planned. "
            "Not counted: a service without a number of people."
        ),
    )  # fmt: skip


@apart
def trend(key: str = "months", **only: object) -> None:
    """People by month, twelve months up to the chosen one, with the completeness of each."""
    rows, reader, hue = ask("reach_by_month", **only), reader_look(), layer_hue()
    steady = ask("reach_by_month_steady", **only) if viewer().is_member else None
    figure = drawn(lambda: by_month(rows, reader, hue, steady=steady), "months", rows, reader, hue, steady)
    table = with_words(rows, reader)
    reported = {
        "expected": say("Expected"),
        "reported": say("Reported"),
        "late": say("Late"),
        "final": say("Final"),
    }
    if steady is not None:
        table = table.append_column("steady", steady_lows(rows, steady))
        reported["steady"] = say("At least, by agencies that reported every month")
    what_drawn = say("People reached in each month, at least to at most; paler: not final")
    panel(
        with_steady(sentences.of_months(rows), rows, steady), f"{what_drawn}{steady_key(steady)}", figure, key,
        chooses=("month",), rows=table, columns={**columns_of(table, {"month": say("Month")}), **reported},
        note=say("Months do not add up: the same people come again."),
    )  # fmt: skip
