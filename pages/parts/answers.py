"""The working group that is open, and plain answers from it; pages use `session.ask`, which fills the filters in."""

from __future__ import annotations

import os
import time
from collections.abc import Hashable, Mapping
from concurrent.futures import wait
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

import data_pipeline
from data_pipeline import Group, Role, Viewer, WorkingGroup
from pages.parts.opening import LOOK, Opening, default_group, opening_of
from pages.parts.remembered import Remembered
from pages.parts.visitor import local, viewer
from pages.parts.which import group_code
from pages.parts.words import say

# name in the address -> code list
LISTS = {
    "admin1": "admin1", "county": "admin2", "layer": "layer", "activity": "activity",
    "population_group": "population_group", "organisation": "organisation", "donor": "donor",
}  # fmt: skip
KEYS = ("month", "from", *LISTS, "pcodes", "at")
# Names that are the same in every language.
PROPER_NAMES = ("admin1", "admin2", "site", "organisation", "donor")

# For all visitors of this server; Streamlit's own caches take a third of a page's time to look up.
_told: dict[Path, date] = {}
_remembered: Remembered[pa.Table] = Remembered()
_asked_at = 0.0
_there: set[tuple[Path, str]] = set()  # versions that were found once: none ever goes away


def group_address() -> dict[str, str]:
    """What the address must say for a working group that is not the one opened by default."""
    code = group_code()
    return {} if code == default_group() else {"group": code}


def group() -> WorkingGroup:
    """The open working group: the real one where something has come in, else the samples."""
    opening = opening_of(group_code(), _may_sample())
    if not opening.group.done():
        _say_how_far(opening)
    try:
        twg = opening.group.result()
    except data_pipeline.StoreInUse:
        st.error(say("Another program on this computer has this working group's data open. Close it first."))
        st.stop()
    _tell_the_day(twg)
    return twg


def _say_how_far(opening: Opening) -> None:
    """Wait for it, and say what it is at. Who leaves meanwhile interrupts nothing."""
    first = say("Opening the samples: the reports of a year are read once, some ten seconds.")
    with st.spinner(first if opening.sample else say("Opening the data."), show_time=True):
        step = st.empty()
        while not opening.group.done():
            if opening.reports:
                step.caption(say("All reports are read. Now a month is made final and published."))
            wait([opening.group], LOOK)
        step.empty()


def _tell_the_day(twg: WorkingGroup) -> None:
    """Nothing but this reads the clock: late and missing follow from the day in the ledger."""
    today = date.today()
    if not twg.sample and _told.get(twg.folder) != today:
        _told[twg.folder] = today
        data_pipeline.note_today(twg, today)


def _may_sample() -> bool:
    """Samples are for one's own computer; a server for others opens empty unless TWG_SAMPLE=1."""
    return os.environ.get("TWG_SAMPLE", "1" if local() else "0") == "1"


def answer(name: str, **params: Any) -> pa.Table:
    """Ask a named question with just these parameters, as the visitor."""
    return _answer(viewer(), name, params)


def own_answer(agency: str, name: str) -> pa.Table:
    """Ask a question about one agency's own matters: as that agency, for itself and for those who see all."""
    who = viewer()
    if not who.sees_all and who.organisation != agency:
        raise data_pipeline.NotForYou("This is not for your role.")
    return _answer(Viewer(Role.partner, agency), name, {})


def _answer(who: Viewer, name: str, params: Mapping[str, Any]) -> pa.Table:
    global _asked_at
    _asked_at = time.monotonic()
    return remember(group(), who, name, params)


def remember(twg: WorkingGroup, who: Viewer, name: str, params: Mapping[str, Any]) -> pa.Table:
    """The answer, made now unless it was made before. Raises NotForYou."""
    make = partial(data_pipeline.ask, twg, who, name, **params)
    return _remembered.get(key(twg, who, name, params), make)


def seconds_since_asked() -> float:
    """Since a visitor asked the last question."""
    return time.monotonic() - _asked_at


def answer_soon(name: str, **params: Any) -> None:
    """Begin to answer; nothing happens where the question is not for this visitor."""
    who, twg = viewer(), group()
    with suppress(data_pipeline.NotForYou):
        _remembered.soon(key(twg, who, name, params), partial(data_pipeline.ask, twg, who, name, **params))


def key(twg: WorkingGroup, who: Viewer, name: str, params: Mapping[str, Any]) -> tuple[Hashable, ...]:
    """All that an answer depends on: the data and its version, what the viewer may see, the question, its parameters.

    Raises NotForYou where the question is not for this viewer.
    """
    return (str(twg.root), twg.version, data_pipeline.scope(twg, who, name), name, _frozen(params))


def version() -> str:
    """The version of the figures that the address asks for; empty for the latest, and for whoever reads releases."""
    asked = address_given().get("at", "")
    if not asked or not viewer().is_member:
        return ""
    there = (group().folder, asked)
    if there not in _there and data_pipeline.exists(group(), asked):
        _there.add(there)
    return asked if there in _there else ""


def address_given() -> dict[str, str]:
    """The keys of the address; where it has none, what the session carries; first of all where `open_page` leads."""
    if "going" in st.session_state:
        return dict(st.session_state["going"])
    here = {key: st.query_params[key] for key in KEYS if key in st.query_params}
    carried = dict(st.session_state.get("view", {}))
    if st.session_state.get("period_is_default"):
        carried.pop("from", None)  # each page has a period of its own until the reader chooses one
    return here or carried


def lists() -> Group:
    """The working group's lists and settings."""
    return group().lists


def titles(list_name: str) -> dict[str, str]:
    """code -> title of one code list, in its own order; by the names that the version shown had."""
    at = version()
    then = _titles(list_name, at=at) if at and data_pipeline.is_ready(group(), at) else {}
    return {**_titles(list_name), **then}


def _titles(list_name: str, **version: str) -> dict[str, str]:
    table = _codes(list_name, **version)
    return dict(zip(table["code"].to_pylist(), table["title"].to_pylist(), strict=True))


def said_titles(list_name: str) -> dict[str, str]:
    """The same in the reader's language, but for names of places, agencies and donors."""
    named = titles(list_name)
    return named if list_name in PROPER_NAMES else {code: say(title) for code, title in named.items()}


def parents(list_name: str) -> dict[str, str]:
    """code -> parent code of one code list (a county's state, an activity's layer)."""
    table = _codes(list_name)
    return dict(zip(table["code"].to_pylist(), table["parent"].to_pylist(), strict=True))


def _codes(list_name: str, **version: str) -> pa.Table:
    every = answer("codes", **version)
    return every.filter(pc.equal(every["list"], list_name))


def _frozen(params: Mapping[str, Any]) -> tuple[Hashable, ...]:
    return tuple(
        (key, tuple(value) if isinstance(value, list) else value) for key, value in sorted(params.items())
    )
