"""Side by side in one run: raw DuckDB, our whole `load`, and pandas and polars doing the same work.

    python benchmarks/pipeline.py --rows 100000
    python benchmarks/pipeline.py --rows 1000000 --only raw_duckdb ours

Each contender runs in a process of its own on the same files; quote the ratios of one run, not seconds of two.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CONTENDERS = {
    "raw_duckdb": "with_raw_duckdb.py",
    "ours": "ours.py",
    "pandas": "with_pandas.py",
    "polars": "with_polars.py",
}


def files_of(rows: int) -> Path:
    """The generated files of so many rows; made once, kept under build/ (git-ignored)."""
    folder = HERE.parent / "build" / f"files-{rows}"
    if not folder.exists():
        subprocess.run([sys.executable, HERE / "make_files.py", folder, "--rows", str(rows)], check=True)
    return folder


def run(name: str, folder: Path) -> dict[str, float]:
    """One contender in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    command = [sys.executable, CONTENDERS[name], folder]
    done = subprocess.run(command, cwd=HERE, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Run the contenders one after the other and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--only", nargs="*", default=list(CONTENDERS), choices=list(CONTENDERS))
    asked = parser.parse_args()
    folder = files_of(asked.rows)
    took = {name: run(name, folder) for name in asked.only}
    yardstick = took.get("raw_duckdb", next(iter(took.values())))["seconds"]
    print(f"{'':12}{'seconds':>9}{'ratio':>7}{'cpu':>8}{'peak MiB':>10}")
    for name, one in took.items():
        print(
            f"{name:12}{one['seconds']:9.2f}{one['seconds'] / yardstick:7.1f}{one['cpu']:8.1f}{one['peak']:10.0f}"
        )
        for part, seconds in one.get("parts", {}).items():
            print(f"    {part:30}{seconds:8.2f}")


if __name__ == "__main__":
    main()
