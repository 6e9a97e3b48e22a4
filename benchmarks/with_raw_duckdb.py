"""The yardstick: DuckDB alone reads the same files as text into a table of a database file; no meaning, no checks."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import duckdb
from run_one import Clock, main


def work(folder: Path, clock: Clock) -> dict[str, Any]:
    """Read every file of a folder; the dialect is given, nothing is sniffed."""
    files = sorted(str(file) for file in folder.rglob("*.csv") if file.name != "received.csv")
    with tempfile.TemporaryDirectory() as place:
        connection = duckdb.connect(str(Path(place) / "raw.duckdb"))
        connection.execute("set preserve_insertion_order = false")
        sql = "create table raw as select * from read_csv($files, header = true, all_varchar = true, delim = ',', quote = '\"')"
        clock("read", connection.execute, sql, {"files": files})
        rows = connection.execute("select count(*) from raw").fetchone()
        connection.close()
    return {"rows": rows[0] if rows else 0}


if __name__ == "__main__":
    main(work)
