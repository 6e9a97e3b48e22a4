"""What visitors will ask first is answered before they ask: the pages of the newest months, after every merge.

One thread of the server does it while nobody waits for an answer, so a changed month is as quick as one seen before.
It stops with the server; tests and commands never start it.
"""

from __future__ import annotations

import importlib
import logging
import os
import threading
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from data_pipeline import Role, Viewer, WorkingGroup
from pages.parts import answers
from pages.parts.address import View
from pages.parts.ahead import QUESTIONS
from pages.parts.opening import anything_came, default_group, opened, opening_of
from pages.parts.session import asked_of
from pages.parts.visitor import own_computer

PAUSE = 0.5  # seconds between two looks, and between two looks whether somebody waits
QUIET = 1.0  # seconds without a visitor's question before one is answered ahead
MONTHS = 6
# Whoever sees all and whoever sees what members see; releases are quick without.
READERS = (Viewer(Role.chair), Viewer(Role.member))
DRAWING = ("pages.parts.panels", "pages.parts.panels_groups")

Question = tuple[Viewer, str, Mapping[str, Any]]


@asynccontextmanager
async def preparing(_app: object) -> AsyncIterator[dict[str, Any]]:
    """The lifespan of the server: prepare while it runs."""
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
    for question in ordinary(group):
        while answers.seconds_since_asked() < quiet:
            if stop.wait(PAUSE / 2):
                return False
        if stop.is_set() or group.version != version:
            return False
        answers.remember(group, *question)
    return True


def ordinary(group: WorkingGroup) -> Iterator[Question]:
    """The questions of the figure pages, unfiltered, the newest month first; of the year to date those of Reach."""
    months = answers.remember(group, READERS[0], "months", {})["month"].to_pylist()
    for month in months[: -MONTHS - 1 : -1]:
        for who in READERS:
            for page, names in QUESTIONS.items():
                start = max(month.replace(month=1), months[0]) if page == "reach" else month
                if page != "one_state":
                    yield from _asked(who, names, View(month=month, from_month=start))


def _asked(who: Viewer, names: tuple[str, ...], view: View) -> Iterator[Question]:
    return ((who, name, asked_of(name, view)) for name in names)
