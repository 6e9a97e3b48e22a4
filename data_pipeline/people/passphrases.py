"""Passphrases, kept as argon2id hashes (RFC 9106; 19 MiB, two rounds: a twentieth of a second)."""

from __future__ import annotations

import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 200
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_two_at_once = threading.Semaphore(2)  # a storm of tries takes no more memory than this
# Looked at where there is no such account or it has no passphrase, so that both take as long.
_NOBODYS = _hasher.hash("nobody has this passphrase")


def hashed(passphrase: str) -> str:
    """The hash of a new passphrase. Raises ValueError, in words, for one that is too short or too plain."""
    plain = _plain(passphrase)
    if not SHORTEST <= len(plain) <= LONGEST or len(set(plain)) < 5:
        raise ValueError("Take at least twelve characters, for example four words.")
    return _hasher.hash(plain)


def fits(known: str, passphrase: str) -> bool:
    """Whether a passphrase is the one that was hashed; an empty hash fits nothing, and takes as long."""
    if len(passphrase) > LONGEST:
        return False
    with _two_at_once:
        try:
            return _hasher.verify(known or _NOBODYS, _plain(passphrase)) and bool(known)
        except (VerificationError, InvalidHashError):
            return False


def _plain(passphrase: str) -> str:
    """The same letters however a keyboard composes them."""
    return unicodedata.normalize("NFKC", passphrase.strip())
