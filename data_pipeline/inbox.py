"""The chair's inbox: many files at once, each kept first, then given to the agency and month that it tells.

Whom a file is from is an entry of its own (`sent_for`), so that a file is safe before anybody has looked into it; it is
read again with that answer, and from then on it is that agency's file.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

from .access import NotForYou, Viewer, must_chair
from .loading import FILES_AT_ONCE
from .pipeline import follow
from .submissions import TooLarge, received_facts
from .working_group import WorkingGroup

_KNOWN = """
select list.submission, list.sha256
from submission_list(null) as list
where list.state in ('awaiting', 'standing', 'refused') and list_contains($digests, list.sha256)
order by list.submission
"""
_TOLD = """
select list.submission, list.organisations[1] as organisation, list.months[1] as month
from submission_list(null) as list
join organisation_list on organisation_list.code = list.organisations[1]
where list_contains($numbers, list.submission) and list.sender = '' and list.state = 'awaiting'
    and len(list.organisations) = 1 and len(list.months) = 1
"""
_GOOD = """
select list.submission
from submission_list(null) as list
where list_contains($numbers, list.submission) and list.sender <> '' and list.state = 'awaiting'
    and list.rows_awaiting > 0 and list.rows_held_back = 0
    and not exists (
        select 1
        from standing
        where standing = 'standing' and organisation = list.sender and list_contains(list.months, month)
    )
"""


def receive_many(group: WorkingGroup, viewer: Viewer, files: Sequence[tuple[str, bytes]]) -> list[int]:
    """Keep files (name, bytes) and read them; one that tells of one known agency and one month is that agency's.

    Returns the number of each; bytes that came before have the number they had. Raises NotForYou, TooLarge, NoRoom.
    """
    must_chair(viewer)
    most = group.lists.vocabulary.policy.most_file_bytes
    for name, data in files:
        if len(data) > most:
            raise TooLarge(f"{name} has {len(data)} bytes; at most {most} are taken.")
    with ThreadPoolExecutor(FILES_AT_ONCE) as pool:
        digests = list(pool.map(lambda file: group.archive.keep(file[1]), files))
    with group.lock:
        follow(group)
        known = {row["sha256"]: row["submission"] for row in _ask(group, _KNOWN, digests=digests)}
        new = {
            digest: (name, len(data))
            for (name, data), digest in zip(files, digests, strict=True)
            if digest not in known
        }
        received = group.ledger.append_all(
            [("received", viewer.name, "", received_facts(digest, *about)) for digest, about in new.items()]
        )
        known |= {str(entry.facts["sha256"]): entry.n for entry in received}
        follow(group)
        numbers = [known[digest] for digest in digests]
        _give(group, viewer, _ask(group, _TOLD, numbers=numbers))
    return numbers


def sent_for(group: WorkingGroup, viewer: Viewer, submission: int, organisation: str, month: date) -> None:
    """Say whose file it is, and for which month; only while it waits. Raises NotForYou."""
    must_chair(viewer)
    with group.lock:
        follow(group)
        found = _ask(group, "select state from submission_list($n)", n=submission)
        if not found or found[0]["state"] != "awaiting":
            raise NotForYou("This file has been confirmed, or there is none of that number.")
        _give(group, viewer, [{"submission": submission, "organisation": organisation, "month": month}])


def count_good(group: WorkingGroup, viewer: Viewer, numbers: Sequence[int]) -> list[int]:
    """Confirm those files of one agency to which no check objects gravely and that replace nothing; their numbers."""
    must_chair(viewer)
    with group.lock:
        follow(group)
        good = [row["submission"] for row in _ask(group, _GOOD, numbers=list(numbers))]
        group.ledger.append_all(
            [("confirmed", viewer.name, "", {"submission": n, "mode": "replaces"}) for n in good]
        )
        follow(group)
    return good


def _give(group: WorkingGroup, viewer: Viewer, told: Sequence[dict[str, Any]]) -> None:
    group.ledger.append_all(
        [
            (
                "sent_for",
                viewer.name,
                one["organisation"],
                {"submission": one["submission"], "month": one["month"].isoformat()},
            )
            for one in told
        ]
    )
    follow(group)


def _ask(group: WorkingGroup, text: str, **named: Any) -> list[dict[str, Any]]:
    return group.store.ask(text, named).to_pylist()
