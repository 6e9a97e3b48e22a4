"""The door: sign in with one's link or passphrase, sign out, choose a passphrase. Pages of a few hundred bytes.

Nobody is signed in by opening an address: mail scanners open every link they see. A button is pressed, and only then a
cookie is set.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from ..people import People, SignedIn, TooManyTries
from ..people.people import LONGEST_SESSION
from . import plain
from .here import COOKIE, safe_address
from .shared import Doorway

FRESH = timedelta(minutes=15)  # how new a sign-in must be to choose a passphrase
FORM_BYTES = 20_000


@dataclass(frozen=True)
class Access:
    """The routes of the door."""

    doorway: Doorway

    def routes(self) -> list[BaseRoute]:
        """`/access` to come in, `/access/leave` to go, `/access/passphrase` to choose one."""
        return [
            Route("/access", self.show, methods=["GET"]),
            Route("/access", self.come_in, methods=["POST"]),
            Route("/access/leave", self.leave, methods=["POST"]),
            Route("/access/passphrase", self.passphrase, methods=["POST"]),
        ]

    @property
    def people(self) -> People:
        return self.doorway.people

    async def show(self, request: Request) -> Response:
        """Who one is, or the ways to come in. The wanted address (`to`) is kept."""
        return self._page(request, request.query_params.get("to", "/"), request.query_params.get("link", ""))

    async def come_in(self, request: Request) -> Response:
        """Sign in, set the cookie, and go on to the wanted address."""
        asked = await self._form(request)
        to, link, idle = safe_address(asked.get("to", "/")), asked.get("link", ""), "shared" in asked
        if not plain.is_ours(request, self.people, asked.get("form", "")):
            return self._page(request, to, link, "This page was open for too long. Try again.", 403)
        address = request.client.host if request.client else ""
        try:
            cookie = await run_in_threadpool(self._cookie, asked, link, address, idle)
        except TooManyTries as wait:
            return self._page(request, to, link, str(wait), 429)
        if cookie is None:
            return self._page(request, to, "", "That did not fit. Try again, or ask a chair for a link.", 403)
        answer = RedirectResponse(to, 303, plain.HEADERS)
        seconds = None if idle else int(LONGEST_SESSION.total_seconds())
        plain.keep_cookie(request, answer, COOKIE, cookie, seconds)
        return answer

    async def leave(self, request: Request) -> Response:
        """Sign out: the session ends here, not only in this browser."""
        asked, signed = await self._form(request), self._signed(request)
        if signed and plain.is_ours(request, self.people, asked.get("form", "")):
            self.people.sign_out(signed)
        answer = RedirectResponse("/access", 303, plain.HEADERS)
        answer.delete_cookie(COOKIE)
        return answer

    async def passphrase(self, request: Request) -> Response:
        """Choose a passphrase, shortly after signing in: a screen left open gives nobody a way in for tomorrow."""
        asked, signed = await self._form(request), self._signed(request)
        if signed is None or not plain.is_ours(request, self.people, asked.get("form", "")):
            return self._page(request, "/", "", "This page was open for too long. Try again.", 403)
        if datetime.now(UTC) - signed.started > FRESH:
            return self._page(request, "/", "", "Sign out and in again first, then choose a passphrase.", 403)
        try:
            await run_in_threadpool(
                self.people.choose_passphrase,
                signed.person.account,
                asked.get("passphrase", ""),
                signed.session,
            )
        except ValueError as error:
            return self._page(request, "/", "", str(error), 400)
        return self._page(request, "/", "", done="Your passphrase is kept.")

    def _cookie(self, asked: dict[str, str], link: str, address: str, idle: bool) -> str | None:
        if link:
            return self.people.sign_in_by_link(link, idle)
        return self.people.sign_in_by_passphrase(
            asked.get("account", ""), asked.get("passphrase", ""), address, idle
        )

    def _signed(self, request: Request) -> SignedIn | None:
        return self.people.signed_in(request.cookies.get(COOKIE, ""))

    def _page(
        self, request: Request, to: str, link: str, wrong: str = "", status: int = 200, done: str = ""
    ) -> Response:
        signed = self._signed(request)
        owner = self.people.whose_link(link) if link else None
        if link and owner is None and not wrong:
            wrong = "This link no longer holds. Ask a chair for a new one."
        shown = {
            "to": safe_address(to),
            "link": link if owner else "",
            "owner": owner,
            "wrong": wrong,
            "done": done,
        }
        return plain.page(request, self.people, "access", status, signed=signed, **shown)

    async def _form(self, request: Request) -> dict[str, str]:
        """The fields of a small form; a large one is no form of ours."""
        if int(request.headers.get("content-length") or FORM_BYTES + 1) > FORM_BYTES:
            return {}
        found = await request.form(max_files=0, max_fields=10, max_part_size=FORM_BYTES)
        return {name: value for name, value in found.items() if isinstance(value, str)}
