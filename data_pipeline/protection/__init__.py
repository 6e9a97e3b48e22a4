"""Small numbers of a release, kept from being worked out (safety, rule 12).

    cells.py       the numbers of a release, each once, however many questions give it
    relations.py   what a reader knows about them without being told: sums, orders, earlier releases
    attack.py      what such a reader can work out of the hidden ones, by linear programming
    hiding.py      which numbers a release hides, so that this is nothing

A number from 1 to below the floor is hidden. Others are hidden beside it until the attack finds no hidden number
exactly and none that must lie below the floor.
"""

from .attack import WorkedOut, attack
from .cells import Cell, Trees, cell_of, numbers_of
from .hiding import CannotProtect, protected

__all__ = [
    "CannotProtect",
    "Cell",
    "Trees",
    "WorkedOut",
    "attack",
    "cell_of",
    "numbers_of",
    "protected",
]
