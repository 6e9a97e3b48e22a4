"""What the tests of the chair's desk share: a group of one's own, small files, and a decision seen from all sides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from examples_small import row
from examples_small import send as send_file

from data_pipeline import (
    LOCAL,
    Decision,
    WorkingGroup,
    ask,
    conclude,
    open_group,
    rebuild,
    undo,
    would_change,
)

MAY = date(2026, 5, 1)


@contextmanager
def opened(folder: Path) -> Iterator[WorkingGroup]:
    group = open_group("south_sudan", folder / "data")
    yield group
    group.close()


def send(group: WorkingGroup, *rows: dict[str, str], name: str = "file") -> int:
    return send_file(group, name, *rows)


def lead(total: int, implementer: str = "BTS") -> dict[str, str]:
    return row(organisation="HHR", total=total, implementer=implementer)


def items(group, *kinds: str) -> list[dict]:
    return [item for item in ask(group, LOCAL, "review_items").to_pylist() if item["kind"] in kinds]


def people(group, *agency: str) -> tuple[int, int]:
    told = ask(group, LOCAL, "headline", from_month=MAY, to_month=MAY, organisation=list(agency)).to_pylist()[
        0
    ]
    return told["people_low"], told["people_high"]


def foretold(group, decision: Decision) -> tuple[int, int]:
    """What the answer would change for everybody; nothing may have changed by asking."""
    before, hashes = people(group), group.store.hashes()
    effect = would_change(group, LOCAL, decision, MAY)[0]
    assert (effect.low_before, effect.high_before) == before and group.store.hashes() == hashes
    return effect.low_after, effect.high_after


def decide_and_undo(group, decision: Decision, expected: tuple[int, int]) -> None:
    """As foretold, the same after a rebuild, and undone as if it had never been said."""
    before, figures = people(group), group.store.hashes()
    assert foretold(group, decision) == expected
    number = conclude(group, LOCAL, decision, "asked both")[0]
    assert people(group) == expected
    decided = group.store.hashes()
    assert rebuild(group) == decided
    undo(group, LOCAL, number, "a mistake")
    after = group.store.hashes()
    assert people(group) == before
    assert {name for name in after if after[name] != figures[name]} <= {"events"}
    conclude(group, LOCAL, decision, "it was right after all")
    assert people(group) == expected
