"""How long questions take with a million activity rows stored: what pages open with, and fifty choices of months and filters.

    python benchmarks/queries.py                          # 1 million rows; files and store are made once, under build/
    python benchmarks/queries.py --rows 100000 --times 5

Three figures a question: `prepared`, asked unfiltered for the newest month, three months or the year to date, after
`reckon_ahead`; `first`, the first question of a choice, for which people reached are reckoned; `next`, what the same
question costs once another question of that choice has been asked. Milliseconds, p50 and p95 over the choices. Last
comes how long making the newest month final takes.
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from make_files import Plan, make_files

from data_pipeline import LOCAL, WorkingGroup, ask, follow, freeze, load, reckon_ahead
from data_pipeline.reached import Reached, opening_choices

BUILD = Path(__file__).parents[1] / "build"
QUESTIONS = ("headline", "reach_by_state", "reach_by_layer", "reach_by_state_and_layer", "reach_by_group", "reach_by_county", "sex_age")  # fmt: skip
NEWEST, CHOICES, SEED = date(2026, 10, 1), 50, 2026
Choice = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=3, help="how often each is asked; the quickest counts")
    asked = parser.parse_args()
    group = stored(asked.rows)
    stored_rows = group.store.ask("select count(*) as n from activity_months")["n"][0].as_py()
    print(
        f"{asked.rows:,} rows, {stored_rows:,} activity months\n{'':28}{'prepared':>14}{'first':>16}{'next':>14}"
    )
    for name, taken in measure(group, asked.times).items():
        print(f"{name:28}" + "  ".join(f"{at(one, 0.5):6.0f} {at(one, 0.95):6.0f}" for one in taken))
    group.close()
    print(f"making a month final: {making_final(group):.1f} seconds")


def making_final(group: WorkingGroup) -> float:
    """Seconds of making the newest month final, in a copy of the data that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="twg_bench_") as place:
        shutil.copytree(group.folder, Path(place) / group.code)
        copy = WorkingGroup(group.code, Path(place))
        follow(copy)
        began = time.perf_counter()
        freeze(copy, LOCAL, NEWEST)
        took = time.perf_counter() - began
        copy.close()
    return took


def stored(rows: int) -> WorkingGroup:
    """A working group with so many rows; kept under `build/` for the next time."""
    files, kept = BUILD / f"files-{rows}", BUILD / f"store-{rows}"
    if not files.exists():
        make_files(files, Plan(rows))
    group = WorkingGroup("south_sudan", kept)
    load(group, LOCAL, files)
    return group


def choices(group: WorkingGroup) -> list[Choice]:
    """Fifty choices of periods and filters, always the same: one to three filters each, none of them without people."""
    chance = random.Random(SEED)
    found: list[Choice] = []
    while len(found) < CHOICES:
        months = chance.choice(opening_periods())
        names = chance.sample(sorted(FILTERS), chance.choice([1, 1, 2, 3]))
        choice = months | {
            name: chance.sample(codes(group, name), chance.choice([1, 1, 2])) for name in names
        }
        if ask(group, LOCAL, "headline", **choice).to_pylist()[0]["people_high"]:
            found.append(choice)
    return found


FILTERS = {
    "admin1": "select distinct admin1 as code from activity_months where admin1 is not null order by 1",
    "county": "select distinct county as code from activity_months where county is not null order by 1",
    "layer": "select distinct layer as code from activity_months where layer is not null order by 1",
    "activity": "select activity as code from activity_months where counts = 'people' group by 1 order by count(*) desc, 1 limit 12",
    "population_group": "select distinct population_group as code from activity_months order by 1",
    "organisation": "select distinct organisation as code from activity_months order by 1",
    "donor": "select distinct unnest(donors) as code from activity_months order by 1",
}  # fmt: skip


def codes(group: WorkingGroup, name: str) -> list[str]:
    """The codes that a filter may take."""
    return group.store.ask(FILTERS[name])["code"].to_pylist()


def opening_periods() -> list[Choice]:
    """What pages open with and choose from: a month, three months, the year to date."""
    return [period for sliced, period in opening_choices(NEWEST) if sliced == "whole"]


def measure(group: WorkingGroup, times: int) -> dict[str, list[list[float]]]:
    """Milliseconds by question: prepared, first and next. As on a page, one question of a choice comes first."""
    taken: dict[str, list[list[float]]] = {name: [[], [], []] for name in QUESTIONS}
    reckon_ahead(group)
    for period, question in itertools.product(opening_periods(), QUESTIONS):
        taken[question][0].append(quickest(group, question, period, times))
    for n, choice in enumerate(choices(group)):
        first, *others = QUESTIONS[n % len(QUESTIONS) :] + QUESTIONS[: n % len(QUESTIONS)]
        taken[first][1].append(min(once(group, first, choice, forget=True) for _ in range(times)))
        for question in others:
            taken[question][2].append(quickest(group, question, choice, times))
    return {**taken, "all": [sum(column, []) for column in zip(*taken.values(), strict=True)]}


def quickest(group: WorkingGroup, question: str, choice: Choice, times: int) -> float:
    return min(once(group, question, choice) for _ in range(times))


def once(group: WorkingGroup, question: str, choice: Choice, forget: bool = False) -> float:
    if forget:
        group.store.reached = Reached()
    began = time.perf_counter()
    ask(group, LOCAL, question, **choice)
    return (time.perf_counter() - began) * 1000


def at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, round(share * (len(values) - 1)))]


if __name__ == "__main__":
    main()
