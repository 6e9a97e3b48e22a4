"""The yardstick: DuckDB alone reads the same files as text into one table; no meaning, no checks, nothing kept twice.

Into a table of a database file (as our store is), with DuckDB's own settings; beside it the same in memory, and
with the order of lines given up. The dialect and the columns are given, so nothing is sniffed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import duckdb
from run_one import Clock, main

READ = """
create table raw as
select * from read_csv($files, columns = $columns, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false)
"""


def work(folder: Path, clock: Clock) -> dict[str, Any]:
    """Read every file of a folder, three ways; the first is the yardstick."""
    files = sorted(str(file) for file in folder.glob("0*.csv"))
    with Path(files[0]).open(encoding="utf-8") as first:
        columns = dict.fromkeys(first.readline().strip().replace('"', "").split(","), "VARCHAR")
    asked = {"files": files, "columns": columns}
    with tempfile.TemporaryDirectory(prefix="twg_bench_") as place:
        rows = clock("into a file", read, Path(place) / "a.duckdb", asked)
        clock("into memory", read, ":memory:", asked)
        clock(
            "into a file, order given up",
            read,
            Path(place) / "b.duckdb",
            asked,
            "set preserve_insertion_order = false",
        )
    yardstick = "into a file"
    return {"rows": rows, "seconds": round(clock.parts[yardstick], 3), "cpu": round(clock.cpu[yardstick], 3)}


def read(where: Path | str, asked: dict[str, Any], setting: str = "select 1") -> int:
    """Read the files into a new database and close it; returns how many rows there are."""
    connection = duckdb.connect(str(where))
    connection.execute(setting)
    connection.execute(READ, asked)
    rows = connection.execute("select count(*) from raw").fetchone()
    connection.close()
    return rows[0] if rows else 0


if __name__ == "__main__":
    main(work)
