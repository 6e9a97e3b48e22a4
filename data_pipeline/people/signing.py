"""Tokens that this server alone can make: links, sessions and forms, each signed for its own purpose.

HMAC with SHA-256 under a key of 32 random bytes. Whoever has the key can make links, so it stands in a file that only
the server's user reads; take the file away, and every link and session ends.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from ..archive import write_durably

KEY_BYTES = 32
LONGEST = 1000  # a token is much shorter; longer ones are not even looked at


def key_of(folder: Path) -> bytes:
    """The server's key, made at the first asking."""
    place = folder / "people.key"
    try:
        found = place.read_bytes()
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        made = folder / f"people.key.{os.getpid()}"
        write_durably(made, secrets.token_bytes(KEY_BYTES))
        made.chmod(0o600)
        try:
            os.link(made, place)  # the first of two processes wins, whole
        except FileExistsError:
            pass
        finally:
            made.unlink()
        found = place.read_bytes()
    if len(found) != KEY_BYTES:
        raise ValueError("the key of the people's ledger is damaged: delete people.key, and all sign in anew")
    return found


def sign(key: bytes, purpose: str, *parts: str) -> str:
    """A token: the parts, readable for everybody, and what only the key's owner can add. Parts hold no "~"."""
    body = "~".join(parts)
    if body.count("~") != len(parts) - 1:
        raise ValueError("a part of a token must not hold its own separator")
    return f"{_letters(body.encode())}.{_letters(_mark(key, purpose, body))}"


def read(key: bytes, purpose: str, token: str) -> list[str] | None:
    """The parts of a token that was signed for this purpose, else None; never an error, whatever is written in it."""
    if len(token) > LONGEST or not token.isascii():
        return None
    first, _, second = token.partition(".")
    body = _bytes(first)
    if not hmac.compare_digest(_letters(_mark(key, purpose, body.decode("utf-8", "replace"))), second):
        return None
    return body.decode("utf-8", "replace").split("~")


def _mark(key: bytes, purpose: str, body: str) -> bytes:
    return hmac.new(key, f"{purpose}\n{body}".encode(), hashlib.sha256).digest()


def _letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(letters: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
    except ValueError:
        return b""
