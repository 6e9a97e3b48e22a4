"""The light door: sending a month without Streamlit's megabytes, by plain pages that need no script.

The same functions behind it as behind the page "Send a file", so the same rules: kept first, read, said, confirmed.
Everything may be asked twice: a file that came is found again by its bytes, by the code of its form, and in the list.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from ..access import NotForYou
from ..archive import NoRoom
from ..outputs.feedback import NothingToMark, marked_name, marked_workbook
from ..outputs.template import own_template
from ..submissions import TooLarge, nil, submit
from ..verdict import verdict
from . import light_acts, plain
from . import light_words as shown
from .light_asked import Asked, Closed, Opening, asked_by
from .shared import Doorway
from .uploads import MOST_BYTES, TooMuch, read_form

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
Does = Callable[[Request, Asked], Awaitable[Response]]
MEGABYTES = MOST_BYTES // 1024 // 1024
STALE = "This page was open for too long, or came from somewhere else. Nothing was done: try again."


@dataclass(frozen=True)
class Light:
    """The routes of the light door."""

    doorway: Doorway

    def routes(self) -> list[BaseRoute]:
        """`/light` and what it leads to."""
        told = {
            ("GET", "/light"): self.month, ("POST", "/light/send"): self.send, ("GET", "/light/find"): self.find,
            ("GET", "/light/template"): self.template, ("POST", "/light/nil"): self.nil,
            ("GET", "/light/file/{n:int}"): self.file, ("POST", "/light/file/{n:int}/confirm"): self.confirm,
            ("GET", "/light/file/{n:int}/marked"): self.marked,
        }  # fmt: skip
        return [Route(path, self._guarded(does), methods=[method]) for (method, path), does in told.items()]

    def _guarded(self, does: Does) -> Callable[[Request], Awaitable[Response]]:
        """Who may not send is led to the door and back; a group that is still being opened says so."""

        async def answer(request: Request) -> Response:
            try:
                return await does(request, await asked_by(request, self.doorway))
            except Closed:
                wanted = f"{request.url.path}?{request.url.query}" if request.method == "GET" else "/light"
                door = f"/access?to={quote(wanted.rstrip('?'), safe='')}"
                return self._say(
                    request, "This page is for those who send files. Sign in to go on.", 403, door
                )
            except Opening:
                return self._page(request, "light_wait", words="The data are being opened: some ten seconds.")
            except (NotForYou, NoRoom, TooLarge) as refusal:
                return self._say(request, str(refusal), 403)

        return answer

    async def month(self, request: Request, asked: Asked) -> Response:
        """The month and agency, what has come in for them, and the forms to send or to say "nothing to report"."""
        code = "".join(secrets.choice(LETTERS) for _ in range(8))
        told = await run_in_threadpool(light_acts.month_page, asked, plain.reader_words(request))
        return self._page(
            request,
            "light_month",
            asked=asked,
            noted="noted" in request.query_params,
            code=f"{code[:4]}-{code[4:]}",
            most=MEGABYTES,
            **told,
        )

    async def send(self, request: Request, asked: Asked) -> Response:
        """Keep a file; then its result, under an address that can be opened again."""
        try:
            sent = await read_form(request)
        except TooMuch:
            return self._say(request, "The file is larger than {n} MB.", 413, asked.address(), n=MEGABYTES)
        asked = asked.of_form(sent.fields)
        if not plain.is_ours(request, self.doorway.people, sent.fields.get("form", "")):
            return self._say(request, STALE, 403, asked.address())
        if not sent.data:
            return self._say(request, "No file came. Choose one and send it again.", 400, asked.address())
        code = sent.fields.get("code", "")[:20]
        receipt = await run_in_threadpool(
            submit,
            asked.group,
            asked.viewer,
            sent.file_name[:200],
            sent.data,
            asked.month,
            asked.agency,
            None,
            code,
        )
        again = {"again": "1"} if receipt.repeat else {}
        return self._go(asked.address(f"/light/file/{receipt.submission}", **again))

    async def find(self, request: Request, asked: Asked) -> Response:
        """A file by the code of its form, when our answer was lost on the way."""
        code = request.query_params.get("code", "").strip().upper()[:20]
        number = await run_in_threadpool(light_acts.sent_under, asked, code) if code else None
        if number is None:
            told = "No file came under this code: send it again, nothing is counted twice."
            return self._say(request, told, 404, asked.address())
        return self._go(asked.address(f"/light/file/{number}"))

    async def file(self, request: Request, asked: Asked) -> Response:
        """The result of a file: what counts, every objection, the totals to confirm or the receipt."""
        words = plain.reader_words(request)
        found = await run_in_threadpool(light_acts.when_ready, asked, request.path_params["n"])
        if found is None:
            told = words.say("Received as number {n}. It is being read.", n=request.path_params["n"])
            return self._page(request, "light_wait", words=told)
        page = await run_in_threadpool(light_acts.file_page, asked, found, words)
        again = "again" in request.query_params
        return self._page(request, "light_file", asked=asked, found=found, again=again, **page)

    async def confirm(self, request: Request, asked: Asked) -> Response:
        """Count the file, once; a second press finds it counted."""
        sent = await read_form(request, most=0)
        if not plain.is_ours(request, self.doorway.people, sent.fields.get("form", "")):
            return self._say(request, STALE, 403)
        number, way = request.path_params["n"], sent.fields.get("way", "")
        done = await run_in_threadpool(light_acts.confirm_once, asked, number, way)
        to = asked.address(f"/light/file/{number}")
        return (
            self._go(to)
            if done
            else self._say(request, "Choose what should happen to the earlier rows.", 400, to)
        )

    async def nil(self, request: Request, asked: Asked) -> Response:
        """ "Nothing to report this month", with a reason; said twice it is noted once."""
        sent = await read_form(request, most=0)
        asked = asked.of_form(sent.fields)
        if not plain.is_ours(request, self.doorway.people, sent.fields.get("form", "")):
            return self._say(request, STALE, 403, asked.address())
        if sent.fields.get("reason") not in shown.REASONS or not asked.agency:
            return self._say(request, "Choose an agency and a reason.", 400, asked.address())
        await run_in_threadpool(
            nil, asked.group, asked.viewer, asked.agency, asked.month, sent.fields["reason"]
        )
        return self._go(asked.address(noted="1"))

    async def template(self, request: Request, asked: Asked) -> Response:
        """The agency's own template for the month."""
        data = await run_in_threadpool(
            own_template, asked.group, asked.viewer, ".xlsx", asked.agency, asked.month
        )
        return _workbook(f"4Ws_{asked.agency or 'template'}_{asked.month:%Y-%m}.xlsx", data)

    async def marked(self, request: Request, asked: Asked) -> Response:
        """The sender's own file with the wrong cells marked."""
        number, words = request.path_params["n"], plain.reader_words(request)
        try:
            found = await run_in_threadpool(verdict, asked.group, asked.viewer, number)
            _, data = await run_in_threadpool(marked_workbook, asked.group, asked.viewer, number, words)
        except NothingToMark:
            return self._say(request, "There is nothing to mark in this file.", 404, asked.address())
        return _workbook(marked_name(found.file_name), data)

    def _page(self, request: Request, name: str, status: int = 200, **values: object) -> Response:
        return plain.page(request, self.doorway.people, name, status, **values)

    def _say(
        self, request: Request, words: str, status: int, back: str = "/light", **values: object
    ) -> Response:
        told = {"words": words, "values": values, "back": back, "door": back.startswith("/access")}
        return self._page(request, "light_said", status, **told)

    def _go(self, to: str) -> Response:
        return RedirectResponse(to, 303, plain.HEADERS)


def _workbook(name: str, data: bytes) -> Response:
    told = {"Content-Disposition": f"attachment; filename*=utf-8''{quote(name, safe='')}"}
    return Response(data, media_type=XLSX, headers=plain.HEADERS | told)
