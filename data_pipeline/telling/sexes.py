"""People by sex and age, and how complete that is: what the answer of `sex_age` says."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

WHOLE = "ALL"  # the group above all groups
AGES = (("girls", "boys"), ("women", "men"), ("older_women", "older_men"))


def everybody(table: pa.Table) -> dict[str, int]:
    """The line of `sex_age` that holds all groups; zeros where nobody was reported."""
    names = [*(name for pair in AGES for name in pair), "not_recorded"]
    whole: dict[str, Any] = next((row for row in table.to_pylist() if row["population_group"] == WHOLE), {})
    return {name: whole.get(name) or 0 for name in names}


def completeness(table: pa.Table) -> pa.Table:
    """Per group (not of everybody) the share of people whose sex and age are known, and of those with a disability.

    Returns population_group, known, disability (share of all people, null where nothing was recorded), asked (share
    of rows that recorded disability).
    """
    lines = []
    for row in table.to_pylist():
        if row["population_group"] == WHOLE:
            continue
        cells = sum(row[name] or 0 for pair in AGES for name in pair)
        people = cells + (row["not_recorded"] or 0)
        lines.append({
            "population_group": row["population_group"],
            "known": cells / people if people else None,
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
