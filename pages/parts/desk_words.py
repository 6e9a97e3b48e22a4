"""The chair's desk in words: kinds, one line for each thing that needs a person, answers and what they would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data_pipeline import Effect
from pages.parts.answers import said_titles
from pages.parts.words import month, number, plural, say

Item = Mapping[str, Any]
# What the rule has settled by itself is shown, and can be overturned, but nobody has to.
SETTLED = ("by_rule",)


def kind_words() -> dict[str, str]:
    """Kind of a thing that needs a person -> its name, in the order of the desk."""
    return {
        "objection": say("Objections"), "spelling": say("Spellings"), "same_work": say("Lead and partner"),
        "overlap": say("Two agencies, one place"),
        "jump": say("Jumps"), "outlier": say("High numbers"), "since_january": say("Totals since January"),
        "late": say("Final months that changed"), "by_rule": say("Counted once by the rule"),
    }  # fmt: skip


def desk_finding(items: Sequence[Item]) -> str:
    """How much waits, and for how long."""
    waiting = [item for item in items if item["kind"] not in SETTLED]
    if not waiting:
        return say("Nothing waits for you")
    oldest = max(item["days"] or 0 for item in waiting)
    things = plural("{n} thing to confirm", "{n} things to confirm", len(waiting))
    return plural(
        "{things}, the oldest for {n} day", "{things}, the oldest for {n} days", oldest, things=things
    )


def title_of(list_name: str, code: str | None) -> str:
    """A code's title; an agency that is on no list by its own words."""
    return said_titles(list_name).get(str(code), str(code or "").lstrip("~"))


def agencies(codes: Sequence[str]) -> str:
    """Names of agencies, three at most."""
    names = [title_of("organisation", code) for code in codes[:3]]
    more = [say("and {n} more", n=len(codes) - 3)] if len(codes) > 3 else []
    return ", ".join([*names, *more])


def item_words(item: Item) -> str:
    """One line: what, whose, which month."""
    return {
        "objection": _objection, "spelling": _spelling, "same_work": _work, "overlap": _work, "by_rule": _work,
        "jump": _jump, "outlier": _outlier, "since_january": _since_january, "late": _late,
    }[item["kind"]](item)  # fmt: skip


def age_words(item: Item) -> str:
    """For how long it has waited."""
    days = item["days"] or 0
    return plural("for {n} day", "for {n} days", days) if days else say("since today")


def _objection(item: Item) -> str:
    agency = title_of("organisation", item["organisation"])
    return say("{agency} objects to decision {n}", agency=agency, n=item["decision"])


def _spelling(item: Item) -> str:
    rows = plural("{n} row", "{n} rows", item["rows"])
    return say(
        "“{written}” ({list}): {rows} with {people} of {agencies}",
        written=item["written"], list=list_word(item["list"]), rows=rows,
        people=plural("{n} person", "{n} people", item["people"] or 0), agencies=agencies(item["organisations"]),
    )  # fmt: skip


def list_word(name: str) -> str:
    """What kind of thing a spelling names."""
    return {
        "organisation": say("agency"), "donor": say("donor"), "admin1": say("state or area"), "admin2": say("county"),
        "activity": say("activity"), "population_group": say("population group"), "status": say("status"),
        "delivery_mode": say("where or how"), "cluster": say("cluster"), "layer": say("layer"),
        "yes_no": say("yes or no"), "count_basis": say("how people were counted"),
        "sex": say("sex"), "age_group": say("age group"),
    }.get(name, name)  # fmt: skip


def _work(item: Item) -> str:
    return say(
        "{one} and {other}: {activity}, {place}, {group}, {month}",
        one=title_of("organisation", item["organisation"]), other=title_of("organisation", item["other"]),
        activity=title_of("activity", item["activity"]), place=place_title(item["place"]),
        group=title_of("population_group", item["population_group"]), month=month(item["month"]),
    )  # fmt: skip


def place_title(code: str | None) -> str:
    """A site's, county's or state's name."""
    found = (said_titles(name).get(str(code)) for name in ("site", "admin2", "admin1"))
    return next((title for title in found if title), str(code or ""))


def _jump(item: Item) -> str:
    return say(
        "{agency}, {month}: {now} people, before it was about {usual}",
        agency=title_of("organisation", item["organisation"]), month=month(item["month"]), now=item["people"],
        usual=item["usual"],
    )  # fmt: skip


def _outlier(item: Item) -> str:
    return say(
        "{agency}, {month}: {now} people in one row; three rows of four have at most {usual}",
        agency=title_of("organisation", item["organisation"]), month=month(item["month"]), now=item["people"],
        usual=item["usual"],
    )  # fmt: skip


def _since_january(item: Item) -> str:
    return say(
        "{agency}, until {month}: in {n} activities the numbers never fall",
        agency=title_of("organisation", item["organisation"]), month=month(item["month"]), n=item["rows"],
    )  # fmt: skip


def _late(item: Item) -> str:
    return say("{month} has changed since it was made final", month=month(item["month"]))


def effect_lines(effects: Sequence[Effect], day: Any) -> list[str]:
    """What an answer would change, a line for the whole group and one for each agency; in words where nothing."""
    if not any(effect.changes for effect in effects):
        return [say("No figure of {month} changes.", month=month(day))]
    return [_effect(effect) for effect in effects if effect.changes or not effect.organisation]


def _effect(effect: Effect) -> str:
    whose = title_of("organisation", effect.organisation) if effect.organisation else say("People reached")
    return say(
        "{whose}: at least {low}, at most {high}; {rows}",
        whose=whose, low=_moved(effect.low_before, effect.low_after),
        high=_moved(effect.high_before, effect.high_after), rows=_rows(effect.rows_after - effect.rows_before),
    )  # fmt: skip


def _moved(before: int, after: int) -> str:
    return f"{number(before)} → {number(after)}" if before != after else say("{n} as before", n=after)


def _rows(more: int) -> str:
    if not more:
        return say("as many rows count")
    return plural("{n} row more counts", "{n} rows more count", more) if more > 0 else plural(
        "{n} row fewer counts", "{n} rows fewer count", -more
    )  # fmt: skip
