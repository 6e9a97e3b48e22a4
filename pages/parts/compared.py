"""The change to a month from the one before, and the figures between the two, kept as long as the data are the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import pyarrow as pa
import streamlit as st

from data_pipeline import Bridge, Viewer, WorkingGroup, bridge, scope
from pages.parts.address import View, months
from pages.parts.answers import answer, group, key
from pages.parts.remembered import Remembered
from pages.parts.visitor import viewer
from pages.parts.words import say

_bridges: Remembered[Bridge] = Remembered()


def compared(now: View) -> tuple[date, str] | None:
    """The month before the chosen one, and its last final version (empty where it has none); None for the first."""
    return pair(now, months(), answer("final_months"))


def pair(now: View, known: Sequence[date], finals: pa.Table) -> tuple[date, str] | None:
    """The same from the months there are, oldest first, and those that were made final."""
    earlier = [day for day in known if day < now.month]
    if not earlier:
        return None
    final = [row["folder"] for row in finals.to_pylist() if row["month"] == earlier[-1]]
    return earlier[-1], final[-1] if final and final[-1] != now.at else ""


def made(now: View, before: date, at_before: str) -> Bridge:
    """The bridge for the view; kept as long as the data are the same."""
    with st.spinner(say("The figures between the two months are being reckoned."), show_time=True):
        return remember_bridge(group(), viewer(), before, at_before, now)


def remember_bridge(twg: WorkingGroup, who: Viewer, before: date, at_before: str, now: View) -> Bridge:
    """The bridge, made now unless it was made before; the visitor's own thread may ask, or one that works ahead."""
    filters = {k: v for k, v in now.params().items() if k not in ("from_month", "to_month", "at")}
    asked = {**filters, "before": before, "after": now.month, "at_before": at_before, "at": now.at}
    make = partial(bridge, twg, who, **asked)
    return _bridges.get((key(twg, who, "rows_told", asked), scope(twg, who, "headline")), make)
