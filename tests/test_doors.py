"""No page runs for a visitor who may not see it, not even as a fresh server's very first request; and who may see what.

`golden/roles.txt` has a line for every page, question, download and address beside the pages, and a column for every
kind of visitor. A new one without a line, or a line that changes, fails here: read it, then let the test write it anew
(`ROLES=write pytest tests/test_doors.py`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from plain_browser import Browser
from raw_visitor import is_shut, shown
from serving import serving
from starlette.applications import Starlette
from starlette.routing import Route

from data_pipeline import (
    LOCAL_HAND,
    Grant,
    NotForYou,
    People,
    Role,
    Viewer,
    WorkingGroup,
    all_questions,
    open_group,
    people_at,
)
from data_pipeline.access import question_for
from data_pipeline.sql import released_queries
from data_pipeline.web import Doorway, routes
from data_pipeline.web.here import COOKIE
from pages.parts import datasets
from pages.parts.menu import ROLES
from pages.parts.session import may

GOLDEN = Path(__file__).parent / "golden" / "roles.txt"
HERE = "south_sudan"
ELSEWHERE = ({"X-Forwarded-For": "203.0.113.9"}, {"Origin": "https://elsewhere.example.org"})
CLOSED = [page for page, roles in ROLES.items() if "everyone" not in roles]
VIEWERS = {
    "public": Viewer(Role.public), "member": Viewer(Role.member), "partner": Viewer(Role.partner, "IOM"),
    "state chair": Viewer(Role.chair, state="SS01"), "chair": Viewer(Role.chair),
    "administrator": Viewer(Role.administrator),
}  # fmt: skip


def test_the_same_request_from_this_computer_runs_the_page_and_from_elsewhere_never(tmp_path):
    with serving(tmp_path, TWG_SAMPLE="0") as address:
        for headers in ELSEWHERE:  # first of all on a fresh server
            wrong = {page: told for page in CLOSED if not is_shut(told := shown(address, page, headers))}
            assert not wrong
        assert not is_shut(shown(address, "months", {})), "what would be seen if the door stood open"


def test_beyond_this_computer_nobody_is_an_administrator_for_sitting_here(tmp_path):
    with serving(tmp_path, TWG_SAMPLE="0", STREAMLIT_SERVER_ADDRESS="0.0.0.0") as address:
        assert is_shut(shown(address, "months", {})) and not is_shut(shown(address, "methods", {}))


@pytest.fixture(scope="module")
def guests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """A server with accounts, and the cookie of each kind of visitor."""
    folder = tmp_path_factory.mktemp("guests")
    cookies = _cookies(People(folder))
    with serving(folder, TWG_SAMPLE="0") as address:
        yield address, {name: {"Cookie": f"{COOKIE}={value}"} for name, value in cookies.items()}


def _cookies(people: People) -> dict[str, str]:
    """A cookie for each of VIEWERS; the public has one that nobody signed."""
    cookies = {"public": "forged.forged"}
    for name in reversed(VIEWERS):  # the administrator first
        if name != "public":
            one, account = VIEWERS[name], name.replace(" ", "-")
            people.give(LOCAL_HAND, Grant(account, name, HERE, one.role, one.organisation, one.state))
            cookies[name] = str(people.sign_in_by_link(people.link(LOCAL_HAND, account)))
    return cookies


@pytest.mark.parametrize("name", VIEWERS)
def test_each_page_runs_for_its_roles_and_for_no_other(guests, name):
    address, headers = guests
    for page, roles in ROLES.items():
        told = shown(address, page, headers[name])
        assert is_shut(told) != may(VIEWERS[name], *roles), (page, told)
        assert told and not any("encountered an error" in text for text in told), page


def test_every_page_question_download_and_address_has_its_line(tmp_path, monkeypatch):
    now = "\n".join(_matrix(tmp_path, monkeypatch)) + "\n"
    if os.environ.get("ROLES") == "write":
        GOLDEN.write_text(now, "utf-8")
    assert now.splitlines() == GOLDEN.read_text("utf-8").splitlines()


def _matrix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    yield _line("", list(VIEWERS))
    for page, roles in sorted(ROLES.items()):
        yield _line(f"page {page}", ["open" if may(one, *roles) else "-" for one in VIEWERS.values()])
    for question in all_questions():
        name = question["name"]
        yield _line(f"question {name}", [_answered(one, name) for one in VIEWERS.values()])
    monkeypatch.setattr(datasets, "say", str)
    had = {name: {one.question for one in datasets.datasets(viewer)} for name, viewer in VIEWERS.items()}
    for file in sorted(set.union(*had.values())):
        yield _line(f"download {file}", ["open" if file in had[name] else "-" for name in VIEWERS])
    yield from _addresses(tmp_path, monkeypatch)


def _answered(viewer: Viewer, name: str) -> str:
    try:
        return "released" if question_for(viewer, name) is released_queries().get(name) else "live"
    except NotForYou:
        return "-"


def _addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """What a plain request to each address gives; what a form would do is refused without our own form."""
    monkeypatch.setenv("TWG_DATA", str(tmp_path))
    cookies = _cookies(people_at(tmp_path))
    opened: Future[WorkingGroup] = Future()
    opened.set_result(open_group(HERE, tmp_path))
    every = routes("overview", Doorway(lambda: False, lambda *_: opened))
    for route in (one for one in every if isinstance(one, Route)):
        for method in sorted((route.methods or {"GET"}) - {"HEAD"}):
            told = []
            for name in VIEWERS:
                browser = Browser(Starlette(routes=every))
                browser.cookies = {COOKIE: cookies[name]}
                answer = browser.ask(method, route.path.replace("{n:int}", "1"), b"", {})
                where = re.sub(r"\?.*", "", answer.headers.get("location", ""))
                told.append(f"{answer.status} {where}".strip())
            yield _line(f"{method} {route.path}", told)


def _line(what: str, cells: list[str]) -> str:
    return f"{what:<44}" + "".join(f"{cell:<16}" for cell in cells).rstrip()
