"""Every page as every role: it runs, says what it must, and stays closed to others. Addresses are links."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from screen import texts

from data_pipeline import LOCAL, Viewer, ask, enter, open_sample
from data_pipeline.bridge import ROWS, STEPS, Bridge
from data_pipeline.web.here import is_local
from pages.parts import compared
from pages.parts.menu import ROLES, menu
from pages.parts.session import may

PAGES = Path(__file__).parents[1] / "pages"
PARTNER = "partner:IOM"
SEEN_AS = ("chair", PARTNER, "public")


def _viewer(seen_as: str) -> Viewer:
    role, _, organisation = seen_as.partition(":")
    return Viewer(role=role, organisation=organisation)


OPEN = [(role, page) for role in SEEN_AS for page in ROLES if may(_viewer(role), *ROLES[page])]
CLOSED = [(role, page) for role in SEEN_AS for page in ROLES if (role, page) not in OPEN]


@pytest.mark.parametrize(("role", "page"), OPEN)
def test_a_page_runs_for_its_role(as_seen_by, role, page):
    at = as_seen_by(role, page)
    assert not at.exception, at.exception[0].message
    assert any("SAMPLE, not real figures" in text for _, text in texts(at)), (
        "the sample says so on every page"
    )
    assert not any("not for your role" in text for _, text in texts(at))


@pytest.mark.parametrize(("role", "page"), CLOSED)
def test_a_page_is_closed_to_others(as_seen_by, role, page):
    with pytest.raises(ValueError, match="navigation page"):
        as_seen_by(role, page)


@pytest.mark.parametrize("page", ROLES)
def test_the_first_line_of_a_page_asks_who_looks(page):
    source = (PAGES / f"{page}.py").read_text("utf-8")
    calls = [
        line
        for line in source.splitlines()
        if line and not line.startswith(("from ", "import ", '"""', " ", ")", "#"))
    ]
    asked = re.fullmatch(r"(?:me = )?require\((.*)\)", calls[0])
    assert asked, f"{page}.py does something before require(): {calls[0]}"
    assert tuple(re.findall(r'"(\w+)"', asked[1])) == ROLES[page]


def test_every_page_file_is_in_the_menu():
    assert {path.stem for path in PAGES.glob("*.py")} == set(ROLES)


@pytest.mark.parametrize("seen_as", ["administrator", "chair", PARTNER, "member", "public"])
def test_no_role_sees_more_than_seven_entries(seen_as):
    role = _viewer(seen_as).role.value
    entries = [*menu(role).pop("", ()), *[heading for heading in menu(role) if heading]]
    assert len(entries) <= 7
    assert all(may(_viewer(seen_as), *ROLES[page]) for pages in menu(role).values() for page in pages)


def test_an_address_is_a_link(as_seen_by):
    at = as_seen_by("chair", "layers", month="2026-05", layer="3")
    assert _one(at, "month") == "2026-05"
    assert _one(at, "layer") == "3"
    assert _one(at, "from") == "2026-05", "defaults are written out, so that the link means the same tomorrow"
    assert "month_control" in at.session_state and f"{at.session_state['month_control']:%Y-%m}" == "2026-05"


def _one(at, key: str) -> str:
    value = at.query_params[key]
    return value if isinstance(value, str) else value[0]


@pytest.mark.parametrize("wrong", ["99", "3;drop table rows", "<script>alert(1)</script>"])
def test_a_wrong_code_in_the_address_is_left_out_and_said(as_seen_by, wrong):
    at = as_seen_by("chair", "layers", layer=wrong)
    assert not at.exception
    assert "layer" not in at.query_params
    assert any("left out of the address" in caption.value for caption in at.caption)


@pytest.mark.parametrize(
    ("ip", "headers", "local"),
    [
        (None, {}, True),
        (None, {"Host": "localhost:8501", "Origin": "http://localhost:8501"}, True),
        (None, {"Host": "[::1]:8501"}, True),
        ("10.0.0.7", {"Host": "localhost:8501"}, False),
        (None, {"Host": "localhost:8501", "X-Forwarded-For": "127.0.0.1"}, False),
        (None, {"Host": "hub.example.org"}, False),
        (None, {"Host": "localhost:8501", "Origin": "https://hub.example.org"}, False),
        (None, {"Host": "localhost.example.org"}, False),
    ],
)
def test_only_this_computer_itself_is_local(ip, headers, local):
    assert is_local(ip, headers) is local


def test_visitors_from_elsewhere_are_the_public_whatever_they_ask_for(as_seen_by, monkeypatch):
    from streamlit.runtime.context import ContextProxy

    monkeypatch.setenv("TWG_SAMPLE", "1")
    monkeypatch.setattr(ContextProxy, "ip_address", property(lambda self: "203.0.113.9"))
    with pytest.raises(ValueError, match="navigation page"):
        as_seen_by("chair", "reporting")


def test_figures_are_read_as_a_meeting_saw_them(as_seen_by, loaded_samples, tmp_path):
    """A version in the address changes the figures, says so, and leads back; one that nothing has is left out."""
    group = open_sample("south_sudan", shutil.copytree(loaded_samples, tmp_path / "data"))
    final = ask(group, LOCAL, "final_months").to_pylist()[-1]["folder"]
    day = {"from_month": date(2026, 9, 1), "to_month": date(2026, 9, 1)}
    then, now = (
        ask(group, LOCAL, "headline", at=at, **day).to_pylist()[0]["people_low"] for at in (final, "")
    )
    assert then != now
    group.close()
    for address, expected in (({"at": final}, then), ({}, now), ({"at": "2026-09-99999"}, now)):
        shown = " ".join(
            text for _, text in texts(as_seen_by("chair", "overview", month="2026-09", **address))
        )
        assert f"At least {expected:,} people" in shown
        assert ("Later reports and corrections are not in it" in shown) == (expected == then)
        assert ("left out of the address" in shown) == (address.get("at") == "2026-09-99999")


def test_an_agency_has_the_name_that_it_had_when_the_month_was_final(own_samples, as_seen_by):
    group = open_sample("south_sudan", own_samples)
    final = ask(group, LOCAL, "final_months").to_pylist()[-1]["folder"]
    line = {"code": "CIM", "title": "A name of tomorrow", "type": "437"}
    enter(group, LOCAL, "organisations", [line], "renamed")
    group.close()
    names = ("Convoglio Immaginario", "A name of tomorrow")
    for address, expected in (({"at": final}, "Convoglio Immaginario"), ({}, "A name of tomorrow")):
        page = as_seen_by("chair", "overview", month="2026-09", organisation="CIM", **address)
        shown = " ".join(text for _, text in texts(page))
        assert [name in shown for name in names] == [name == expected for name in names]


def test_the_change_page_tells_each_step_and_its_rows(as_seen_by):
    at = as_seen_by("chair", "changes", month="2026-10")
    shown = " ".join(text for _, text in texts(at))
    assert "more people than in September 2026" in shown
    assert "Reports for September 2026 that came late add" in shown
    assert at.dataframe[-1].value.shape[0] > 0
    first = " ".join(text for _, text in texts(as_seen_by("chair", "changes", month="2025-11")))
    assert "Nothing to compare yet" in first


def test_the_change_page_says_that_a_number_on_the_way_is_too_small(as_seen_by, monkeypatch):
    hidden = Bridge(True, pa.Table.from_pylist([{"step": "new"}], STEPS), pa.Table.from_pylist([], ROWS))
    monkeypatch.setattr(compared, "bridge", lambda *_, **__: hidden)
    at = as_seen_by("member", "changes", month="2026-10", admin1="SS02", activity="4.2")
    shown = " ".join(text for _, text in texts(at))
    assert "The change is not shown" in shown and "What happened" not in shown
    assert not at.exception
