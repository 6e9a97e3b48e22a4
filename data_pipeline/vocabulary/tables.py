"""The vocabulary and one group as tables for SQL. The text above each function tells grain and columns.

Spellings and headings are as written: folding is done once, in SQL. Missing text is '', missing dates and
numbers are null.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pyarrow

from data_pipeline.vocabulary import spellings as spellings
from data_pipeline.vocabulary.models import OrganisationType, Place
from data_pipeline.vocabulary.spellings import Rows

if TYPE_CHECKING:
    from data_pipeline.vocabulary import Group

TEXT, WHOLE, REAL = pyarrow.string(), pyarrow.int64(), pyarrow.float64()
FLAG, DATE = pyarrow.bool_(), pyarrow.date32()

#: table -> columns in order; text unless told otherwise in TYPES.
COLUMNS = {
    "codes": "list code title description parent position",
    "also_written": "list written code context source",
    "activity_list": "code title family layer counts needs_description flag taxonomy position",
    "activity_family_list": "code title grouping layer position",
    "iom_family_list": "code title layer counts position",
    "crosswalk": "iom_code activity",
    "layer_list": "code title position",
    "population_group_list": "code title parent hapi_code position",
    "status_list": "code title carries_people",
    "organisation_type_list": "code title national position",
    "prevalence": "code title percent low high layers source",
    "column_list": "name title kind list required asked position",
    "heading_list": "written column_name how",
    "place_list": "code title level parent admin1 area admin2 position type note longitude latitude",
    "place_hints": "town county source",
    "screen_areas": "place position",
    "pcode_areas": "place position",
    "organisation_list": "code title acronym type national trusted_new active_from active_until expected",
    "population": "place population_group measure value year source confirmed chosen_for",
    "targets": "place population_group layer value year source confirmed",
    "coordination": "level place role organisation with since source",
    "conflicts": "subject statement source",
    "mhpss_words": "language written",
    "sensitive_words": "language written",
    "identity_headings": "written",
    "to_confirm": "list code title source",
}
TYPES = {
    **dict.fromkeys(("position", "value", "year", "asked", "deadline_day"), WHOLE),
    **dict.fromkeys(("percent", "low", "high", "longitude", "latitude"), REAL),
    **dict.fromkeys(("needs_description", "carries_people", "national", "trusted_new", "expected"), FLAG),
    **dict.fromkeys(("confirmed", "sample_organisations"), FLAG),
    **dict.fromkeys(("active_from", "active_until", "first_month"), DATE),
}


def all_tables(group: "Group") -> dict[str, pyarrow.Table]:
    """Every table of COLUMNS, and `policy` and `group_settings` of one row each."""
    rows = {**_shared_rows(group), **_group_rows(group)}
    tables = {name: _table(rows[name], columns.split()) for name, columns in COLUMNS.items()}
    tables["policy"] = pyarrow.Table.from_pylist([group.vocabulary.policy.numbers()])
    settings = {name: value for name, value in group.settings if not isinstance(value, tuple)}
    tables["group_settings"] = _table([settings], [name for name in settings if name != "line"])
    return tables


def _table(rows: Rows, columns: list[str]) -> pyarrow.Table:
    schema = pyarrow.schema([(name, TYPES.get(name, TEXT)) for name in columns])
    return pyarrow.Table.from_pylist([{name: row[name] for name in columns} for row in rows], schema=schema)


def _shared_rows(group: "Group") -> dict[str, Rows]:
    vocabulary = group.vocabulary
    lists = {name: spellings.numbered(entries) for name, entries in vocabulary.lists.items()}
    policy = vocabulary.policy
    return {
        "activity_list": lists["activity"],
        "activity_family_list": lists["activity_family"],
        "iom_family_list": lists["iom_family"],
        "layer_list": lists["layer"],
        "population_group_list": lists["population_group"],
        "status_list": lists["status"],
        "organisation_type_list": lists["organisation_type"],
        "prevalence": lists["prevalence"],
        "crosswalk": _plain(vocabulary.crosswalk),
        "column_list": spellings.numbered(vocabulary.columns),
        "mhpss_words": _by_language(policy.mhpss_words),
        "sensitive_words": _by_language(policy.sensitive_words),
        "identity_headings": [{"written": written} for written in policy.identity_headings],
    }


def _group_rows(group: "Group") -> dict[str, Rows]:
    return {
        "codes": list(spellings.codes(group)),
        "also_written": list(spellings.spellings(group)),
        "heading_list": list(spellings.headings(group)),
        "place_list": list(_places(group.places)),
        "place_hints": _plain(group.place_hints),
        "screen_areas": _order(group.settings.screen_areas),
        "pcode_areas": _order(group.settings.pcode_areas),
        "organisation_list": list(_organisations(group)),
        "population": _plain(group.population),
        "targets": _plain(group.targets),
        "coordination": _plain(group.coordination),
        "conflicts": _plain(group.conflicts),
        "to_confirm": list(_to_confirm(group)),
    }


def _places(places: tuple[Place, ...]) -> Rows:
    """One row per place, with its ancestors or itself at each level ('' where there is none)."""
    by_code = {place.code: place for place in places}
    for place in places:
        levels = {"admin1": "", "area": "", "admin2": ""}
        step: Place | None = place
        while step is not None:
            levels |= {step.level: step.code} if step.level in levels else {}
            step = by_code.get(step.parent)
        yield {**place.model_dump(), **levels}


def _organisations(group: "Group") -> Rows:
    """One row per organisation of the register; months are first days, null where open."""
    types = group.vocabulary.lists["organisation_type"]
    national = {entry.code for entry in types if isinstance(entry, OrganisationType) and entry.national}
    for organisation in group.organisations:
        yield {**organisation.model_dump(), "national": organisation.type in national}


def _to_confirm(group: "Group") -> Rows:
    """One row per line that no source confirms, for the methods page."""
    lists = {**spellings.lists_of(group), "prevalence": group.vocabulary.lists["prevalence"]}
    for name, entries in lists.items():
        for entry in entries:
            if not entry.confirmed:
                yield {"list": name, "code": entry.code, "title": entry.title, "source": entry.source}
    for figure in group.population:
        if not figure.confirmed:
            title = f"{figure.measure} {figure.population_group} {figure.year}"
            yield {"list": "population", "code": figure.place, "title": title, "source": figure.source}


def _plain(lines: Iterable[Any]) -> Rows:
    return [line.model_dump(by_alias=True) for line in lines]


def _order(places: tuple[str, ...]) -> Rows:
    return [{"place": place, "position": n} for n, place in enumerate(places, start=1)]


def _by_language(words: dict[str, tuple[str, ...]]) -> Rows:
    return [{"language": language, "written": word} for language, of in words.items() for word in of]
