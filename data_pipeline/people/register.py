"""Who holds what and who is signed in, folded from the ledger's entries; newest last, nothing forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from ..access import Role, Viewer
from ..ledger import Entry


@dataclass(frozen=True)
class Person:
    """One person of the ledger.

    account: as the ledgers name them; held: working group -> what they are there; epoch: the number of the entry that
    last ended all their links, sessions and passphrase; passphrase: an argon2id hash or nothing.
    """

    account: str
    name: str = ""
    held: Mapping[str, Viewer] = field(default_factory=dict)
    epoch: int = 0
    passphrase: str = ""

    @property
    def is_living(self) -> bool:
        """Whether they hold anything at all."""
        return bool(self.held)


@dataclass(frozen=True)
class Session:
    """Somebody who signed in. started: UTC; idle: whether a quarter of an hour without a click ends it."""

    account: str
    epoch: int
    started: datetime
    idle: bool


@dataclass
class Register:
    """The state after some entries."""

    people: dict[str, Person] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    seen: int = 0

    def follow(self, entries: Iterable[Entry]) -> None:
        """Take entries in order."""
        for entry in entries:
            getattr(self, f"_{entry.action}", self._nothing)(entry)
            self.seen = entry.n

    def person(self, account: str) -> Person:
        """A person; one whom nobody knows holds nothing."""
        return self.people.get(account, Person(account))

    def _nothing(self, entry: Entry) -> None:
        """An entry that a later version of the software wrote, or that changes nothing (a link was made)."""

    def _given(self, entry: Entry) -> None:
        facts = entry.facts
        person = self.person(facts["account"])
        viewer = Viewer(
            Role(facts["role"]), facts["agency"], facts["account"], facts["state"], bool(facts["rows"])
        )
        held = {**person.held, facts["group"]: viewer}
        self.people[person.account] = replace(person, name=facts["name"], held=held)

    def _withdrawn(self, entry: Entry) -> None:
        """From one working group, or (group "") from all; whoever holds nothing any more is out at once."""
        person = self.person(entry.facts["account"])
        gone = entry.facts["group"]
        held = {group: viewer for group, viewer in person.held.items() if gone and group != gone}
        self.people[person.account] = replace(person, held=held)
        if not held:
            self._ended(entry)

    def _ended(self, entry: Entry) -> None:
        """All links, sessions and the passphrase of a person; what they hold stays."""
        person = self.person(entry.facts["account"])
        self.people[person.account] = replace(person, epoch=entry.n, passphrase="")
        self._close(person.account, keep="")

    def _passphrase(self, entry: Entry) -> None:
        """A new passphrase ends every session but the one it was chosen in."""
        person = self.person(entry.facts["account"])
        if entry.facts["epoch"] != person.epoch:  # ended while it was being chosen
            return
        self.people[person.account] = replace(person, passphrase=entry.facts["hash"])
        self._close(person.account, keep=entry.facts["session"])

    def _signed_in(self, entry: Entry) -> None:
        person = self.person(entry.facts["account"])
        started = datetime.fromisoformat(entry.time)
        if entry.facts["epoch"] == person.epoch:  # not ended between the door and this entry
            self.sessions[entry.facts["session"]] = Session(
                person.account, person.epoch, started, bool(entry.facts["idle"])
            )

    def _signed_out(self, entry: Entry) -> None:
        self.sessions.pop(entry.facts["session"], None)

    def _close(self, account: str, keep: str) -> None:
        self.sessions = {
            number: session
            for number, session in self.sessions.items()
            if session.account != account or number == keep
        }
