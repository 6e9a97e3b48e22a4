"""People by sex and age, and how complete that is: what the answer of `sex_age` says."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

WHOLE = "ALL"  # the group above all groups
AGES = (("girls", "boys"), ("women", "men"), ("older_women", "older_men"))


def everybody(table: pa.Table) -> dict[str, int | None]:
    """The line of `sex_age` that holds all groups; zeros where nobody was reported, None for a hidden number."""
    names = [*(name for pair in AGES for name in pair), "not_recorded"]
    whole: dict[str, Any] = next((row for row in table.to_pylist() if row["population_group"] == WHOLE), {})
    return {name: whole.get(name, 0) for name in names}


def cells_known(whole: dict[str, int | None]) -> int | None:
    """All whose sex and age are known; None where a number of them is hidden."""
    cells = [whole[name] for pair in AGES for name in pair]
    return None if None in cells else sum(cell or 0 for cell in cells)


def completeness(table: pa.Table) -> pa.Table:
    """Per group (not of everybody) the share of people whose sex and age are known, and of those with a disability.

    Returns population_group, known, disability (share of all people, null where nothing was recorded), asked (share
    of rows that recorded disability). A share that would tell a hidden number is null.
    """
    lines = []
    for row in table.to_pylist():
        if row["population_group"] == WHOLE:
            continue
        cells = cells_known(row)
        people = None if cells is None or row["not_recorded"] is None else cells + row["not_recorded"]
        lines.append({
            "population_group": row["population_group"],
            "known": cells / people if people and cells is not None else None,
            "disability": row["disability"] / people if people and row["disability"] is not None else None,
            "asked": row["with_disability_rows_share"],
        })  # fmt: skip
    return pa.Table.from_pylist(lines, schema=_COMPLETENESS)


_COMPLETENESS = pa.schema(
    [
        ("population_group", pa.string()),
        ("known", pa.float64()),
        ("disability", pa.float64()),
        ("asked", pa.float64()),
    ]
)
