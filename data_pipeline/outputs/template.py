"""The template that a partner fills in, made from columns.toml and the group's lists alone.

It asks for nothing that the pipeline does not read and offers nothing that it does not understand. What is read
back (headings, tags, choices) stands as the lists have it; what only people read is in the group's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from ..vocabulary import Group
from ..vocabulary.models import Column
from ..words import Words, words
from .escape import csv_bytes
from .template_workbook import workbook

KINDS = (".xlsx", ".csv")


@dataclass(frozen=True)
class Plan:
    """What stands in a template, whatever its kind.

    columns: those asked, in order; first_line: column name -> what is filled in already; agency: its title.
    """

    group: Group
    columns: tuple[Column, ...]
    first_line: dict[str, str]
    agency: str
    words: Words

    @property
    def tags(self) -> list[str]:
        """One HXL tag a column, empty where it has none."""
        return [column.hxl[0] if column.hxl else "" for column in self.columns]

    def position(self, name: str) -> int:
        """The place of a column, from 0; -1 where the template does not ask it."""
        return next((at for at, column in enumerate(self.columns) if column.name == name), -1)


def template(group: Group, kind: str, organisation: str = "", month: date | None = None) -> bytes:
    """The template of a working group as a file, the same bytes for the same lists.

    kind: ".xlsx" (with drop-downs) or ".csv"; organisation: a code of the register, month: its first day; both
    stand in the first line already. Raises ValueError for another kind or an organisation not on the register.
    """
    if kind not in KINDS:
        raise ValueError(f"a template is {' or '.join(KINDS)}, not {kind!r}")
    plan = plan_of(group, organisation, month)
    return _csv(plan) if kind == ".csv" else workbook(plan)


def plan_of(group: Group, organisation: str, month: date | None) -> Plan:
    """What the template of an organisation and month holds."""
    columns = tuple(sorted((c for c in group.vocabulary.columns if c.asked), key=lambda column: column.asked))
    agency = _agency(group, organisation)
    known = {"reporting_month": f"{month:%Y-%m}" if month else "", "reporting_organisation": agency}
    first_line = {name: text for name, text in known.items() if text}
    return Plan(group, columns, first_line, agency, words(group.settings.language))


def _agency(group: Group, organisation: str) -> str:
    titles = {entry.code: entry.title for entry in group.organisations}
    if organisation and organisation not in titles:
        raise ValueError(f"no organisation {organisation!r} on the register of {group.settings.code}")
    return titles.get(organisation, "")


def _csv(plan: Plan) -> bytes:
    lines = [plan.first_line] if plan.first_line else []
    table = pa.table(
        {c.name: pa.array([line.get(c.name, "") for line in lines], pa.string()) for c in plan.columns}
    )
    return csv_bytes(table, [column.title for column in plan.columns], plan.tags)
