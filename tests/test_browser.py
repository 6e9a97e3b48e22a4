"""What only a real browser shows: upload, address, both themes, accessibility, no outside request."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright.sync_api", reason="browser tests need playwright (requirements-dev.txt)")
from playwright.sync_api import Page, TimeoutError, expect  # noqa: E402

HEADINGS = (
    "Month", "Your agency", "State or area", "County", "Where or how", "Activity", "Status",
    "Hide the place from outsiders?", "Who for", "Girls (0-17)", "Boys (0-17)", "Total people this month",
    '"Visits, sessions or attendances"',
)  # fmt: skip
ROW = "2026-10,International Organization for Migration,{state},Malakal,Mobile team,8.1,Ongoing,No,"
ROW += "Internally displaced people,10,10,20,30"
BAD = "\n".join([",".join(HEADINGS), ROW.format(state="Upper Nile"), ROW.format(state="Kalma"), ""])
# Streamlit's own: its menu is a list whose items are no list items, and its tables are drawn on a canvas.
NOT_OURS = ["[data-testid=stSidebarNavItems]", "[data-testid=stDataFrame]", "[data-testid=stTopNavSection]"]
WIDTHS = (1366, 683, 390)  # 683: a laptop at 200 % zoom


@pytest.fixture
def page(chromium, server) -> Iterator[Page]:
    """A page that fails the test when it asks anybody but our server."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    yield from _watched(context, server)


@pytest.fixture(params=["light", "dark"])
def themed(request, chromium, server) -> Iterator[Page]:
    """The same in both themes."""
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, color_scheme=request.param)
    yield from _watched(context, server)


def _watched(context, server) -> Iterator[Page]:
    outside: list[str] = []
    opened = context.new_page()
    own = urlsplit(server).netloc

    def note(request) -> None:
        where = urlsplit(request.url)
        if where.scheme in ("http", "https", "ws", "wss") and where.netloc != own:
            outside.append(request.url)

    opened.on("request", note)
    opened.on(
        "websocket", lambda socket: outside.append(socket.url) if urlsplit(socket.url).netloc != own else None
    )
    yield opened
    context.close()
    assert not outside, f"asked outside: {outside}"


def _open(page: Page, server: str, path: str) -> None:
    page.goto(f"{server}/{path}")
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]", timeout=90_000)
    expect(page.locator(".stException")).to_have_count(0)


def _click_a_state(page: Page, chart) -> None:
    """Click where states are until the address names one."""
    expect(chart).to_be_visible(timeout=90_000)
    page.wait_for_timeout(1500)  # charts draw themselves after the page has arrived
    box = chart.bounding_box()
    assert box
    for x, y in ((0.5, 0.5), (0.35, 0.45), (0.6, 0.6)):
        page.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)
        with contextlib.suppress(TimeoutError):
            return page.wait_for_url("**admin1=*", timeout=6_000)
    pytest.fail(f"no click on the map chose a state: {page.url}")


def test_a_bad_file_is_answered_with_row_and_advice(page, server):
    _open(page, server, "submit?as=partner:IOM")
    page.locator("input[type=file]").set_input_files(
        {"name": "bad.csv", "mimeType": "text/csv", "buffer": BAD.encode()}
    )
    expect(page.get_by_text("1 of 2 rows counts once you confirm it.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Not counted yet: A value is not on its list (1)")).to_be_visible()
    expect(page.get_by_text("Totals to confirm")).to_be_visible()
    assert "submission=" in page.url, "a reloaded page must find the result again"
    page.reload()
    expect(page.get_by_text("1 of 2 rows counts once you confirm it.")).to_be_visible(timeout=60_000)


def test_a_link_shows_somebody_else_the_same(page, server):
    _open(page, server, "layers?as=chair&month=2026-05&layer=3")
    expect(page.get_by_role("combobox", name="Month").first).to_have_value("May 2026")
    assert "month=2026-05" in page.url and "layer=3" in page.url
    page.get_by_role("link", name="States").first.click()
    page.wait_for_url("**/states?*month=2026-05*layer=3*")  # the menu keeps month and filters


def test_a_state_can_be_clicked(page, server):
    _open(page, server, "states?as=chair")
    _click_a_state(page, page.locator(".stPlotlyChart").first)


def test_the_back_button_leaves_the_state_behind(page, server):
    _open(page, server, "?as=chair")
    _click_a_state(page, page.locator(".st-key-fig-wide .stPlotlyChart"))
    page.wait_for_url("**/states?*admin1=*")
    page.go_back()  # from the state to all states
    page.wait_for_url(lambda address: "/states" in address and "admin1=" not in address)
    page.go_back()  # and to where one came from
    page.wait_for_url(lambda address: urlsplit(address).path == "/" and "admin1=" not in address)


def test_one_press_of_back_leaves_a_page_of_the_menu(page, server):
    _open(page, server, "?as=chair")
    for name in ("States", "Layers"):
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_url(f"**/{name.lower()}?month=*")
    for address in ("/states?month=", "/?as=chair&month="):
        page.go_back()
        page.wait_for_url(f"{server}{address}*")
        page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
        expect(page.locator("h1").first).to_be_visible()


def test_the_first_page_answers_to_its_own_name(page, server):
    _open(page, server, "overview?as=chair&month=2026-09")
    expect(page.get_by_text("Page not found")).to_have_count(0)
    assert page.url.startswith(f"{server}/?as=chair&month=2026-09")


def test_another_role_gets_a_sentence_and_no_page(page, server):
    _open(page, server, "reporting?as=public")
    expect(page.get_by_text("This page is not for your role")).to_be_visible()
    expect(page.locator("table")).to_have_count(0)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "states",
        "layers",
        "reach",
        "submit",
        "reporting",
        "methods",
        "coverage",
        "settings",
        "population_groups",
        "changes",
        "presence",
        "training",
        "directory",
    ],
)
def test_no_serious_finding_of_ours(themed, server, path):
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="accessibility needs axe-playwright-python"
    )
    _open(themed, server, f"{path}?as=chair")
    themed.wait_for_timeout(800)
    # Every light colour must hold in every theme; what Streamlit draws by itself is not ours to mend.
    found = axe.Axe().run(themed, context={"exclude": [[selector] for selector in NOT_OURS]})
    serious = [v for v in found.response["violations"] if v["impact"] in ("serious", "critical")]
    assert not serious, "\n".join(f"{v['id']}: {n['html'][:200]}" for v in serious for n in v["nodes"][:3])


@pytest.mark.parametrize("path", ["", "reach", "reporting", "submit", "coverage", "settings"])
def test_nothing_is_wider_than_the_screen(page, server, path):
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        _open(page, server, f"{path}?as=chair")
        page.wait_for_timeout(500)
        wide = page.evaluate(
            "document.querySelector('.stMain').scrollWidth - document.querySelector('.stMain').clientWidth"
        )
        assert wide <= 1, f"{path} at {width}: {wide} px too wide"


def test_from_the_headline_to_a_line_of_a_partners_file_in_four_clicks(page, server):
    _open(page, server, "?as=chair&month=2026-09")
    page.get_by_role("button", name="About this figure").first.click()
    page.get_by_role("link", name="Show the rows behind it").click()
    grid = page.locator("[data-testid=stDataFrame] canvas").first
    expect(grid).to_be_visible(timeout=60_000)
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]", timeout=90_000)
    box = grid.bounding_box()
    page.mouse.click(box["x"] + 16, box["y"] + 52)  # the tick at the left of the first line
    expect(page.get_by_text("tells of it")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Under the agency's own headings, exactly as written.")).to_be_visible(
        timeout=60_000
    )
    expect(page.get_by_role("button", name="Download the file as it was received")).to_be_visible()
