"""Seeded 4W files in the template's 24 columns: real code lists, many spellings, and 2 % of rows with a fault.

    python benchmarks/make_files.py build/files --rows 1000000

Every organisation has its own set of services (place, activity, group, donors, who does it) of which each month tells
most, so that months repeat as they do in life. A file is one organisation's months, 5,000 rows; the same seed gives
the same bytes. `received.csv` beside the files says who sent which and when.
"""

from __future__ import annotations

import argparse
import csv
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from faults import plant
from wordings import Wordings

COLUMNS = (
    "reporting_month", "reporting_organisation", "implementing_partner", "donor", "admin1", "admin2", "site",
    "delivery_mode", "activity", "description", "status", "hide_place", "end_date", "population_group", "girls",
    "boys", "women", "men", "older_women", "older_men", "total", "new", "disability", "contacts",
)  # fmt: skip
CELLS = ("girls", "boys", "women", "men", "older_women", "older_men")
SHARES = np.array([0.24, 0.22, 0.28, 0.15, 0.07, 0.04])
FIRST_MONTH, MONTHS = date(2024, 11, 1), 24
MONTH_STYLES = ("%Y-%m", "%Y-%m", "%Y-%m", "%b-%y", "%m/%Y", "%B %Y")
DIGITS = np.array([str(n) for n in range(100_000)], object)

Cells = dict[str, np.ndarray]


@dataclass(frozen=True)
class Plan:
    """How many rows, in files of how many; which seed; which share of rows is wrong; cells in quotation marks or not."""

    rows: int
    rows_a_file: int = 5_000
    seed: int = 2026
    faulty: float = 0.02
    quoted: bool = False


def make_files(folder: Path, plan: Plan) -> int:
    """Write the files of a plan into a folder; returns how many bytes they have together."""
    folder.mkdir(parents=True, exist_ok=True)
    wordings, size, said = Wordings(), 0, []
    files = -(-plan.rows // plan.rows_a_file)
    for at in range(files):
        rng = np.random.default_rng([plan.seed, at])
        organisation = wordings.organisations[at % len(wordings.organisations)]
        turn, turns = _turn(at, files, len(wordings.organisations))
        months = _months(turn, turns)
        n = min(plan.rows_a_file, plan.rows - at * plan.rows_a_file)
        cells = plant(_rows(wordings, organisation, months, n, rng, plan), plan.faulty, rng, wordings)
        path = folder / f"{at:05d}_{organisation.lower()}.csv"
        size += _write(path, cells, plan.quoted)
        mode = "adds" if turns > MONTHS else "replaces"
        said.append((path.name, _received_on(months[-1]), mode, organisation))
    _write_received(folder / "received.csv", said)
    return size


def _turn(at: int, files: int, organisations: int) -> tuple[int, int]:
    """The how-manieth file of its organisation this is, and of how many."""
    organisation = at % organisations
    return at // organisations, len(range(organisation, files, organisations))


def _months(turn: int, turns: int) -> list[date]:
    """The months of one file: the 24 months shared out over an organisation's files."""
    first, last = turn * MONTHS // turns, max((turn + 1) * MONTHS // turns, turn * MONTHS // turns + 1)
    return [_month(at) for at in range(first, last)]


def _month(at: int) -> date:
    since = FIRST_MONTH.month - 1 + at
    return date(FIRST_MONTH.year + since // 12, since % 12 + 1, 1)


def _received_on(month: date) -> str:
    after = _month((month.year - FIRST_MONTH.year) * 12 + month.month - FIRST_MONTH.month + 1)
    return after.replace(day=5).isoformat()


def _rows(
    wordings: Wordings, organisation: str, months: list[date], n: int, rng: np.random.Generator, plan: Plan
) -> Cells:
    """The cells of one file: every month tells nearly all of the organisation's services."""
    own = np.random.default_rng([plan.seed, 7, wordings.organisations.index(organisation)])
    services = wordings.services(organisation, max(n // len(months) * 11 // 10, 20), own)
    a_month = np.array_split(np.arange(n), len(months))
    of_month = np.concatenate([np.full(len(part), at) for at, part in enumerate(a_month)])
    picked = np.concatenate([rng.permutation(services.size)[: len(part)] for part in a_month])
    style = MONTH_STYLES[int(rng.integers(len(MONTH_STYLES)))]
    cells = wordings.write(services, picked, rng)
    cells["reporting_month"] = np.array([month.strftime(style) for month in months], object)[of_month]
    return {
        **cells,
        **_numbers(services.people[picked], services.counts[picked], services.status[picked], rng),
    }


def _numbers(people: np.ndarray, counts: np.ndarray, status: np.ndarray, rng: np.random.Generator) -> Cells:
    """Sex and age add up to the total; planned rows and general activities carry nobody, some rows only their presence."""
    n = len(people)
    parts = rng.poisson(people[:, None] * SHARES)
    total = parts.sum(axis=1)
    blank = (counts == "none") | ~np.isin(status, ("ongoing", "completed")) | (rng.random(n) < 0.03)
    only_total = rng.random(n) < 0.12
    found = {name: _text(parts[:, at], blank | only_total) for at, name in enumerate(CELLS)}
    found["total"] = _text(total, blank)
    found["new"] = _text(rng.binomial(total, 0.35), blank | (rng.random(n) < 0.2))
    found["disability"] = _text(rng.binomial(total, 0.06), blank | (rng.random(n) < 0.3))
    found["contacts"] = _text(total + rng.poisson(people * 0.6), blank | (rng.random(n) < 0.5))
    return found


def _text(numbers: np.ndarray, blank: np.ndarray) -> np.ndarray:
    text = DIGITS[np.minimum(numbers, len(DIGITS) - 1)]
    text[blank] = ""
    return text


def _write(path: Path, cells: Cells, quoted: bool) -> int:
    columns = [cells[name] for name in COLUMNS]
    if quoted:
        columns = [np.array([f'"{cell}"' if cell else "" for cell in column], object) for column in columns]
    lines = [",".join(COLUMNS), *map(",".join, zip(*columns, strict=True))]
    return path.write_bytes(("\n".join(lines) + "\n").encode())


def _write_received(path: Path, said: list[tuple[str, str, str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("file", "received_on", "mode", "organisation", "month"))
        writer.writerows((*one, "") for one in said)


def _arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--rows", type=int, default=100_000)
    asked.add_argument("--rows-a-file", type=int, default=5_000)
    asked.add_argument("--seed", type=int, default=2026)
    asked.add_argument(
        "--quoted", action="store_true", help="every cell in quotation marks, as some tools write"
    )
    return asked.parse_args()


if __name__ == "__main__":
    given = _arguments()
    plan = Plan(given.rows, given.rows_a_file, given.seed, quoted=given.quoted)
    print(f"{given.rows:,} rows, {make_files(given.folder, plan) / 2**20:.0f} MiB in {given.folder}")
