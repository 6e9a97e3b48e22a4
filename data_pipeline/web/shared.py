"""What the routes need to know of the server they stand in."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from starlette.requests import HTTPConnection

from ..people import People, people_at
from ..working_group import WorkingGroup, data_root
from .here import Visit, visit


@dataclass(frozen=True)
class Doorway:
    """own_computer: asked whether the server listens on this computer alone.

    opened: opens a working group by its code, once for the whole server; its second parameter says whether the person
    at this computer asks, who may find samples there.
    """

    own_computer: Callable[[], bool]
    opened: Callable[[str, bool], Future[WorkingGroup]]

    @property
    def people(self) -> People:
        """The people of the data folder."""
        return people_at(data_root())

    def visit(self, request: HTTPConnection) -> Visit:
        """Who asks."""
        ip = request.client.host if request.client else None
        return visit(self.people, self.own_computer(), ip, request.headers, request.cookies)
