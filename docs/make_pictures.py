"""Take pictures of the running app on sample data read afresh.

    python docs/make_pictures.py                  those of the README, into this folder
    python docs/make_pictures.py --all FOLDER     every page of every role, at every size, light and dark
    python docs/make_pictures.py --all FOLDER --only overview,reporting --sizes 390 --roles chair

Needs playwright (requirements-dev.txt) and a Chromium, of this system or one that playwright has brought.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
HOME = HERE.parent
sys.path.insert(0, str(HOME))

from tests.serving import chromium_here, serving  # noqa: E402

# file name -> (address, height): the first screen of a laptop and what stands just below it
PICTURES = {"overview.png": ("?as=chair", 1000)}
SIZES = {"1366": (1366, 768), "1920": (1920, 1080), "390": (390, 844)}
SEEN_AS = {"chair": "chair", "partner": "partner:IOM", "public": "public"}
# Views besides the pages themselves: name -> address
VIEWS = {"one_state": "states?admin1=SS01&", "layer_3": "layers?layer=3&"}
LONGEST = 6000


def main() -> None:
    """Those of the README, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--all", type=Path, metavar="FOLDER")
    parser.add_argument("--only", default="", help="pages, with commas between them")
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--roles", default=",".join(SEEN_AS))
    parser.add_argument("--themes", default="light,dark")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address, sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=chromium_here(), args=["--no-sandbox"])
        if asked.all:
            _all(browser, address, asked)
        else:
            _of_readme(browser, address)
        browser.close()


def _of_readme(browser: Browser, address: str) -> None:
    for name, (path, height) in PICTURES.items():
        page = browser.new_page(viewport={"width": 1366, "height": height}, color_scheme="light")
        _settled(page, f"{address}/{path}")
        page.screenshot(path=HERE / name)
        print(name, (HERE / name).stat().st_size // 1024, "KB")


def _all(browser: Browser, address: str, asked: argparse.Namespace) -> None:
    """Each whole page, as far down as it goes: `FOLDER/390-dark-chair-overview.png`."""
    asked.all.mkdir(parents=True, exist_ok=True)
    for size, theme, role in (
        (s, t, r) for s in asked.sizes.split(",") for t in asked.themes.split(",") for r in asked.roles.split(",")
    ):  # fmt: skip
        width, height = SIZES[size]
        for name, path in _addresses(SEEN_AS[role], asked.only):
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=theme)
            _settled(page, f"{address}/{path}as={SEEN_AS[role]}")
            inside = page.evaluate("document.querySelector('.stMain').scrollHeight")
            page.set_viewport_size({"width": width, "height": min(max(height, inside), LONGEST)})
            page.wait_for_timeout(700)
            page.screenshot(path=asked.all / f"{size}-{theme}-{role}-{name}.png")
            page.close()
        print(size, theme, role, flush=True)


def _addresses(seen_as: str, only: str) -> Iterator[tuple[str, str]]:
    """Name and address of every page that a role may see."""
    from data_pipeline import Viewer
    from pages.parts.menu import FIRST_PAGE, ROLES
    from pages.parts.session import may

    role, _, organisation = seen_as.partition(":")
    who = Viewer(role, organisation)  # type: ignore[arg-type]
    first = {FIRST_PAGE: ""}
    every = {page: f"{first.get(page, page)}?" for page in ROLES if may(who, *ROLES[page])} | VIEWS
    wanted = set(only.split(",")) if only else set(every)
    return ((name, path) for name, path in every.items() if name in wanted)


def _settled(page: Page, address: str) -> None:
    """Open a page and wait until everything on it is drawn."""
    page.goto(address)
    page.wait_for_selector("[data-testid=stMainBlockContainer] h1", timeout=120_000)
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]", timeout=120_000)
    page.wait_for_timeout(1500)  # charts draw themselves after the page has arrived


if __name__ == "__main__":
    main()
