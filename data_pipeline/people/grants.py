"""What one person may do in one working group, and who may give it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..access import Role, Viewer
from ..vocabulary import group_codes, load_group
from .register import Person

ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._+-]{1,62}(@[a-z0-9][a-z0-9.-]{1,62})?")
BELOW_CHAIRS = (Role.partner, Role.member)
LONGEST_NAME = 80


class NotGranted(ValueError):
    """Nothing was given or taken; the text is for people."""


@dataclass(frozen=True)
class Grant:
    """A role for one person in one working group.

    account: an e-mail address or a short name, which the ledgers keep as who did something; organisation: a partner's
    one agency, or the agency that a chair belongs to; state: where a chair is chair of one state alone; rows: whether
    a chair reads rows and files of all agencies, or does the work without them.
    """

    account: str
    name: str
    group: str
    role: Role
    organisation: str = ""
    state: str = ""
    rows: bool = True


@dataclass(frozen=True)
class Hand:
    """Who gives and takes. who: for the ledger; held: their own roles by group (None: whoever owns the server)."""

    who: str
    held: Mapping[str, Viewer] | None = None

    def may_give(self, group: str, role: Role) -> bool:
        """One manages only those below oneself: who makes another chair's link could decide in that chair's name."""
        if self.held is None:
            return True
        own = self.held.get(group)
        return own is not None and (own.role is Role.administrator or own.may_decide and role in BELOW_CHAIRS)

    def manages(self, person: Person) -> bool:
        """Whether all that the person holds, in every working group, could be given by this hand."""
        return all(self.may_give(group, held.role) for group, held in person.held.items())


LOCAL_HAND = Hand("local administrator")


def checked(grant: Grant) -> dict[str, object]:
    """A grant as the ledger keeps it. Raises NotGranted for what is on no list."""
    role, account, name = _role(grant.role), account_of(grant.account), " ".join(grant.name.split())
    if grant.group not in group_codes():
        raise NotGranted("There is no such working group.")
    lists = load_group(grant.group)
    states = {place.code for place in lists.places if place.level == "admin1"}
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise NotGranted("Say the person's name.")
    if role is Role.partner and not grant.organisation:
        raise NotGranted("A partner belongs to one agency: choose it.")
    if grant.state and (grant.state not in states or role is not Role.chair):
        raise NotGranted("Only a chair can be for one state, and the state must be on the list.")
    if grant.organisation and not re.fullmatch(r"[A-Za-z0-9_.-]{1,40}", grant.organisation):
        raise NotGranted("This is not the code of an agency.")
    return {
        "account": account, "name": name, "group": grant.group, "role": str(role), "state": grant.state,
        "agency": grant.organisation if role in (Role.chair, Role.partner) else "",
        "rows": grant.rows or role is not Role.chair,
    }  # fmt: skip


def account_of(written: str) -> str:
    """An account as the ledger keeps it: lower case. Raises NotGranted."""
    account = written.strip().lower()
    if not ACCOUNT.fullmatch(account):
        raise NotGranted("An account is an e-mail address, or a short name of small letters and digits.")
    return account


def _role(role: Role) -> Role:
    if role is Role.public:
        raise NotGranted("Everybody is the public; it is no role to give.")
    return Role(role)
