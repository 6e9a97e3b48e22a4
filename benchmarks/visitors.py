"""A server as the README starts it, and visitors who speak its websocket without a browser."""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect


class Visitor:
    """One open page of one visitor.

    address: of the server; seen_as: the role, as the address says it (`as=`).
    """

    def __init__(self, address: str, seen_as: str) -> None:
        self.url, self.seen_as = address.replace("http", "ws") + "/_stcore/stream", seen_as
        self.socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        self.socket = await connect(self.url, subprotocols=["streamlit"], max_size=None)  # type: ignore[list-item]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.socket:
            await self.socket.close()

    async def see(self, page: str, **view: str) -> float:
        """Ask for a page in a view; returns milliseconds until the script was finished. Raises where it failed."""
        assert self.socket
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = urlencode({"as": self.seen_as, **view})
        began = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        while True:
            answer = ForwardMsg.FromString(await asyncio.wait_for(self.socket.recv(), 120))
            kind = answer.WhichOneof("type")
            if kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                raise RuntimeError(f"{page} failed: {answer.delta.new_element.exception.message}")
            if kind == "script_finished" and answer.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                return (time.perf_counter() - began) * 1000


@contextlib.contextmanager
def serving(home: Path, folder: Path) -> Iterator[str]:
    """A fresh server on a data folder; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    environment = {**os.environ, "TWG_DATA": str(folder)}
    with (
        (folder / "server.log").open("wb") as log,
        subprocess.Popen(command, cwd=home, env=environment, stdout=log, stderr=log) as server,
    ):
        try:
            wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def wait_for(address: str, seconds: float = 60) -> None:
    """Until the server answers. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise TimeoutError(f"no answer from {address}")
