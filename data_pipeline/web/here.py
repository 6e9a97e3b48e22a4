"""Who comes in: whoever signed in, the person at this very computer while there are no accounts, or the public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..people import People, SignedIn

COOKIE = "twg_session"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
FORWARDED = ("X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded", "Via")


@dataclass(frozen=True)
class Visit:
    """One look at who asks.

    signed: whose cookie holds; local: whether it is the local administrator, of a server without accounts that nobody
    else can reach. Neither: the public.
    """

    signed: SignedIn | None = None
    local: bool = False

    @property
    def whose(self) -> str:
        """What a page's memory and its files belong to: one session, this computer, or the public."""
        if self.signed is None:
            return "local" if self.local else "public"
        held = sorted(f"{group} {viewer.scope}" for group, viewer in self.signed.person.held.items())
        return " ".join([f"session {self.signed.session}", *held])  # another role is another visitor


def visit(
    people: People,
    own_computer: bool,
    ip_address: str | None,
    headers: Mapping[str, str],
    cookies: Mapping[str, str],
) -> Visit:
    """Look once. own_computer: whether the server listens on this computer alone."""
    signed = people.signed_in(cookies.get(COOKIE, ""))
    if signed:
        return Visit(signed)
    return Visit(local=own_computer and is_local(ip_address, headers) and not people.anybody())


def is_local(ip_address: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a request comes from this computer itself, and not through a proxy that runs on it.

    ip_address: None for loopback, as Streamlit says it. A proxy is known by its forwarding headers, by the
    host that was asked for and by the address of the page that asks.
    """
    if ip_address is not None and ip_address not in LOOPBACK:
        return False
    if any(name in headers for name in FORWARDED):
        return False
    return all(host_of(headers[name]) in LOOPBACK for name in ("Host", "Origin") if name in headers)


def host_of(value: str) -> str:
    """The host of a Host or Origin header: `localhost:8501`, `[::1]:8501`, `http://127.0.0.1:8501`."""
    return urlsplit(value if "//" in value else f"//{value}").hostname or ""


def safe_address(wanted: str) -> str:
    """An address of our own to go on to, or "/": never another host, however it is written."""
    plain = wanted.isprintable() and not any(one in wanted for one in "\\<> ")
    return wanted if plain and wanted.startswith("/") and not wanted.startswith("//") else "/"
