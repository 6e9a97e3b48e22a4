"""Titles that say the finding about population groups, sex and age: computed from answers, never typed."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from .marks import kind_of
from .sentences import largest, nobody, some_hidden
from .sexes import AGES, cells_known, everybody
from .speech import percent, plural, reach, say


def of_groups(table: pa.Table) -> str:
    """The largest population group; "Returnees" hold returned IDPs and returned refugees. Titles as they are shown."""
    rows = [row for row in largest(table) if row["population_group"] != "ALL"]
    if not rows:
        return nobody(table) if some_hidden(table) else say("No population group was reported to us")
    top = rows[0]
    if len(rows) == 1 and not some_hidden(table):
        return say(
            "Only {group} were reached: {people}", group=top["title"], people=reach(top["low"], top["high"])
        )
    return say(
        "{group} are the largest group: {people} reached",
        group=top["title"],
        people=reach(top["low"], top["high"]),
    )


def of_group_places(table: pa.Table, groups: Mapping[str, str]) -> str:
    """In how many places the most and the least spread group was reached.

    table: answer of `reach_by_state_and_group`; groups: code -> title of those to compare, without parts of a group.
    """
    rows = [row for row in table.to_pylist() if kind_of(row) in ("people", "hidden")]
    spread = {code: sum(row["population_group"] == code for row in rows) for code in groups}
    reached = sorted((code for code in spread if spread[code]), key=lambda code: -spread[code])
    if not reached:
        return say("No population group was reported to us")
    most, least = reached[0], reached[-1]
    if spread[most] == spread[least]:
        return plural(
            "Each group was reached in {n} place", "Each group was reached in {n} places", spread[most]
        )
    return say(
        "Reached in most places: {group} ({n}); in fewest: {other} ({few})",
        group=groups[most], n=spread[most], other=groups[least], few=spread[least],
    )  # fmt: skip


def of_group_layers(table: pa.Table, groups: int) -> str:
    """For how many of the reported groups there is layer 4. table: answer of `reach_by_group_and_layer`."""
    rows = [row for row in table.to_pylist() if str(row["layer"]) == "4"]
    some = sum(kind_of(row) in ("people", "hidden", "uncounted") for row in rows)
    if not some:
        return say("No layer 4 was reported to us for any population group")
    return say("Layer 4 was reported to us for {n} of {all} population groups", n=some, all=groups)


def of_sexes(table: pa.Table) -> str:
    """The share of women and girls among those whose sex and age are known."""
    whole = everybody(table)
    known = cells_known(whole)
    if known is None:
        return say("Some numbers by sex and age are too small to be shown")
    if not known:
        return say("Nobody's sex and age were reported to us")
    women = sum(whole[pair[0]] or 0 for pair in AGES)
    return say(
        "{share} of the people whose sex and age we know are women and girls", share=percent(women / known)
    )


def of_completeness(table: pa.Table) -> str:
    """For how many of the people sex and age are known."""
    whole = everybody(table)
    known, unknown = cells_known(whole), whole["not_recorded"]
    if known is None or unknown is None:
        return say("Some numbers by sex and age are too small to be shown")
    all_people = known + unknown
    if not all_people:
        return say("No people reached were reported to us")
    return say("Sex and age are known for {share} of the people", share=percent(known / all_people))
