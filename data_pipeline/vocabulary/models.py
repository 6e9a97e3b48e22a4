"""What one line of each list holds. Everything is frozen; yes/no columns become True/False.

A month in a list ("2026-03") becomes the first day of that month, as everywhere in the pipeline.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from data_pipeline.vocabulary.files import ListLine


def _month(written: object) -> object:
    text = str(written).strip()
    return None if text == "" else f"{text}-01" if len(text) == 7 else written


def _empty_is_none(written: object) -> object:
    return None if isinstance(written, str) and not written.strip() else written


Month = Annotated[date | None, BeforeValidator(_month)]
FirstMonth = Annotated[date, BeforeValidator(_month)]
Degrees = Annotated[float | None, BeforeValidator(_empty_is_none)]
Level = Literal["country", "admin1", "area", "admin2", "site"]
Text = Annotated[str, Field(min_length=1)]
Year = Annotated[int, Field(ge=1900, le=2100)]


class Code(ListLine):
    """A code of any list. `confirmed` is no where the wording was not found in a source."""

    code: Text
    title: Text
    description: str = ""
    source: str = ""
    confirmed: bool = True


class Activity(Code):
    """A sub-code; `counts` says which measure its people columns are (measures.csv)."""

    family: Text
    layer: str
    counts: Literal["people", "attendances", "participants", "supported_staff", "none"]
    needs_description: bool
    flag: Literal["", "debriefing"]
    taxonomy: Text


class ActivityFamily(Code):
    grouping: Text
    layer: str


class IomFamily(Code):
    layer: str
    counts: Literal["people", "none"]


class Crosswalk(ListLine):
    """A family of the IOM manual and the sub-code that comes closest; a judgement, not a rule."""

    iom_code: Text
    activity: Text


class PopulationGroup(Code):
    parent: str
    hapi_code: str
    position: int


class Status(Code):
    carries_people: bool


class OrganisationType(Code):
    national: bool


class Prevalence(Code):
    percent: float
    low: float
    high: float
    layers: str


class AlsoWritten(ListLine):
    """A spelling that partners use. Two lines with the same spelling and context make it ambiguous."""

    list: Text
    written: Text
    code: Text
    context: str
    source: str


class Place(Code):
    level: Level
    parent: str
    position: int
    type: str
    note: str
    longitude: Degrees
    latitude: Degrees


class PlaceHint(ListLine):
    """A town that partners write instead of a county: a suggestion only, never an answer."""

    town: Text
    county: Text
    source: str


class Organisation(Code):
    acronym: str
    type: Text
    trusted_new: bool
    active_from: Month
    active_until: Month
    expected: bool


class Population(ListLine):
    """One figure of one source; several may disagree.

    chosen_for: the purpose it was chosen for. A population of `everybody` who was there in its year bounds "at most".
    """

    place: Text
    population_group: Text
    measure: Literal["population", "affected", "in_need", "targeted"]
    value: Annotated[int, Field(ge=0)]
    year: Year
    source: Text
    confirmed: bool
    chosen_for: Literal["", "coverage", "estimate", "everybody"]


class Target(ListLine):
    place: Text
    population_group: Text
    layer: str
    value: Annotated[int, Field(ge=0)]
    year: Year
    source: Text
    confirmed: bool


class Coordination(ListLine):
    """Who chairs what, with whom, since when. `organisation` and `partner` are names, not only codes."""

    level: Literal["global", "national", "state"]
    place: str
    role: Literal["chair", "co_chair", "member"]
    organisation: Text
    partner: str = Field(alias="with")
    since: str
    source: Text


class Conflict(ListLine):
    """One side of something on which the sources disagree, with its source."""

    subject: Text
    statement: Text
    source: Text


class Column(ListLine):
    """A column of the template or one that is only read (`asked` 0); example: of the template's example line."""

    name: Text
    title: Text
    kind: Literal["text", "month", "year", "date", "count", "code", "codes", "flag", "staff_contact"]
    asked: Annotated[int, Field(ge=0)]
    required: Literal["", "column"] = ""
    list: str = ""
    hxl: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    description: Text
    example: str = ""
