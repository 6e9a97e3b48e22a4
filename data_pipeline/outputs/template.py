"""The template that a partner fills in, made from columns.toml and the group's lists alone.

It asks for nothing that the pipeline does not read and offers nothing that it does not understand. What is read
back (headings, tags, choices) stands as the lists have it; what only people read is in the group's language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from ..access import Role, Viewer, must_send_for
from ..receiving.layout_judge import EXAMPLE
from ..settings_entered import lists_now
from ..vocabulary import Group
from ..vocabulary.models import Column
from ..words import Words, words
from ..working_group import WorkingGroup
from .escape import csv_bytes
from .template_lists import example_of
from .template_workbook import workbook

KINDS = (".xlsx", ".csv")
Service = Mapping[str, Any]


@dataclass(frozen=True)
class Plan:
    """What stands in a template, whatever its kind.

    columns: those asked, in order; example: a line that shows how, never read; lines: those filled in already, each
    column name -> text; agency and month: its title and "2026-05", or "".
    """

    group: Group
    columns: tuple[Column, ...]
    example: dict[str, str]
    lines: tuple[dict[str, str], ...]
    agency: str
    month: str
    words: Words

    @property
    def tags(self) -> list[str]:
        """One HXL tag a column, empty where it has none."""
        return [column.hxl[0] if column.hxl else "" for column in self.columns]

    def position(self, name: str) -> int:
        """The place of a column, from 0; -1 where the template does not ask it."""
        return next((at for at, column in enumerate(self.columns) if column.name == name), -1)


def own_template(
    group: WorkingGroup, viewer: Viewer, kind: str, organisation: str = "", month: date | None = None
) -> bytes:
    """The template of an organisation of today's register, with the services of its last month filled in.

    Numbers are never filled in. Raises NotForYou for another agency than the viewer's, ValueError as `template`.
    """
    lists = lists_now(group)
    own = must_send_for(viewer, organisation)
    return template(lists, kind, own, month, services_before(group, own, month) if own and month else ())


def services_before(group: WorkingGroup, organisation: str, month: date) -> list[dict[str, Any]]:
    """The services of an agency in the last month that it told of before this one, with that month's numbers."""
    from ..questions import ask

    before = date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)
    return list(ask(group, Viewer(Role.partner, organisation), "my_services", to_month=before).to_pylist())


def template(
    group: Group,
    kind: str,
    organisation: str = "",
    month: date | None = None,
    services: Sequence[Service] = (),
) -> bytes:
    """The template of a working group as a file, the same bytes for the same lists.

    kind: ".xlsx" (with drop-downs) or ".csv"; organisation: a code of the register, month: its first day; services:
    what goes on from the month before, its numbers left out. Raises ValueError for another kind or an organisation
    not on the register.
    """
    if kind not in KINDS:
        raise ValueError(f"a template is {' or '.join(KINDS)}, not {kind!r}")
    plan = plan_of(group, organisation, month, services)
    return _csv(plan) if kind == ".csv" else workbook(plan)


def plan_of(group: Group, organisation: str, month: date | None, services: Sequence[Service] = ()) -> Plan:
    """What the template of an organisation and month holds."""
    columns = tuple(sorted((c for c in group.vocabulary.columns if c.asked), key=lambda column: column.asked))
    agency, told = _agency(group, organisation), f"{month:%Y-%m}" if month else ""
    known = {"reporting_month": told, "reporting_organisation": agency}
    first = {name: text for name, text in known.items() if text}
    kept = [column.name for column in columns if column.kind != "count" and column.name not in known]
    lines = [first | {name: str(one[name]) for name in kept if one.get(name)} for one in services]
    lines = list({tuple(line.items()): line for line in lines}.values()) or ([first] if first else [])
    example = {column.name: example_of(group, column) for column in columns} | {columns[0].name: EXAMPLE}
    return Plan(group, columns, example, tuple(lines), agency, told, words(group.settings.language))


def _agency(group: Group, organisation: str) -> str:
    titles = {entry.code: entry.title for entry in group.organisations}
    if organisation and organisation not in titles:
        raise ValueError(f"no organisation {organisation!r} on the register of {group.settings.code}")
    return titles.get(organisation, "")


def _csv(plan: Plan) -> bytes:
    lines = [plan.example, *plan.lines]
    table = pa.table(
        {c.name: pa.array([line.get(c.name, "") for line in lines], pa.string()) for c in plan.columns}
    )
    return csv_bytes(table, [column.title for column in plan.columns], plan.tags)
