"""What a page shows is written in its address as codes, so that a link shows somebody else the same.

The address is the truth; the session only carries it from one page to the next, because the menu empties it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st
from pydantic import BaseModel

from pages.parts.answers import KEYS, LISTS, address_given, answer, group_address, titles, version
from pages.parts.visitor import PUBLIC, viewer


class View(BaseModel, frozen=True):
    """The chosen month and filters, in codes; an empty tuple is "all". at: the version, empty for the latest."""

    month: date
    from_month: date
    admin1: tuple[str, ...] = ()
    county: tuple[str, ...] = ()
    layer: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    population_group: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    donor: tuple[str, ...] = ()
    pcodes: bool = False
    at: str = ""
    left_out: tuple[str, ...] = ()

    def params(self) -> dict[str, Any]:
        """The common parameters of the named questions."""
        chosen = {name: list(getattr(self, name)) or None for name in LISTS}
        period = {"from_month": self.from_month, "to_month": self.month}
        return {**period, "pcodes": self.pcodes, **chosen, **({"at": self.at} if self.at else {})}

    def address(self, **changes: Any) -> dict[str, str]:
        """The view as address codes, with changes by name: `month=`, `from_month=`, `layer=["3"]`, None empties."""
        changed = self.model_copy(update=changes)
        codes = {name: ",".join(getattr(changed, name) or ()) for name in LISTS}
        fixed = {
            "month": f"{changed.month:%Y-%m}",
            "from": f"{changed.from_month:%Y-%m}",
            "pcodes": "1" if changed.pcodes else "",
            "at": changed.at,
        }
        return {key: value for key, value in {**fixed, **codes}.items() if value}


def months() -> list[date]:
    """The months there are for this visitor in the version asked for, oldest first."""
    return [day for day in answer("months", **_version())["month"].to_pylist() if day]


def _version() -> dict[str, str]:
    """`at` as a parameter of a question, only where there is one: the latest is asked for without."""
    asked = version()
    return {"at": asked} if asked else {}


def final_months() -> set[date]:
    """Those that were made final."""
    return {row["month"] for row in answer("months", **_version()).to_pylist() if row["final"]}


def year_start(month: date) -> date:
    """The first month of the year to date: a release holds it even where January itself was never released."""
    january = month.replace(month=1)
    known = months()
    return january if not known or viewer().role == PUBLIC else max(january, known[0])


def view() -> View:
    """The view of the address, else the one carried from the last page, else the newest month unfiltered."""
    given = address_given()
    known = months()
    month = _month(given.get("month"), known) or (known[-1] if known else date(2026, 1, 1))
    starts = [*known, year_start(month)]
    start = _month(given.get("from"), starts) or month
    codes = {name: _split(given.get(name)) for name in LISTS}
    right = {name: tuple(c for c in codes[name] if c in titles(LISTS[name])) for name in LISTS if codes[name]}
    wrong = tuple(c for name in right for c in codes[name] if c not in right[name])
    dates = (("month", known), ("from", starts))
    at = version()
    if not at:  # an earlier version may know fewer months: its newest is shown then
        wrong += tuple(given[key] for key, days in dates if key in given and not _month(given[key], days))
    wrong += (given["at"],) if given.get("at") and not at else ()
    pcodes = given.get("pcodes") == "1"
    return View(month=month, from_month=min(start, month), pcodes=pcodes, at=at, left_out=wrong, **right)


def keep(address: Mapping[str, str]) -> None:
    """Write a view into the address, at once (the back button goes by changes), and remember it for the next page."""
    st.session_state["view"] = dict(address)
    st.session_state.pop("going", None)
    now = st.query_params.to_dict()
    other = {key: value for key, value in now.items() if key not in KEYS} | group_address()
    if now != {**other, **address}:
        st.query_params.from_dict({**other, **address})


def choose(**changes: Any) -> None:
    """Change filters by name, for example from a click on a chart: `choose(layer="4")`, `choose(layer=None)` clears."""
    tuples = {
        name: (value,) if isinstance(value, str) else tuple(value or ()) for name, value in changes.items()
    }
    keep(view().address(**tuples))


def link(page: str, **changes: Any) -> dict[str, Any]:
    """`st.page_link(**link("states", layer=["3"]), label=...)`: another page with the same view but for the changes."""
    return {"page": f"pages/{page}.py", "query_params": view().address(**changes)}


def open_page(page: str, **changes: Any) -> None:
    """Open another page with the same view but for the changes, and leave this page's own address as it is.

    To switch the page with a new address would write that address here first, and the back button would find it here.
    """
    st.session_state["going"] = view().address(**changes)
    st.switch_page(f"pages/{page}.py", query_params=st.query_params.to_dict())


def _split(value: str | None) -> tuple[str, ...]:
    return tuple(code for code in (value or "").split(",") if code)


def _month(value: str | None, known: list[date]) -> date | None:
    return next((day for day in known if value == f"{day:%Y-%m}"), None)
