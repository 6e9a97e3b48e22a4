"""The settings page and what follows from it on the coverage page, as a chair and as others see them."""

from __future__ import annotations

from screen import texts

from data_pipeline import LOCAL, ask, enter, open_sample, take_back
from data_pipeline.telling import care_words, coverage_words

PLAN = {
    "place": "SSD",
    "value": 5,
    "year": 2026,
    "source": "SAMPLE test",
    "measure": "targeted",
    "layer": "3",
}


def said(at) -> str:
    return "\n".join(text for _, text in texts(at))


def test_a_figure_is_entered_and_undone_on_the_page(own_samples, as_seen_by) -> None:
    at = as_seen_by("chair", "settings")
    at.number_input(key="figure_None_value").set_value(77)
    at.text_input(key="figure_None_source").set_value("SAMPLE plan of the test")
    at.text_input(key="figure_None_why").set_value("agreed")
    next(button for button in at.button if button.label == "Enter").click().run()
    assert not at.exception
    assert any("South Sudan, Targeted: 77 (SAMPLE plan of the test, 2026)" in box.value for box in at.success)
    assert "agreed" in said(at) and "3 entries of the chairs are in force" in said(at)
    at.text_input(key="undo_why").set_value("a mistake")
    next(button for button in at.button if button.label == "Undo").click().run()
    assert not at.exception and "2 entries of the chairs are in force" in said(at)
    assert "a mistake" in said(at) and "undone by" in said(at)


def test_what_cannot_be_taken_is_said_and_nothing_entered(own_samples, as_seen_by) -> None:
    at = as_seen_by("chair", "settings")
    next(button for button in at.button if button.label == "Enter").click().run()
    assert any("Line 1, Source: Say where it comes from." in box.value for box in at.error)
    assert "2 entries of the chairs are in force" in said(at)


def test_a_file_is_told_by_line_and_column(own_samples, as_seen_by) -> None:
    at = as_seen_by("chair", "settings")
    at.file_uploader(key="figures_upload").set_value(
        ("t.csv", b"place,value,year,source\nSS06,many,2026,SAMPLE\n", "text/csv")
    )
    at.run()
    next(button for button in at.button if button.label == "Enter the file").click().run()
    assert any("Line 2, Figure, “many”: Write a whole number" in box.value for box in at.error)
    at.file_uploader(key="figures_upload").set_value(
        ("t.csv", b"place,value,year,source\nSS06,12,2026,SAMPLE\n", "text/csv")
    )
    at.run()
    next(button for button in at.button if button.label == "Enter the file").click().run()
    assert any("The file t.csv was entered." in box.value for box in at.success)


def prepared(folder, *lines: dict) -> None:
    """Nothing entered but these figures, before a page opens the data."""
    group = open_sample("south_sudan", folder)
    for one in ask(group, LOCAL, "settings_log").to_pylist():
        take_back(group, LOCAL, one["n"], "")
    if lines:
        enter(group, LOCAL, "figures", list(lines), "")
    group.close()


def test_no_figure_is_said_on_the_coverage_page(own_samples, as_seen_by) -> None:
    prepared(own_samples)
    empty = said(as_seen_by("partner:HHR", "coverage", layer="3"))
    assert "No target and no need has been entered that reach can be measured against" in empty
    assert 'on the page "Settings"' in empty


def test_above_the_figure_is_said_on_the_coverage_page(own_samples, as_seen_by) -> None:
    prepared(own_samples, PLAN)
    above = said(as_seen_by("partner:HHR", "coverage", layer="3"))
    assert "1 figure is below the people reached: it should be checked" in above
    assert "(above)" in above and "SAMPLE test" in above


def test_sentences_of_care() -> None:
    county = {
        "found": "county",
        "layer": "4",
        "organisations": 0,
        "known": ["Ward"],
        "told": "reported",
        "exact": None,
    }
    assert care_words.cell(county) == ("Ward (known service)", "c-in c-4")
    none = {
        **county,
        "found": "elsewhere",
        "known": [],
        "told": "none_reported",
        "nearest_title": "Unity",
        "km": 214,
    }
    assert (
        care_words.cell(none) == ("none reported to us", "c-none")
        and care_words.in_state(none) == "nearest: Unity, 214 km"
    )
    near = {**none, "exact": True, "nearest_title": "Guit", "told": "nobody_told"}
    assert care_words.cell(near) == ("nobody has told us; nearest: Guit, 214 km", "c-untold")
    assert care_words.in_state({**none, "found": "nowhere"}) == "nowhere in the country"


def test_shares_in_words() -> None:
    row = {"hidden": False, "layer": "", "share_low": 0.001, "above": False, "low": 9, "told": "reported"}
    assert coverage_words.share_words(row, "<5") == "less than 1%"
    assert coverage_words.share_words({**row, "hidden": True}, "<5") == "<5"
    assert (
        coverage_words.share_words({**row, "layer": "1", "share_low": None}, "")
        == "no coverage is claimed for layer 1"
    )
    assert coverage_words.share_words({**row, "low": 0, "told": "nobody_told"}, "") == "nobody has told us"
    assert (
        coverage_words.share_words({**row, "low": 0, "told": "none_reported"}, "")
        == "0%, none reported to us"
    )
    assert coverage_words.share_words({**row, "share_low": 2.95, "above": True}, "") == "295% (above)"
