"""What a fact sheet says: every word and number ready, from the chapters of the month."""

from __future__ import annotations

from typing import Any

from ...telling import passport, sentences
from ...telling.marks import kind_of, mark, small_of, words_of
from ...telling.speech import date, month, number, percent, plural, reach, say, short_month
from ...words import Words
from .chapter import Chapter
from .chapters import chapters
from .chapters_head import attention, key_messages
from .chapters_people import measures
from .factsheet_map import map_of
from .factsheet_tables import care_table, matrix_table
from .handout import Handout

MOST_BARS = 14


def told(handout: Handout) -> dict[str, Any]:
    """All that the typesetting needs; what has no figure is left out."""
    known = {chapter.key: chapter for chapter in chapters(handout)}
    mini = bool(handout.organisation or handout.donor)
    parts = {
        "where": _where(known["where"], handout), "layers": _layers(known["layers"], handout),
        "months": _months(known["reached"]), "groups": _bars(known["groups"], handout),
        "sexes": _sexes(known.get("sexes"), handout), **_optional(known, handout),
    }  # fmt: skip
    return {**_head(handout), **parts, "mini": mini}


def _head(handout: Handout) -> dict[str, Any]:
    line, settings = handout.line("headline"), handout.group.settings
    words, look = Words(handout.language or settings.language), handout.look
    version = handout.subject.version or say("as of {day}", day=date(line.get("as_of")))
    return {
        "lang": words.language, "rtl": words.right_to_left, "group": settings.title, "about": handout.about,
        "title": f"{settings.short_title}, {month(handout.month)}", "boundaries": handout.subject.boundaries,
        "about-file": passport.citation(line, handout.subject),
        "look": {**look.model_dump(), "layers": look.layers}, "version": version, "stamp": handout.stamp,
        "sample": say("SAMPLE, not real figures") if handout.group.sample else "", "fingerprint": handout.fingerprint,
        "headline": sentences.people(line, look.small), "source": _source(handout),
        "at-most": "; ".join(one for one in (sentences.at_most(line), passport.reported_words(line)) if one),
        "kpis": [{"n": n, "what": what} for n, what in measures(handout)],
        "messages": key_messages(handout), "attention": attention(handout), "method": _method(handout),
        "words": {
            "messages": say("Key messages"), "attention": say("What needs attention"),
            "method": say("How people are counted"),
        },
    }  # fmt: skip


def _source(handout: Handout) -> str:
    return say(
        "Source: {group}, 4Ws. The same figures in the dashboard: {address}. Fingerprint {fingerprint}.",
        group=handout.group.settings.title, address=handout.address, fingerprint=handout.fingerprint,
    )  # fmt: skip


def _method(handout: Handout) -> list[str]:
    line = handout.line("headline")
    return [
        say("“At least” counts people once who came in several months or to several activities of one place and group; "
            "“at most” is reached only if they were all different people. Months, layers and groups do not add up."),
        " ".join((say("“At least” rests on:"), *passport.assumptions(), *passport.bounds(line, handout.subject))),
        say("To cite: {citation}", citation=passport.citation(line, handout.subject)),
    ]  # fmt: skip


def _optional(known: dict[str, Chapter], handout: Handout) -> dict[str, Any]:
    """The parts that not every hand-out has."""
    found: dict[str, Any] = {}
    boundaries = handout.group.lists.boundaries
    if handout.whole and boundaries.get("features") and known["where"].rows.num_rows:
        found["map"] = map_of(handout, known["where"].rows)
    if "matrix" in known:
        found["matrix"] = _titled(known["matrix"], **matrix_table(known["matrix"], handout.look))
    if "care" in known:
        found["care"] = _titled(known["care"], **care_table(known["care"], handout.look))
    if "change" in known:
        found["change"] = _titled(known["change"], lines=known["change"].lines)
    if "coverage" in known:
        found["coverage"] = _titled(
            known["coverage"], rows=[_share(row) for row in known["coverage"].rows.to_pylist()[:MOST_BARS]]
        )
    if "presence" in known and known["presence"].rows.num_rows:
        found["partners"] = _titled(known["presence"], names=known["presence"].rows["title"].to_pylist())
    return found


def _titled(chapter: Chapter, **more: Any) -> dict[str, Any]:
    return {"title": chapter.title, "drawn": chapter.drawn, **more}


def _bars(chapter: Chapter, handout: Handout) -> dict[str, Any]:
    return _titled(
        chapter, rows=[_bar(row, row["title"], handout) for row in chapter.rows.to_pylist()[:MOST_BARS]]
    )


def _where(chapter: Chapter, handout: Handout) -> dict[str, Any]:
    return _bars(chapter, handout)


def _bar(row: dict[str, Any], name: str, handout: Handout) -> dict[str, Any]:
    kind = kind_of(row)
    text = {"people": lambda: number(row["low"]), "hidden": lambda: small_of(handout.look)}
    said = text[kind]() if kind in text else words_of(row, handout.look)
    ends = {"low": row["low"], "high": row["high"]} if kind == "people" else {"low": None, "high": None}
    return {"name": name, "text": said, "gap": kind == "none", **ends}


def _share(row: dict[str, Any]) -> dict[str, Any]:
    """A share of target or need; the bar ends at twice the figure, the words say how much it is."""
    name = ", ".join(part for part in (f"{row['line']} {row['figure']}", row["doubts"]) if part)
    share = min(2.0, float(row["share_low"])) if row["share_low"] is not None else None
    return {
        "name": name,
        "text": row["said"],
        "gap": not row["low"] and not row["hidden"],
        "low": share,
        "high": share,
    }


def _layers(chapter: Chapter, handout: Handout) -> dict[str, Any]:
    rows = {str(row["layer"]): row for row in chapter.rows.to_pylist()}
    steps = []
    for n, layer in enumerate(("4", "3", "2", "1")):
        row, hue = rows.get(layer, {"layer": layer, "title": ""}), handout.look.layer(layer)
        drawn = mark(row, handout.look, hue, hue)
        rest = [
            plural("{n} agency", "{n} agencies", row["organisations"]) if row.get("organisations") else "",
            plural("{n} place", "{n} places", row["places"]) if row.get("places") else "",
        ]
        steps.append({
            "name": say("{layer} {title}", layer=layer, title=row["title"]), "people": words_of(row, handout.look),
            "rest": " · ".join(part for part in rest if part), "width": 0.64 + 0.12 * n, "fill": drawn.fill,
            "ink": drawn.ink, "frame": drawn.outline if drawn.width else "",
        })  # fmt: skip
    return _titled(chapter, steps=steps)


def _months(chapter: Chapter) -> dict[str, Any]:
    rows = chapter.rows.to_pylist()
    drawn = say(
        "People reached in each month, at least to at most; below: agencies that have reported, of those expected"
    )
    return {
        "title": chapter.lines[-1], "drawn": drawn,
        "rows": [{
            "name": short_month(row["month"]), "low": row["low"] or 0, "high": row["high"] or 0,
            "text": number(row["low"]) if row["high"] else reach(row["low"], hidden=row["hidden"]),
            "reported": f"{row['reported']}/{row['expected']}", "last": row is rows[-1],
        } for row in rows],
    }  # fmt: skip


def _sexes(chapter: Chapter | None, handout: Handout) -> dict[str, Any]:
    if chapter is None:
        return {"rows": []}
    row = chapter.rows.to_pylist()[0]
    ages = (say("Under 18"), say("18 to 59"), say("60 and older"))
    pairs = (("girls", "boys"), ("women", "men"), ("older_women", "older_men"))
    known = sum(row.get(name) or 0 for pair in pairs for name in pair)
    lines = [{
        "age": age, "women": row.get(women) or 0, "men": row.get(men) or 0,
        "women-text": _counted(row.get(women), known, handout), "men-text": _counted(row.get(men), known, handout),
    } for age, (women, men) in zip(ages, pairs, strict=True)]  # fmt: skip
    sides = (say("Women and girls"), say("Men and boys"))
    return _titled(chapter, rows=lines if known else [], sides=sides)


def _counted(n: int | None, known: int, handout: Handout) -> str:
    if n is None:
        return small_of(handout.look)
    return say("{n} ({share})", n=number(n or 0), share=percent((n or 0) / known)) if known else ""
