"""What the light door does and tells, away from HTTP: each act may be asked twice and is done once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from datetime import date
from typing import Any

from ..access import NotForYou
from ..pipeline import follow
from ..submissions import confirm, must_own, said_nil
from ..verdict import Verdict, verdict
from ..words import Words
from . import light_words as shown
from .light_asked import Asked

PATIENCE = 10.0  # seconds until a page says that the file is still being read
_reading = ThreadPoolExecutor(4, thread_name_prefix="reads for plain pages")


def month_page(asked: Asked, words: Words) -> dict[str, Any]:
    """What the first page shows."""
    names = shown.agencies(asked.group)
    return {
        "title": names.get(asked.agency, ""), "agencies": names if asked.chooses else {},
        "months": shown.months_to_send(asked.group, date.today()), "reasons": shown.REASONS,
        "files": shown.files_of(asked.group, asked.own, asked.month) if asked.agency else [],
        "nil": bool(asked.agency) and said_nil(asked.group, asked.agency, asked.month),
        "sample": asked.group.sample,
    }  # fmt: skip


def when_ready(asked: Asked, number: int) -> Verdict | None:
    """The verdict, read now if nobody has; None where that takes longer, and goes on. Raises NotForYou."""
    reading = _reading.submit(follow, asked.group)
    wait([reading], PATIENCE)
    if not reading.done():
        return None
    found = verdict(asked.group, asked.viewer, number)
    return None if found.state == "received" else found


def file_page(asked: Asked, found: Verdict, words: Words) -> dict[str, Any]:
    """What the page of a file shows."""
    names = shown.agencies(asked.group)
    earlier = [
        {"agency": names.get(one["organisation"], one["organisation"]), **one} for one in found.replaces[:20]
    ]
    groups = [] if found.refusal else shown.grouped(asked.group, asked.viewer, found.submission, words)
    return {
        "refused": shown.refused(found, words), "warnings": shown.warnings(found, words), "groups": groups,
        "sums": shown.sums(asked.group, found), "earlier": earlier, "ways": shown.WAYS,
        "received": shown.clock(found.received_at, words), "file_name": shown.short(found.file_name),
        "state": shown.STATES.get(found.state, found.state), "sample": asked.group.sample,
    }  # fmt: skip


def confirm_once(asked: Asked, number: int, way: str) -> bool:
    """Confirm a file that waits; one that counts already is left. False where a choice is missing. Raises NotForYou."""
    with asked.group.lock:
        follow(asked.group)
        found = verdict(asked.group, asked.viewer, number)
        if found.state != "awaiting" or not found.rows["standing"]:
            return True
        if found.replaces and way not in shown.WAYS:
            return False
        decided = dict.fromkeys((one["organisation"], one["month"]) for one in found.replaces)
        items = [
            {"organisation": organisation, "month": day.isoformat(), "mode": way}
            for organisation, day in decided
        ]
        confirm(asked.group, asked.viewer, number, items=items)
        return True


def sent_under(asked: Asked, code: str) -> int | None:
    """The number of the file that was sent by the form of this code, None where none of theirs came."""
    follow(asked.group)
    found = asked.group.store.ask(
        "select n from events where action = 'received' and facts ->> 'code' = $code order by n desc",
        {"code": code},
    )
    for number in found["n"].to_pylist():
        with suppress(NotForYou):
            must_own(asked.group, asked.viewer, number)
            return int(number)
    return None
