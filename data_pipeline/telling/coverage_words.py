"""Coverage in sentences: the finding, and each line's measure, source and share. Nothing here asks or draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .speech import number, percent, plural, say

Row = Mapping[str, Any]


def measure_words() -> dict[str, str]:
    """measure -> what it is called."""
    return {
        "targeted": say("Targeted"), "in_need": say("In need"), "affected": say("Affected"),
        "population": say("Population"),
    }  # fmt: skip


def of_coverage(rows: Sequence[Row]) -> str:
    """rows: lines of `coverage` that have a figure."""
    shares = [row for row in rows if row["share_low"] is not None]
    if not shares and any(row["hidden"] for row in rows):
        return say("Too few people were reported to us to show a share of target or need")
    if not shares:
        return say("No target and no need has been entered that reach can be measured against")
    above = sum(row["above"] for row in shares)
    if above:
        return plural(
            "{n} figure is below the people reached: it should be checked",
            "{n} figures are below the people reached: they should be checked", above,
        )  # fmt: skip
    low, most = min(shares, key=_share), max(shares, key=_share)
    if len(shares) == 1:
        few = 0 < _share(low) < 0.005
        return say(
            "{title}: {share} {figure}" if few else "{title}: at least {share} {figure}",
            title=line_title(low),
            share=share_of(low),
            figure=figure_words(low),
        )
    return say(
        "From {low} in {last} to {high} in {first}, at least",
        low=share_of(low), last=low["title"], high=share_of(most), first=most["title"],
    )  # fmt: skip


def line_title(row: Row, group: str = "") -> str:
    """ "Unity, layer 3, returnees"."""
    return ", ".join(
        part
        for part in (row["title"], say("layer {n}", n=row["layer"]) if row["layer"] else "", group)
        if part
    )


def figure_words(row: Row) -> str:
    """What a share is of: "of 400 targeted (2026, Plan)"."""
    return say(
        "of {value} {measure} ({year}, {source})",
        value=number(row["value"]), measure=measure_words().get(row["measure"] or "", "").lower(),
        year=str(row["year"]), source=row["source"],
    )  # fmt: skip


def of_value(row: Row) -> str:
    """The same without year and source: "of 400 targeted"."""
    measure = measure_words().get(row["measure"] or "", "").lower()
    return say("of {value} {measure}", value=number(row["value"]), measure=measure)


def share_words(row: Row, small: str) -> str:
    """What stands beside a line's bar."""
    if row["hidden"]:
        return small
    if row["layer"] == "1":
        return say("no coverage is claimed for layer 1")
    if row["share_low"] is None:
        return say("no share of a figure of 0")
    told = share_of(row)
    if row["above"]:
        return say("{share} (above)", share=told)
    if not row["low"]:
        return say("nobody has told us") if row["told"] == "nobody_told" else say("0%, none reported to us")
    return told


def doubts(row: Row) -> str:
    """What to know of the figure: of another year, one of several, not confirmed."""
    told = (
        say("of an earlier year") if row["earlier_year"] else "",
        say("{n} sources disagree", n=row["values_told"]) if (row["values_told"] or 0) > 1 else "",
        say("not confirmed") if row["confirmed"] is False else "",
        say("less than people reached") if row.get("above") else "",
    )
    return ", ".join(part for part in told if part)


def of_prevalence(row: Row | None) -> str:
    """row: the line of the whole country and any disorder."""
    if row is None:
        return say("Need by prevalence")
    return say(
        "{place}: about {n} people, {low} to {high}, may live with a mental disorder",
        place=row["title"], n=_rounded(row["estimate"]), low=_rounded(row["low"]), high=_rounded(row["high"]),
    )  # fmt: skip


def share_of(row: Row) -> str:
    """The share in whole per cent; people who are there are never 0%."""
    return say("less than {share}", share=percent(0.01)) if 0 < _share(row) < 0.005 else percent(_share(row))


def _rounded(n: int) -> str:
    """An estimate with three figures that mean something: 1,825,568 -> 1,830,000."""
    return number(round(n, 3 - len(str(n))) if n > 999 else n)


def _share(row: Row) -> float:
    return float(row["share_low"])
