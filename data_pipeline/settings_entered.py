"""What chairs enter in the product: figures of need, agencies, the deadline, known services.

Each entry is a line of the ledger laid over the shipped lists (`steps/_entered.sql`): a later one changes or ends what
an earlier one said, and taking one back is an entry too. Who, when and why stand with it. Nothing is ever overwritten.

number = enter(group, viewer, "deadlines", [{"from_month": "2026-11", "day": 12}], "agreed in October")
take_back(group, viewer, number, "it stays as it was")
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from .access import NotForYou, Viewer, must_chair
from .pipeline import follow
from .settings_lines import ADVICE, MODELS, OTHER, Kind
from .vocabulary import Group
from .vocabulary.models import Organisation
from .working_group import WorkingGroup


class Problem(BaseModel, frozen=True):
    """Why a line is not taken: its number, the column, what was written, and what to do (a message id)."""

    line: int
    column: str
    written: str
    advice: str


class NotTaken(ValueError):
    """Nothing was entered. problems: one for every bad cell."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(f"line {p.line}, {p.column}: {p.advice}" for p in problems))


def enter(group: WorkingGroup, viewer: Viewer, kind: Kind, lines: Sequence[dict[str, Any]], why: str) -> int:
    """Enter lines of one kind, all or none; returns the entry's number. Raises NotForYou, NotTaken."""
    return enter_numbered(group, viewer, kind, list(enumerate(lines, start=1)), why)


def enter_numbered(
    group: WorkingGroup, viewer: Viewer, kind: Kind, lines: Sequence[tuple[int, dict[str, Any]]], why: str
) -> int:
    """The same for lines that have numbers of their own, those of a file."""
    must_chair(viewer)
    with group.lock:
        follow(group)
        agencies = group.store.ask("select code, title from organisation_list").to_pylist()
        facts = _checked(group.lists, kind, lines, {agency["title"]: agency["code"] for agency in agencies})
        entry = group.ledger.append("entered", viewer.name, "", kind=kind, lines=facts, why=why.strip())
        follow(group)
    return entry.n


def take_back(group: WorkingGroup, viewer: Viewer, number: int, why: str) -> int:
    """Undo one entry: what it said no longer holds, what stood before it does. Raises NotForYou."""
    must_chair(viewer)
    with group.lock:
        follow(group)
        found = group.store.ask(
            "select kind, undone_by from settings_log where n = $n", {"n": number}
        ).to_pylist()
        if not found or found[0]["undone_by"]:
            raise NotForYou("There is no such entry, or it has been taken back already.")
        facts = {"kind": found[0]["kind"], "undoes": number, "why": why.strip()}
        entry = group.ledger.append("entered", viewer.name, "", **facts)
        follow(group)
    return entry.n


def lists_now(group: WorkingGroup) -> Group:
    """The group's lists with the agencies that chairs have entered: what a template offers and is made for."""
    rows = group.store.ask("select * exclude (national) from organisation_list order by code").to_pylist()
    shipped = {agency.code: agency for agency in group.lists.organisations}
    agencies = [
        shipped[row["code"]].model_copy(update=row) if row["code"] in shipped else Organisation(line=0, **row)
        for row in rows
    ]
    return group.lists.model_copy(update={"organisations": tuple(agencies)})


def _checked(
    lists: Group, kind: Kind, lines: Sequence[tuple[int, dict[str, Any]]], titles: dict[str, str]
) -> list[dict[str, Any]]:
    """The lines as the ledger keeps them; titles: of agencies -> their codes. Raises NotTaken with all problems."""
    good: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for number, line in lines:
        try:
            made = MODELS[kind](**line).model_dump(mode="json")
        except ValidationError as error:
            problems += [_problem(number, line, one["loc"], one["msg"]) for one in error.errors()]
        else:
            wrong = _unknown(lists, made, titles)
            problems += [
                Problem(line=number, column=c, written=str(made[c]), advice=ADVICE[c]) for c in wrong
            ]
            good.append(made)
    if problems:
        raise NotTaken(problems)
    return good


def _problem(number: int, line: dict[str, Any], where: tuple[int | str, ...], message: str) -> Problem:
    """A fault of a whole line names its column in the message."""
    column = str(where[0]) if where else message.removeprefix("Value error, ")
    return Problem(
        line=number, column=column, written=str(line.get(column) or ""), advice=ADVICE.get(column, OTHER)
    )


def _unknown(lists: Group, made: dict[str, Any], titles: dict[str, str]) -> list[str]:
    """The columns whose code is on no list, or whose name another agency has."""
    known = {
        "place": {place.code for place in lists.places},
        "population_group": {entry.code for entry in lists.vocabulary.lists["population_group"]},
        "type": {entry.code for entry in lists.vocabulary.lists["organisation_type"]},
    }
    wrong = [column for column, codes in known.items() if column in made and made[column] not in codes]
    taken = titles.get(str(made.get("title")), made.get("code")) != made.get("code")
    return wrong + (["title"] if taken else [])
