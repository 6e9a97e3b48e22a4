"""A browser without scripts and without a network: asks an ASGI app, keeps its cookies, fills in its forms."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
BOUNDARY = "----a-boundary"


class Answer(NamedTuple):
    status: int
    headers: Headers
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def hidden(self) -> dict[str, str]:
        """What the page's forms send back unseen."""
        return {name: unescape(value) for name, value in HIDDEN.findall(self.text)}


class Browser:
    """headers: sent with every request, for example an Origin."""

    def __init__(
        self, app: ASGIApp, host: str = "localhost:8501", ip: str = "127.0.0.1", **headers: str
    ) -> None:
        self.app, self.host, self.ip, self.headers = app, host, ip, headers
        self.cookies: dict[str, str] = {}

    def get(self, address: str, **headers: str) -> Answer:
        return self.ask("GET", address, b"", headers)

    def post(self, address: str, fields: dict[str, str], **headers: str) -> Answer:
        kind = {"content-type": "application/x-www-form-urlencoded"}
        return self.ask("POST", address, urlencode(fields).encode(), kind | headers)

    def send_file(self, address: str, fields: dict[str, str], name: str, data: bytes) -> Answer:
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in fields.items()
        ]
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data)
        body = b"".join([*parts, f"\r\n--{BOUNDARY}--\r\n".encode()])
        return self.ask("POST", address, body, {"content-type": f"multipart/form-data; boundary={BOUNDARY}"})

    def ask(self, method: str, address: str, body: bytes, headers: dict[str, str]) -> Answer:
        answer = asyncio.run(_asked(self.app, self._scope(method, address, body, headers), body))
        for line in answer.headers.getlist("set-cookie"):
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
                if morsel["max-age"] == "0":
                    del self.cookies[name]
        return answer

    def _scope(self, method: str, address: str, body: bytes, headers: dict[str, str]) -> dict:
        path, _, query = address.partition("?")
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {
            "host": self.host,
            "cookie": cookies,
            "content-length": str(len(body)),
            **self.headers,
            **headers,
        }
        return {
            "type": "http", "method": method, "path": path, "raw_path": quote(path).encode(), "root_path": "",
            "query_string": query.encode(), "scheme": urlsplit(sent.get("origin", "http://x")).scheme,
            "server": ("localhost", 8501), "client": (self.ip, 50000), "http_version": "1.1",
            "headers": [(name.encode(), value.encode()) for name, value in sent.items() if value],
        }  # fmt: skip


async def _asked(app: ASGIApp, scope: dict, body: bytes) -> Answer:
    sent: list[dict] = []
    pieces = [body[at : at + 65_536] for at in range(0, len(body), 65_536)] or [b""]

    async def receive() -> dict:
        piece = pieces.pop(0) if pieces else b""
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: dict) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0]
    return Answer(
        start["status"], Headers(raw=list(start["headers"])), b"".join(m.get("body", b"") for m in sent[1:])
    )
