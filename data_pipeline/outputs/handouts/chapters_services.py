"""The chapters about services: coverage, the care pathway, who is present."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pyarrow as pa

from ...telling import care_words, coverage_words
from ...telling.marks import small_of
from ...telling.speech import plural, say
from .chapter import Chapter, drawn
from .handout import Handout

LAYERS = ("2", "3", "4")


def coverage(handout: Handout) -> Chapter | None:
    """Reach against target and need of the country and its states; None where no figure has been entered."""
    lines = handout.ask("coverage").to_pylist()
    known = [row for row in lines if row["measure"] and (row["level"] != "admin2" or handout.admin1)]
    shown = [row for row in known if row["share_low"] is not None or row["hidden"]]
    if all(row["hidden"] for row in shown):
        return None
    told = [{
        **row, "line": _line(row, handout), "said": coverage_words.share_words(row, small_of(handout.look)),
        "figure": coverage_words.figure_words(row), "doubts": coverage_words.doubts(row),
    } for row in shown]  # fmt: skip
    columns = {
        "line": say("Place, layer, group"), "low": say("People reached, at least"), "said": say("Share"),
        "figure": say("Figure"), "doubts": say("To know"),
    }  # fmt: skip
    return Chapter(
        "coverage", coverage_words.of_coverage(known),
        drawn(handout, say("People reached, at least, as a share of the figure")), pa.Table.from_pylist(told), columns,
        (say("Layers 2 to 4 together where no layer stands; no coverage is claimed for layer 1."),),
    )  # fmt: skip


def _line(row: dict[str, Any], handout: Handout) -> str:
    group = row["population_group"]
    return coverage_words.line_title(
        row, "" if group == "ALL" else say(handout.titles[f"population_group:{group}"])
    )


def care(handout: Handout) -> Chapter:
    """In how many counties of each state there is layer 2, 3 and 4; in a state's hand-out each county."""
    rows = handout.ask("care_pathway")
    lines = _by_county(rows) if handout.admin1 else _by_state(rows)
    first = (
        {"title": say("County")}
        if handout.admin1
        else {"title": say("State or area"), "counties": say("Counties")}
    )
    heard = {} if handout.admin1 else {"told": say("Somebody has told us")}
    columns = {**first, **{f"layer_{layer}": say("Layer {n}", n=layer) for layer in LAYERS}, **heard}
    ending = care_words.of_ending(handout.ask("services_ending"))
    measure = (
        say("Agencies in the county")
        if handout.admin1
        else say("Counties in which the layer was reported to us")
    )
    return Chapter(
        "care", care_words.of_pathway(rows), drawn(handout, measure),
        pa.Table.from_pylist(lines), columns,
        (say("Known services that send no report are counted where a chair has entered them."),), (ending,),
    )  # fmt: skip


def _by_state(rows: pa.Table) -> list[dict[str, Any]]:
    """One line a state: its counties, those with each layer, and whether anybody has told us of any of them."""
    places: dict[str, dict[str, Any]] = {}
    for row in rows.to_pylist():
        none = {
            "title": row["place_title"],
            "counties": 0,
            "told": False,
            **{f"layer_{n}": 0 for n in LAYERS},
        }
        line = places.setdefault(row["place"], none)
        line["counties"] += row["layer"] == LAYERS[0]
        line["told"] = line["told"] or row["told"] != "nobody_told"
        line[f"layer_{row['layer']}"] += row["found"] == "county"
    return list(places.values())


def _by_county(rows: pa.Table) -> list[dict[str, Any]]:
    counties: dict[str, dict[str, Any]] = {}
    for row in rows.to_pylist():
        line = counties.setdefault(row["county"], {"title": row["title"]})
        line[f"layer_{row['layer']}"] = care_words.cell(row)[0]
    return list(counties.values())


def presence(handout: Handout) -> Chapter:
    """Which agencies told us of work, where and at which layers: they are thanked by name."""
    rows = handout.ask("presence").to_pylist()
    named: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        named[row["title"]].append(row)
    kept = [{
        "title": title, "places": len({row["place"] for row in told}),
        "where": "; ".join(_places(told, handout)),
        "layers": ", ".join(sorted({row["layer"] for row in told if row["layer"]})),
    } for title, told in sorted(named.items())]  # fmt: skip
    schema = pa.schema(
        [("title", pa.string()), ("places", pa.int64()), ("where", pa.string()), ("layers", pa.string())]
    )
    columns = {
        "title": say("Agency"), "places": say("States and areas"), "where": say("Where"), "layers": say("Layers"),
    }  # fmt: skip
    return Chapter(
        "presence", _finding(len(kept)),
        drawn(handout, say("Agencies with ongoing or completed activities")),
        pa.Table.from_pylist(kept, schema), columns,
        (say("Layers: activities without a layer, such as coordination, are not named."),),
    )  # fmt: skip


def _finding(n: int) -> str:
    return plural("{n} agency told us of its ongoing work", "{n} agencies told us of their ongoing work", n)


def _places(rows: list[dict[str, Any]], handout: Handout) -> list[str]:
    return sorted({handout.place_title(row["place"]) for row in rows if row["place"]})
