"""One contender in a process of its own: what it took, and what it found, as JSON on standard output."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Clock:
    """Seconds by part."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}

    def __call__(self, part: str, do: Callable[..., Any], *given: Any) -> Any:
        began = time.perf_counter()
        found = do(*given)
        self.parts[part] = self.parts.get(part, 0.0) + time.perf_counter() - began
        return found


def main(work: Callable[[Path, Clock], dict[str, Any]]) -> None:
    """Do the work on the folder named on the command line, and say what it took."""
    clock = Clock()
    began, used = time.perf_counter(), time.process_time()
    found = work(Path(sys.argv[1]), clock)
    seconds, cpu = time.perf_counter() - began, time.process_time() - used
    parts = {name: round(took, 3) for name, took in clock.parts.items()}
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = {
        "seconds": round(seconds, 3),
        "cpu": round(cpu + children.ru_utime + children.ru_stime, 3),
        "peak": peak(),
        "parts": parts,
    }
    print(json.dumps({**said, **found}))


def peak() -> float:
    """MiB at most in use by this process and its largest child together (Linux; elsewhere the unit differs)."""
    own, child = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return round((own + child) / 1024, 0)
