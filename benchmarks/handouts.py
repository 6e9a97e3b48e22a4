"""How long the hand-outs of a final sample month take: `python benchmarks/handouts.py FOLDER` (an empty folder).

Goals: deck 2 s, fact sheet 1 s, all four together 10 s. `alone`: with everything asked anew, as the command does.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from data_pipeline import WorkingGroup, ask, open_sample
from data_pipeline.access import LOCAL
from data_pipeline.outputs.handouts import KINDS, Handout, make


def timed(work: Callable[[], object]) -> str:
    """Seconds by the clock and of processor: on a machine that others use only the latter can be compared."""
    start, used = time.perf_counter(), time.process_time()
    work()
    return f"{time.perf_counter() - start:6.2f} s, processor {time.process_time() - used:5.2f} s"


def main(folder: Path) -> None:
    """Print a line for each kind, and one for all from one gathering of answers."""
    group: WorkingGroup = open_sample("south_sudan", folder)
    month = ask(group, LOCAL, "final_months").to_pylist()[-1]["month"]
    make(Handout(group, month), "deck")  # opens the version and loads what writes the files
    for kind in KINDS:
        print(f"{kind:<10} alone {timed(lambda kind=kind: make(Handout(group, month), kind))}")  # type: ignore[misc]
    handout = Handout(group, month)
    print(f"{'all':<10}       {timed(lambda: [make(handout, kind) for kind in KINDS])}")
    group.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
