"""Files of pages belong to whoever they were made for: kept addresses give nothing after signing out."""

from __future__ import annotations

import shutil
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from urllib.parse import quote

import pytest

pytest.importorskip("playwright.sync_api", reason="browser tests need playwright (requirements-dev.txt)")
from playwright.sync_api import Page  # noqa: E402
from playwright.sync_api import TimeoutError as NothingCame  # noqa: E402
from serving import serving  # noqa: E402

from data_pipeline import LOCAL_HAND, Grant, Role, people_at  # noqa: E402
from data_pipeline.web import Owners  # noqa: E402


def _status(address: str, cookie: str = "", method: str = "GET") -> int:
    try:
        asked = urllib.request.Request(address, headers={"Cookie": cookie}, method=method)
        return int(urllib.request.urlopen(asked).status)
    except urllib.error.HTTPError as refused:
        return refused.code


def _download(page: Page, seconds: float = 30) -> str:
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]", timeout=90_000)
    with page.expect_download(timeout=seconds * 1000) as coming:
        page.get_by_role("button", name="Download CSV").first.click()
    return Path(coming.value.path()).read_text("utf-8-sig")


def test_a_file_is_given_to_nobody_else_and_to_nobody_after_signing_out(chromium, loaded_samples, tmp_path):
    folder = Path(shutil.copytree(loaded_samples, tmp_path / "twg_data"))
    people = people_at(folder)
    people.give(LOCAL_HAND, Grant("ada", "Ada", "south_sudan", Role.administrator))
    people.give(LOCAL_HAND, Grant("mo", "Mo", "south_sudan", Role.member))
    with serving(folder, TWG_SAMPLE="1") as address:
        page = chromium.new_context(accept_downloads=True).new_page()
        files: list[str] = []
        page.on("request", lambda one: files.append(one.url) if one.url.endswith(".csv") else None)
        page.goto(f"{address}/downloads?month=2026-10")
        public = _download(page)
        page.goto(
            f"{address}/access?to=/downloads%3Fmonth%3D2026-10&link={quote(people.link(LOCAL_HAND, 'mo'))}"
        )
        page.get_by_role("button", name="Sign in").click()
        members = _download(page)
        assert public != members, "a file made on the click is made as its page's visitor"
        cookie = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
        assert (_status(files[-1], cookie), _status(files[-1])) == (200, 404)
        assert _status(files[0]) == 200, "what was made for the public is everybody's"
        people.end_access(LOCAL_HAND, "mo")
        assert _status(files[-1], cookie) == 404
        with pytest.raises(NothingCame):
            _download(page, seconds=3)
        for path in ("/_stcore/metrics", f"/_stcore/upload_file/{uuid.uuid4()}/{uuid.uuid4()}"):
            assert _status(address + path, method="GET" if "metrics" in path else "PUT") == 404
        page.context.close()


def test_a_file_that_nobody_noted_is_nobodys():
    owners = Owners()
    owners.note("abc", "session 1")
    assert owners.may("abc", "session 1")
    assert not owners.may("abc", "public") and not owners.may("abd", "session 1")
