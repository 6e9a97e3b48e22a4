"""Giving and taking, links, passphrases and sessions: each an entry of the people's ledger before it holds."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from ..access import Role, Viewer
from ..ledger import Ledger
from .grants import Grant, Hand, NotGranted, checked
from .passphrases import fits, hashed
from .register import Person, Register
from .signing import key_of, read, sign
from .tries import Tries

LONGEST_SESSION, IDLE = timedelta(hours=12), timedelta(minutes=15)
LINK_DAYS, MOST_LINK_DAYS = 30, 400


@dataclass(frozen=True)
class SignedIn:
    """Somebody whose cookie holds, now. session: its number, which is no secret; started: when they signed in."""

    person: Person
    session: str
    started: datetime

    def viewer(self, group: str) -> Viewer:
        """What they are in a working group: the public where they hold nothing."""
        return self.person.held.get(group) or Viewer(Role.public, who=self.person.account)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class People:
    """The people of one server. root: the data folder."""

    root: Path
    tries: Tries = field(default_factory=Tries)
    _register: Register = field(default_factory=Register)
    _size: int = -1
    _used: dict[str, datetime] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @cached_property
    def ledger(self) -> Ledger:
        """What was given, taken and done at the door, in order."""
        return Ledger(self.root / "people.jsonl")

    @cached_property
    def key(self) -> bytes:
        """What signs links, sessions and forms."""
        return key_of(self.root)

    def register(self) -> Register:
        """The state as of now: a look at the file's size, and its new entries where it has grown."""
        size = self.ledger.size()
        if size != self._size:
            with self._lock:
                self._register.follow(self.ledger.entries(after=self._register.seen))
                self._size = size
        return self._register

    def anybody(self) -> bool:
        """Whether there are accounts: from then on nobody is let in for sitting at this computer."""
        return any(person.is_living for person in self.register().people.values())

    def all(self) -> Sequence[Person]:
        """Everybody who holds something, by account."""
        people = self.register().people
        return [people[account] for account in sorted(people) if people[account].is_living]

    def person(self, account: str) -> Person:
        """A person who holds something. Raises NotGranted."""
        found = self.register().person(account.strip().lower())
        if not found.is_living:
            raise NotGranted("There is nobody of that name.")
        return found

    def give(self, hand: Hand, grant: Grant, why: str = "") -> Person:
        """Give a role, or another one in its place. Raises NotGranted."""
        facts = checked(grant)
        known = self.register().person(str(facts["account"]))
        held = known.held.get(grant.group)
        if (
            not hand.may_give(grant.group, Role(grant.role))
            or held
            and not hand.may_give(grant.group, held.role)
        ):
            raise NotGranted("You give and take only what stands below your own role.")
        if not self.anybody() and grant.role != Role.administrator:
            raise NotGranted(
                "The first account must be an administrator's: without one nobody could come in."
            )
        self._write("given", hand.who, **facts, why=why.strip())
        return self.register().person(str(facts["account"]))

    def withdraw(self, hand: Hand, account: str, group: str = "", why: str = "") -> None:
        """Take away what a person holds in one working group, or everything; at once. Raises NotGranted."""
        person = self.person(account)
        touched = [group] if group else list(person.held)
        if group and group not in person.held:
            raise NotGranted("They hold nothing in this working group.")
        if not all(hand.may_give(one, person.held[one].role) for one in touched):
            raise NotGranted("You give and take only what stands below your own role.")
        self._write("withdrawn", hand.who, account=person.account, group=group, why=why.strip())

    def end_access(self, hand: Hand, account: str, why: str = "") -> None:
        """End all links, sessions and the passphrase of a person, who keeps what they hold: for a lost telephone."""
        person = self._managed(hand, account)
        self._write("ended", hand.who, account=person.account, why=why.strip())

    def link(self, hand: Hand, account: str, days: int = LINK_DAYS) -> str:
        """The token of a link that signs one person in until it expires or is withdrawn. Raises NotGranted."""
        if not 1 <= days <= MOST_LINK_DAYS:
            raise NotGranted(f"A link holds for 1 to {MOST_LINK_DAYS} days.")
        person = self._managed(hand, account)
        until = _now() + timedelta(days=days)
        self._write("link", hand.who, account=person.account, until=until.isoformat(timespec="seconds"))
        return sign(self.key, "link", person.account, str(person.epoch), str(int(until.timestamp())))

    def whose_link(self, token: str, now: datetime | None = None) -> Person | None:
        """Whose link it is; None where it is not ours, has expired, or was withdrawn."""
        parts = read(self.key, "link", token)
        if parts is None or len(parts) != 3 or int(parts[2]) <= (now or _now()).timestamp():
            return None
        person = self.register().person(parts[0])
        return person if person.is_living and str(person.epoch) == parts[1] else None

    def sign_in_by_link(self, token: str, idle: bool = False) -> str | None:
        """The value of a cookie for whoever holds the link, else None."""
        person = self.whose_link(token)
        return self._begin(person, idle, "link") if person else None

    def sign_in_by_passphrase(
        self, account: str, passphrase: str, address: str = "", idle: bool = False
    ) -> str | None:
        """The value of a cookie, else None, without a word on what was wrong. Raises TooManyTries."""
        account = account.strip().lower()[:150]
        self.tries.begin(account, address, _now())
        person = self.register().person(account)
        if not fits(person.passphrase if person.is_living else "", passphrase):
            return None
        self.tries.succeeded(account, address)
        return self._begin(person, idle, "passphrase")

    def choose_passphrase(self, account: str, passphrase: str, session: str = "") -> None:
        """A person's own new passphrase; their other sessions end. Raises ValueError in words."""
        person = self.person(account)
        facts = {"account": person.account, "epoch": person.epoch, "session": session}
        self._write("passphrase", person.account, **facts, hash=hashed(passphrase))

    def signed_in(self, cookie: str, now: datetime | None = None) -> SignedIn | None:
        """Who this cookie lets in at this moment, None where it lets nobody in; a look counts as a click."""
        parts = read(self.key, "session", cookie) if cookie else None
        session = self.register().sessions.get(parts[0]) if parts else None
        if session is None or parts is None:
            return None
        now = now or _now()
        person = self._register.person(session.account)
        last = max(self._used.get(parts[0], session.started), session.started)
        if now - session.started > LONGEST_SESSION or session.idle and now - last > IDLE:
            return None
        if not person.is_living or person.epoch != session.epoch:
            return None
        self._used[parts[0]] = now
        return SignedIn(person, parts[0], session.started)

    def sign_out(self, signed: SignedIn) -> None:
        """End one session, wherever its cookie has got to."""
        self._write("signed_out", signed.person.account, session=signed.session)
        self._used.pop(signed.session, None)

    def _begin(self, person: Person, idle: bool, by: str) -> str:
        number = secrets.token_urlsafe(18)
        facts = {"account": person.account, "epoch": person.epoch, "session": number}
        self._write("signed_in", person.account, **facts, idle=idle, by=by)
        return sign(self.key, "session", number)

    def _managed(self, hand: Hand, account: str) -> Person:
        person = self.person(account)
        if not hand.manages(person):
            raise NotGranted("You give and take only what stands below your own role.")
        return person

    def _write(self, action: str, who: str, **facts: object) -> None:
        self.ledger.append(action, who, "", **facts)
