"""What the drop-downs of the template offer, each text one that the pipeline understands."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..vocabulary import Group
from ..vocabulary.models import Code, Column, PopulationGroup

# Of a closed list only its own texts may be chosen; beside an open one others may be written.
CLOSED = ("admin1", "admin2", "activity", "population_group", "status", "delivery_mode", "yes_no")
OPEN = ("organisation",)


def choices(group: Group) -> dict[str, list[str]]:
    """List -> the texts of its drop-down, in the order of the screen; counties stand apart: they follow the state."""
    lists = group.vocabulary.lists
    return {
        "admin1": areas(group),
        "activity": [f"{entry.code} {entry.title}" for entry in lists["activity"]],
        "population_group": _titles(sorted(lists["population_group"], key=_position)),
        "status": _titles(lists["status"]),
        "delivery_mode": _titles(lists["delivery_mode"]),
        "yes_no": _titles(lists["yes_no"]),
        "organisation": sorted(_titles(group.organisations), key=str.casefold),
    }


def example_of(group: Group, column: Column) -> str:
    """What the example line shows in a column: its own example, and for places and agencies one of the group."""
    pairs, agencies = counties(group), choices(group)["organisation"]
    own = {
        "admin1": pairs[0][0] if pairs else "",
        "admin2": pairs[0][1] if pairs else "",
        "reporting_organisation": agencies[0] if agencies else "",
    }
    return own.get(column.name, column.example)


def areas(group: Group) -> list[str]:
    """The states and areas as the screen shows them."""
    titles = {place.code: place.title for place in group.places}
    return [titles[code] for code in group.settings.screen_areas]


def counties(group: Group) -> list[tuple[str, str]]:
    """(state or area, county): each state's counties together and in the order of the alphabet."""
    titles = {place.code: place.title for place in group.places}
    order = {code: at for at, code in enumerate(group.settings.screen_areas)}
    own = [place for place in group.places if place.level == "admin2" and place.parent in order]
    own.sort(key=lambda place: (order[place.parent], place.title.casefold()))
    return [(titles[place.parent], place.title) for place in own]


@dataclass
class Lists:
    """All texts in one column of a hidden sheet: a sheet of one column is never taken for a table of data.

    texts: the column from its first line; at: list -> its first and last line, from 1.
    """

    texts: list[str] = field(default_factory=list)
    at: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, name: str, texts: list[str]) -> None:
        """Put a list under those that are there."""
        self.at[name] = (len(self.texts) + 1, len(self.texts) + len(texts))
        self.texts += texts

    def range(self, name: str) -> str:
        """Where a list stands, as a formula names it."""
        first, last = self.at[name]
        return f"Lists!$A${first}:$A${last}"


def lists_of(group: Group) -> Lists:
    """Every drop-down's texts; `state_of_county` and `county` run side by side, one below the other."""
    lists = Lists()
    for name, texts in choices(group).items():
        if texts:
            lists.add(name, texts)
    pairs = counties(group)
    lists.add("state_of_county", [state for state, _ in pairs])
    lists.add("county", [county for _, county in pairs])
    return lists


def counties_formula(lists: Lists, state_cell: str) -> str:
    """The counties of the state that stands in a cell; without names of ranges, so blanks and signs do no harm."""
    first, states = lists.at["county"][0], lists.range("state_of_county")
    return f"=OFFSET(Lists!$A${first},MATCH({state_cell},{states},0)-1,0,COUNTIF({states},{state_cell}),1)"


def _titles(entries: tuple[Code, ...] | list[Code]) -> list[str]:
    return [entry.title for entry in entries]


def _position(entry: Code) -> int:
    return entry.position if isinstance(entry, PopulationGroup) else 0
