"""The questions of docs/questions.md, played in a real browser from the first screen, with the clicks counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

pytest.importorskip("playwright.sync_api", reason="browser tests need playwright (requirements-dev.txt)")
from playwright.sync_api import Locator, Page, expect  # noqa: E402

MOST = 3


class Visit:
    """A reader before the first screen, who counts clicks."""

    def __init__(self, page: Page, server: str, role: str) -> None:
        self.page, self.clicks = page, 0
        page.goto(f"{server}/?as={role}")
        self.settle()

    def settle(self) -> None:
        self.page.wait_for_timeout(500)
        self.page.wait_for_selector(".stApp[data-test-script-state=notRunning]", timeout=90_000)

    def click(self, what: Locator) -> None:
        what.first.click(timeout=60_000)
        self._clicked()

    def link(self, name: str) -> None:
        self.click(self.page.get_by_role("link", name=name, exact=True))

    def button(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name))

    def on_map(self, name: str) -> None:
        """A state by its name on the map; plotly's own layer lies over everything in it."""
        word = self.page.locator(".st-key-chart_wide text", has_text=name).first
        expect(word).to_be_visible(timeout=90_000)
        word.scroll_into_view_if_needed()
        self.page.wait_for_timeout(1500)
        box = word.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self._clicked()

    def first_line(self) -> None:
        """The tick at the left of the first line of a table, which is drawn on a canvas."""
        grid = self.page.locator("[data-testid=stDataFrame] canvas").first
        expect(grid).to_be_visible(timeout=60_000)
        box = grid.bounding_box()
        assert box
        self.page.mouse.click(box["x"] + 16, box["y"] + 52)
        self._clicked()

    def reads(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=60_000)

    def _clicked(self) -> None:
        self.clicks += 1
        assert self.clicks <= MOST
        self.settle()


@pytest.fixture(scope="module")
def visit(chromium, server) -> Iterator[Callable[[str], Visit]]:
    contexts = []

    def begin(role: str) -> Visit:
        contexts.append(chromium.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True))
        return Visit(contexts[-1].new_page(), server, role)

    yield begin
    for context in contexts:
        context.close()


def test_what_a_chair_asks(visit) -> None:
    states = visit("chair")
    states.link("Layers")
    states.reads("No layer 4 reported to us in 10 of 13 states and areas")
    why = visit("chair")
    why.link("Why: step by step")
    why.reads("The rows behind a step")
    reported = visit("chair")
    reported.click(reported.page.get_by_role("button", name="Working group"))
    reported.click(reported.page.get_by_role("menuitem", name="Reporting"))
    reported.reads("27 of 27 agencies have reported")
    agencies = visit("chair")
    agencies.on_map("Jonglei")
    agencies.reads("people reached in Jonglei")
    agencies.reads("agencies work here")


def test_what_a_partner_asks(visit) -> None:
    refer = visit("partner:IOM")
    refer.link("Directory")
    refer.first_line()
    refer.reads("Juba, Central Equatoria")
    refer.reads("Layer 4 · Specialised services")
    refer.reads("last confirmed October 2026")
    returnees = visit("partner:IOM")
    returnees.on_map("Unity")
    returnees.reads("people reached in Unity")
    returnees.click(returnees.page.get_by_text("Three months", exact=True))
    returnees.reads("August 2026 to October 2026")
    returnees.click(returnees.page.get_by_role("button", name="About this figure"))
    returnees.reads("In the period nobody was counted in two places.")


def test_what_a_donor_asks(visit) -> None:
    figure = visit("public")
    figure.link("Reach")
    figure.reads("January 2026 to September 2026")
    figure.button("About this figure")
    figure.reads("To cite")
    file = visit("public")
    file.link("Reach")
    with file.page.expect_download() as download:
        file.button("Download CSV")
    assert download.value.suggested_filename.startswith("SAMPLE_reach")
