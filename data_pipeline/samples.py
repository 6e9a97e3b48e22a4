"""The sample data of a working group: what partners sent, what chairs entered, and a meeting with a final month."""

from __future__ import annotations

import json
from pathlib import Path

from .access import LOCAL
from .loading import load, opened, received_lines
from .months import freeze, release
from .pipeline import Progress
from .settings_entered import enter
from .working_group import WorkingGroup, sample_root

SAMPLES = Path(__file__).parents[1] / "sample_data"


def open_sample(code: str, root: Path, progress: Progress | None = None) -> WorkingGroup:
    """The sample data of a group, in their own root inside the data folder; loaded on the first call.

    The newest month but one is made final and released on the day of its meeting, with what had come by then; late
    reports, corrections and the newest month come after it, so that every page of every role has something to show.
    """
    group = opened(WorkingGroup(code, sample_root(root), sample=True))
    folder = SAMPLES / code
    if folder.exists() and not any(entry.action == "received" for entry in group.ledger.entries()):
        meeting = _meeting_of(folder)
        if meeting:
            load(group, LOCAL, folder, progress, until=meeting)
            _enter(group)
            _make_final(group)
        load(group, LOCAL, folder, progress)
    return group


def _meeting_of(folder: Path) -> str:
    """The day of the sample's last meeting: the middle of the month in which the newest month but one was due."""
    months = sorted({row["month"][:7] for row in received_lines(folder) if row.get("month")})
    return f"{months[-1]}-15" if len(months) > 1 else ""


def _enter(group: WorkingGroup) -> None:
    entered = SAMPLES / "entered" / f"{group.code}.json"
    for said in json.loads(entered.read_text("utf-8")) if entered.exists() else ():
        enter(group, LOCAL, said["kind"], said["lines"], said["why"])


def _make_final(group: WorkingGroup) -> None:
    newest = group.store.ask("select max(month) as month from standing where standing = 'standing'")
    for act in (freeze, release):
        act(group, LOCAL, newest["month"][0].as_py())
