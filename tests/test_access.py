"""The door's pages: no one is signed in by looking, nothing is done for another site, nothing is run."""

from __future__ import annotations

import re
from concurrent.futures import Future

import pytest
from plain_browser import Browser
from starlette.applications import Starlette

from data_pipeline import LOCAL_HAND, Grant, People, Role, people_at
from data_pipeline.web import Doorway, routes
from data_pipeline.web.here import COOKIE, safe_address

WORDS = "four plain words here"


@pytest.fixture
def people(tmp_path, monkeypatch) -> People:
    monkeypatch.setenv("TWG_DATA", str(tmp_path))
    made = people_at(tmp_path)
    made.give(LOCAL_HAND, Grant("ada", "Ada Deng", "south_sudan", Role.administrator))
    return made


@pytest.fixture
def browser(people) -> Browser:
    return Browser(Starlette(routes=routes("overview", Doorway(lambda: False, lambda *_: Future()))))


def link_of(people: People) -> str:
    return f"/access?to=/submit%3Fmonth%3D2026-10&link={people.link(LOCAL_HAND, 'ada')}"


def test_a_link_signs_in_by_a_button_and_keeps_the_wanted_address(people, browser):
    seen = browser.get(link_of(people))
    assert "Sign in as Ada Deng" in seen.text and COOKIE not in browser.cookies
    came = browser.post("/access", seen.hidden())
    assert (came.status, came.headers["location"]) == (303, "/submit?month=2026-10")
    cookie = next(line for line in came.headers.getlist("set-cookie") if line.startswith(COOKIE)).lower()
    assert (
        "httponly" in cookie
        and "samesite=lax" in cookie
        and "max-age=43200" in cookie
        and "secure" not in cookie
    )
    assert people.signed_in(browser.cookies[COOKIE]).person.name == "Ada Deng"


def test_behind_https_the_cookie_is_secure_and_on_a_shared_computer_it_goes_with_the_browser(people, browser):
    browser.headers = {"origin": "https://localhost:8501"}
    seen = browser.get(link_of(people))
    came = browser.post("/access", seen.hidden() | {"shared": "on"})
    cookie = next(line for line in came.headers.getlist("set-cookie") if line.startswith(COOKIE)).lower()
    assert "secure" in cookie and "max-age" not in cookie


def test_a_form_of_another_site_does_nothing(people, browser):
    fields = browser.get(link_of(people)).hidden()
    for headers in (
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ):
        assert browser.post("/access", fields, **headers).status == 403
    assert browser.post("/access", fields | {"form": "forged"}).status == 403
    assert Browser(browser.app).post("/access", fields).status == 403, "another browser's form"
    assert COOKIE not in browser.cookies


def test_signing_out_by_a_form_of_ours_alone(people, browser):
    browser.post("/access", browser.get(link_of(people)).hidden())
    kept = dict(browser.cookies)
    browser.post("/access/leave", {"form": "x"}, origin="https://evil.example")
    browser.cookies = dict(kept)
    seen = browser.get("/access")
    assert "Signed in as Ada Deng" in seen.text
    browser.post("/access/leave", seen.hidden())
    assert COOKIE not in browser.cookies and people.signed_in(kept[COOKIE]) is None


def test_a_passphrase_is_chosen_and_lets_in(people, browser):
    browser.post("/access", browser.get(link_of(people)).hidden())
    seen = browser.get("/access")
    assert browser.post("/access/passphrase", seen.hidden() | {"passphrase": "short"}).status == 400
    assert "is kept" in browser.post("/access/passphrase", seen.hidden() | {"passphrase": WORDS}).text
    other = Browser(browser.app)
    fields = other.get("/access").hidden() | {"account": "Ada", "passphrase": WORDS}
    assert other.post("/access", fields | {"passphrase": "wrong words, all of them"}).status == 403
    assert other.post("/access", fields).status == 303
    assert people.signed_in(other.cookies[COOKIE])


def test_the_sixth_try_has_to_wait(people, browser):
    fields = browser.get("/access").hidden() | {"account": "ada", "passphrase": "wrong"}
    assert [browser.post("/access", fields).status for _ in range(6)] == [403] * 5 + [429]


def test_the_page_runs_nothing_and_is_small(people, browser):
    seen = browser.get('/access?to="><script>alert(1)</script>&link=<b>x</b>')
    assert "<script" not in seen.text and "<b>x" not in seen.text and len(seen.body) < 3000
    policy = seen.headers["content-security-policy"]
    assert (
        "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "script-src" not in policy
    )
    assert seen.headers["cache-control"] == "no-store"


def test_a_large_form_is_not_read(browser):
    assert browser.post("/access", {"account": "x" * 50_000}).status == 403


def test_every_sentence_passes_through_gettext(people, browser):
    pages = [
        browser.get("/access", **{"accept-language": "qps"}),
        browser.get(link_of(people), **{"accept-language": "qps"}),
    ]
    browser.post("/access", browser.get(link_of(people)).hidden())
    pages.append(browser.get("/access?link=none", **{"accept-language": "qps"}))
    for seen in pages:
        words = re.sub(r"<style>.*?</style>|<[^>]+>|⟦[^⟧]*⟧", " ", seen.text, flags=re.S)
        assert not re.search(r"[a-z]{3}", words), words


@pytest.mark.parametrize(("wanted", "safe"), [
    ("/submit?month=2026-10&a=b", "/submit?month=2026-10&a=b"), ("/", "/"), ("", "/"), ("submit", "/"),
    ("//evil.example", "/"), ("/\\evil.example", "/"), ("https://evil.example", "/"), ("/a\r\nSet-Cookie: x", "/"),
    ("javascript:alert(1)", "/"), ("/\t/evil.example", "/"),
])  # fmt: skip
def test_the_wanted_address_never_leads_to_another_host(wanted, safe):
    assert safe_address(wanted) == safe
