"""Take the pictures of the README from the running app, on sample data read afresh: `python docs/make_pictures.py`.

Needs playwright (requirements-dev.txt) and a Chromium, of this system or one that playwright has brought.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
HOME = HERE.parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WIDTH = 1366
# file name -> (address, height): the first screen of a laptop and what stands just below it
PICTURES = {"overview.png": ("?as=chair", 1000)}


def main() -> None:
    """All pictures, one after the other."""
    with tempfile.TemporaryDirectory() as folder, _serving(folder) as address, sync_playwright() as tool:
        found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
        browser = tool.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name, (path, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": WIDTH, "height": height}, color_scheme="light")
            page.goto(f"{address}/{path}")
            page.wait_for_selector("text=Source:", timeout=120_000)
            page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
            page.wait_for_timeout(2000)  # charts draw themselves after the page has arrived
            page.screenshot(path=HERE / name)
            print(name, (HERE / name).stat().st_size // 1024, "KB")
        browser.close()


@contextlib.contextmanager
def _serving(folder: str) -> Iterator[str]:
    """The app as the README starts it, on an empty data folder; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    env = {**os.environ, "TWG_DATA": folder, "TWG_GROUP": "south_sudan"}
    with subprocess.Popen(command, cwd=HOME, env=env, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()


def _wait_for(address: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.2)
    raise TimeoutError(f"no answer from {address}")


if __name__ == "__main__":
    main()
