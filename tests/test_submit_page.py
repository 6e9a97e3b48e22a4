"""Sending a month on the page: result, choice, receipt, repeats, refusals, nothing to report; final and released."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from screen import texts

HEADINGS = (
    "Month,Your agency,State or area,County,Where or how,Activity,Status,Hide the place from outsiders?,Who for,"
    'Total people this month,"Visits, sessions or attendances"\n'
)
ROW = "{month},Nile Relief,Upper Nile,Malakal,Mobile team,8.1,Ongoing,No,Internally displaced people,{people},30\n"
PARTNER = "partner:IOM"


@pytest.fixture
def sending(loaded_samples, tmp_path, monkeypatch, as_seen_by):
    """The page "Send a file" of a partner, on samples of its own."""
    folder = shutil.copytree(loaded_samples, tmp_path / "twg_data")
    monkeypatch.setenv("TWG_DATA", str(folder))
    return lambda role=PARTNER, page="submit", **address: as_seen_by(role, page, **address)


def _file(people: int = 20, month: str = "2026-10", agency: str = "IOM") -> bytes:
    return (HEADINGS + ROW.format(people=people, month=month)).replace("Nile Relief", agency).encode()


def _send(at, name: str, data: bytes, kind: str = "text/csv"):
    return at.file_uploader[0].set_value([(name, data, kind)]).run()


def _says(at, part: str) -> bool:
    return any(part in text for _, text in texts(at))


def _button(at, label: str):
    return next(button for button in at.button if button.label == label)


def test_a_file_counts_only_after_a_choice_and_the_button(sending):
    at = _send(sending(), "october.csv", _file())
    assert not at.exception
    assert _says(at, "1 of 1 rows counts once you confirm it.")
    assert _says(at, "For these months a file counts already:")
    assert _button(at, "Confirm these totals").disabled, "nothing is replaced without a choice"
    at.radio[0].set_value("replaces").run()
    _button(at, "Confirm these totals").click().run()
    assert any("Receipt: number" in box.value and "20 people added up" in box.value for box in at.success)
    assert not any(button.label == "Confirm these totals" for button in at.button)


def test_a_file_of_many_agencies_is_decided_line_by_line(sending):
    data = _file() + ROW.format(people=30, month="2026-10").replace("Nile Relief", "UWA").encode()
    at = _send(sending("chair"), "all.csv", data)
    assert _says(at, "2 of 2 rows count once you confirm them.")
    at.radio[0].set_value("leaves").run()
    assert not at.exception
    _button(at, "Confirm these totals").click().run()
    assert not at.exception
    assert not any("Receipt" in box.value for box in at.success), (
        "both were left as they were: nothing new counts"
    )


def test_the_same_file_twice_is_said_and_counted_once(sending):
    first = _send(sending(), "october.csv", _file())
    number = first.query_params["submission"]
    again = _send(sending(), "the same.csv", _file())
    assert any("was already received at" in box.value for box in again.info)
    assert again.query_params["submission"] == number


def test_a_reloaded_page_finds_its_result(sending):
    number = _send(sending(), "october.csv", _file()).query_params["submission"]
    number = number if isinstance(number, str) else number[0]
    assert _says(sending(submission=number), "october.csv: 1 of 1 rows counts once")


def test_another_partner_sees_nothing_of_it(sending):
    number = _send(sending(), "october.csv", _file()).query_params["submission"]
    number = number if isinstance(number, str) else number[0]
    at = sending("partner:UWA", submission=number)
    assert not _says(at, "october.csv")
    assert any("not yours" in box.value for box in at.info)


def test_a_file_that_is_no_table_is_refused_in_words(sending):
    at = _send(sending(), "october.csv", b"\x1f\x8b\x08\x00" + b"\x00" * 40)
    assert not at.exception
    assert _says(at, "october.csv can't be read as it is")
    assert at.error and not _says(at, "Traceback")


def test_a_file_of_which_nothing_counts_has_nothing_to_confirm(sending):
    at = _send(sending(), "october.csv", b"Some,Thing\n1,2\n")
    assert _says(at, "0 of 1 rows count.") and _says(at, "none of its rows can count yet")
    assert not any(button.label == "Confirm these totals" for button in at.button)


def test_nothing_to_report_takes_one_click(sending):
    at = sending()
    label = next(button.label for button in at.button if button.label.startswith("We have nothing to report"))
    _button(at, label).click().run()
    assert any("has nothing to report for October 2026" in box.value for box in at.success)


def test_a_chair_makes_a_month_final_and_then_releases_it(sending):
    at = sending("chair", "months")
    day = date(2026, 10, 1)
    at.selectbox(key="month_to_act_on").set_value(day).run()
    assert _button(at, "Make October 2026 final").disabled and _button(at, "Release October 2026").disabled
    at.checkbox(key=f"sure_final_{day}").check().run()
    _button(at, "Make October 2026 final").click().run()
    assert not at.exception and _says(at, "October 2026 is final.")
    at.checkbox(key=f"sure_release_{day}").check().run()
    _button(at, "Release October 2026").click().run()
    assert not at.exception and _says(at, "October 2026 is released.")
    assert "October 2026, final" in sending("public", "reach").selectbox(key="month_control").options


def test_a_final_month_is_opened_again_with_a_reason_and_both_versions_are_listed(sending):
    at = sending("chair", "months")
    day = date(2026, 10, 1)
    at.selectbox(key="month_to_act_on").set_value(day).run()
    at.checkbox(key=f"sure_final_{day}").check().run()
    _button(at, "Make October 2026 final").click().run()
    assert _button(at, "Open again").disabled
    at.text_input(key=f"why_reopen_{day}").set_value("A county was missing").run()
    _button(at, "Open again").click().run()
    assert not at.exception and any("October 2026 is open again." in box.value for box in at.success)
    assert _says(at, "opened again on") and _says(at, "A county was missing")
    at.selectbox(key="month_to_act_on").set_value(day).run()
    at.checkbox(key=f"sure_final_{day}").check().run()
    _button(at, "Make October 2026 final").click().run()
    assert not at.exception
    assert sum("**October 2026**" in text.value for text in at.markdown) == 2
