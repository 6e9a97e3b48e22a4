"""Who sits in front of the page.

Until accounts are set up there are two kinds of visitors: the person at this very computer, who is its
administrator and may look at everything as a chair, a partner or the public would; and anybody else, who
is the public.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

from data_pipeline import Role, Viewer

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")
PUBLIC = "public"
CHAIR = "chair"
PARTNER = "partner"


def is_local(ip_address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a request comes from this computer itself, and not through a proxy that runs on it.

    ip_address: None for loopback, as Streamlit says it. A proxy is known by its forwarding headers, by the
    host that was asked for and by the address of the page that asks.
    """
    if ip_address is not None and ip_address not in LOOPBACK:
        return False
    if any(name in headers for name in FORWARDED):
        return False
    return all(_host(headers[name]) in LOOPBACK for name in ("Host", "Origin") if name in headers)


def local() -> bool:
    """Whether the person in front of this page is the local administrator."""
    return is_local(st.context.ip_address, st.context.headers)


def viewer() -> Viewer:
    """The visitor as the questions see them: the public unless something better is proven."""
    if not local():
        return Viewer(Role.public)
    role, _, organisation = seen_as().partition(":")
    return Viewer(Role(role), organisation)


def seen_as() -> str:
    """The local administrator's choice: `chair`, `partner:<organisation>` or `public`.

    The address may name it (`?as=public`) when the page is opened; the session remembers it.
    """
    asked = st.query_params.get("as", "")
    if asked and _known(asked):
        st.session_state["seen_as"] = asked
    return str(st.session_state.get("seen_as", CHAIR))


def see_as(choice: str) -> None:
    """Change the local administrator's choice; the address drops what it said before."""
    st.session_state["seen_as"] = choice
    st.query_params.pop("as", None)


def _known(choice: str) -> bool:
    role, _, organisation = choice.partition(":")
    return role in (CHAIR, PUBLIC) and not organisation or role == PARTNER and bool(organisation)


def _host(value: str) -> str:
    """The host of a Host or Origin header: `localhost:8501`, `[::1]:8501`, `http://127.0.0.1:8501`."""
    return urlsplit(value if "//" in value else f"//{value}").hostname or ""
