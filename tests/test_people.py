"""Accounts: who may give what, links and sessions that end, passphrases that cannot be guessed."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from data_pipeline import LOCAL_HAND, Grant, Hand, NotForYou, NotGranted, People, Role, Viewer, open_group
from data_pipeline.access import question_for
from data_pipeline.people import TooManyTries
from data_pipeline.people.signing import read, sign
from data_pipeline.verify import verify

HERE, WORDS = "south_sudan", "four plain words here"


def grant(account: str, role: str, **more) -> Grant:
    agency = {"organisation": "IOM"} if role == "partner" else {}
    return Grant(account, account.title(), HERE, Role(role), **{**agency, **more})


@pytest.fixture
def people(tmp_path) -> People:
    """An administrator, two chairs, a partner and a member."""
    made = People(tmp_path)
    for account, role in (
        ("ada", "administrator"),
        ("cho", "chair"),
        ("cat", "chair"),
        ("pia", "partner"),
        ("mo", "member"),
    ):
        made.give(LOCAL_HAND, grant(account, role))
    return made


def hand(people: People, account: str) -> Hand:
    return Hand(account, people.person(account).held)


def test_the_first_account_is_an_administrators(tmp_path):
    with pytest.raises(NotGranted, match="first account"):
        People(tmp_path).give(LOCAL_HAND, grant("cho", "chair"))
    assert not People(tmp_path).anybody()


def test_one_manages_only_those_below_oneself(people):
    chair = hand(people, "cho")
    for role in ("partner", "member"):
        people.give(chair, grant(f"new-{role}", role))
        people.link(chair, f"new-{role}")
    for attempt in (
        lambda: people.give(chair, grant("eve", "chair")),
        lambda: people.give(chair, grant("eve", "administrator")),
        lambda: people.give(chair, grant("cat", "member")),  # not even to a lower role
        lambda: people.link(chair, "cat"),  # who has another chair's link decides in that chair's name
        lambda: people.withdraw(chair, "ada"),
        lambda: people.end_access(chair, "ada"),
        lambda: people.link(hand(people, "pia"), "mo"),
        lambda: people.give(Hand("", {}), grant("eve", "member")),
    ):
        with pytest.raises(NotGranted):
            attempt()


def test_a_role_elsewhere_gives_no_link_here(people):
    """A chair who makes a stranger a member does not get a link that is an administrator's somewhere else."""
    people.give(LOCAL_HAND, Grant("far", "Far", "northeast_nigeria", Role.administrator))
    people.give(hand(people, "cho"), grant("far", "member"))
    with pytest.raises(NotGranted):
        people.link(hand(people, "cho"), "far")


@pytest.mark.parametrize("wrong", [
    {"account": "a b"}, {"account": "<i>x"}, {"account": "local administrator"}, {"name": " "}, {"group": "nowhere"},
    {"role": Role.public}, {"role": Role.partner}, {"state": "SS99", "role": Role.chair}, {"state": "SS01"},
    {"organisation": "'; drop", "role": Role.partner},
])  # fmt: skip
def test_what_is_on_no_list_is_not_given(people, wrong):
    with pytest.raises(NotGranted):
        people.give(
            LOCAL_HAND, Grant(**{"account": "x1", "name": "X", "group": HERE, "role": Role.member} | wrong)
        )


def test_a_link_signs_in_one_person_until_it_expires_or_is_withdrawn(people):
    token = people.link(LOCAL_HAND, "pia", days=3)
    assert people.whose_link(token).account == "pia"
    assert people.whose_link(token, datetime.now(UTC) + timedelta(days=3, seconds=1)) is None
    cookie = people.sign_in_by_link(token)
    assert people.signed_in(cookie).viewer(HERE) == Viewer(Role.partner, "IOM", "pia")
    assert people.signed_in(cookie).viewer("northeast_nigeria").role is Role.public
    people.end_access(LOCAL_HAND, "pia")
    assert people.whose_link(token) is None and people.signed_in(cookie) is None
    assert people.sign_in_by_link(people.link(LOCAL_HAND, "pia"))


def test_taking_a_role_away_holds_at_once_and_in_every_process(people, tmp_path):
    cookie = people.sign_in_by_link(people.link(LOCAL_HAND, "pia"))
    People(tmp_path).withdraw(LOCAL_HAND, "pia", why="has left")
    assert people.signed_in(cookie) is None
    people.give(LOCAL_HAND, grant("pia", "member"))
    assert people.signed_in(cookie) is None, "an old cookie does not come back to life"


def test_a_changed_role_holds_at_once(people):
    cookie = people.sign_in_by_link(people.link(LOCAL_HAND, "pia"))
    people.give(LOCAL_HAND, grant("pia", "member"))
    assert people.signed_in(cookie).viewer(HERE).role is Role.member


def test_a_session_ends_after_twelve_hours_or_a_quarter_of_an_hour_unused(people):
    token, now = people.link(LOCAL_HAND, "pia"), datetime.now(UTC)
    long, short = people.sign_in_by_link(token), people.sign_in_by_link(token, idle=True)
    for minutes in (14, 28, 42):
        assert people.signed_in(short, now + timedelta(minutes=minutes))
    assert people.signed_in(short, now + timedelta(minutes=58)) is None
    assert people.signed_in(long, now + timedelta(hours=11))
    assert people.signed_in(long, now + timedelta(hours=12, minutes=1)) is None


def test_signing_out_ends_the_session_wherever_its_cookie_is(people, tmp_path):
    cookie = people.sign_in_by_link(people.link(LOCAL_HAND, "pia"))
    people.sign_out(people.signed_in(cookie))
    assert people.signed_in(cookie) is None and People(tmp_path).signed_in(cookie) is None


def test_a_cookie_cannot_be_made_from_what_the_ledger_holds(people):
    cookie = people.sign_in_by_link(people.link(LOCAL_HAND, "pia"))
    number = people.signed_in(cookie).session
    assert number in people.ledger.path.read_text() and cookie not in people.ledger.path.read_text()
    body, _, mark = cookie.partition(".")
    for forged in ("", number, body, f"{body}.", f"{body}.{mark[:-1]}", f"{body}.{'A' * len(mark)}", f".{mark}", "ä",
                   sign(b"x" * 32, "session", number), sign(people.key, "link", number), "x" * 10_000, "%00~.~"):  # fmt: skip
        assert people.signed_in(forged) is None
    assert read(people.key, "session", cookie) == [number]


def test_a_passphrase_lets_in_and_five_wrong_ones_lock(people):
    people.choose_passphrase("pia", WORDS)
    assert people.sign_in_by_passphrase("PIA ", f" {WORDS}")
    for _ in range(5):
        assert people.sign_in_by_passphrase("pia", "wrong wrong wrong") is None
    with pytest.raises(TooManyTries):
        people.sign_in_by_passphrase("pia", WORDS)
    assert people.sign_in_by_link(people.link(LOCAL_HAND, "pia")), "a locked passphrase locks nobody out"


def test_one_address_cannot_try_everybody(people):
    for n in range(20):
        assert people.sign_in_by_passphrase(f"nobody{n}", "wrong", "203.0.113.9") is None
    with pytest.raises(TooManyTries):
        people.sign_in_by_passphrase("pia", WORDS, "203.0.113.9")


def test_a_new_passphrase_ends_the_other_sessions_and_is_nowhere_to_be_read(people):
    token = people.link(LOCAL_HAND, "pia")
    old, here = people.sign_in_by_link(token), people.sign_in_by_link(token)
    people.choose_passphrase("pia", WORDS, people.signed_in(here).session)
    assert people.signed_in(here) and people.signed_in(old) is None
    kept = people.ledger.path.read_text()
    assert WORDS not in kept and "$argon2id$" in kept
    people.withdraw(LOCAL_HAND, "pia")
    people.give(LOCAL_HAND, grant("pia", "partner"))
    assert people.sign_in_by_passphrase("pia", WORDS) is None, "it ended with the account"


@pytest.mark.parametrize("weak", ["", "short", "aaaaaaaaaaaaaaaa", " " * 40, "x" * 201])
def test_a_weak_passphrase_is_not_kept(people, weak):
    with pytest.raises(ValueError, match="twelve"):
        people.choose_passphrase("pia", weak)


def test_an_account_without_a_passphrase_fits_none(people):
    assert people.sign_in_by_passphrase("mo", "") is None
    assert people.sign_in_by_passphrase("mo", "nobody has this passphrase") is None


def test_a_byte_changed_in_the_peoples_ledger_is_found(people, tmp_path):
    group = open_group(HERE, tmp_path)
    assert verify(group) == []
    lines = people.ledger.path.read_text().splitlines()
    lines[1] = json.dumps(json.loads(lines[1]) | {"role": "administrator"}, separators=(",", ":"))
    people.ledger.path.write_text("\n".join(lines) + "\n")
    assert any("People: entry 3" in wrong for wrong in verify(group))
    group.close()


def test_a_chair_without_rows_or_of_one_state_reads_no_rows_of_others():
    national = Viewer(Role.chair, "IOM")
    without, of_state = Viewer(Role.chair, "IOM", rows=False), Viewer(Role.chair, state="SS01")
    assert national.sees_all and not without.sees_all and not of_state.sees_all
    assert national.may_decide and without.may_decide and not of_state.may_decide
    assert len({one.scope for one in (national, without, of_state)}) == 3
    assert question_for(without, "reporting")
    with pytest.raises(NotForYou):
        question_for(of_state, "review_items")
