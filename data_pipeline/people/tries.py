"""Five tries in fifteen minutes: guessing a passphrase takes longer than anybody lives."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime, timedelta

MOST, WITHIN = 5, timedelta(minutes=15)
MOST_FROM_ONE_ADDRESS = 20  # an office shares one address
KEPT = 10_000


class TooManyTries(PermissionError):
    """This account or address has to wait."""


class Tries:
    """Failed tries by account and by address; in memory, the oldest forgotten first. Safe to use from threads."""

    def __init__(self) -> None:
        self._failed: OrderedDict[str, list[datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, account: str, address: str, now: datetime) -> None:
        """Count a try before it is looked at, so that many at once are counted too. Raises TooManyTries."""
        with self._lock:
            for key, most in _keys(account, address):
                if len(self._recent(key, now)) >= most:
                    raise TooManyTries("Too many tries. Wait a quarter of an hour, or ask for a link.")
            for key, _ in _keys(account, address):
                self._failed[key] = [*self._recent(key, now), now]
                self._failed.move_to_end(key)
            while len(self._failed) > KEPT:
                self._failed.popitem(last=False)

    def succeeded(self, account: str, address: str) -> None:
        """Whoever got in has not failed: their account starts again, their address is one try better."""
        with self._lock:
            self._failed.pop(f"account {account}", None)
            if address and self._failed.get(f"address {address}"):
                self._failed[f"address {address}"].pop()

    def _recent(self, key: str, now: datetime) -> list[datetime]:
        return [when for when in self._failed.get(key, []) if now - when < WITHIN]


def _keys(account: str, address: str) -> list[tuple[str, int]]:
    keys = [(f"account {account}", MOST)]
    return [*keys, (f"address {address}", MOST_FROM_ONE_ADDRESS)] if address else keys
