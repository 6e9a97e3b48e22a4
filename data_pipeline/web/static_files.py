"""Files that don't change, sent compressed and kept by the browser.

Streamlit sends its own scripts and styles uncompressed (9.9 MB for a page with a chart, five minutes at
256 kbit/s) and `/app/static` without a word on caching. Here each is compressed once, off the event loop, and
kept: a file of Streamlit's build never changes under its name.
"""

from __future__ import annotations

import asyncio
import gzip
from collections import OrderedDict

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BUILD, OWN = "/static/", "/app/static/"
TEXT = ("text/", "application/javascript", "application/json", "application/manifest+json", "image/svg+xml")
OWN_FILES_KEPT = b"public, max-age=86400"
SMALLEST = 500
KEPT_BYTES = 16_000_000


class StaticFiles:
    """ASGI middleware around the whole app; anything but a static file passes through untouched."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: OrderedDict[str, list[Message]] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        if scope["type"] != "http" or scope["method"] != "GET" or not _is_static(path):
            await self.app(scope, receive, send)
            return
        if not _takes_gzip(scope):
            await self.app(scope, receive, _with_cache_header(path, send))
            return
        answer = self._kept.get(path) or self._keep(path, await self._fetch(scope, path))
        for message in answer:
            await send(message)

    async def _fetch(self, scope: Scope, path: str) -> list[Message]:
        """The app's whole answer, its body compressed where that helps.

        Fetched for all visitors: one who goes away meanwhile must not leave half a file for the others.
        """
        messages: list[Message] = []

        async def collect(message: Message) -> None:
            messages.append(message)

        await self.app(_without_conditions(scope), _stays, _with_cache_header(path, collect))
        start, body = messages[0], b"".join(m.get("body", b"") for m in messages[1:])
        headers = MutableHeaders(raw=list(start["headers"]))
        headers.add_vary_header("Accept-Encoding")
        if _worth(start["status"], headers, body):
            body = await asyncio.to_thread(gzip.compress, body, 9)
            headers["Content-Encoding"], headers["Content-Length"] = "gzip", str(len(body))
        return [{**start, "headers": headers.raw}, {"type": "http.response.body", "body": body}]

    def _keep(self, path: str, answer: list[Message]) -> list[Message]:
        """Remember an answer of Streamlit's own build; our own files may change while the server runs."""
        size = len(answer[1]["body"])
        if (
            answer[0]["status"] == 200
            and _is_whole(answer)
            and path.startswith(BUILD)
            and path not in self._kept
            and size <= KEPT_BYTES
        ):
            self._kept[path] = answer
            self._bytes += size
        while self._bytes > KEPT_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._bytes -= len(oldest[1]["body"])
        return answer


async def _stays() -> Message:
    """A visitor who never goes away."""
    await asyncio.Event().wait()
    raise AssertionError("nobody sets this event")


def _is_static(path: str) -> bool:
    return path.startswith((BUILD, OWN))


def _is_whole(answer: list[Message]) -> bool:
    told = Headers(raw=answer[0]["headers"]).get("content-length")
    return told is None or int(told) == len(answer[1]["body"])


def _takes_gzip(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and "range" not in headers


def _worth(status: int, headers: Headers, body: bytes) -> bool:
    kind = headers.get("content-type", "")
    return (
        status == 200
        and len(body) >= SMALLEST
        and "content-encoding" not in headers
        and kind.startswith(TEXT)
    )


def _without_conditions(scope: Scope) -> Scope:
    """The request without If-None-Match and its kind: what is kept must be the whole file."""
    conditions = (b"if-none-match", b"if-modified-since")
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in conditions]}


def _with_cache_header(path: str, send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and path.startswith(OWN):
            kept = [(name, value) for name, value in message["headers"] if name.lower() != b"cache-control"]
            message = {**message, "headers": [*kept, (b"cache-control", OWN_FILES_KEPT)]}
        await send(message)

    return sent
