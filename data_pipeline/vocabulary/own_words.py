"""A group's own words for its levels: where the second level is a local government area, a heading says "LGA".

columns.toml is written for states and counties. Its own headings stay known, so that a template of another country,
or of before, is read all the same.
"""

import re
from collections.abc import Iterable

from data_pipeline.vocabulary.models import Column, Place
from data_pipeline.vocabulary.settings import GroupSettings

ADMIN1 = {"state": "State", "province": "Province", "district": "District", "region": "Region",
          "governorate": "Governorate", "city": "City"}  # fmt: skip
ADMIN2 = {"county": "County", "lga": "LGA", "district": "District", "municipality": "Municipality",
          "locality": "Locality", "subdistrict": "Sub-district"}  # fmt: skip


def in_own_words(
    columns: tuple[Column, ...], settings: GroupSettings, places: Iterable[Place]
) -> tuple[Column, ...]:
    """The columns with titles and descriptions in the group's words."""
    has_areas = any(place.level == "area" for place in places)
    first, second = ADMIN1[settings.admin1_word], ADMIN2[settings.admin2_word]
    words = {
        "State or area": f"{first} or area" if has_areas else first,
        "state or area": f"{_plain(first)} or area" if has_areas else _plain(first),
        "state or administrative area": f"{_plain(first)} or administrative area"
        if has_areas
        else _plain(first),
        "County": second,
        "county": _plain(second),
    }
    return tuple(_said(column, words) for column in columns)


def _plain(word: str) -> str:
    """Within a sentence; what is written in capitals stays."""
    return word if word.isupper() else word.lower()


def _said(column: Column, words: dict[str, str]) -> Column:
    def own(text: str) -> str:
        return re.sub("|".join(rf"\b{word}\b" for word in words), lambda found: words[found[0]], text)

    title = own(column.title)
    if title == column.title and own(column.description) == column.description:
        return column
    also = tuple(text for text in (column.title, *column.also) if text != title)
    return column.model_copy(update={"title": title, "description": own(column.description), "also": also})
