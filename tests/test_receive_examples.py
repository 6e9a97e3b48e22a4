"""Four files as published for other countries, where they are at hand: rows and what is in them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from data_pipeline.receiving.receive import Hints, Reading, receive

FOLDER = Path(__file__).parents[2] / "shared" / "examples"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder ../shared/examples is not there")
LEFT_OUT = {
    "nga_3w_2023q2.xlsx": (5740, {"heading": 1, "hxl": 1}),
    "eth_3w_2025-08.csv": (3122, {"heading": 1, "blank": 4202}),
    "slv_345w_2021.csv": (2758, {"heading": 1, "hxl": 1}),
    "bfa_5w_2022-02.xlsx": (420, {"heading": 1, "hxl": 2}),
}
COUNTED = {
    ("nga_3w_2023q2.xlsx", "States"): {"Borno": 3585, "Adamawa": 1107, "Yobe": 1048},
    ("bfa_5w_2022-02.xlsx", "Région *"): {"Centre-Nord": 168, "Est": 70, "Nord": 63, "Sahel": 59},
}
DISTINCT = {
    ("nga_3w_2023q2.xlsx", "Organization"): 155,
    ("eth_3w_2025-08.csv", "Implementing Partner Acronym"): 100,
    ("bfa_5w_2022-02.xlsx", "Organisation *"): 51,
    ("slv_345w_2021.csv", "ORGANIZACIÓN IMPLEMENTADORA"): 43,
}


def column(name: str, heading: str) -> list[str | None]:
    (sheet,) = read(name).used
    values: list[str | None] = sheet.cells[sheet.headings.index(heading)].to_pylist()
    return values


def read(name: str) -> Reading:
    reading = receive((FOLDER / name).read_bytes(), Hints())
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize("name", LEFT_OUT)
def test_rows_and_lines_left_out(name: str) -> None:
    (sheet,) = read(name).used
    assert (len(sheet.lines), Counter(out.why for out in sheet.left_out)) == LEFT_OUT[name]


@pytest.mark.parametrize(("name", "heading"), COUNTED)
def test_rows_by_place(name: str, heading: str) -> None:
    counts = Counter(value.strip().title() for value in column(name, heading) if value)
    assert {place: counts[place] for place in COUNTED[name, heading]} == COUNTED[name, heading]


@pytest.mark.parametrize(("name", "heading"), DISTINCT)
def test_distinct_spellings(name: str, heading: str) -> None:
    assert len({value for value in column(name, heading) if value}) == DISTINCT[name, heading]


def test_people_reached_in_el_salvador() -> None:
    values = [value for value in column("slv_345w_2021.csv", "PERSONAS ALCANZADAS") if value]
    assert sum(int(value) for value in values) == 4_593_999
