"""What the tests share: a data folder of their own, pages as this computer sees them, a real server, a browser.

Browser tests need playwright and a Chromium; without them they are skipped and say so.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from figures_sample import quiet, rows, sample  # noqa: F401  fixtures of several tests of figures
from filelock import FileLock
from serving import chromium_here, serving
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from data_pipeline import open_sample
from pages.parts import visitor

HOME = Path(__file__).parents[1]
# Streamlit tells on every run under AppTest that there is no browser; that is what AppTest is.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)


@pytest.fixture(scope="session")
def loaded_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the samples have been read once; copy it, don't open it: a store has one owner.

    Read once for all processes of a run (pytest-xdist): each has a folder beside the others'.
    """
    together = (
        tmp_path_factory.getbasetemp().parent
        if "PYTEST_XDIST_WORKER" in os.environ
        else tmp_path_factory.getbasetemp()
    )
    folder = together / "samples"
    with FileLock(together / "samples.lock"):
        if not (together / "samples.whole").exists():
            open_sample("south_sudan", folder).close()
            (together / "samples.whole").touch()
    return folder


@pytest.fixture(scope="session")
def sample_folder(loaded_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the pages that AppTest runs."""
    return shutil.copytree(loaded_samples, tmp_path_factory.mktemp("pages") / "twg_data")


@pytest.fixture
def as_seen_by(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Open a page as somebody: `as_seen_by("chair", "reporting", month="2026-10")`, run and ready to look at."""
    monkeypatch.setenv("TWG_DATA", str(sample_folder))
    monkeypatch.setenv("TWG_GROUP", "south_sudan")
    monkeypatch.chdir(HOME)
    # AppTest has no connection: say what a browser on this computer would.
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda self: None))
    # It words the options of a control outside of a run, where nobody asks: there too, this computer does.
    monkeypatch.setattr(visitor, "get_script_run_ctx", lambda **_: object())
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda self: {}))
    monkeypatch.setattr(ContextProxy, "headers", property(lambda self: {"Host": "localhost:8501"}))

    def opened(role: str, page: str = "overview", **address: str) -> AppTest:
        at = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=120)
        at.query_params["as"] = role
        at.run()
        for key, value in {"as": role, **address}.items():
            at.query_params[key] = value
        return at.switch_page(str(HOME / "pages" / f"{page}.py")).run()

    return opened


@pytest.fixture
def own_samples(
    loaded_samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_seen_by: Callable[..., AppTest]
) -> Path:
    """Samples that the test may change."""
    folder = shutil.copytree(loaded_samples, tmp_path / "twg_data")
    monkeypatch.setenv("TWG_DATA", str(folder))
    return folder


@pytest.fixture(scope="module")
def server(loaded_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for the browser tests, on the samples."""
    with serving(shutil.copytree(loaded_samples, tmp_path_factory.mktemp("server") / "twg_data")) as address:
        yield address


@pytest.fixture(scope="module")  # its event loop must be gone before other tests start one
def chromium() -> Iterator[object]:
    """A started Chromium of this system, or one that playwright has brought."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="browser tests need playwright (requirements-dev.txt)"
    )
    found = chromium_here()
    with playwright.sync_playwright() as tool:
        if found is None and not Path(tool.chromium.executable_path).exists():
            pytest.skip("browser tests need a Chromium (apt install chromium)")
        browser = tool.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()
