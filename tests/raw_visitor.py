"""A visitor who follows no menu: a raw websocket whose first message names a page."""

from __future__ import annotations

import asyncio

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

QUIET = "This page is not for your role"
OWN = (
    "heading",
    "markdown",
    "arrow",
    "plotly",
    "download",
    "file_uploader",
)  # what no page sends before `require`


def shown(address: str, page: str, headers: dict[str, str]) -> list[str] | None:
    """All elements that a page sends, "kind: contents"; None where the door refuses at once."""
    try:
        messages = asyncio.run(_first_request(address, page, headers))
    except WebSocketException:
        return None
    elements = [
        m.delta.new_element
        for m in messages
        if m.WhichOneof("type") == "delta" and m.delta.HasField("new_element")
    ]
    kinds = [element.WhichOneof("type") for element in elements]
    return [f"{kind}: {getattr(element, kind)}" for kind, element in zip(kinds, elements, strict=True)]


def is_shut(texts: list[str] | None) -> bool:
    """Whether the page said that it is for others, and nothing else of its own."""
    if texts is None:
        return True
    return any(QUIET in text for text in texts) and not any(text.startswith(OWN) for text in texts)


async def _first_request(address: str, page: str, headers: dict[str, str]) -> list[ForwardMsg]:
    url = address.replace("http", "ws") + "/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], additional_headers=headers, max_size=None) as socket:
        ask = BackMsg()
        ask.rerun_script.page_name = page
        await socket.send(ask.SerializeToString())
        messages: list[ForwardMsg] = []
        while not messages or messages[-1].WhichOneof("type") != "script_finished":
            messages.append(ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), 60)))
        return messages
