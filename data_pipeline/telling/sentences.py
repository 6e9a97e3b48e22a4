"""Titles that say the finding, and sentences about a month: computed from answers, never typed.

Each function takes an answer's lines (or a table) and returns one sentence; nothing here asks or draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from .marks import kind_of
from .place_sentences import of_places
from .speech import month, plural, reach, say

Row = Mapping[str, Any]
CARE_LAYERS = ("4", "3", "2")


def people(line: Row, small: int = 10) -> str:
    """The headline: "At least 41,300 people reached"."""
    low, high = line.get("people_low"), line.get("people_high")
    if not line:
        return say("No figure for this period")
    if (line.get("hidden") or low is None) and not small:
        return say("The number of people reached is withheld")
    if line.get("hidden") or low is None:
        return plural("Fewer than {n} person reached", "Fewer than {n} people reached", small)
    if not high:
        return say("No people reached were reported to us")
    if low == high:
        return plural("{n} person reached", "{n} people reached", low)
    return plural("At least {n} person reached", "At least {n} people reached", low)


def at_most(line: Row) -> str:
    """The upper end under the headline; empty where both ends agree or are hidden."""
    low, high = line.get("people_low"), line.get("people_high")
    return "" if line.get("hidden") or not high or low == high else say("at most {high}", high=high)


def of_states(table: pa.Table) -> str:
    """Where most people were reached."""
    places = largest(table)
    if not places:
        return nobody(table)
    if len(places) == 1 and some_hidden(table):
        return say("Most people were reached in {place}", place=places[0]["title"])
    if len(places) == 1:
        return say("All people reached are in {place}", place=places[0]["title"])
    return say(
        "Most people were reached in {first} and {second}",
        first=places[0]["title"],
        second=places[1]["title"],
    )


def of_layers(table: pa.Table) -> str:
    """Which layer reached most people, and what there is of layer 4."""
    rows = {str(row["layer"]): row for row in table.to_pylist()}
    layers = [row for row in largest(table) if str(row["layer"]) in ("1", "2", "3", "4")]
    if not layers:
        return nobody(table)
    top, fourth = layers[0], rows.get("4", {})
    if len(layers) == 1 and not some_hidden(table):
        return say("People were reached at layer {layer} only", layer=str(top["layer"]))
    if kind_of(fourth) in ("none", "planned"):
        return say(
            "Most people were reached at layer {layer}; no layer 4 was reported to us",
            layer=str(top["layer"]),
        )
    if str(top["layer"]) == "4" or kind_of(fourth) != "people":
        return say("Most people were reached at layer {layer}", layer=str(top["layer"]))
    return say(
        "Most people were reached at layer {layer}; layer 4 reached {people}",
        layer=str(top["layer"]), people=reach(fourth["low"], fourth["high"]),
    )  # fmt: skip


def of_gaps(table: pa.Table, word: str) -> str:
    """The layer with most gaps among 2, 3 and 4: layer 1 is delivered by others, so a gap there says little.

    table: answer of `reach_by_state_and_layer`. word: see place_sentences.word_of.
    """
    rows = table.to_pylist()
    places = len({row["place"] for row in rows})
    gaps = {layer: sum(_is_gap(row, layer) for row in rows) for layer in CARE_LAYERS}
    worst = max(CARE_LAYERS, key=lambda layer: gaps[layer])
    if gaps[worst]:
        return of_places("gap", word, layer=worst, n=gaps[worst], all=places)
    return of_places("everywhere", word, all=places)


def of_months(table: pa.Table) -> str:
    """Where the last month stands among those shown."""
    rows = [row for row in table.to_pylist() if kind_of(row) == "people"]
    if not rows:
        return nobody(table)
    last, most = rows[-1], max(rows, key=lambda row: row["low"])
    if len(rows) == 1:
        return say(
            "{month}: {people} people", month=month(last["month"]), people=reach(last["low"], last["high"])
        )
    if last is most:
        return say("{month} reached more people than any month before it here", month=month(last["month"]))
    # A month without a number, or with one too small to show, may have reached fewer.
    if len(rows) == table.num_rows and last is min(rows, key=lambda row: row["low"]):
        return say("{month} reached fewer people than any month before it here", month=month(last["month"]))
    return say(
        "Most people were reached in {month}: {people}",
        month=month(most["month"]),
        people=reach(most["low"], most["high"]),
    )


def of_ranks(table: pa.Table) -> str:
    """From the place with fewest people reached to the one with most."""
    places = largest(table)
    if len(places) < 2:
        return of_states(table)
    first, last = places[0], places[-1]
    return say(
        "From {low} in {last} to {high} in {first}",
        low=last["low"],
        last=last["title"],
        high=first["low"],
        first=first["title"],
    )


def change(before: int, now: int, when: str) -> str:
    """Two lower ends against each other; "more" and "fewer" are of the least number of people."""
    if now == before:
        return say("As many people as in {when}", when=when)
    if now > before:
        return plural(
            "{n} more person than in {when}", "{n} more people than in {when}", now - before, when=when
        )
    return plural(
        "{n} person fewer than in {when}", "{n} people fewer than in {when}", before - now, when=when
    )


def of_activities(table: pa.Table) -> str:
    """The activity that reached most people."""
    rows = largest(table)
    if not rows:
        return nobody(table)
    return say(
        "{activity} reached most people: {people}",
        activity=say(rows[0]["title"]),
        people=reach(rows[0]["low"], rows[0]["high"]),
    )


def nobody(table: pa.Table) -> str:
    """Why no line has people: too few to be shown, services without a number, or none reported."""
    kinds = {kind_of(row) for row in table.to_pylist()}
    if "hidden" in kinds:
        return say("The numbers of people are too small to be shown")
    if "uncounted" in kinds:
        return say("Services were reported to us without a number of people")
    return say("No people reached were reported to us")


def largest(table: pa.Table) -> Sequence[Row]:
    """The lines that have people, most first."""
    rows = [row for row in table.to_pylist() if kind_of(row) == "people"]
    return sorted(rows, key=lambda row: -row["low"])


def some_hidden(table: pa.Table) -> bool:
    """Whether a line has people, but too few to show: then nothing is "all" or "only"."""
    return any(kind_of(row) == "hidden" for row in table.to_pylist())


def _is_gap(row: Row, layer: str) -> bool:
    return str(row["layer"]) == layer and kind_of(row) in ("none", "planned", "untold")
