"""Figures in a real browser: clicks filter, chips take filters off, pictures and links are taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="browser tests need playwright (requirements-dev.txt)")
from playwright.sync_api import Page, expect  # noqa: E402


@pytest.fixture
def page(chromium) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    yield context.new_page()
    context.close()


def opened(page: Page, server: str, path: str) -> None:
    page.goto(f"{server}/{path}")
    settled(page)


def settled(page: Page) -> None:
    page.wait_for_timeout(400)
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]", timeout=90_000)
    expect(page.locator(".stException")).to_have_count(0)


def click_in(page: Page, chart: str, x: float, y: float) -> None:
    """Click at a share of a chart's width and height: plotly's own layer lies over everything in it."""
    plot = page.locator(f".st-key-chart_{chart} .js-plotly-plot")
    expect(plot).to_be_visible(timeout=90_000)
    page.wait_for_timeout(1200)
    box = plot.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)
    settled(page)


def test_a_click_filters_a_chip_takes_it_off_and_back_brings_it_again(page, server):
    opened(page, server, "layers?as=chair&month=2026-10")
    click_in(page, "layers", 0.5, 0.12)  # the tip of the pyramid
    assert "layer=4" in page.url
    chip = page.get_by_role("button", name="Layer: Specialised services")
    expect(chip).to_be_visible()
    chip.click()
    settled(page)
    assert "layer=4" not in page.url
    page.go_back()
    settled(page)
    assert "layer=4" in page.url
    expect(page.get_by_role("button", name="Layer: Specialised services")).to_be_visible()


def test_a_cell_chooses_both_its_place_and_its_layer(page, server):
    opened(page, server, "layers?as=chair&month=2026-10")
    click_in(page, "scroll-gaps", 0.45, 0.11)
    assert "admin1=SS01" in page.url and "layer=" in page.url
    expect(page.get_by_role("button", name="State or area: Central Equatoria")).to_be_visible()
    page.get_by_role("button", name="Clear all filters").last.click()
    settled(page)
    assert "admin1" not in page.url and "layer=" not in page.url


def test_a_chart_is_taken_away_as_a_picture_and_as_a_link(page, server, tmp_path: Path):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, server, "?as=chair&month=2026-10&layer=3")
    page.wait_for_timeout(1500)
    page.locator(".st-key-take_layers button").first.click()
    settled(page)
    for kind, first in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Chart as {kind}").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.name == f"SAMPLE_layers_2026-10.{kind.lower()}"
        assert file.read_bytes().startswith(first) and file.stat().st_size > 2000
    drawn = file.read_text("utf-8")
    assert "SAMPLE, not real figures" in drawn and "Most people were reached" in drawn and "Source: " in drawn
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert "month=2026-10" in link and "layer=3" in link and "as=" not in link


def test_a_month_can_be_clicked(page, server):
    opened(page, server, "?as=chair&month=2026-10")
    page.locator(".st-key-chart_months").scroll_into_view_if_needed()
    click_in(page, "months", 0.04, 0.62)
    assert "month=2025-11" in page.url


def test_a_name_typed_into_the_search_opens_its_view(page, server):
    opened(page, server, "?as=chair&month=2026-09&layer=4")
    page.locator(".st-key-search button").first.click()
    box = page.get_by_role("combobox", name="A place, agency, activity, group or page")
    for typed, address in (
        ("Juba", "/states?*admin1=SS01*county=SS0101*"),
        ("8.1", "/layers?*activity=8.1*"),
    ):
        box.fill(typed)
        page.wait_for_timeout(300)
        box.press("Enter")
        page.wait_for_url(f"**{address}", timeout=60_000)
        settled(page)
        assert "month=2026-09" in page.url and "layer=4" not in page.url
        if typed == "Juba":
            page.locator(".st-key-search button").first.click()


def test_a_lost_connection_is_said_and_what_stands_stays(page, server):
    lines = []
    page.route_web_socket("**/_stcore/stream", lambda route: lines.append((route, route.connect_to_server())))
    opened(page, server, "?as=chair&month=2026-10")
    lost = page.get_by_text("The connection is lost.")
    expect(lost).to_be_hidden()
    page.route_web_socket("**/_stcore/stream", lambda route: route.close())
    page.route("**/_stcore/health", lambda route: route.abort())
    for route, _ in lines:
        route.close()
    expect(lost).to_be_visible(timeout=20_000)
    expect(page.locator("h1").first).to_contain_text("people reached")
