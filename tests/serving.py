"""A fresh server as the README starts it, and the browser that looks at it: for tests, benchmarks and pictures."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

HOME = Path(__file__).parents[1]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@contextlib.contextmanager
def serving(folder: Path, **environment: str) -> Iterator[str]:
    """A server of its own on a data folder, its words in `server.log` there; yields its address, stops it at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    env = {**os.environ, "TWG_DATA": str(folder), "TWG_GROUP": "south_sudan", **environment}
    with (
        (folder / "server.log").open("wb") as log,
        subprocess.Popen(command, cwd=HOME, env=env, stdout=log, stderr=log) as server,
    ):
        try:
            _wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def chromium_here() -> str | None:
    """The Chromium of this system, if there is one."""
    return next((path for name in CHROMIUM if (path := shutil.which(name))), None)


def _wait_for(address: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    raise TimeoutError(f"no answer from {address}")
