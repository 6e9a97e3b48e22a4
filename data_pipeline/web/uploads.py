"""A form with a file, read without ever holding more than the door takes."""

from __future__ import annotations

from typing import NamedTuple

from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive

MOST_BYTES = 10 * 1024 * 1024  # what the page "Send a file" takes too
AROUND = 64 * 1024  # the form around the file
FIELD, FIELDS = 4096, 12


class TooMuch(ValueError):
    """The body is larger than the door takes; nothing of it was kept."""


class Sent(NamedTuple):
    """fields: name -> text; file_name: as the sender's computer calls it; data: the file, empty where none came."""

    fields: dict[str, str]
    file_name: str
    data: bytes


async def read_form(request: Request, most: int = MOST_BYTES) -> Sent:
    """Read a form. A large file waits on the disk, one that is too large is thrown away as it comes.

    Raises TooMuch; HTTPException where it is no form; ClientDisconnect where the line dropped.
    """
    if int(request.headers.get("content-length") or 0) > most + AROUND:
        await _let_it_come(request, most)
        raise TooMuch
    form = await Request(request.scope, _counted(request, most + AROUND)).form(
        max_files=1, max_fields=FIELDS, max_part_size=FIELD
    )
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    file = form.get("file")
    if not isinstance(file, UploadFile):
        return Sent(fields, "", b"")
    data = await file.read()
    await form.close()
    if len(data) > most:
        raise TooMuch
    return Sent(fields, file.filename or "", data)


def _counted(request: Request, most: int) -> Receive:
    came = 0

    async def receive() -> Message:
        nonlocal came
        message = await request.receive()
        came += len(message.get("body", b""))
        if came > most:
            raise TooMuch
        return message

    return receive


async def _let_it_come(request: Request, most: int) -> None:
    """A browser reads no answer while it still sends; a few times too large is let pass by, more is cut off."""
    came = 0
    try:
        async for piece in request.stream():
            came += len(piece)
            if came > 4 * most:
                return
    except ClientDisconnect:
        return
