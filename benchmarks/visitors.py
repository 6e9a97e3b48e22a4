"""Visitors who speak a server's websocket without a browser."""

from __future__ import annotations

import asyncio
import time
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
