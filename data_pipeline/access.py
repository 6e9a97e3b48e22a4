"""Who may ask what, and for which organisation. Closed by default: a question without readers does not load.

Access lives with the question (its `-- for:` line); pages and commands only bring the viewer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .sql import Query, queries, released_queries


class Role(StrEnum):
    """From the widest to the narrowest."""

    administrator = "administrator"
    chair = "chair"
    partner = "partner"
    member = "member"
    public = "public"


class NotForYou(PermissionError):
    """This viewer may not ask this, or may not do this. The text is for people."""


@dataclass(frozen=True)
class Viewer:
    """Somebody who asks.

    role: what they are in the working group; organisation: the one agency of a partner, the agency that a chair belongs
    to, else empty; who: the name for the ledger; state: of a chair for one state alone; rows: whether a chair reads
    rows and files of all agencies, or does the work without them.
    """

    role: Role
    organisation: str = ""
    who: str = ""
    state: str = ""
    rows: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "role", Role(self.role))
        if self.role is Role.partner and not self.organisation:
            raise ValueError("a partner's viewer names the organisation")

    @property
    def scope(self) -> str:
        """What decides what this viewer sees; for cache keys."""
        return f"{self.role}:{self.organisation}:{self.state}:{self.rows}"

    @property
    def sees_all(self) -> bool:
        """Whether rows and files of every organisation are open to them."""
        return self.role is Role.administrator or (self.role is Role.chair and self.rows and not self.state)

    @property
    def may_decide(self) -> bool:
        """Whether they decide for the whole working group: every chair but those of one state."""
        return self.role is Role.administrator or (self.role is Role.chair and not self.state)

    @property
    def ranks_as(self) -> Role:
        """The role whose pages and questions are open: a chair of one state sees what a member of the group sees."""
        if self.role is not Role.chair or self.may_decide:
            return self.role
        return Role.partner if self.organisation else Role.member

    @property
    def is_member(self) -> bool:
        """Whether they are inside the working group: everybody but the public."""
        return self.role is not Role.public

    @property
    def name(self) -> str:
        """How the ledger names them."""
        return self.who or (f"{self.role} of {self.organisation}" if self.organisation else str(self.role))


LOCAL = Viewer(Role.administrator, who="local administrator")

_READERS: dict[str, frozenset[Role]] = {
    "everyone": frozenset(Role),
    "members": frozenset(Role) - {Role.public},
    "own": frozenset({Role.administrator, Role.chair, Role.partner}),
    "chair": frozenset({Role.administrator, Role.chair}),
    "administrator": frozenset({Role.administrator}),
}


def question_for(viewer: Viewer, name: str) -> Query:
    """The query that answers this viewer's question: the live one for members, the released one for everybody else.

    Raises KeyError where there is no such question, NotForYou where it is not for this viewer.
    """
    live, released = queries().get(name), released_queries().get(name)
    if live is None and released is None:
        raise KeyError(f"no question is named {name!r}")
    if live is not None and viewer.ranks_as in _READERS[live.readers]:
        return live
    if released is not None:
        return released
    raise NotForYou(
        "This is only for members of the working group."
        if live and live.readers == "members"
        else "This is not for your role."
    )


def parameters_of(viewer: Viewer, members_floor: int) -> dict[str, object]:
    """What every question may know of the viewer; never given by a page."""
    return {
        "viewer_organisation": viewer.organisation,
        "sees_all": viewer.sees_all,
        "floor": 0 if viewer.sees_all else members_floor,
    }


def must_send_for(viewer: Viewer, organisation: str) -> str:
    """The sender of a viewer's file: a partner's own organisation; a chair may send for one or, empty, for many.

    Raises NotForYou.
    """
    if viewer.sees_all:
        return organisation
    if viewer.organisation and organisation in ("", viewer.organisation):
        return viewer.organisation
    raise NotForYou("This account sends only for its own organisation.")


def must_chair(viewer: Viewer) -> None:
    """Raises NotForYou for all but administrators and chairs of the whole working group."""
    if not viewer.may_decide:
        raise NotForYou("Only a chair can do this.")
