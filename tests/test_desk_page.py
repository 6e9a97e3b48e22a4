"""The page "To confirm" as a chair, a partner and the public see it."""

from __future__ import annotations

import pytest
from screen import texts

from pages.parts.menu import menu


def said(at) -> str:
    return "\n".join(text for _, text in texts(at))


def opened(at, item: str):
    """The page with one thing opened."""
    at.session_state[f"item_{item}"] = True
    return at.run()


SPELLING = "spelling/activity//basic counseling for individals"
OVERLAP = "overlap/BTS/HHR/2026-06/SS0707-S01/8.1/HST"
JUMP = "jump/GHT/2026-08/1098"


def test_an_answer_shows_what_it_would_change_and_is_given(own_samples, as_seen_by) -> None:
    at = opened(as_seen_by("chair", "review"), SPELLING)
    assert not at.exception
    text = said(at)
    assert "things to confirm, the oldest for" in text and "Spellings (" in text
    assert "As the agencies wrote it" in text and "basic counseling for individals" in text
    assert "At most" not in text and "1 row more counts" in text
    at.text_input(key=f"why_{SPELLING}").set_value("asked them")
    at.button(key=f"means_{SPELLING}").click().run()
    assert not at.exception
    assert any("1 answer is kept" in box.value for box in at.success)
    after = said(at)
    assert "asked them" in after and "is Basic counselling" in after
    at.text_input(key="desk_undo_why").set_value("a mistake")
    next(button for button in at.button if button.label == "Undo").click().run()
    assert not at.exception and any("is undone" in box.value for box in at.success)


def test_pairs_of_agencies_show_both_rows_and_three_answers(own_samples, as_seen_by) -> None:
    at = as_seen_by("chair", "review")
    at.session_state["desk_kind"] = "overlap"
    at = opened(at, OVERLAP)
    assert not at.exception
    text = said(at)
    assert "No figure of June 2026 changes." in text and "13,333 → 13,3" in text
    assert text.count("is counted elsewhere") == 2 and "Different work: both stand" in text
    at.button(key=f"first_{OVERLAP}").click().run()
    assert not at.exception and "the same work, counted with" in said(at)
    assert "the same work, counted with" in said(as_seen_by("partner:HHR", "my_agency"))
    assert "Decided about these rows" not in said(as_seen_by("partner:WLA", "my_agency"))


def test_several_at_once(own_samples, as_seen_by) -> None:
    at = as_seen_by("chair", "review")
    next(button for button in at.button if button.label == "Confirm these suggestions").click().run()
    assert not at.exception
    assert any("answers are kept" in box.value for box in at.success)


@pytest.mark.parametrize("role", ["partner:HHR", "member", "public"])
def test_the_desk_is_for_chairs(as_seen_by, role) -> None:
    assert "review" not in [page for pages in menu(role.partition(":")[0]).values() for page in pages]
    if role != "member":
        with pytest.raises(ValueError, match="Could not find a navigation page"):
            as_seen_by(role, "review")


def test_the_overview_leads_chairs_to_the_desk(as_seen_by) -> None:
    assert "things to confirm" in said(as_seen_by("chair", "overview"))
    assert "things to confirm" not in said(as_seen_by("partner:HHR", "overview"))


def test_an_agency_objects_and_a_chair_answers(own_samples, as_seen_by) -> None:
    at = as_seen_by("chair", "review")
    at.session_state["desk_kind"] = "overlap"
    at = opened(at, OVERLAP)
    at.text_input(key=f"why_{OVERLAP}").set_value("one team")
    at.button(key=f"second_{OVERLAP}").click().run()
    at = as_seen_by("partner:HHR", "my_agency")
    button = next(button for button in at.button if button.label == "Object")
    number = int(button.key.removeprefix("object_"))
    at.session_state[f"effect_{number}"] = True
    text = said(at.run())
    assert not at.exception and "one team" in text and "1 row fewer counts" in text
    at.text_input(key=f"object_why_{number}").set_value("two teams")
    at.button(key=f"object_{number}").click().run()
    assert not at.exception and "until somebody answers" in said(at)
    assert not [button for button in at.button if button.label == "Object"]
    at = as_seen_by("chair", "review")
    at.session_state["desk_kind"] = "objection"
    item = f"objection/{number + 1}"
    text = said(opened(at, item))
    assert "objects: two teams" in text and "1 row fewer counts" in text
    at.text_input(key=f"why_{item}").set_value("both were asked")
    at.button(key=f"stays_{item}").click().run()
    assert not at.exception and "The agency reads your answer." in said(at) and "Objections (" not in said(at)
    assert "both were asked" in said(as_seen_by("partner:HHR", "my_agency"))
