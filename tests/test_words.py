"""Nothing on a screen is written in passing: the pseudo-language shows what did not go through gettext."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from screen import texts

from data_pipeline.vocabulary import load_group, load_vocabulary
from pages.parts.menu import ROLES

ENTERED = Path(__file__).parents[1] / "sample_data" / "entered" / "south_sudan.json"
HOUSE_WORDS = re.compile(
    r"\b(passports?|freeze|frozen|verdicts?|held[ _]back|set[ _]aside|contacts|review(?:ed)?)\b",
    re.IGNORECASE,
)
MARKED = re.compile(r"⟦[^⟦⟧]*(?:⟧|…$)")  # a label may be cut short
WORD = re.compile(r"[^\W\d_]{3,}")
# A day or a month as babel writes it; a template of plotly's.
DAY = re.compile(
    r"(?:\d{1,2} )?\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|"
    r"January|February|March|April|June|July|August|September|October|November|December)\b(?: \d{2,4})?|%\{[^}]*\}"
)
# Codes, P-codes, file names, hashes, HXL tags, versions: the same in every language.
CODES = re.compile(
    r"[#+A-Z0-9_.\-:/;,\s]+|[\w.,\-/() ]+\.(?:csv|xlsx?|txt|tsv)|[0-9a-f]{7,}|(?:#[a-z]+[+a-z_]*\s*)+"
)


@pytest.mark.parametrize("page", ROLES)
def test_every_text_passes_through_gettext(as_seen_by, page):
    at = as_seen_by("chair", page, lang="qps")
    assert not at.exception
    forgotten = sorted({f"{kind}: {text}" for kind, text in _pieces(at) if _forgotten(text)})
    assert not forgotten, "\n".join(forgotten[:40])


def test_the_result_of_a_file_passes_through_gettext(as_seen_by):
    at = as_seen_by("partner:IOM", "submit", lang="qps")
    file = b"Month,Your agency,State,County,Activity,Status,Total,Odd\n"
    file += b"2026-10,IOM,Uper Nile,Malakal,8.1,Ongoing,1.5,x\n"
    at.file_uploader[0].set_value([("october.csv", file, "text/csv")]).run()
    assert not at.exception
    written = {
        "Uper Nile",
        "Your agency",
        "Odd",
        "Month",
        "State",
        "County",
        "Activity",
        "Status",
        "Total",
        "Ongoing",
    }
    pieces = [(kind, text) for kind, text in _pieces(at) if text not in written]
    forgotten = sorted(
        {f"{kind}: {text}" for kind, text in pieces if _forgotten(text.replace("october.csv", ""))}
    )
    assert not forgotten, "\n".join(forgotten[:40])
    assert any("Upper Nile (SS07)" in text for _, text in pieces), (
        "the suggestion stands beside what was written"
    )


@pytest.mark.parametrize("page", ROLES)
def test_no_house_word_is_on_the_screen(as_seen_by, page):
    at = as_seen_by("chair", page, lang="en")
    columns = {column.name for column in load_vocabulary().columns}
    said = sorted(
        {
            text
            for _, text in _pieces(at)
            if text not in columns and HOUSE_WORDS.search(text) and text not in _data()
        }
    )
    assert not said, said


def _pieces(at) -> Iterator[tuple[str, str]]:
    for kind, text in texts(at):
        for piece in text.splitlines():
            yield kind, piece.strip(" -*·|")


def _forgotten(text: str) -> bool:
    rest, before = text, None
    while rest != before:
        rest, before = MARKED.sub("", rest), rest
    rest = rest.strip(" *:·|-")
    if rest in _data() or CODES.fullmatch(rest):
        return False
    return bool(WORD.search(_names().sub("", DAY.sub("", rest))))


@lru_cache
def _names() -> re.Pattern[str]:
    """Names of places and agencies, wherever they stand in a text."""
    group = load_group("south_sudan")
    named = [line.title for line in (*group.places, *group.organisations)]
    named += [line.source for line in group.population]
    named += [one[name] for one in _entered() for name in ("source", "name") if name in one]
    titles = sorted({*named, "local administrator"}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(title) for title in titles) + r")(?!\w)")


def _entered() -> list[dict[str, str]]:
    """What the samples enter as a chair would."""
    return [
        line
        for said in json.loads(ENTERED.read_text("utf-8"))
        for line in [*said["lines"], {"source": said["why"]}]
    ]


@lru_cache
def _data() -> frozenset[str]:
    """Names and quoted sources: data, not our sentences."""
    group = load_group("south_sudan")
    vocabulary = group.vocabulary
    named = [*group.organisations, *group.places, *group.donors, *vocabulary.lists["donor"]]
    codes = [code.code for codes in vocabulary.lists.values() for code in codes]
    quoted = [
        *group.population,
        *group.conflicts,
        *group.coordination,
        *(c for codes in vocabulary.lists.values() for c in codes),
    ]
    data = {
        value
        for line in named
        for value in (line.title, getattr(line, "acronym", ""), getattr(line, "note", ""), line.source)
    }
    data |= {
        str(getattr(line, name, ""))
        for line in quoted
        for name in ("source", "subject", "statement", "organisation", "partner", "since")
    }
    data |= {one[name] for one in _entered() for name in ("source", "name", "organisation") if name in one}
    data |= {group.settings.title, group.settings.short_title, *codes}
    data |= {column.name for column in vocabulary.columns} | {column.list for column in vocabulary.columns}
    data |= {"; ".join(column.also) for column in vocabulary.columns} | {
        " ".join(column.hxl[:1]) for column in vocabulary.columns
    }
    return frozenset(piece.strip(" -*·|") for text in data for piece in (text, text.strip()))
