"""What people decide about figures: each a ledger entry with who, when and why; a later one takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .access import Viewer, must_send_for
from .pipeline import follow
from .working_group import WorkingGroup

# decision -> the answers it takes, in the ledger's words; the empty one takes an earlier answer back.
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "year_to_date": ("each_month", "sum_of_months", "different_people", ""),
}


def decide(
    group: WorkingGroup, viewer: Viewer, decision: str, organisation: str, kind: str, why: str, **about: Any
) -> int:
    """Write a decision about an organisation's figures into the ledger and follow it; returns the entry's number.

    decision: one of ANSWERS, kind: one of its answers. about: what else it is about, which a later decision names
    alike to take its place: `year`, and `submission` where it is about one file.
    Raises NotForYou for whoever is neither chair nor the organisation, ValueError for an unknown answer.
    """
    if kind not in ANSWERS[decision]:
        raise ValueError(f"{kind!r} is no answer to {decision}")
    sender = must_send_for(viewer, organisation)
    entry = group.ledger.append(decision, viewer.name, sender, kind=kind, why=why, **about)
    follow(group)
    return entry.n
