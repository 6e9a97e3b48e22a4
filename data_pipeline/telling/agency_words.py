"""Agencies, trainings and the directory in sentences: the findings of who is where. Nothing here asks or draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .speech import month, number, percent, plural, say

Row = Mapping[str, Any]


def of_presence(national: int, international: int) -> str:
    """How many agencies there are, and of which kind."""
    if not national + international:
        return say("No agency was reported to us")
    told = plural("{n} agency", "{n} agencies", national + international)
    return say(
        "{agencies}: {national} national, {international} international",
        agencies=told, national=national, international=international,
    )  # fmt: skip


def of_places(rows: Sequence[Row]) -> str:
    """Where most agencies are, and where there is a single one."""
    there = sorted((row for row in rows if row["organisations"]), key=lambda row: -row["organisations"])
    if not there:
        return say("No agency was reported to us")
    most = say("Most agencies are in {place}: {n}", place=there[0]["title"], n=there[0]["organisations"])
    alone = [row["title"] for row in there if row["organisations"] == 1]
    if not alone or len(there) == 1:
        return most
    if len(alone) == 1:
        return say("{most}; in {place} there is one", most=most, place=alone[0])
    return plural(
        "{most}; in {n} place there is one", "{most}; in {n} places there is one", len(alone), most=most
    )


def of_changes(rows: Sequence[Row], before: Any) -> str:
    """rows: lines of `presence_changes`; before: the month before."""
    new, ended = (sum(row["change"] == change for row in rows) for change in ("new", "ended"))
    if not new and not ended:
        return say("No agency began or ended in a place since {month}", month=month(before))
    parts = (
        plural("{n} agency is new in a place", "{n} agencies are new in a place", new) if new else "",
        plural("{n} agency was not reported again", "{n} agencies were not reported again", ended)
        if ended
        else "",
    )
    return say("Since {month} {parts}", month=month(before), parts=", ".join(part for part in parts if part))


def of_change(row: Row) -> str:
    """One line of `presence_changes` as a sentence."""
    message = {
        "new": say("{agency} is new in {place}", agency=row["title"], place=row["place_title"]),
        "ended": say(
            "{agency} was not reported again in {place}", agency=row["title"], place=row["place_title"]
        ),
        "not_told": say(
            "{agency} in {place}: one of the two months was not reported",
            agency=row["title"],
            place=row["place_title"],
        ),
    }[row["change"]]
    layers = [layer for layer in row["layers"] if layer]
    if not layers:
        return message
    return plural(
        "{change} (layer {layers})", "{change} (layers {layers})", len(layers), change=message,
        layers=", ".join(layers),
    )  # fmt: skip


def of_trainings(rows: Sequence[Row]) -> str:
    """How many were trained, and the share of women among those whose sex is known. rows: lines of `trainings`."""
    trained = sum(row["participants"] for row in rows)
    women, men = (sum(row[name] or 0 for row in rows) for name in ("women", "men"))
    if not trained:
        return say("No training was reported to us")
    told = plural("{n} person trained", "{n} people trained", trained)
    if not women + men:
        return say("{told}; their sex was not reported", told=told)
    return say(
        "{told}; {share} of those whose sex is known are women",
        told=told,
        share=percent(women / (women + men)),
    )


def of_topics(rows: Sequence[Row]) -> str:
    """The topic with most people, and how many people were staff of ministries."""
    ministry = sum(row["ministry"] for row in rows)
    if not any(row["participants"] for row in rows):
        return say("No training was reported to us")
    if not ministry:
        return say("No topic names staff of a ministry")
    return plural("{n} of them is staff of a ministry", "{n} of them are staff of ministries", ministry)


def of_supervision(rows: Sequence[Row]) -> str:
    """rows: the lines of `trainings` that are supervision."""
    if not rows:
        return say("No supervision was reported to us")
    return say(
        "Supervision was reported by {agencies} in {places}",
        agencies=plural("{n} agency", "{n} agencies", len({row["organisation"] for row in rows})),
        places=plural("{n} place", "{n} places", len({row["place"] for row in rows})),
    )  # fmt: skip


def of_directory(rows: Sequence[Row]) -> str:
    """rows: lines of `directory`."""
    if not rows:
        return say("No service was reported to us")
    named = {row["organisation"] for row in rows if row["organisation"]}
    return say(
        "{services} by {agencies}",
        services=plural("{n} service", "{n} services", len(rows)),
        agencies=plural("{n} agency", "{n} agencies", len(named)),
    )  # fmt: skip


def way_to_refer(row: Row) -> str:
    """How to refer; a service whose place is hidden is reached by the working group's focal point alone."""
    if row["refer"]:
        return say("Refer: {way}", way=row["refer"])
    if row["hidden"]:
        return say("Refer through the focal point of the working group; the place is not told")
    return say("How to refer: not told to us")


def parts_of(row: Row) -> str:
    """Women, men and unknown of one line, for a tooltip."""
    named = (("women", say("Women")), ("men", say("Men")), ("sex_unknown", say("Sex not reported")))
    return ", ".join(f"{name}: {number(row[key])}" for key, name in named if row.get(key))
