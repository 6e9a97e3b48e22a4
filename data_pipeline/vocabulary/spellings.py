"""What a cell or a heading may be matched with: codes, spellings and headings of a group, as rows.

Everything is as written; folding is done once, in SQL.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from data_pipeline.vocabulary.guards import PLACE_LISTS, folded
from data_pipeline.vocabulary.models import Code, Place

if TYPE_CHECKING:
    from data_pipeline.vocabulary import Group

Rows = Iterable[dict[str, Any]]
#: Lists whose entries partners write as code and title in one cell.
NUMBERED = ("activity", "activity_family", "iom_family", "layer")


def lists_of(group: "Group") -> dict[str, tuple[Code, ...]]:
    """Every list that a cell may be matched with, places and registers included.

    The list admin1 holds the areas too (parent: their admin1), for partners write them as a state.
    """
    lists = {name: entries for name, entries in group.vocabulary.lists.items() if name != "prevalence"}
    places = {
        name: tuple(place for place in group.places if place.level in levels)
        for name, levels in PLACE_LISTS.items()
    }
    donors = (*group.vocabulary.lists["donor"], *group.donors)
    return {**lists, **places, "donor": donors, "organisation": group.organisations}


def codes(group: "Group") -> Rows:
    """One row per code of a list; `parent` only where the list is a tree (activity: its family)."""
    for name, entries in lists_of(group).items():
        for row in numbered(entries):
            parent = row.get("family") or row.get("parent", "")
            yield {**row, "list": name, "parent": "" if row.get("level") == "admin1" else parent}


def spellings(group: "Group") -> Rows:
    """One row per list, spelling, code and context: aliases, codes, titles, acronyms.

    `context` is empty where the spelling is good for the whole group. A name that two places of one list
    share carries its parent as context.
    """
    for name, entries in lists_of(group).items():
        shared = Counter(folded(entry.title) for entry in entries)
        for entry in entries:
            context = entry.parent if isinstance(entry, Place) and shared[folded(entry.title)] > 1 else ""
            for written in dict.fromkeys(_own_names(name, entry)):
                yield _spelling(name, written, entry.code, context if written == entry.title else "", "list")
    for alias in (*group.vocabulary.also_written, *group.also_written):
        yield _spelling(alias.list, alias.written, alias.code, alias.context, alias.source)


def _own_names(name: str, entry: Code) -> Iterable[str]:
    yield from (entry.code, entry.title)
    if name in NUMBERED:
        yield f"{entry.code} {entry.title}"
    acronym = getattr(entry, "acronym", "")
    if acronym:
        yield from (acronym, f"{entry.title} ({acronym})", f"{acronym} - {entry.title}")


def _spelling(name: str, written: str, code: str, context: str, source: str) -> dict[str, str]:
    return {"list": name, "written": written, "code": code, "context": context, "source": source}


def headings(group: "Group") -> Rows:
    """One row per heading that is understood: `how` is title, hxl or known.

    The group's own words for its levels win: where admin1 is a province, "Province" means admin1.
    """
    words = group.settings
    own: dict[str, str] = {words.admin1_word: "admin1", words.admin2_word: "admin2"}
    for word, column_name in own.items():
        yield {"written": word.capitalize(), "column_name": column_name, "how": "known"}
    for column in group.vocabulary.columns:
        pairs = [(column.title, "title"), (column.name, "known")]
        pairs += [(tag, "hxl") for tag in column.hxl] + [(written, "known") for written in column.also]
        for written, how in pairs:
            if own.get(folded(written), column.name) == column.name:
                yield {"written": written, "column_name": column.name, "how": how}


def numbered(lines: Iterable[Any]) -> list[dict[str, Any]]:
    """The lines with `position`, the order of the file, unless the list has its own."""
    return [{"position": n, **line.model_dump(by_alias=True)} for n, line in enumerate(lines, start=1)]
