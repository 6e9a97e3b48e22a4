"""What runs inside the child: limits on itself first, then file after file, each answered down the pipe."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import Any

from .without_pandas import do_without_pandas


def serve() -> None:
    """Read the order from standard input, answer on standard output. Nothing else may write there."""
    do_without_pandas()
    from .child_wire import send_message
    from .receive import Hints, Refusal

    order = json.loads(sys.stdin.buffer.read())
    hints = Hints(frozenset(order["hints"]))
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_once(order["memory"])
    send_message(pipe, None)
    for path in order["paths"]:
        _limit_processor(order["seconds"])
        result = _read(path, hints, order)
        send_message(pipe, result)
        if isinstance(result, Refusal) and result.code == "too_large_inside":
            break  # what is left of the memory may be in pieces: the next file gets a fresh child
    pipe.close()


def _read(path: str, hints: Any, order: dict[str, Any]) -> Any:
    from .receive import Refusal, receive

    try:
        with open(path, "rb") as file:
            if os.fstat(file.fileno()).st_size > order["largest"]:
                return Refusal("too_large", {"megabytes": order["largest"] // 1024 // 1024})
            data = file.read()
    except OSError as fault:
        return Refusal("our_fault", {"kind": type(fault).__name__})
    return receive(data, hints)


def _limit_once(memory: int) -> None:
    """No files written, no core dumps, no more memory than allowed, as far as the system knows limits."""
    with contextlib.suppress(ImportError):
        import resource

        for name, value in (
            ("RLIMIT_FSIZE", 0),
            ("RLIMIT_CORE", 0),
            ("RLIMIT_AS", _address_space() + memory),
        ):
            with contextlib.suppress(AttributeError, ValueError, OSError):
                resource.setrlimit(getattr(resource, name), (value, value))


def _address_space() -> int:
    """Bytes of address space in use now (Linux); elsewhere nothing is limited by it, so a generous guess."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 4 << 30


def _limit_processor(seconds: float) -> None:
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 2, hard))
