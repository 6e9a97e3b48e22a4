"""A file that counts is never changed: its mends are a new version of it, which replaces it once confirmed."""

from __future__ import annotations

from ..access import Viewer
from ..pipeline import follow
from ..submissions import must_own, received_facts
from ..working_group import WorkingGroup

_MENDS = """
select n, facts ->> 'sha256' as sha256, (facts ->> 'cells')::integer as cells
from held_answers
where submission = $submission and kind = 'mended'
order by n
"""


def version_to_mend(group: WorkingGroup, viewer: Viewer, submission: int) -> int:
    """A new version of a file, with the cells that were mended in it, waiting to be confirmed; returns its number.

    A version of it that waits already is taken. Raises NotForYou.
    """
    must_own(group, viewer, submission)
    with group.lock:
        follow(group)
        waiting = group.store.ask(_WAITING, {"submission": submission}).to_pylist()
        if waiting:
            return int(waiting[0]["submission"])
        facts, sender = _received(group, submission)
        entry = group.ledger.append("received", viewer.name, sender, **facts, version_of=submission)
        mends = group.store.ask(_MENDS, {"submission": submission}).to_pylist()
        group.ledger.append_all(
            [
                (
                    "mended",
                    viewer.name,
                    sender,
                    {"submission": entry.n, "sha256": m["sha256"], "cells": m["cells"]},
                )
                for m in mends
            ]
        )
        follow(group)
    return entry.n


_FILE = """
select sha256, file_name, bytes, month_chosen, sender
from submissions
where submission = $submission
"""
_WAITING = """
select list.submission
from submission_list(null) as list
join events on events.n = list.submission
where (events.facts ->> 'version_of')::integer = $submission and list.state = 'awaiting'
order by list.submission desc
"""


def _received(group: WorkingGroup, submission: int) -> tuple[dict[str, object], str]:
    """What the ledger says of a file, without when and how it came; and its sender."""
    one = group.store.ask(_FILE, {"submission": submission}).to_pylist()[0]
    return received_facts(one["sha256"], one["file_name"], one["bytes"], one["month_chosen"]), one["sender"]
