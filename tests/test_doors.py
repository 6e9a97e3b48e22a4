"""No page runs for a visitor who may not see it, not even as a fresh server's very first request."""

from __future__ import annotations

import asyncio

import pytest
from serving import serving
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from pages.parts.menu import ROLES

CLOSED = [page for page, roles in ROLES.items() if "everyone" not in roles]
ELSEWHERE = {"X-Forwarded-For": "203.0.113.9"}
QUIET = "This page is not for your role"


async def _first_request(address: str, page: str, headers: dict[str, str]) -> list[ForwardMsg]:
    """A raw websocket client whose first message names a page; all messages up to the end of the script."""
    url = address.replace("http", "ws") + "/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], additional_headers=headers, max_size=None) as socket:
        ask = BackMsg()
        ask.rerun_script.page_name = page
        await socket.send(ask.SerializeToString())
        messages: list[ForwardMsg] = []
        while not messages or messages[-1].WhichOneof("type") != "script_finished":
            messages.append(ForwardMsg.FromString(await asyncio.wait_for(socket.recv(), 60)))
        return messages


def _asked(address: str, page: str, headers: dict[str, str]) -> list[ForwardMsg]:
    return asyncio.run(_first_request(address, page, headers))


def _shown(messages: list[ForwardMsg]) -> list[str]:
    """The texts of all elements that were sent, controls by their label."""
    elements = [
        m.delta.new_element
        for m in messages
        if m.WhichOneof("type") == "delta" and m.delta.HasField("new_element")
    ]
    return [str(getattr(element, element.WhichOneof("type"))) for element in elements]


def test_the_same_request_from_this_computer_runs_the_page(tmp_path):
    """What the test below would see if the door stood open."""
    with serving(tmp_path, TWG_SAMPLE="0") as address:
        shown = _shown(_asked(address, "months", {}))
    assert not any(QUIET in text for text in shown)
    assert len(shown) > 1


@pytest.mark.parametrize("page", CLOSED)
def test_a_closed_page_is_no_first_request(tmp_path, page):
    with serving(tmp_path, TWG_SAMPLE="0") as address:
        for headers in (ELSEWHERE, {"Origin": "https://elsewhere.example.org"}):
            try:
                shown = _shown(_asked(address, page, headers))
            except WebSocketException:
                continue  # refused at the door: nothing ran
            assert any(QUIET in text for text in shown)
            assert not any(
                "title" in text.split("\n")[0] for text in shown if QUIET not in text and "<style" not in text
            ), shown
