"""What visitors will ask first is answered before they ask: the pages of the newest months, after every merge.

One thread of the server does it while nobody waits for an answer, so a changed month is as quick as one seen before.
It stops with the server; tests and commands never start it.
"""

from __future__ import annotations

import importlib
import logging
import os
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from data_pipeline import Role, Viewer, WorkingGroup, reckon_ahead
from pages.parts import answers
from pages.parts.address import View
from pages.parts.ahead import QUESTIONS
from pages.parts.compared import pair, remember_bridge
from pages.parts.media import note_owners
from pages.parts.opening import anything_came, default_group, opened, opening_of
from pages.parts.session import asked_of
from pages.parts.visitor import own_computer

PAUSE = 0.5  # seconds between two looks, and between two looks whether somebody waits
QUIET = 1.0  # seconds without a visitor's question before one is answered ahead
MONTHS = 6
# Whoever sees all and whoever sees what members see; releases are quick without.
READERS = (Viewer(Role.chair), Viewer(Role.member))
DRAWING = ("pages.parts.panels", "pages.parts.panels_groups")


@asynccontextmanager
async def preparing(_app: object) -> AsyncIterator[dict[str, Any]]:
    """The lifespan of the server: prepare while it runs."""
    note_owners()
    stop = threading.Event()
    threading.Thread(target=_until, args=(stop,), name="prepares answers", daemon=True).start()
    try:
        yield {}
    finally:
        stop.set()


def _until(stop: threading.Event) -> None:
    open_early()
    for name in DRAWING:  # the first visitor waits for a second less
        importlib.import_module(name)
    ready: set[str] = set()
    while not stop.wait(PAUSE):
        for group in opened():
            try:
                if group.version not in ready and prepare(group, stop):
                    ready.add(group.version)
            except Exception:  # a visitor who asks the same is told; the next merge is tried again
                logging.getLogger(__name__).exception("answering ahead failed")
                ready.add(group.version)


def open_early() -> None:
    """Begin to open the group before anybody asks: what has come in, or on one's own computer the samples."""
    here = own_computer()
    if anything_came(default_group()) or here:
        opening_of(default_group(), os.environ.get("TWG_SAMPLE", "1" if here else "0") == "1")


def prepare(group: WorkingGroup, stop: threading.Event, quiet: float = QUIET) -> bool:
    """Answer the ordinary questions; whether all were, for the version of the data it began with."""
    version = group.version
    reckon_ahead(group)
    for answer in ordinary(group):
        while answers.seconds_since_asked() < quiet:
            if stop.wait(PAUSE / 2):
                return False
        if stop.is_set() or group.version != version:
            return False
        answer()
    return True


def ordinary(group: WorkingGroup) -> Iterator[Callable[[], object]]:
    """What the figure pages ask, unfiltered, the newest month first, and the change to it; for Reach the year."""
    known = answers.remember(group, READERS[0], "months", {})["month"].to_pylist()
    finals = answers.remember(group, READERS[0], "final_months", {})
    for month in known[: -MONTHS - 1 : -1]:
        for who in READERS:
            for page, names in QUESTIONS.items():
                start = max(month.replace(month=1), known[0]) if page == "reach" else month
                if page != "one_state":
                    view = View(month=month, from_month=start)
                    for name in names:
                        yield partial(answers.remember, group, who, name, asked_of(name, view))
            newest = View(month=month, from_month=month)
            before = pair(newest, known, finals)
            if before and month == known[-1]:
                yield partial(remember_bridge, group, who, *before, newest)
