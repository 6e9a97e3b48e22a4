"""A .sql file and its head lines.

The head of a file is its first run of `-- key: value` lines (a check, a question) or its first line (a step).
A file whose head is not whole is refused by name and line, before it can run.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

ROOM = Path(__file__).parent
_HEAD = re.compile(r"^-- (?P<key>[a-z]+): (?P<value>.+)$")

Severity = Literal["error", "warning"]
Scope = Literal["file", "row", "month", "organisation", "calendar"]
Slice = Literal["", "whole", "layer", "activity", "month"]
Readers = Literal["everyone", "members", "own", "chair", "administrator"]


class BrokenFile(ValueError):
    """A .sql file whose head lines are missing or wrong."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Check(_Frozen):
    """A rule: a query that returns the offenders.

    scope says on what the rule looks: a file's headings, its rows, between the organisations of a due month, between
    the months of a due organisation, or at the calendar of reports. The last three run after the figures are made and
    never hold a row back.
    """

    name: str
    title: str
    severity: Severity
    scope: Scope
    message: str
    advice: str
    sql: str


class Query(_Frozen):
    """A named question. readers: for whom it is; a file without that line does not load.

    reach: how the people reached that it reads in `people_reached` are sliced; empty where it reads none. then: what it
    reads in `last_final`, of the last final month before and from its bundle (last_final.py); empty where nothing.
    """

    name: str
    answers: str
    readers: Readers
    reach: Slice = ""
    then: Literal["", "services"] = ""
    sql: str


class Step(_Frozen):
    """A step of the pipeline; grain is its first line ("One line per ...")."""

    name: str
    grain: str
    sql: str


_Kind = TypeVar("_Kind", bound=_Frozen)


def check(path: Path) -> Check:
    """Read a check's file. Raises BrokenFile."""
    return _build(Check, path, name=path.stem, **_head(path))


def query(path: Path) -> Query:
    """Read a question's file. Raises BrokenFile."""
    head = _head(path)
    head["readers"] = head.pop("for", "")
    return _build(Query, path, name=path.stem, **head)


def step(path: Path) -> Step:
    """Read a step's file. Raises BrokenFile where the first line does not give the grain."""
    first = path.read_text("utf-8").splitlines()[0]
    if not first.startswith("-- One line per "):
        raise BrokenFile(
            f'{path.name}, line 1, "{first}": a step begins with its grain ("-- One line per …").'
        )
    return Step(name=path.stem, grain=first[3:], sql=path.read_text("utf-8"))


@lru_cache
def checks() -> tuple[Check, ...]:
    """All checks, by name."""
    return tuple(check(path) for path in sorted((ROOM / "checks").glob("*.sql")))


@lru_cache
def queries() -> dict[str, Query]:
    """All questions on the live figures, by name."""
    return {path.stem: query(path) for path in sorted((ROOM / "queries").glob("[!_]*.sql"))}


@lru_cache
def released_queries() -> dict[str, Query]:
    """The same questions asked of a release: what everyone may read."""
    return {path.stem: query(path) for path in sorted((ROOM / "queries" / "released").glob("*.sql"))}


@lru_cache
def shared(name: str) -> str:
    """The statements of a file in `steps/` that is no step of its own."""
    return (ROOM / "steps" / f"{name}.sql").read_text("utf-8")


@lru_cache
def steps(name: str) -> Step:
    """One step by its name."""
    return step(ROOM / "steps" / f"{name}.sql")


def _head(path: Path) -> dict[str, str]:
    head: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        found = _HEAD.match(line)
        if not found:
            break
        head[found["key"]] = found["value"].strip()
    return head


def _build(kind: type[_Kind], path: Path, **fields: str) -> _Kind:
    try:
        return kind.model_validate({"sql": path.read_text("utf-8"), **fields})
    except ValidationError as error:
        wrong = error.errors()[0]
        key = "for" if wrong["loc"][0] == "readers" else str(wrong["loc"][0])
        lines = path.read_text("utf-8").splitlines()
        line = next((n for n, text in enumerate(lines, start=1) if text.startswith(f"-- {key}:")), 1)
        raise BrokenFile(f"{path.name}, line {line}, {key}: {wrong['msg']}.") from error
