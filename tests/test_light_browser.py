"""The light door in a real browser with scripts switched off, and on a slow line. `-s` prints its figures."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

pytest.importorskip("playwright.sync_api", reason="browser tests need playwright (requirements-dev.txt)")
from light_desk import BAD, GOOD, HEAD, ROW  # noqa: E402
from playwright.sync_api import Page, expect  # noqa: E402
from serving import serving  # noqa: E402

HTML_BYTES = 30_000
SLOW = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 32_000,
    "uploadThroughput": 32_000,
}  # 256 kbit/s


def send(page: Page, name: str, data: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})
    page.get_by_role("button", name="Send", exact=True).click()


def test_a_month_without_scripts_from_a_bad_file_to_the_receipt_and_nil(chromium, loaded_samples, tmp_path):
    folder = Path(shutil.copytree(loaded_samples, tmp_path / "twg_data"))
    with serving(folder) as address:
        page = chromium.new_context(
            java_script_enabled=False, viewport={"width": 390, "height": 844}, accept_downloads=True
        ).new_page()
        sizes: list[int] = []
        page.on(
            "response",
            lambda one: (
                sizes.append(len(one.body()))
                if one.status == 200 and "html" in one.headers.get("content-type", "")
                else None
            ),
        )
        page.goto(f"{address}/light")
        page.get_by_label("Agency").select_option("IOM")
        page.get_by_label("Month").select_option("2026-10")
        page.get_by_role("button", name="Choose").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text(
            "Send October 2026 of International Organization"
        )
        send(page, "bad.csv", BAD)
        expect(page.get_by_text("Not counted yet: A value is not on its list")).to_be_visible(timeout=60_000)
        with page.expect_download() as marked:
            page.get_by_role("link", name="Download your file with these cells marked").click()
        assert Path(marked.value.path()).read_bytes().startswith(b"PK")
        page.get_by_role("link", name="Back to October 2026").click()
        send(page, "good.csv", GOOD)
        expect(page.get_by_role("heading", level=1)).to_contain_text(
            "1 of 1 rows counts once you confirm it."
        )
        page.get_by_label("Add this file to them").check()
        page.get_by_role("button", name="Confirm these totals").click()
        expect(page.get_by_text("Receipt: number")).to_be_visible(timeout=60_000)
        page.goto(f"{address}/light?month=2026-10&agency=UWA")
        page.get_by_label("Reason").select_option("suspended")
        page.get_by_role("button", name="We have nothing to report").click()
        expect(page.get_by_text("Noted: nothing to report for October 2026.")).to_be_visible()
        assert sizes and max(sizes) < HTML_BYTES
        page.context.close()
        _on_a_slow_line(chromium, address)


def _on_a_slow_line(chromium, address: str) -> None:
    """First view, and the verdict after the last byte of a file of 200 kB, 2,200 rows."""
    row = ROW.replace("2026-10", "2026-09")
    rows = [row.format(agency="IOM", state="Upper Nile", people=n) for n in range(2200)]
    data = "".join([HEAD, *rows]).encode()
    page = chromium.new_context(viewport={"width": 390, "height": 844}).new_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.emulateNetworkConditions", SLOW)
    began = time.monotonic()
    page.goto(f"{address}/light?month=2026-09&agency=IOM", wait_until="load")
    first = time.monotonic() - began
    came = page.evaluate("performance.getEntriesByType('navigation')[0].transferSize")
    began = time.monotonic()
    send(page, "large.csv", data)
    expect(page.get_by_role("heading", level=1)).to_contain_text("of 2,200 rows", timeout=90_000)
    verdict = time.monotonic() - began - len(data) / SLOW["uploadThroughput"]
    print(
        f"first view {first:.1f} s, {came} bytes; verdict {verdict:.1f} s after the last byte of {len(data)}"
    )
    page.context.close()
    assert came < HTML_BYTES
