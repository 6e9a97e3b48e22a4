"""Making a month final for a meeting, and releasing it to the public: two acts, the second one later.

A final month is a bundle (`bundle.py`), written once under an address that never changes; it can be reopened only
with a reason, and then every version stays. A release is built from a final month and is all that the public pages
can read (safety, rule 12); `withholding.py` says what it withholds.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from .access import LOCAL, NotForYou, Viewer, must_chair
from .bundle import tables_of, write_bundle
from .outputs.kept import hand_out
from .pipeline import follow
from .questions import ask
from .released import released_questions
from .withholding import listed, withheld, without
from .working_group import WorkingGroup

FIGURES = "figures"  # the answers as the month's release will give them, before small numbers are hidden


def freeze(group: WorkingGroup, viewer: Viewer, month: date) -> Path:
    """Make a month final: all figures and what is handed out, under an address that never changes. Chairs only.

    Returns the folder. Raises NotForYou where the month is final and not reopened, or has no rows.
    """
    must_chair(viewer)
    with group.lock:
        follow(group)
        known = {row["month"]: row for row in ask(group, LOCAL, "months").to_pylist()}
        if month not in known:
            raise NotForYou("There are no rows for this month.")
        if known[month]["final"]:
            raise NotForYou("This month is final already.")
        folder = group.folder / "frozen" / f"{month:%Y-%m}-{_last(group)}"
        files = tables_of(group.store) | {FIGURES: released_questions(group, month)}
        given = hand_out(group, month, folder.name, datetime.now(UTC).date())
        manifest = write_bundle(folder, files, {"month": month.isoformat(), "ledger": _last(group)}, given)
        group.ledger.append(
            "frozen", viewer.name, "", month=month.isoformat(), folder=folder.name, manifest=manifest
        )
        follow(group)
    return folder


def reopen(group: WorkingGroup, viewer: Viewer, month: date, reason: str) -> None:
    """Let a final month be made final once more; the version that was final stays under its address. Chairs only.

    Raises NotForYou without a reason, or where the month is not final.
    """
    must_chair(viewer)
    with group.lock:
        follow(group)
        if not reason.strip():
            raise NotForYou("Say why the month is opened again.")
        if not any(row["month"] == month and row["final"] for row in ask(group, LOCAL, "months").to_pylist()):
            raise NotForYou("This month is not final.")
        group.ledger.append("reopened", viewer.name, "", month=month.isoformat(), reason=reason.strip())
        follow(group)


def would_withhold(group: WorkingGroup, viewer: Viewer, month: date) -> pa.Table:
    """What a release of a final month would withhold, one line per number (`withholding.WITHHELD`). For chairs.

    Raises NotForYou where the month is not final, or could not be released.
    """
    must_chair(viewer)
    with group.lock:
        _, figures = _final_figures(group, month)
        floor = group.lists.vocabulary.policy.public_floor
        return listed(figures, withheld(group, figures), floor)


def release(group: WorkingGroup, viewer: Viewer, month: date) -> Path:
    """Release a final month to the public: its figures without what has to be withheld. For chairs.

    Raises NotForYou where the month is not final, or where a withheld number could be worked out.
    """
    must_chair(viewer)
    with group.lock:
        frozen, figures = _final_figures(group, month)
        shown = without(figures, withheld(group, figures))
        folder = group.folder / "published" / f"{month:%Y-%m}-{_last(group)}"
        manifest = write_bundle(folder, {FIGURES: shown}, {"month": month.isoformat(), "frozen": frozen})
        group.ledger.append(
            "released", viewer.name, "", month=month.isoformat(), folder=folder.name, manifest=manifest
        )
        follow(group)
    return folder


def _final_figures(group: WorkingGroup, month: date) -> tuple[str, pa.Table]:
    """The folder of the version that is final now, and its figures with every number."""
    final = [
        row["folder"]
        for row in ask(group, LOCAL, "final_months").to_pylist()
        if row["month"] == month and not row["reopened"]
    ]
    if not final:
        raise NotForYou("Make the month final first.")
    return final[-1], pq.read_table(group.folder / "frozen" / final[-1] / f"{FIGURES}.parquet")


def _last(group: WorkingGroup) -> int:
    return int(group.store.ask("select max(n) as n from events")["n"][0].as_py())
