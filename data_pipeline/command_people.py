"""`python -m data_pipeline people …`: accounts from the command line, in the name of whoever owns the server.

people add ada@hub.example --name "Ada Deng" --role administrator
people link ada@hub.example --address https://hub.example
people withdraw ada@hub.example --why "has left"
"""

from __future__ import annotations

import argparse
import getpass
from typing import Any
from urllib.parse import quote

from .access import Role
from .command_use import Answer, WrongUse
from .people import LOCAL_HAND, Grant, NotGranted, People, Person, people_at
from .working_group import data_root

ACTS = ("add", "list", "link", "passphrase", "withdraw")


def people(asked: argparse.Namespace) -> Answer:
    """Do one of ACTS; what is refused is told in words, with exit status 1."""
    known = people_at(data_root())
    if asked.act != "list" and not asked.account:
        raise WrongUse(f"people {asked.act} needs an account")
    try:
        return {"add": _add, "list": _list, "link": _link, "passphrase": _passphrase, "withdraw": _withdraw}[
            asked.act
        ](known, asked)
    except (NotGranted, ValueError) as refusal:
        told = {"code": "people", "message": str(refusal), "line": None, "advice": ""}
        return {"outcome": "refused", "refusal": told}, 1, [str(refusal)]


def _add(known: People, asked: argparse.Namespace) -> Answer:
    if asked.role not in ("administrator", "chair", "partner", "member"):
        raise WrongUse("say which --role: administrator, chair, partner or member")
    role, agency, rows = Role(asked.role), asked.organisation, not asked.without_rows
    grant = Grant(asked.account, asked.name, asked.group, role, agency, asked.state, rows)
    person = known.give(LOCAL_HAND, grant, asked.why)
    return (
        {"outcome": "added", "person": _told(person)},
        0,
        [f"{person.account} is {asked.role} of {asked.group}."],
    )


def _list(known: People, asked: argparse.Namespace) -> Answer:
    found = [_told(person) for person in known.all()]
    said = [
        f"{one['account']} ({one['name']}): "
        + "; ".join(
            f"{group}, {held['role']} {held['organisation']}".rstrip() for group, held in one["held"].items()
        )
        for one in found
    ]
    return {"people": found}, 0, said or ["Nobody has an account."]


def _link(known: People, asked: argparse.Namespace) -> Answer:
    token = known.link(LOCAL_HAND, asked.account, asked.days)
    address = f"{asked.address.rstrip('/')}/access?link={quote(token)}"
    return {"outcome": "made", "link": address, "days": asked.days}, 0, [address]


def _passphrase(known: People, asked: argparse.Namespace) -> Answer:
    """Asked for on the terminal: an argument would stand in the list of processes."""
    known.choose_passphrase(asked.account, getpass.getpass("New passphrase: "))
    return {"outcome": "kept"}, 0, ["The passphrase is kept; all sessions of this account have ended."]


def _withdraw(known: People, asked: argparse.Namespace) -> Answer:
    if asked.links_only:
        known.end_access(LOCAL_HAND, asked.account, asked.why)
        return {"outcome": "ended"}, 0, ["All links, sessions and the passphrase have ended; the roles stay."]
    known.withdraw(LOCAL_HAND, asked.account, why=asked.why)
    return {"outcome": "withdrawn"}, 0, [f"{asked.account} holds nothing any more."]


def _told(person: Person) -> dict[str, Any]:
    held = {
        group: {
            "role": str(viewer.role), "organisation": viewer.organisation, "state": viewer.state, "rows": viewer.rows,
        }
        for group, viewer in person.held.items()
    }  # fmt: skip
    return {"account": person.account, "name": person.name, "held": held}
