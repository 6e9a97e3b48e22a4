"""People on the settings page, and pages as somebody who signed in sees them."""

from __future__ import annotations

import pytest
from screen import texts
from streamlit.runtime.context import ContextProxy

from data_pipeline import LOCAL_HAND, Grant, Role, people_at
from data_pipeline.web.here import COOKIE

HERE = "south_sudan"


def said(at) -> str:
    return "\n".join(text for _, text in texts(at))


def button(at, label: str):
    return next(one for one in at.button if one.label == label)


@pytest.fixture
def signed_in(own_samples, as_seen_by, monkeypatch):
    """Open a page as somebody with an account: `signed_in("cho", Role.chair, "settings")`."""
    monkeypatch.setenv("TWG_SAMPLE", "1")
    people = people_at(own_samples)
    people.give(LOCAL_HAND, Grant("root", "Root", HERE, Role.administrator))

    def opened(account: str, role: Role, page: str, **more: str):
        people.give(LOCAL_HAND, Grant(account, account.title(), HERE, role, **more))
        cookie = people.sign_in_by_link(people.link(LOCAL_HAND, account))
        monkeypatch.setattr(ContextProxy, "cookies", property(lambda self: {COOKIE: cookie}))
        return as_seen_by("chair", page)

    opened.people = people
    return opened


def test_the_first_account_is_told_its_link_before_the_door_closes(own_samples, as_seen_by):
    at = as_seen_by("chair", "settings")
    assert "Nobody has an account yet" in said(at)
    at.text_input(key="person_account").set_value("ada")
    at.text_input(key="person_name").set_value("Ada Deng")
    at.selectbox(key="person_role").set_value("administrator")
    [one for one in at.button if one.label == "Enter"][-1].click().run()
    assert not at.exception
    link = next(code.value for code in at.code if "/access?link=" in code.value)
    assert people_at(own_samples).whose_link(link.partition("link=")[2]).account == "ada"
    with pytest.raises(
        ValueError, match="navigation page"
    ):  # sitting at this computer is no account any more
        as_seen_by("chair", "settings")


def test_a_chair_keeps_partners_and_cannot_make_a_chairs_link(signed_in):
    at = signed_in("cho", Role.chair, "settings")
    offered = at.selectbox(key="person_role").options
    assert offered == ["Partner", "Member"]
    assert "Root" in said(at) and not any(one.label == "Make a link to sign in" for one in at.button)


def test_what_a_partner_may_not_see_is_not_listed_whatever_the_address_says(signed_in):
    with pytest.raises(ValueError, match="navigation page"):  # the address says ?as=chair
        signed_in("pia", Role.partner, "settings", organisation="IOM")


def test_a_page_closes_at_the_next_click_after_the_role_is_gone(signed_in):
    at = signed_in("cho", Role.chair, "settings")
    assert "not for your role" not in said(at)
    signed_in.people.withdraw(LOCAL_HAND, "cho")
    at.run()
    assert "not for your role" in said(at)


def test_what_another_visitors_page_remembers_is_forgotten(signed_in, monkeypatch):
    """Whoever comes with another's session id finds an empty memory."""
    at = signed_in("pia", Role.partner, "submit", organisation="IOM")
    at.session_state["files_received"] = {"one": "of Pia's"}
    at.session_state["whose"] = "session of somebody else"
    at.run()
    assert "files_received" not in at.session_state or not at.session_state["files_received"]


def test_what_is_done_carries_the_persons_account(signed_in):
    at = signed_in("cho", Role.chair, "settings")
    at.number_input(key="figure_None_value").set_value(77)
    at.text_input(key="figure_None_source").set_value("SAMPLE plan of the test")
    at.text_input(key="figure_None_why").set_value("agreed")
    button(at, "Enter").click().run()
    assert not at.exception and "cho" in said(at).split()


def test_a_chair_of_an_agency_still_sends_for_others(signed_in):
    at = signed_in("cho", Role.chair, "submit", organisation="IOM")
    agency = next(one for one in at.selectbox if one.label == "Agency")
    assert agency.value == "IOM" and len(agency.options) > 10
