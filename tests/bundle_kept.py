"""Final months of past schema versions, kept in tests/bundles with the figures that they gave when they were made.

A new schema version needs a bundle of its own: `python tests/bundle_kept.py` makes the one of today's version. Those of
earlier versions are never made again; `data_pipeline/bundles/<version>.sql` brings them to today's tables.
"""

from __future__ import annotations

import gzip
import json
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

from figures_loaded import loaded_group
from figures_random import MONTHS, data_set

from data_pipeline import LOCAL, Decision, WorkingGroup, ask, conclude, enter, freeze
from data_pipeline.bundle import SCHEMA_VERSION
from data_pipeline.questions import ask_of
from data_pipeline.sql import queries
from data_pipeline.store import Store

KEPT = Path(__file__).parent / "bundles"
FIGURES = "figures.json.gz"
CASES: tuple[dict[str, Any], ...] = (
    {"from_month": MONTHS[2], "to_month": MONTHS[2]},
    {"from_month": MONTHS[0], "to_month": MONTHS[2]},
    {"from_month": MONTHS[0], "to_month": MONTHS[2], "admin1": ["SS07"], "layer": ["3"]},
    {"from_month": MONTHS[0], "to_month": MONTHS[2], "donor": ["NLF"], "population_group": ["IDP"]},
)
# Lists, and what waits for a person.
NO_FIGURES = frozenset(
    {
        "codes",
        "also_written",
        "columns",
        "places",
        "figures_of_need",
        "register",
        "review_items",
        "between_findings",
    }
)
# Questions about one file, row or activity need more than months and filters.
NEEDS_MORE = ("submission", "numbers", "row_id", "row_ids", "kind", "level")


def figures_of(store: Store, group: WorkingGroup) -> dict[str, list[Any]]:
    """Every figure that members and chairs can ask for with months and filters alone, as JSON holds it."""
    found = {}
    for name, query in queries().items():
        if name not in NO_FIGURES and query.readers in ("members", "chair", "everyone") and _plain(query.sql):
            told = [ask_of(store, group, LOCAL, name, **case).to_pylist() for case in CASES]
            found[name] = json.loads(json.dumps(told, default=str))
    return found


def _plain(text: str) -> bool:
    return not any(f"${name}" in text for name in NEEDS_MORE)


def make() -> Path:
    """A small example with two agencies, a decision, a target and a known service, made final as today's version."""
    with tempfile.TemporaryDirectory() as folder:
        rows, nothing = data_set(random.Random(7), ("UWA", "WLA"))
        group = loaded_group(Path(folder), rows, nothing)
        target = {"place": "SS07", "value": 400, "year": 2026, "source": "An example plan"}
        enter(group, LOCAL, "figures", [target], "an example")
        ward = {"place": "SS0707", "layer": "4", "name": "An example ward"}
        enter(group, LOCAL, "known_services", [ward], "an example")
        items = [one for one in ask(group, LOCAL, "review_items").to_pylist() if one["kind"] == "overlap"][:1]
        conclude(group, LOCAL, Decision("same_work", "same", items), "an example")
        told = json.dumps(figures_of(group.store, group)).encode()
        made = freeze(group, LOCAL, MONTHS[2])
        kept = KEPT / str(SCHEMA_VERSION)
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(made, kept)
        (kept / FIGURES).write_bytes(gzip.compress(told, mtime=0))
        group.close()
    return kept


if __name__ == "__main__":
    make()
