"""One door to the data: every question takes the viewer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa

from . import sql
from .access import Viewer, parameters_of, question_for
from .last_final import last_final
from .reached import FILTERS, opening_choices
from .store import Store
from .versions import store_of
from .working_group import WorkingGroup

EVER = (date(1900, 1, 1), date(2100, 1, 1))


def ask(group: WorkingGroup, viewer: Viewer, name: str, at: str = "", **asked: Any) -> pa.Table:
    """Answer a named question for a viewer.

    at: the version of the figures (versions.py), empty for the latest; the public reads releases, whatever it says.

    asked: from_month and to_month (first days of months), lists of codes for the filters of FILTERS, `pcodes` (the
    eleven OCHA units instead of the areas on the screen), and what a question needs of its own (`submission`).
    Raises KeyError for a question that does not exist, NotForYou for one that is not for this viewer, NoSuchVersion.
    """
    if name == "checks":
        return _checks()
    return ask_of(store_of(group, at if viewer.is_member else ""), group, viewer, name, **asked)


def ask_of(store: Store, group: WorkingGroup, viewer: Viewer, name: str, **asked: Any) -> pa.Table:
    """Ask a named question of any store of the group: a version, or a scenario."""
    query = question_for(viewer, name)
    given = {**_asked(asked), **parameters_of(viewer, group.lists.vocabulary.policy.members_floor)}
    relations = shared_relations(store, query.reach, given)
    if query.then:
        relations["last_final"] = last_final(group, store, query.then, given)
    return store.ask(query.sql, given, relations)


def shared_relations(store: Store, sliced: str, given: dict[str, Any]) -> dict[str, pa.Table]:
    """What a question with these parameters reads beside the tables of the store (reached.py)."""
    return store.reached.relations(store.writes, store.ask, sliced, given)


def reckon_ahead(group: WorkingGroup) -> None:
    """Reckon the people reached that pages open with, so that the first visitor does not wait. Safe to repeat."""
    store = group.store
    newest = store.ask("select max(month) as month from activity_months")["month"][0].as_py()
    if newest:
        for sliced, period in opening_choices(newest):
            shared_relations(store, sliced, _asked(period))


def scope(group: WorkingGroup, viewer: Viewer, name: str) -> str:
    """What of the viewer the answer depends on: two viewers of one scope get the same answer. For cache keys.

    Raises as `ask` does, so that nobody gets from a cache what they may not ask.
    """
    if name == "checks":
        return ""
    query = question_for(viewer, name)
    told = parameters_of(viewer, group.lists.vocabulary.policy.members_floor)
    named = [f"{key}={value}" for key, value in sorted(told.items()) if f"${key}" in query.sql]
    return " ".join(["released" if query is sql.released_queries().get(name) else "live", *named])


def all_questions() -> list[dict[str, str]]:
    """Every question: its name, what it answers, and for whom it is."""
    found = {**{name: query for name, query in sql.released_queries().items()}, **sql.queries()}
    return [
        {"name": name, "answers": query.answers, "for": query.readers}
        for name, query in sorted(found.items())
    ]


def _asked(asked: dict[str, Any]) -> dict[str, Any]:
    """Months default to all of them, filters to no filter; one code counts as a list of one."""
    lists = {name: _codes(asked.get(name)) for name in FILTERS}
    months = {"from_month": asked.get("from_month") or EVER[0], "to_month": asked.get("to_month") or EVER[1]}
    return {**asked, **lists, **months, "pcodes": bool(asked.get("pcodes"))}


def _codes(given: Any) -> list[str]:
    if given is None or given == "":
        return []
    return [given] if isinstance(given, str) else list(given)


def _checks() -> pa.Table:
    """The checks as the methods page prints them."""
    fields = ("name", "title", "severity", "message", "advice")
    return pa.Table.from_pylist(
        [{field: getattr(check, field) for field in fields} for check in sql.checks()]
    )
