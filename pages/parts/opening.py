"""Opening a working group, once for all visitors of this server and in the background."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

import data_pipeline
from data_pipeline import WorkingGroup, data_root

LOOK = 0.3  # seconds between two looks at how far the opening is


@dataclass
class Opening:
    """A working group that is being opened, or is open.

    sample: whether the samples are shown, because nothing real has come in; reports: how many are read so far.
    """

    sample: bool
    reports: int = 0
    group: Future[WorkingGroup] = field(default_factory=Future)


_openings: dict[tuple[str, Path, bool], Opening] = {}
_wanted: dict[tuple[str, Path, bool], bool] = {}
_lock = threading.Lock()


def opening_of(code: str, may_sample: bool) -> Opening:
    """The opening of a group in the data folder: begun now unless it was before; a failed one is begun again.

    may_sample: whether samples may stand in where nothing real has come in.
    """
    root = data_root()
    with _lock:
        asked = (code, root, may_sample)
        if asked not in _wanted:
            _wanted[asked] = may_sample and not anything_came(code)
        sample = _wanted[asked]
        known = _openings.get((code, root, sample))
        if known is None or known.group.done() and known.group.exception():
            known = _openings[code, root, sample] = Opening(sample)
            # A daemon, so that the server can be stopped meanwhile; the ledger knows what is still to do.
            threading.Thread(
                target=_open, args=(code, root, known), name=f"opens {code}", daemon=True
            ).start()
        return known


def opened_for(code: str, local: bool) -> Future[WorkingGroup]:
    """For the plain pages: samples are for one's own computer, or where TWG_SAMPLE=1 says so."""
    return opening_of(code, os.environ.get("TWG_SAMPLE", "1" if local else "0") == "1").group


def opened() -> Iterator[WorkingGroup]:
    """The working groups that are open on this server."""
    every = [opening.group for opening in list(_openings.values())]
    return (group.result() for group in every if group.done() and not group.exception())


def anything_came(code: str) -> bool:
    """Whether anybody has sent anything: a ledger that tells of lists and days alone is still empty."""
    ledger = data_root() / code / "ledger.jsonl"
    return ledger.exists() and '"received"' in ledger.read_text("utf-8")


def default_group() -> str:
    """The working group that opens where the address names none."""
    return os.environ.get("TWG_GROUP", "south_sudan")


def _open(code: str, root: Path, opening: Opening) -> None:
    def told(done: int, _all: int) -> None:
        opening.reports = max(opening.reports, done)

    try:
        sample = opening.sample
        group = (
            data_pipeline.open_sample(code, root, told) if sample else data_pipeline.open_group(code, root)
        )
        data_pipeline.watch(group)
    except BaseException as error:
        opening.group.set_exception(error)
    else:
        opening.group.set_result(group)
