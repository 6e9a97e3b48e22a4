"""The two kinds of settings: the policy (numbers and words of all groups) and a group's own."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, field_validator

from data_pipeline.vocabulary.files import ListLine

Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=1)]
Words = dict[str, tuple[str, ...]]


class Policy(ListLine):
    """Numbers and words that are the same for every working group; what each means stands in policy.toml."""

    suggestion_floor: Share
    heading_suggestion_floor: Share
    public_floor: Annotated[int, Field(ge=10)]
    members_floor: Annotated[int, Field(ge=5)]
    jump_multiple: Annotated[float, Field(gt=1)]
    jump_least_people: Count
    jump_months: Count
    outlier_multiple: Annotated[float, Field(gt=1)]
    outlier_least_rows: Count
    cumulative_months: Count
    cumulative_series: Count
    cumulative_never_fall: Share
    cumulative_rise: Share
    earliest_year: Count
    most_people_in_a_row: Count
    most_file_bytes: Count
    most_unpacked_bytes: Count
    most_rows: Count
    most_columns: Count
    most_cell_characters: Count
    child_memory_bytes: Count
    child_seconds: Count
    store_memory_bytes: Count
    store_threads: Count
    identity_headings: tuple[str, ...]
    mhpss_words: Words
    sensitive_words: Words

    def numbers(self) -> dict[str, int | float]:
        """The numbers alone, one column each in the table `policy`."""
        return {name: value for name, value in self if isinstance(value, int | float) and name != "line"}


class Chair(ListLine):
    """The name under a hand-out: who chairs the group, for which place ("" is the whole group)."""

    name: Annotated[str, Field(min_length=1)]
    role: Literal["chair", "co_chair"]
    place: str = ""


class GroupSettings(ListLine):
    """One working group. `first_month` is a first of month; `deadline_day` a day of the following month."""

    code: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    title: Annotated[str, Field(min_length=1)]
    short_title: Annotated[str, Field(min_length=1)]
    country: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    country_name: Annotated[str, Field(min_length=1)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    admin1_word: Literal["state", "province", "district", "region", "governorate", "city"]
    admin2_word: Literal["county", "lga", "district", "municipality", "locality", "subdistrict"]
    first_month: date
    deadline_day: Annotated[int, Field(ge=1, le=28)]
    boundary_note: Annotated[str, Field(min_length=1)]
    boundary_source: str = ""
    sample_organisations: bool = False
    logo: str = ""
    logos: tuple[str, ...] = ()
    accent_light: str = "#1F5FA8"
    accent_dark: str = "#7FB2E8"
    screen_areas: tuple[str, ...]
    pcode_areas: tuple[str, ...]

    @field_validator("first_month", mode="before")
    @classmethod
    def _first_of_month(cls, written: object) -> object:
        return f"{written}-01" if isinstance(written, str) and len(written) == 7 else written
