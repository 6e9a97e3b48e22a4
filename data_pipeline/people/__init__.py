"""Who belongs to a working group, and who is signed in: one ledger of people for the whole server.

    people = People(data_root())                       # beside the folders of the working groups
    people.give(LOCAL_HAND, Grant("ada@iom.example", "Ada Deng", "south_sudan", Role.administrator))
    token = people.link(LOCAL_HAND, "ada@iom.example")  # signed, for her alone, for thirty days
    session = people.sign_in_by_link(token)             # -> the value of her cookie
    people.signed_in(session).viewer("south_sudan")     # asked again for every view of a page

The ledger is chained like every other (`verify` looks at it too). It holds no secret: of a
passphrase the argon2id hash, of links and sessions only their numbers; the key that signs them is a file beside it,
which no backup needs.
"""

from functools import lru_cache
from pathlib import Path

from .grants import LOCAL_HAND, Grant, Hand, NotGranted
from .people import People, SignedIn
from .register import Person
from .tries import TooManyTries

__all__ = [
    "LOCAL_HAND",
    "Grant",
    "Hand",
    "NotGranted",
    "People",
    "Person",
    "SignedIn",
    "TooManyTries",
    "people_at",
]


@lru_cache(maxsize=16)
def people_at(root: Path) -> People:
    """The people of a data folder; one object for the whole process, for it counts tries and clicks."""
    return People(root)
