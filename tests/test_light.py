"""The light door by plain requests: the same rules as the page "Send a file", and nothing for anybody else."""

from __future__ import annotations

import re

import pytest
from light_desk import BAD, GOOD, HEAD, HERE, MONTH, ROW, Desk, follow, send, words_of
from plain_browser import Browser

from data_pipeline import Role
from data_pipeline.web import light_acts
from data_pipeline.web.uploads import AROUND, MOST_BYTES


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("TWG_DATA", str(tmp_path))
    monkeypatch.setenv("TWG_GROUP", HERE)
    monkeypatch.setattr(light_acts, "PATIENCE", 120.0)  # the result at once, however busy the machine
    made = Desk(tmp_path)
    yield made
    made.group.close()


@pytest.fixture
def pia(desk) -> Browser:
    return desk.browser("pia", Role.partner, "IOM")


def test_a_month_from_the_file_to_the_receipt(desk, pia):
    result = follow(pia, send(pia, GOOD))
    assert "1 of 1 rows counts once you confirm it." in words_of(result)
    assert "Upper Nile" in result.text and "Totals to confirm" in result.text
    number = desk.entries("received")[0].n
    receipt = follow(pia, pia.post(f"/light/file/{number}/confirm", result.hidden()))
    assert f"Receipt: number {number}" in words_of(receipt) and "20 people added up" in words_of(receipt)
    again = follow(pia, pia.post(f"/light/file/{number}/confirm", result.hidden()))
    assert len(desk.entries("confirmed")) == 1 and "Receipt" in again.text
    assert desk.entries("received")[0].who == "pia" and desk.entries("confirmed")[0].who == "pia"


def test_every_objection_is_told_with_what_to_do_and_nothing_is_run(desk, pia):
    result = follow(pia, send(pia, BAD, "<img src=x>.csv"))
    told = words_of(result)
    assert "Not counted yet: A value is not on its list" in told and "Kalma <b>x</b>" in told
    assert "<b>x" not in result.text and "<img" not in result.text
    assert (
        "Not counted yet: " in told
        and "none of its rows can count yet" in told
        and "<form" not in result.text
    )
    marked = pia.get(re.search(r'href="([^"]+/marked[^"]*)"', result.text)[1].replace("&amp;", "&"))
    assert marked.status == 200 and marked.body.startswith(b"PK")
    assert "filename*=utf-8''" in marked.headers["content-disposition"]


def test_a_file_that_cannot_be_read_is_refused_in_words(pia):
    told = words_of(follow(pia, send(pia, b"\x00\x01\x02", "x.csv")))
    assert "can't be read as it is" in told and "nothing of it counts" in told


def test_nothing_that_counts_is_replaced_without_a_choice(desk, pia):
    first = follow(pia, send(pia, GOOD))
    pia.post(f"/light/file/{desk.entries('received')[0].n}/confirm", first.hidden())
    second = follow(pia, send(pia, GOOD.replace(b",20\n", b",30\n")))
    number = desk.entries("received")[1].n
    assert "For these months a file counts already" in words_of(second)
    assert pia.post(f"/light/file/{number}/confirm", second.hidden()).status == 400
    assert pia.post(f"/light/file/{number}/confirm", second.hidden() | {"way": "destroys"}).status == 400
    assert "30 people" in words_of(
        follow(pia, pia.post(f"/light/file/{number}/confirm", second.hidden() | {"way": "replaces"}))
    )


def test_a_lost_answer_is_found_by_bytes_by_code_and_in_the_list(desk, pia):
    page = pia.get(MONTH)
    code = page.hidden()["code"]
    pia.send_file("/light/send", page.hidden(), "october.csv", GOOD)  # the answer is lost on the way
    number = desk.entries("received")[0].n
    again = pia.send_file("/light/send", page.hidden(), "october.csv", GOOD)
    assert "again=1" in again.headers["location"] and len(desk.entries("received")) == 1
    assert "Nothing was changed" in follow(pia, again).text
    found = pia.get(f"/light/find?code={code.lower()}")
    assert f"/light/file/{number}?" in found.headers["location"]
    assert f"/light/file/{number}?" in pia.get(MONTH).text
    assert pia.get("/light/find?code=AAAA-AAAA").status == 404
    other = desk.browser("uwa", Role.partner, "UWA")
    assert other.get(f"/light/find?code={code}").status == 404, "a code is no key"


def test_another_agencys_file_is_not_there(desk, pia):
    send(pia, GOOD)
    number = desk.entries("received")[0].n
    other = desk.browser("uwa", Role.partner, "UWA")
    for address in (f"/light/file/{number}", f"/light/file/{number}/marked"):
        assert other.get(address).status == 403
    form = other.get(MONTH).hidden()
    assert other.post(f"/light/file/{number}/confirm", form | {"way": "replaces"}).status == 403
    assert not desk.entries("confirmed")


def test_a_partner_sends_for_the_own_agency_whatever_the_form_says(desk, pia):
    send(pia, GOOD, agency="UWA")
    pia.post("/light/nil", pia.get(MONTH).hidden() | {"agency": "UWA", "reason": "ended"})
    assert {entry.organisation for entry in [*desk.entries("received"), *desk.entries("nil")]} == {"IOM"}


def test_a_chair_sends_for_an_agency(desk):
    chair = desk.browser("cho", Role.chair)
    send(chair, GOOD, address=f"{MONTH}&agency=IOM")
    assert (desk.entries("received")[0].organisation, desk.entries("received")[0].who) == ("IOM", "cho")


def test_nothing_to_report_is_noted_once_with_a_reason(desk, pia):
    form = pia.get(MONTH).hidden()
    assert pia.post("/light/nil", form | {"reason": "nonsense"}).status == 400
    for _ in range(2):
        noted = follow(pia, pia.post("/light/nil", form | {"reason": "suspended"}))
    assert "nothing to report for October 2026" in words_of(noted)
    assert [entry.facts["reason"] for entry in desk.entries("nil")] == ["suspended"]
    assert "It is noted that there is nothing to report" in words_of(pia.get(MONTH))


def test_a_form_that_is_not_ours_does_nothing(desk, pia):
    form = pia.get(MONTH).hidden()
    pia.send_file("/light/send", form | {"form": "forged"}, "a.csv", GOOD)
    pia.headers = {"origin": "https://evil.example"}
    pia.send_file("/light/send", form, "a.csv", GOOD)
    assert pia.post("/light/nil", form | {"reason": "ended"}).status == 403
    assert not desk.entries("received") and not desk.entries("nil")


def test_a_file_that_is_too_large_is_thrown_away_as_it_comes(desk, pia):
    assert "at most 10 MB" in words_of(pia.get(MONTH)), "told before"
    form = pia.get(MONTH).hidden()
    assert pia.send_file("/light/send", form, "big.csv", b"x" * (MOST_BYTES + AROUND)).status == 413
    answer = pia.send_file("/light/send", form, "big.csv", b"x" * (MOST_BYTES + 1))
    assert answer.status == 413 and "larger than 10 MB" in words_of(answer)
    assert not desk.entries("received")


def test_who_sends_nothing_is_led_to_the_door_and_back(desk):
    for browser in (Browser(desk.app), desk.browser("mo", Role.member)):
        closed = browser.get(MONTH)
        assert closed.status == 403 and "/access?to=%2Flight%3Fmonth%3D2026-10" in closed.text
        assert browser.post("/light/nil", {"reason": "ended"}).status == 403


def test_pages_are_small_and_every_sentence_passes_through_gettext(desk, pia):
    many = HEAD + ROW.format(agency="IOM", state="Kalma", people="many") * 400
    pages = [
        pia.get(MONTH, **{"accept-language": "qps"}),
        follow(pia, send(pia, BAD)),
        follow(pia, send(pia, many.encode())),
    ]
    pages += [desk.browser("cho", Role.chair).get(MONTH), Browser(desk.app).get("/light")]
    assert max(len(page.body) for page in pages) < 30_000
    number = desk.entries("received")[0].n
    told = [pages[0], pia.get(f"/light/file/{number}", **{"accept-language": "qps"})]
    for page in told:
        rest = re.sub(r"⟦[^⟦⟧]*⟧", " ", re.sub(r"⟦[^⟦⟧]*⟧", " ", words_of(page)))
        rest = re.sub(
            r"[A-Z][a-z]+ 20\d\d|[\w-]+\.csv|International Organization for Migration|Kalma <b>x</b>",
            " ",
            rest,
        )
        assert not re.search(r"[A-Za-z]{4,}", rest), rest
