"""What must hold between the lines of the shared lists; what must hold within a line stands in the models.

Each guard raises BrokenList at the first line that breaks it. For a group's own lists see
guards_group.py.
"""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from data_pipeline.vocabulary import models as models
from data_pipeline.vocabulary.files import BrokenList, ListLine

if TYPE_CHECKING:
    from data_pipeline.vocabulary import Vocabulary

#: The lists that a group's places make; partners write an area as a state.
PLACE_LISTS = {"admin1": ("admin1", "area"), "admin2": ("admin2",), "site": ("site",)}
#: list -> code -> the official ways to write it (code, title, acronym)
Names = dict[str, dict[str, tuple[str, ...]]]


def folded(text: str) -> str:
    """Lower case, no accents, one blank for every run of other signs: how the SQL compares spellings."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", " ", plain.casefold()).strip()


def check_vocabulary(vocabulary: "Vocabulary", files: dict[str, Path]) -> None:
    """Codes once each, layers and parents that exist, headings and spellings that mean one thing."""
    codes = {name: {entry.code for entry in entries} for name, entries in vocabulary.lists.items()}
    for name, entries in vocabulary.lists.items():
        once(files[name], entries, "code")
        once(files[name], entries, "title")
    _check_links(vocabulary, files, codes)
    check_columns(vocabulary.folder / "columns.toml", vocabulary.columns, codes)
    names = {name: names_of(entries) for name, entries in vocabulary.lists.items()}
    check_spellings(vocabulary.folder / "also_written.csv", vocabulary.also_written, names, set())


def check_columns(path: Path, columns: tuple[models.Column, ...], codes: dict[str, set[str]]) -> None:
    """Names once each, `asked` 1, 2, 3, ..., lists that exist, and no heading for two columns."""
    once(path, columns, "name")
    lists = {"", "organisation", *PLACE_LISTS, *codes}
    for column in columns:
        if (column.kind in ("code", "codes", "flag")) != bool(column.list):
            what = "a column of codes names its list, no other does"
            raise BrokenList(path, column.line, what, "list", column.list)
        known(path, (column,), "list", lists, "list")
    _check_headings(path, columns)
    asked = sorted(column.asked for column in columns if column.asked)
    if asked != list(range(1, len(asked) + 1)):
        raise BrokenList(path, 1, "the asked columns are not numbered 1, 2, 3, ...", "asked", asked)


def heading_key(heading: str) -> str:
    """A heading as compared; of an HXL tag neither blanks nor the order of attributes matter."""
    if heading.startswith("#"):
        tag, *attributes = re.sub(r"\s", "", heading.casefold()).split("+")
        return "+".join([tag, *sorted(attributes)])
    return folded(heading)


def check_spellings(path: Path, lines: Iterable[models.AlsoWritten], names: Names, places: set[str]) -> None:
    """Every spelling means a code that exists, stands once, and is not the official name of another."""
    owners = {
        (name, folded(written)): code
        for name, codes in names.items()
        for code, ways in codes.items()
        for written in ways
    }
    seen: dict[tuple[str, ...], int] = {}
    for entry in lines:
        key = (entry.list, folded(entry.written))
        if entry.code not in names.get(entry.list, {}):
            raise BrokenList(path, entry.line, f"no such code in the list {entry.list}", "code", entry.code)
        known(path, (entry,), "context", places | {""}, "place")
        if owners.get(key, entry.code) != entry.code:
            raise BrokenList(path, entry.line, f"this is the name of {owners[key]}", "written", entry.written)
        before = seen.setdefault((*key, entry.code, entry.context), entry.line)
        if before != entry.line:
            raise BrokenList(path, entry.line, f"told already in line {before}", "written", entry.written)


def names_of(entries: Iterable[models.Code]) -> dict[str, tuple[str, ...]]:
    """Code -> code, title and, where there is one, acronym."""
    return {e.code: tuple(filter(None, (e.code, e.title, getattr(e, "acronym", "")))) for e in entries}


def once(path: Path, lines: Iterable[ListLine], field: str) -> None:
    """No two lines with the same value of `field`, compared as spellings are."""
    seen: dict[str, ListLine] = {}
    for entry in lines:
        value = getattr(entry, field)
        before = seen.setdefault(folded(value), entry)
        if before is not entry:
            raise BrokenList(path, entry.line, f"stands already in line {before.line}", field, value)


def known(path: Path, lines: Iterable[ListLine], field: str, allowed: set[str], what: str) -> None:
    """Every value of `field` is one of `allowed`."""
    for entry in lines:
        value = getattr(entry, field)
        if value not in allowed:
            raise BrokenList(path, entry.line, f"no such {what}", field, value)


def _check_links(vocabulary: "Vocabulary", files: dict[str, Path], codes: dict[str, set[str]]) -> None:
    lists, crosswalk = vocabulary.lists, vocabulary.folder / "crosswalk.csv"
    for name in ("activity", "activity_family", "iom_family"):
        known(files[name], lists[name], "layer", codes["layer"] | {""}, "layer")
    known(files["activity"], lists["activity"], "family", codes["activity_family"], "family")
    groups = codes["population_group"] | {""}
    known(files["population_group"], lists["population_group"], "parent", groups, "population group")
    known(crosswalk, vocabulary.crosswalk, "iom_code", codes["iom_family"], "family of the IOM manual")
    known(crosswalk, vocabulary.crosswalk, "activity", codes["activity"], "activity")


def _check_headings(path: Path, columns: tuple[models.Column, ...]) -> None:
    seen: dict[str, models.Column] = {}
    for column in columns:
        for heading in (column.name, column.title, *column.also, *column.hxl):
            other = seen.setdefault(heading_key(heading), column)
            if other is not column:
                what = f"the heading already means {other.name} (line {other.line})"
                raise BrokenList(path, column.line, what, column.name, heading)
