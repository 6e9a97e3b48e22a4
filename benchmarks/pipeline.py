"""Side by side in one run: raw DuckDB, our whole `load`, and pandas and polars doing the same work.

    python benchmarks/pipeline.py                      100 thousand and 1 million rows, once
    python benchmarks/pipeline.py --rows 1000000 --repeat 3 --only raw_duckdb ours

Each contender runs in a process of its own on the same files; the best of the repeats counts. Quote the ratios of
one run, never seconds of two. All that found rows and people must have found the same, or this stops.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CONTENDERS = {
    "raw_duckdb": "with_raw_duckdb.py",
    "ours": "ours.py",
    "polars": "with_polars.py",
    "pandas": "with_pandas.py",
}
MUST_AGREE = (
    "standing",
    "findings",
    "possible_overlap",
    "looks_cumulative",
    "sudden_jump",
    "states",
    "layers",
)
Found = dict[str, Any]


def main() -> None:
    """Run the contenders one after the other and print what each took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="*", default=[100_000, 1_000_000])
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=list(CONTENDERS), choices=list(CONTENDERS))
    parser.add_argument("--quoted", action="store_true", help="every cell in quotation marks")
    asked = parser.parse_args()
    for rows in asked.rows:
        folder = files_of(rows, *(["--quoted"] if asked.quoted else []))
        rounds = [{name: run(CONTENDERS[name], folder) for name in asked.only} for _ in range(asked.repeat)]
        best = {
            name: min((one[name] for one in rounds), key=lambda found: found["seconds"])
            for name in asked.only
        }
        agree(best)
        show(rows, best)
        if "ours" in best:
            show_adding(rows, folder)


def files_of(rows: int, *more: str) -> Path:
    """The generated files of so many rows; made once, kept under build/ (git-ignored)."""
    folder = HERE.parent / "build" / "-".join(["files", str(rows), *(word.strip("-") for word in more)])
    if not folder.exists():
        subprocess.run(
            [sys.executable, HERE / "make_files.py", folder, "--rows", str(rows), *more], check=True
        )
    return folder


def run(script: str, *given: Path) -> Found:
    """One contender in a process of its own; compiled Python is kept apart, so that nobody pays for compiling."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(HERE.parent),
        "PYTHONPYCACHEPREFIX": str(HERE.parent / "build" / "pycache"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, script, *given],
        cwd=HERE,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def agree(found: dict[str, Found]) -> None:
    """The twins are twins: the same rows stand, the same objections, the same people. Raises SystemExit where not."""
    finders = {name: one for name, one in found.items() if "standing" in one}
    for name, one in finders.items():
        for what in MUST_AGREE:
            first = next(iter(finders.values()))[what]
            if one[what] != first:
                raise SystemExit(f"{name} found other {what}: {one[what]} instead of {first}")


def show(rows: int, found: dict[str, Found]) -> None:
    """Wall clock with its ratio to the yardstick, then seconds of processor, which hold on a busy machine too."""
    yardstick = found.get("raw_duckdb", next(iter(found.values())))
    print(f"\n{rows:,} rows{'':8}{'seconds':>9}{'ratio':>7}{'cpu':>9}{'ratio':>7}{'peak MiB':>10}")
    for name, one in found.items():
        both = (f"{one[took]:9.2f}{one[took] / yardstick[took]:7.1f}" for took in ("seconds", "cpu"))
        print(f"{name:20}{''.join(both)}{one['peak']:10.0f}")
        for part, seconds in one["parts"].items():
            print(f"    {part:36}{seconds:8.2f}")


def show_adding(rows: int, folder: Path) -> None:
    """One 500-row file more, on what our load left behind."""
    with tempfile.TemporaryDirectory(prefix="twg_bench_") as place:
        run("ours.py", folder, Path(place))
        found = run("add_file.py", Path(place), files_of(1_500, "--rows-a-file", "500", "--seed", "7"))
    print(
        f"one 500-row file more{found['seconds']:9.2f} seconds from upload to figures (the middle one of {found['each']})"
    )
    for part, seconds in found["parts"].items():
        print(f"    {part:36}{seconds / (1 if part.startswith('(') else len(found['each'])):8.2f}")


if __name__ == "__main__":
    main()
