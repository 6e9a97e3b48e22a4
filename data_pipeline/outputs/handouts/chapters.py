"""The story of a month: its chapters in the order of the meeting. Deck, fact sheet, workbook and minutes tell it."""

from __future__ import annotations

from collections.abc import Callable

from ...access import NotForYou
from . import chapters_change as change
from . import chapters_people as people
from . import chapters_services as services
from .chapter import Chapter
from .handout import Handout

Tell = Callable[[Handout], Chapter | None]
ORDER: tuple[Tell, ...] = (
    people.reporting, people.reached, people.where, people.layers, people.matrix, people.groups, people.sexes,
    services.coverage, services.care, change.change, services.presence, change.quality,
)  # fmt: skip


# One place has no matrix of places: its counties stand in the care pathway. What one agency or donor does says nothing
# about gaps, coverage or the reports of others.
AGENCY: set[Tell] = {
    people.reporting, people.matrix, services.coverage, services.care, services.presence, change.quality,
}  # fmt: skip
NOT_FOR: dict[str, set[Tell]] = {
    "admin1": {people.matrix},
    "organisation": AGENCY,
    "donor": AGENCY,
}


def chapters(handout: Handout) -> list[Chapter]:
    """All that the hand-out's readers may see and that has a figure."""
    left_out = {tell for name in handout.only for tell in NOT_FOR[name]}
    told = [_told(tell, handout) for tell in ORDER if tell not in left_out]
    return [chapter for chapter in told if chapter is not None]


def _told(tell: Tell, handout: Handout) -> Chapter | None:
    try:
        return tell(handout)
    except NotForYou:
        return None
