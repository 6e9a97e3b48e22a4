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
    """Seconds by part, and what the processors worked in them (own process and children)."""

    def __init__(self) -> None:
        self.parts: dict[str, float] = {}
        self.cpu: dict[str, float] = {}

    def __call__(self, part: str, do: Callable[..., Any], *given: Any) -> Any:
        began, used = time.perf_counter(), cpu()
        found = do(*given)
        self.parts[part] = self.parts.get(part, 0.0) + time.perf_counter() - began
        self.cpu[part] = self.cpu.get(part, 0.0) + cpu() - used
        return found


def main(work: Callable[[Path, Clock], dict[str, Any]]) -> None:
    """Do the work on the folder named on the command line, and say what it took."""
    clock = Clock()
    began, used = time.perf_counter(), cpu()
    found = work(Path(sys.argv[1]), clock)
    seconds, worked = time.perf_counter() - began, cpu() - used
    parts = {name: round(took, 3) for name, took in clock.parts.items()}
    said = {
        "seconds": round(seconds, 3),
        "cpu": round(worked, 3),
        "peak": peak(),
        "parts": parts,
    }
    print(json.dumps({**said, **found}))


def cpu() -> float:
    """Seconds of processor used so far by this process and the children that have ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in both)


def peak() -> float:
    """MiB at most in use by this process and its largest child together (Linux; elsewhere the unit differs)."""
    own, child = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return round((own + child) / 1024, 0)
