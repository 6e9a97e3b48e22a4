"""What a request to the light door is about: who asks, of which working group, for which agency and month."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request

from ..access import Role, Viewer
from ..submissions import note_today
from ..vocabulary import group_codes
from ..working_group import WorkingGroup
from .light_words import months_to_send
from .shared import Doorway

PATIENCE = 8.0  # seconds until a page says that the data are still being opened
_told: dict[Any, date] = {}


class Closed(PermissionError):
    """Who asks sends no files."""


class Opening(RuntimeError):
    """The working group is still being opened."""


@dataclass(frozen=True)
class Asked:
    """agency: the code of the agency that is sent for, empty where a chair has not chosen one yet."""

    group: WorkingGroup
    viewer: Viewer
    agency: str
    month: date

    @property
    def chooses(self) -> bool:
        """Whether they send for others, and choose for whom."""
        return self.viewer.sees_all

    @property
    def own(self) -> Viewer:
        """Whose questions are asked about the agency's own matters."""
        return Viewer(Role.partner, self.agency)

    def address(self, path: str = "/light", **more: str) -> str:
        """An address that says the same again."""
        told = {"group": self.group.code, "month": f"{self.month:%Y-%m}"}
        told |= {"agency": self.agency} if self.chooses and self.agency else {}
        return f"{path}?{urlencode(told | more)}"

    def of_form(self, fields: Mapping[str, str]) -> Asked:
        """The month and agency that a form says."""
        agency = fields.get("agency", self.agency) if self.chooses else self.agency
        return replace(
            self,
            month=_month(self.group, fields.get("month", ""), self.month),
            agency=_known(self.group, agency),
        )


async def asked_by(request: Request, doorway: Doorway) -> Asked:
    """Look at a request. Raises Closed, Opening."""
    visit = doorway.visit(request)
    code = request.query_params.get("group", "")
    code = code if code in group_codes() else os.environ.get("TWG_GROUP", "south_sudan")
    viewer = visit.signed.viewer(code) if visit.signed else Viewer(Role.chair if visit.local else Role.public)
    if not viewer.sees_all and not viewer.organisation:
        raise Closed
    opened = doorway.opened(code, visit.local)
    try:
        group = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(opened)), PATIENCE)
    except TimeoutError as still:
        raise Opening from still
    await asyncio.to_thread(_tell_the_day, group)
    agency = viewer.organisation
    if viewer.sees_all:
        agency = _known(group, request.query_params.get("agency", agency))
    newest = months_to_send(group, date.today())[0]
    return Asked(group, viewer, agency, _month(group, request.query_params.get("month", ""), newest))


def _tell_the_day(group: WorkingGroup) -> None:
    today = date.today()
    if not group.sample and _told.get(group.folder) != today:
        _told[group.folder] = today
        note_today(group, today)


def _known(group: WorkingGroup, agency: str) -> str:
    found = group.store.ask("select code from organisation_list where code = $code", {"code": agency})
    return agency if found.num_rows else ""


def _month(group: WorkingGroup, asked: str, other: date) -> date:
    return next((day for day in months_to_send(group, date.today()) if f"{day:%Y-%m}" == asked), other)
