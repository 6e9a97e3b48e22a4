"""People of one service, month after month: first time this year or coming back, by sex and age."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .chance import Chance

CELLS = ("girls", "boys", "women", "men", "older_women", "older_men")

# Shares of the six cells, in the order of CELLS.
EVERYBODY = (0.22, 0.20, 0.33, 0.17, 0.05, 0.03)
SHARES = {
    "3.2": (0.0, 0.0, 0.66, 0.24, 0.07, 0.03),
    "3.6": (0.49, 0.51, 0.0, 0.0, 0.0, 0.0),
    "4.1": (0.48, 0.52, 0.0, 0.0, 0.0, 0.0),
    "5.1": (0.0, 0.0, 0.42, 0.56, 0.01, 0.01),
    "5.2": (0.49, 0.51, 0.0, 0.0, 0.0, 0.0),
    "6.1": (0.0, 0.0, 0.44, 0.54, 0.01, 0.01),
    "8.3": (0.02, 0.08, 0.18, 0.66, 0.02, 0.04),
    "9.2": (0.10, 0.11, 0.40, 0.30, 0.05, 0.04),
    "11.3": (0.0, 0.0, 0.48, 0.50, 0.01, 0.01),
    "11.5": (0.0, 0.0, 0.47, 0.53, 0.0, 0.0),
    "women_girls_space": (0.31, 0.0, 0.61, 0.0, 0.08, 0.0),
    "youth": (0.16, 0.34, 0.16, 0.34, 0.0, 0.0),
}
# Visits for each person in a month, lowest and highest; what is not named here is not counted in visits.
VISITS = {
    "7.1": (1.0, 1.1),
    "7.2": (1.1, 1.6),
    "8.1": (1.7, 2.9),
    "8.2": (2.0, 3.4),
    "8.3": (1.6, 2.6),
    "8.4": (2.2, 3.8),
    "9.1": (1.1, 1.7),
    "9.2": (1.0, 1.3),
    "9.3": (1.2, 1.9),
    "10.1": (1.2, 2.0),
    "10.2": (1.0, 1.4),
    "10.3": (1.0, 1.0),
    "3.2": (1.3, 2.2),
    "4.1": (5.0, 9.0),
    "4.2": (2.5, 5.0),
    "3.3": (1.5, 3.0),
    "5.2": (2.0, 4.0),
    "3.6": (3.0, 5.0),
}
# Share of a month's people who came before in the year.
COMING_BACK = {"7.1": 0.12, "1.1": 0.2, "6.1": 0.0, "11.3": 0.0, "9.2": 0.86, "10.2": 0.86, "10.1": 0.78}


@dataclass
class Counts:
    """One service in one month; `None` is a blank cell."""

    total: int
    cells: dict[str, int] = field(default_factory=dict)
    new: int | None = None
    disability: int | None = None
    contacts: int | None = None


def monthly_counts(
    chance: Chance, activity: str, kind: str, levels: dict[str, float]
) -> Iterator[tuple[str, Counts]]:
    """Counts for each month ("yyyy-mm") with its expected people; `kind` overrides the activity's shares."""
    shares = _own_shares(chance, SHARES.get(kind, SHARES.get(activity, EVERYBODY)))
    back = max(0.0, COMING_BACK.get(activity, 0.66) + chance.share(-0.06, 0.08))
    disabled = chance.share(0.02, 0.085)
    known: dict[str, int] = {}
    for month, level in levels.items():
        total = max(1, round(level * chance.share(0.86, 1.15)))
        new = _first_time(chance, known, month, total, back)
        cells = dict(zip(CELLS, _spread(total, shares), strict=True))
        yield (
            month,
            Counts(
                total,
                cells,
                new,
                round(total * disabled * chance.share(0.7, 1.3)),
                _visits(chance, activity, total),
            ),
        )


def _own_shares(chance: Chance, shares: tuple[float, ...]) -> tuple[float, ...]:
    moved = [share * chance.share(0.8, 1.2) for share in shares]
    return tuple(share / sum(moved) for share in moved)


def _first_time(chance: Chance, known: dict[str, int], month: str, total: int, back: float) -> int:
    """Of the month's people, those never seen before in the calendar year; no fewer than can be."""
    year = month[:4]
    if year == "2025":  # the year's earlier months are not in the files: most people are known already
        returning = round(total * min(0.9, back + 0.1) * chance.share(0.9, 1.0))
    else:
        returning = min(known.get(year, 0), round(total * back * chance.share(0.85, 1.1)), total)
    known[year] = known.get(year, 0) + total - returning
    return total - returning


def _spread(total: int, shares: tuple[float, ...]) -> list[int]:
    """`total` people over the cells, largest remainders first, so that the cells add up exactly."""
    exact = [total * share for share in shares]
    cells = [int(value) for value in exact]
    by_remainder = sorted(range(len(cells)), key=lambda i: (cells[i] - exact[i], i))
    for index in by_remainder[: total - sum(cells)]:
        cells[index] += 1
    return cells


def _visits(chance: Chance, activity: str, total: int) -> int | None:
    if activity not in VISITS:
        return None
    low, high = VISITS[activity]
    return max(total, round(total * chance.share(low, high)))
