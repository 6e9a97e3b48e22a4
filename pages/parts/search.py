"""The search box: a place, agency, activity, group or page by its name or code, and the view that shows it."""

from __future__ import annotations

from typing import Any, NamedTuple

import streamlit as st

from data_pipeline import Viewer
from pages.parts.address import open_page, view
from pages.parts.answers import parents, said_titles
from pages.parts.filters import title_of
from pages.parts.menu import ROLES, page_titles
from pages.parts.session import may
from pages.parts.visitor import viewer
from pages.parts.words import say

# filter -> (its code list, the page that shows it, and to whom)
SHOWN: dict[str, tuple[str, str, str]] = {
    "admin1": ("admin1", "states", "everyone"), "county": ("admin2", "states", "member"),
    "organisation": ("organisation", "presence", "member"), "activity": ("activity", "layers", "member"),
    "layer": ("layer", "layers", "member"), "population_group": ("population_group", "population_groups", "member"),
}  # fmt: skip


class Target(NamedTuple):
    """What is found: the page and the filters that show it."""

    label: str
    page: str
    filters: dict[str, tuple[str, ...]]


def search() -> None:
    """A button in the masthead; the names are sent once it is opened."""
    closed = st.popover(say("Search"), key="search", on_change="rerun")
    if not closed.open:
        return
    found = targets(viewer())
    with closed:
        chosen = st.selectbox(
            say("A place, agency, activity, group or page"), range(len(found)), index=None, key="search_for",
            format_func=lambda n: found[n].label, placeholder=say("Type a name or a code"), width=420,
        )  # fmt: skip
    if chosen is not None:
        _go(found[chosen])


def targets(who: Viewer) -> list[Target]:
    """Everything this visitor may look for: pages first, then places, agencies, activities and groups."""
    pages = [
        Target(say("Page: {title}", title=title), page, {})
        for page, title in page_titles().items()
        if page in ROLES and may(who, *ROLES[page])
    ]
    return [
        *pages,
        *(one for name, (_, _, role) in SHOWN.items() if may(who, role) for one in _of_list(name)),
    ]


def _of_list(name: str) -> list[Target]:
    """The members of one list, each with its code, which many know by heart."""
    list_name, page, _ = SHOWN[name]
    above = parents(list_name) if name == "county" else {}
    return [
        Target(
            say("{kind}: {title} ({code})", kind=title_of(name), title=title, code=code),
            page,
            {name: (code,), **({"admin1": (above[code],)} if code in above else {})},
        )
        for code, title in said_titles(list_name).items()
    ]


def _go(target: Target) -> None:
    """Open it with the month of this view and no filter besides."""
    del st.session_state["search_for"]
    bare: dict[str, Any] = {
        name: () for name in type(view()).model_fields if isinstance(getattr(view(), name), tuple)
    }
    open_page(target.page, **{**bare, **target.filters})
