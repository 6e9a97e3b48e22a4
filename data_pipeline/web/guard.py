"""What Streamlit serves to anybody who knows an address: files of pages, uploads, counters. Here each has an owner.

`/media/<hash>` asks for no cookie, an upload for no account. A file belongs to whoever's page it was made for (one
session, this computer, or the public), and is given to nobody else: a kept or guessed address shows nothing after
signing out. Uploads are taken for one's own page alone, from whoever may send at all.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from .here import Visit
from .shared import Doorway

MEDIA, UPLOAD, COUNTERS = "/media/", "/_stcore/upload_file/", "/_stcore/metrics"
KEPT = 50_000


class Owners:
    """Whose the files under `/media/` are, by the hash in their address."""

    def __init__(self) -> None:
        self._of: OrderedDict[str, set[str]] = OrderedDict()
        self._lock = threading.Lock()

    def note(self, file_id: str, whose: str) -> None:
        """A page of this visitor shows the file."""
        with self._lock:
            self._of.setdefault(file_id, set()).add(whose)
            self._of.move_to_end(file_id)
            while len(self._of) > KEPT:
                self._of.popitem(last=False)

    def may(self, file_id: str, whose: str) -> bool:
        """Whether the file was made for a page of this visitor; one that nobody noted is nobody's."""
        return whose in self._of.get(file_id, ())


class Guard:
    """ASGI middleware. whose_page: whose a page is, by Streamlit's number of it; empty where there is none."""

    def __init__(
        self, app: ASGIApp, doorway: Doorway, owners: Owners, whose_page: Callable[[str], str]
    ) -> None:
        self.app, self.doorway, self.owners, self.whose_page = app, doorway, owners, whose_page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        guarded = scope["type"] == "http" and str(scope["path"]).startswith((MEDIA, UPLOAD, COUNTERS))
        if not guarded or self._may(str(scope["path"]), self.doorway.visit(HTTPConnection(scope))):
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse("Not found", 404)(scope, receive, send)

    def _may(self, path: str, visit: Visit) -> bool:
        if path.startswith(MEDIA):
            return self.owners.may(path.removeprefix(MEDIA).partition(".")[0], visit.whose)
        if path.startswith(UPLOAD):
            page = path.removeprefix(UPLOAD).partition("/")[0]
            return visit.whose != "public" and self.whose_page(page) == visit.whose
        return visit.local
