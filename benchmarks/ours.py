"""Our whole `load` into an empty data folder (archive, ledger, capped child, steps, checks), then the figures asked."""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from run_one import Clock, main

from data_pipeline import LOCAL, WorkingGroup, ask, load, pipeline, reading, sql, store
from data_pipeline.receiving.without_pandas import do_without_pandas

PARTS: dict[str, float] = defaultdict(float)


def work(folder: Path, clock: Clock) -> dict[str, Any]:
    """Load, then ask for people by state and by layer; a second argument names a folder in which to leave the data."""
    watch()
    with tempfile.TemporaryDirectory(prefix="twg_bench_") as place:
        group = WorkingGroup("south_sudan", Path(sys.argv[2] if len(sys.argv) > 2 else place))
        files = clock("load", load, group, LOCAL, folder)
        states, layers = clock("figures", figures, group)
        clock("close", group.close)
        counted = count(group)
        group.close()
    clock.parts |= {f"  {name}": took for name, took in sorted(PARTS.items(), key=lambda one: -one[1])}
    standing = sum(one["rows_standing"] for one in files)
    seconds, cpu = (
        round(sum(took[part] for part in ("load", "figures", "close")), 3)
        for took in (clock.parts, clock.cpu)
    )
    return {
        "seconds": seconds,
        "cpu": cpu,
        "standing": standing,
        **counted,
        "states": states,
        "layers": layers,
    }


def figures(group: WorkingGroup) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """People by state and by layer, over all months."""
    return low_high(group, "reach_by_state", "place"), low_high(group, "reach_by_layer", "layer")


def count(group: WorkingGroup) -> dict[str, int]:
    """How many objections there are: of the row checks, and of the checks between months and organisations."""
    rows = group.store.ask("select count(*) as n from findings")["n"][0].as_py()
    between = group.store.ask(
        "select check_name, count(*) as n from findings_between group by all"
    ).to_pylist()
    return {"findings": rows, **_between(between)}


def _between(counted: list[dict[str, Any]]) -> dict[str, int]:
    by_name = {row["check_name"]: row["n"] for row in counted}
    return {name: by_name.get(name, 0) for name in ("possible_overlap", "looks_cumulative", "sudden_jump")}


def low_high(group: WorkingGroup, question: str, by: str) -> dict[str, list[int]]:
    """People low and high by code, as the pages ask for them."""
    return {row[by]: [row["low"], row["high"]] for row in ask(group, LOCAL, question).to_pylist()}


def watch() -> None:
    """Measure from outside: the functions that `pipeline.py` names, the steps and the checks, each under its own name."""
    names = {
        sql.steps(name).sql: f"step {name}"
        for name in pipeline.STEPS
        if (sql.ROOM / "steps" / f"{name}.sql").exists()
    }
    names |= {
        check.sql: "checks between" if check.scope not in ("file", "row") else "checks"
        for check in sql.checks()
    }
    _time(store, "run", lambda cursor, text, *_: names.get(text))
    _time(store, "fetch", lambda cursor, text, *_: names.get(text))
    _time(store, "append", lambda cursor, table, rows: f"into {table}" if table == "written" else None)
    _time(reading, "read", lambda *_: "receiving and written")
    pipeline.store = store
    store.Store.transaction = _timed_commit(store.Store.transaction)  # type: ignore[method-assign]


def _time(home: Any, name: str, part_of: Callable[..., str | None]) -> None:
    do = getattr(home, name)

    def timed(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return do(*given, **named)
        finally:
            if part := part_of(*given):
                PARTS[part] += time.perf_counter() - began

    setattr(home, name, timed)


def _timed_commit(transaction: Callable[..., Any]) -> Callable[..., Any]:
    @contextmanager
    def timed(self: store.Store) -> Iterator[Any]:
        with transaction(self) as cursor:
            yield cursor
            began = time.perf_counter()
        PARTS["commit"] += time.perf_counter() - began

    return timed


if __name__ == "__main__":
    do_without_pandas()  # as the command line does
    main(work)
