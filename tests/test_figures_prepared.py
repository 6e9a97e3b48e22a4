"""What pages open with is reckoned beforehand: the same nodes as the macro gives when it is called."""

from __future__ import annotations

from typing import Any

import pytest
from figures_cases import LAST

from data_pipeline import WorkingGroup
from data_pipeline.questions import FILTERS, reckon_ahead
from data_pipeline.reached import REACH, opening_choices


@pytest.mark.parametrize(("sliced", "period"), opening_choices(LAST), ids=str)
def test_prepared_nodes_are_those_of_the_macro(
    sample: WorkingGroup, sliced: str, period: dict[str, Any]
) -> None:
    store = sample.store
    reckon_ahead(sample)
    given = {name: [] for name in FILTERS} | period | {"pcodes": False}

    def never(*_: Any) -> Any:
        raise AssertionError("reckoned again, though it was prepared")

    kept = store.reached.relations(store.writes, never, sliced, given)["people_reached"].to_pylist()
    called = store.ask(REACH, given | {"slice": sliced}).to_pylist()
    assert len(kept) > 50
    assert sorted(kept, key=str) == sorted(called, key=str)
