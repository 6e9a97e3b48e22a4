"""Files that do not change come compressed, whole, and may be kept; anything else passes untouched."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Callable
from typing import NamedTuple

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from data_pipeline.web.static_files import StaticFiles

SCRIPT = "console.log('x');" * 400
calls: list[str] = []


async def _answer(request: Request) -> Response:
    calls.append(request.url.path)
    if request.url.path.endswith(".js"):
        return Response(SCRIPT, media_type="application/javascript")
    if request.url.path.endswith(".slow"):
        return StreamingResponse(_slowly(), media_type="application/javascript")
    if request.url.path.endswith(".png"):
        return Response(b"x" * 2000, media_type="image/png")
    return PlainTextResponse("plain" * 500)


async def _slowly() -> AsyncIterator[str]:
    for _ in range(20):
        await asyncio.sleep(0.01)
        yield SCRIPT


class Answer(NamedTuple):
    headers: Headers
    body: bytes


@pytest.fixture
def get() -> Callable[..., Answer]:
    """Ask an app with our middleware, as a server does."""
    calls.clear()
    app = Starlette(routes=[Route("/{path:path}", _answer)], middleware=[Middleware(StaticFiles)])
    return lambda path, accepts="gzip", leaves=False: asyncio.run(_asked(app, path, accepts, leaves))


async def _asked(app: Starlette, path: str, accepts: str, leaves: bool) -> Answer:
    scope = {
        "type": "http", "method": "GET", "path": path, "raw_path": path.encode(), "query_string": b"", "root_path": "",
        "scheme": "http", "server": ("localhost", 80), "headers": [(b"accept-encoding", accepts.encode())],
    }  # fmt: skip
    sent: list[dict] = []

    async def receive() -> dict:
        return {"type": "http.disconnect"} if leaves else {"type": "http.request", "body": b""}

    async def send(message: dict) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return Answer(Headers(raw=sent[0]["headers"]), b"".join(m.get("body", b"") for m in sent[1:]))


def test_a_script_is_compressed_once(get):
    for _ in range(3):
        answer = get("/static/js/index.a1.js")
        assert answer.headers["content-encoding"] == "gzip"
        assert gzip.decompress(answer.body).decode() == SCRIPT
        assert int(answer.headers["content-length"]) == len(answer.body)
    assert calls == ["/static/js/index.a1.js"]


def test_who_cannot_unpack_gets_it_plain(get):
    answer = get("/static/js/index.a1.js", accepts="identity")
    assert "content-encoding" not in answer.headers
    assert answer.body.decode() == SCRIPT


def test_pictures_are_not_compressed_again(get):
    assert "content-encoding" not in get("/static/media/a.png").headers


def test_our_own_files_may_be_kept_for_a_day(get):
    assert get("/app/static/favicon.png").headers["cache-control"] == "public, max-age=86400"


def test_other_answers_pass_untouched(get):
    answer = get("/_stcore/health")
    assert "content-encoding" not in answer.headers
    assert "cache-control" not in answer.headers


def test_a_visitor_who_leaves_meanwhile_leaves_no_half_file_for_others(get):
    get("/static/js/large.slow", leaves=True)
    answer = get("/static/js/large.slow")
    assert gzip.decompress(answer.body).decode() == SCRIPT * 20
    assert calls == ["/static/js/large.slow"]
