"""What one line of each kind of settings holds, and what to do where a cell can't be taken."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from .vocabulary.models import FirstMonth, Month, Text, Year

Kind = Literal["figures", "organisations", "deadlines", "known_services"]
Layer = Annotated[
    Literal["", "1", "2", "3", "4"], BeforeValidator(lambda written: str(written or "").strip())
]


class Line(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Figure(Line):
    """Population, affected, in need or targeted, of one source.

    chosen_for: for what it is used before the others; a population of `everybody` who was there in its year bounds "at
    most" at its place and group. layer: empty for all layers; ended: the figure is no longer used.
    """

    place: Text
    population_group: Text = "ALL"
    layer: Layer = ""
    measure: Literal["population", "affected", "in_need", "targeted"] = "targeted"
    value: Annotated[int, Field(ge=0)]
    year: Year
    source: Text
    chosen_for: Literal["", "coverage", "estimate", "everybody"] = ""
    confirmed: bool = True
    ended: bool = False

    @model_validator(mode="after")
    def _only_a_population_holds_everybody(self) -> Figure:
        if self.chosen_for == "everybody" and (self.measure != "population" or self.layer):
            raise ValueError("chosen_for")
        return self


class _Lasting(Line):
    active_from: Month = None
    active_until: Month = None

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> _Lasting:
        if self.active_from and self.active_until and self.active_until < self.active_from:
            raise ValueError("active_until")
        return self


class Agency(_Lasting):
    """A line of the register of agencies; expected: whether a file is awaited while it is active."""

    code: Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]{0,15}$")]
    title: Text
    acronym: str = ""
    type: Text
    trusted_new: bool = False
    expected: bool = True


class Deadline(Line):
    """From a month on its file is due on this day of the following month."""

    from_month: FirstMonth
    day: Annotated[int, Field(ge=1, le=28)]


class KnownService(_Lasting):
    """A standing service that files no 4W, such as a hospital's ward; counted as present, never as people."""

    place: Text
    layer: Literal["1", "2", "3", "4"]
    name: Text
    organisation: str = ""
    ended: bool = False


MODELS: dict[str, type[Line]] = {
    "figures": Figure, "organisations": Agency, "deadlines": Deadline, "known_services": KnownService,
}  # fmt: skip
ADVICE = {
    "place": "Use a code of the list of places.",
    "population_group": "Use a code of the list of population groups, or ALL.",
    "layer": "Use 1, 2, 3 or 4; a figure for all layers leaves it empty.",
    "measure": "Use population, affected, in_need or targeted.",
    "value": "Write a whole number, 0 or more, without words or blanks.",
    "year": "Write the year with four digits.",
    "source": "Say where it comes from.",
    "chosen_for": "Use coverage, estimate or, for a population without a layer, everybody; or leave it empty.",
    "code": "Use up to 16 capital letters, digits and hyphens.",
    "title": "Write the full name; no other agency may have it.",
    "type": "Use a code of the list of agency types.",
    "name": "Write the name of the service.",
    "day": "Use a day from 1 to 28.",
    "active_from": "Write a month as 2026-11.",
    "active_until": "Write a month as 2026-11, not before the first one.",
    "from_month": "Write a month as 2026-11.",
}
OTHER = "Leave this column out, or fill it in as in the downloaded table."
