"""What people do with files: submit, confirm, withdraw, say "nothing to report". Each is a ledger entry first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .access import NotForYou, Viewer, must_send_for
from .pipeline import follow
from .working_group import WorkingGroup


class TooLarge(ValueError):
    """The file is larger than the door takes."""


@dataclass(frozen=True)
class Receipt:
    """What a sender is told once the file is safe.

    submission: the ledger number; repeat: whether these very bytes already stand, under that number;
    received_at: ISO 8601, UTC.
    """

    submission: int
    sha256: str
    received_at: str
    repeat: bool = False


def submit(
    group: WorkingGroup,
    viewer: Viewer,
    file_name: str,
    data: bytes,
    month: date | None = None,
    organisation: str = "",
    received_on: date | None = None,
    code: str = "",
) -> Receipt:
    """Keep a file and say "received"; reading it follows. Safe to repeat: the same bytes are received once.

    month: the month chosen, or None for whatever the file says; organisation: whom a chair sends for (empty: many);
    received_on: when it came, where a chair enters an e-mail of another day; code: of the form it was sent by, under
    which it is found again when our answer is lost on the way.
    Raises TooLarge, NotForYou, archive.NoRoom.
    """
    policy = group.lists.vocabulary.policy
    if len(data) > policy.most_file_bytes:
        raise TooLarge(f"The file has {len(data)} bytes; at most {policy.most_file_bytes} are taken.")
    sender = must_send_for(viewer, organisation)
    digest = group.archive.keep(data)
    with group.lock:
        follow(group)
        earlier = _standing_repeat(group, digest, sender, month)
        if earlier:
            return earlier
        facts = received_facts(digest, file_name, len(data), month, received_on)
        facts |= {"code": code} if code else {}
        entry = group.ledger.append("received", viewer.name, sender, **facts)
    return Receipt(entry.n, digest, entry.time)


def received_facts(
    digest: str,
    file_name: str,
    size: int,
    month: date | None = None,
    received_on: date | None = None,
    mode: str = "",
) -> dict[str, object]:
    """What the ledger keeps of a file; mode: where it is confirmed in the same breath, how (replaces or adds)."""
    facts: dict[str, object] = {"sha256": digest, "file_name": file_name, "bytes": size}
    facts |= {"month": month.isoformat()} if month else {}
    facts |= {"received_on": received_on.isoformat()} if received_on else {}
    return facts | ({"confirmed": mode} if mode else {})


def confirm(
    group: WorkingGroup,
    viewer: Viewer,
    submission: int,
    mode: str = "replaces",
    items: Sequence[dict[str, str]] = (),
) -> None:
    """Say that a submission counts: it `replaces` what its organisations sent for its months, or `adds` to it.

    items: decisions for single organisations and months of a consolidated file, each
    {"organisation", "month" (ISO), "mode": replaces | adds | leaves}; they go before `mode`.
    """
    must_own(group, viewer, submission)
    facts: dict[str, object] = {"submission": submission, "mode": mode}
    if items:
        facts["items"] = list(items)
    group.ledger.append("confirmed", viewer.name, viewer.organisation, **facts)
    follow(group)


def withdraw(group: WorkingGroup, viewer: Viewer, submission: int, reason: str) -> None:
    """Take a submission out of the figures; it stays in the archive, and what it replaced stands again."""
    must_own(group, viewer, submission)
    group.ledger.append("withdrawn", viewer.name, viewer.organisation, submission=submission, reason=reason)
    follow(group)


def nil(
    group: WorkingGroup,
    viewer: Viewer,
    organisation: str,
    month: date,
    reason: str,
    received_on: date | None = None,
) -> None:
    """Say "nothing to report this month" for an organisation; said twice it is noted once."""
    sender = must_send_for(viewer, organisation)
    facts = {"month": month.isoformat(), "reason": reason}
    facts |= {"received_on": received_on.isoformat()} if received_on else {}
    with group.lock:
        if not said_nil(group, sender, month):
            group.ledger.append("nil", viewer.name, sender, **facts)
            follow(group)


def said_nil(group: WorkingGroup, organisation: str, month: date) -> bool:
    """Whether it is noted that an organisation has nothing to report for a month."""
    follow(group)
    found = group.store.ask(
        "select n from events where action = 'nil' and organisation = $organisation and facts ->> 'month' = $month",
        {"organisation": organisation, "month": month.isoformat()},
    )
    return found.num_rows > 0


def note_today(group: WorkingGroup, day: date) -> None:
    """Tell the ledger what day it is, once a day: nothing else reads the clock."""
    with group.lock:
        follow(group)
        known = group.store.ask("select max(facts ->> 'date') as day from events where action = 'today'")[
            "day"
        ][0].as_py()
        if known is None or known < day.isoformat():
            group.ledger.append("today", "the software", date=day.isoformat())
            follow(group)


def confirm_spelling(
    group: WorkingGroup, viewer: Viewer, list_name: str, written: str, code: str, context: str = ""
) -> None:
    """Say what a spelling means, for all rows past and to come (chairs only)."""
    if not viewer.sees_all:
        raise NotForYou("Only a chair confirms a spelling for everybody.")
    group.ledger.append(
        "spelling", viewer.name, "", list=list_name, written=written, code=code, context=context
    )
    follow(group)


def original(group: WorkingGroup, viewer: Viewer, submission: int) -> bytes:
    """The file exactly as it was sent, for its sender and for chairs."""
    must_own(group, viewer, submission)
    found = group.store.ask(
        "select sha256 from submissions where submission = $submission", {"submission": submission}
    )
    return group.archive.read(found["sha256"][0].as_py())


def must_own(group: WorkingGroup, viewer: Viewer, submission: int) -> None:
    """Raises NotForYou unless the submission is the viewer's own, or they see all."""
    follow(group)
    found = group.store.ask(
        "select sender from submissions where submission = $submission", {"submission": submission}
    ).to_pylist()
    if not found or not (
        viewer.sees_all or (viewer.organisation and found[0]["sender"] == viewer.organisation)
    ):
        raise NotForYou("This file is not yours, or there is none of that number.")


def _standing_repeat(group: WorkingGroup, digest: str, sender: str, month: date | None) -> Receipt | None:
    """The same bytes are a repeat only for the same sender and month, while that version stands or waits."""
    candidates = group.store.ask(
        "select submission from submissions where sha256 = $digest and sender = $sender "
        "and month_chosen is not distinct from $month order by submission desc",
        {"digest": digest, "sender": sender, "month": month},
    )
    for submission in candidates["submission"].to_pylist():
        found = group.store.ask(
            "select * from submission_list($submission) where state in ('standing', 'awaiting', 'read', 'refused')",
            {"submission": submission},
        ).to_pylist()
        if found:
            return Receipt(submission, digest, found[0]["received_at"].isoformat(), repeat=True)
    return None
