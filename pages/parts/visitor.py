"""Who sits in front of the page: asked again at every run, so that whoever is shut out is out at once.

With accounts, whoever signed in (data_pipeline/people); without, the person at this very computer, who is its
administrator. An administrator may look at everything as a chair, a partner or the public would. Anybody else is the
public.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data_pipeline import LOCAL_HAND, Hand, People, Role, Viewer, data_root, people_at
from data_pipeline.web.here import LOOPBACK, Visit, visit
from pages.parts.which import group_code

PUBLIC = "public"
CHAIR = "chair"
PARTNER = "partner"


def own_computer() -> bool:
    """Whether the server listens on this computer alone."""
    return st.get_option("server.address") in LOOPBACK


def people() -> People:
    """The people of this server."""
    return people_at(data_root())


def visit_now() -> Visit:
    """Who asks at this moment. What another visitor's page remembers is forgotten before it is read."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return Visit()  # no page, no visitor
    context = st.context
    now = visit(people(), own_computer(), context.ip_address, context.headers, context.cookies)
    if st.session_state.get("whose", now.whose) != now.whose:
        st.session_state.clear()
    st.session_state["whose"] = now.whose
    return now


def local() -> bool:
    """Whether the person in front of this page is the local administrator, of a server without accounts."""
    return visit_now().local


def viewer() -> Viewer:
    """The visitor as the questions see them: the public unless something better is proven."""
    now = visit_now()
    own = now.signed.viewer(group_code()) if now.signed else Viewer(Role.public)
    if not now.local and own.role is not Role.administrator:
        return own
    role, _, organisation = seen_as().partition(":")
    if own.role is Role.administrator and role == CHAIR:
        return own
    return Viewer(Role(role), organisation, own.who)


def may_see_as() -> bool:
    """Whether the visitor may look at everything as somebody else would see it."""
    now = visit_now()
    return now.local or bool(now.signed and now.signed.viewer(group_code()).role is Role.administrator)


def hand() -> Hand:
    """Whose hand gives and takes roles: that of the visitor, however they look at the pages just now."""
    now = visit_now()
    if now.local:
        return LOCAL_HAND
    return Hand(now.signed.person.account, now.signed.person.held) if now.signed else Hand("", {})


def signed_name() -> str:
    """The name of whoever is signed in, else nothing."""
    signed = visit_now().signed
    return signed.person.name if signed else ""


def door_address(to: str = "") -> str:
    """The address of the door, which leads back to this page, or to `to`."""
    path = urlsplit(st.context.url or "").path or "/"
    asked = "&".join(f"{quote(key)}={quote(value)}" for key, value in st.query_params.items())
    return f"/access?to={quote(to or (f'{path}?{asked}' if asked else path), safe='')}"


def seen_as() -> str:
    """An administrator's choice: `chair`, `partner:<organisation>` or `public`.

    The address may name it (`?as=public`) when the page is opened; the session remembers it.
    """
    asked = st.query_params.get("as", "")
    if asked and _known(asked):
        st.session_state["seen_as"] = asked
    return str(st.session_state.get("seen_as", CHAIR))


def see_as(choice: str) -> None:
    """Change an administrator's choice; the address drops what it said before."""
    st.session_state["seen_as"] = choice
    st.query_params.pop("as", None)


def _known(choice: str) -> bool:
    role, _, organisation = choice.partition(":")
    return role in (CHAIR, PUBLIC) and not organisation or role == PARTNER and bool(organisation)
