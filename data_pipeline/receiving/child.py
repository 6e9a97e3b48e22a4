"""Files are read in a child process: capped, without secrets, one for a whole batch.

`read_in_child` yields every path with its reading, in order. Where a file kills the child or outstays its
limits, the child is started anew and only that file is refused. What comes back are Arrow bytes and a small
JSON head (`child_wire`), never pickles. Where the system has no such limits, wall clock and size still hold.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Empty, Full, Queue
from types import TracebackType

from .child_wire import receive_message
from .types import Hints, Reading, Refusal

# The child runs this package without its front door, so that a small file does not wait for the whole house.
_BOOT = """
import json, sys, types
sys.path[:] = json.loads(sys.argv[1])
package = types.ModuleType("data_pipeline")
package.__path__ = [sys.argv[2]]
sys.modules["data_pipeline"] = package
from data_pipeline.receiving.child_process import serve
serve()
"""
_PASSED_ON = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LANG", "LC_ALL")
_AHEAD = 64  # readings the child may be ahead of whoever takes them


@dataclass(frozen=True, slots=True)
class Limits:
    """Per file: seconds of wall clock and of processor, bytes of memory above what the child itself needs.

    A verdict is promised within 15 seconds and a child within 768 MB; both leave room for start and end.
    """

    seconds: float = 14.0
    memory: int = 640 * 1024 * 1024
    largest: int = 100 * 1024 * 1024


def read_in_child(
    paths: Iterable[Path], hints: Hints, limits: Limits | None = None
) -> Iterator[tuple[Path, Reading | Refusal]]:
    """(path, its reading or refusal) in the order given. Never raises for what is in a file."""
    waiting = deque(paths)
    limits, alone = limits or Limits(), False
    while waiting:
        with _Child([waiting[0]] if alone else list(waiting), hints, limits) as child:
            for result in child.results():
                yield waiting.popleft(), result
        alone = False
        if child.fault is None:
            continue
        if child.fault.code == "reader_died" and child.done:
            alone = True  # perhaps an earlier file wore the child out: try this one by itself
        else:
            yield waiting.popleft(), child.fault


class _Child:
    """One child process and the thread that empties its pipe."""

    def __init__(self, paths: list[Path], hints: Hints, limits: Limits) -> None:
        self.limits, self.expected = limits, len(paths)
        self.done, self.ready, self.closed = 0, False, False
        self.fault: Refusal | None = None
        self.heard = time.monotonic()
        self.queue: Queue[Reading | Refusal | None] = Queue(_AHEAD)
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-c", _BOOT, json.dumps(sys.path), str(Path(__file__).parents[1])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(),
            close_fds=True,
        )
        order = {"paths": [str(path) for path in paths], "hints": sorted(hints.headings), **asdict(limits)}
        self.threads = [
            threading.Thread(target=self._send, args=(json.dumps(order).encode(),), daemon=True),
            threading.Thread(target=self._listen, daemon=True),
        ]
        for thread in self.threads:
            thread.start()

    def __enter__(self) -> _Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.closed = True
        if self.process.poll() is None and (self.done < self.expected or kind):
            self.process.kill()
        self.process.wait()
        for thread in self.threads:
            thread.join()
        if self.process.stdout:
            self.process.stdout.close()

    def results(self) -> Iterator[Reading | Refusal]:
        """What the child reads, until all is read or a fault is known."""
        while self.done < self.expected:
            result = self._next()
            if result is None:
                return
            self.done += 1
            yield result

    def _next(self) -> Reading | Refusal | None:
        while True:
            try:
                result = self.queue.get(
                    timeout=0.05 if self._overdue() > -0.05 else min(1.0, -self._overdue())
                )
            except Empty:
                if self._overdue() > 0 and self.queue.empty():
                    self.fault = Refusal("too_slow", {"seconds": round(self.limits.seconds)})
                    return None
                continue
            if result is None:
                self.fault = self._death()
            return result

    def _overdue(self) -> float:
        """Seconds beyond the limit since the child was last heard of; negative while it is in time."""
        return time.monotonic() - self.heard - self.limits.seconds

    def _death(self) -> Refusal:
        code = self.process.wait()
        if not self.ready:
            return Refusal("our_fault", {"kind": f"child {code}"})
        if code == -24:  # SIGXCPU: the processor's clock ran out before ours
            return Refusal("too_slow", {"seconds": round(self.limits.seconds)})
        return Refusal("reader_died")

    def _send(self, order: bytes) -> None:
        assert self.process.stdin
        try:
            self.process.stdin.write(order)
            self.process.stdin.close()
        except OSError:
            pass  # it died before listening; `_listen` sees that

    def _listen(self) -> None:
        """Empty the pipe into the queue; None in the queue is the end."""
        assert self.process.stdout
        try:
            receive_message(self.process.stdout)
            self.ready, self.heard = True, time.monotonic()
            for _ in range(self.expected):
                self._put(receive_message(self.process.stdout))
                self.heard = time.monotonic()
        except Exception:  # half a message, or none: the child is gone, and `_death` says how
            self._put(None)

    def _put(self, result: Reading | Refusal | None) -> None:
        while not self.closed:
            with contextlib.suppress(Full):
                return self.queue.put(result, timeout=0.2)


def _environment() -> dict[str, str]:
    """Only what a process needs to start; Arrow on plain malloc, so that the limits bite cleanly."""
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**passed, "ARROW_DEFAULT_MEMORY_POOL": "system", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
