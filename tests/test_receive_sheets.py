"""Which sheets of a workbook are used, and what is said of the others."""

from __future__ import annotations

from receive_files import HEADINGS, HINTS, ROWS, Tab, typed, xlsx

from data_pipeline.receiving.receive import Hints, Reading, Refusal, receive

DATA = Tab("May", [HEADINGS, *typed(ROWS)])
CHOICES = [
    ["State or area", "County", "Status"],
    ["Unity", "Rubkona", "Ongoing"],
    ["Jonglei", "Bor", "Planned"],
    ["Abyei"],
]
LISTS = Tab("Lists", CHOICES)
README = Tab("Read me", [["How to fill the form"], [], ["One row is one activity in one county."]])


def read(data: bytes, hints: Hints = HINTS) -> Reading:
    reading = receive(data, hints)
    assert isinstance(reading, Reading), reading
    return reading


def codes(reading: Reading) -> dict[str, int | None]:
    return {warning.code: warning.line for warning in reading.warnings}


def named(reading: Reading) -> list[tuple[str | None, str | None]]:
    return [(sheet.name, sheet.why_not) for sheet in reading.sheets]


def test_data_on_a_later_sheet() -> None:
    reading = read(xlsx(README, LISTS, DATA, Tab("Empty", [])))
    assert named(reading) == [
        ("Read me", "no_headings"),
        ("Lists", "list"),
        ("May", None),
        ("Empty", "empty"),
    ]
    assert named(read(xlsx(README, LISTS, DATA), Hints()))[2] == ("May", None)


def test_two_sheets_of_the_same_form_are_both_used() -> None:
    june = Tab("June", [HEADINGS, *([["2026-06", *row[1:]] for row in typed(ROWS)])])
    reading = read(xlsx(DATA, LISTS, june))
    assert [sheet.name for sheet in reading.used] == ["May", "June"] and not reading.warnings


def test_the_same_rows_twice_are_told() -> None:
    reading = read(xlsx(DATA, Tab("Copy", DATA.rows)))
    assert len(reading.used) == 2 and codes(reading) == {"same_data": None}


def test_hidden_sheets_are_named_not_used() -> None:
    reading = read(xlsx(Tab("Old", DATA.rows, state="hidden"), Tab("May", [HEADINGS, *typed(ROWS[:2])])))
    assert named(reading) == [("Old", "hidden"), ("May", None)]
    assert "hidden_sheet" in codes(reading)
    only = read(xlsx(README, Tab("May", DATA.rows, state="veryHidden")))
    assert [sheet.name for sheet in only.used] == ["May"] and "hidden_sheet_used" in codes(only)


def test_another_table_is_told() -> None:
    other = Tab(
        "Sites", [["State or area", "County", "Site", "Donor"], ["Unity", "Rubkona", "Bentiu", "PBF"]]
    )
    reading = read(xlsx(DATA, other))
    assert named(reading)[1] == ("Sites", "other_table") and "sheet_not_used" in codes(reading)


def test_workbook_without_data_is_refused() -> None:
    assert receive(xlsx(README), HINTS) == Refusal("no_headings")
    assert receive(xlsx(Tab("Empty", [])), HINTS) == Refusal("empty")


def test_lists_of_choices_are_told_apart_from_other_tables() -> None:
    reading = read(xlsx(Tab("Choices", LISTS.rows), DATA, Tab("More", LISTS.rows, state="hidden")))
    assert named(reading)[0] == ("Choices", "list")
    assert codes(reading) == {"hidden_lists": None}
    assert reading.warnings[0].params["sheets"] == '"More"'


def test_a_template_without_rows_is_read_beside_its_lists() -> None:
    (sheet,) = read(xlsx(LISTS, Tab("May", [HEADINGS]))).used
    assert (sheet.name, len(sheet.lines)) == ("May", 0)


def test_a_used_sheet_that_can_not_be_read_refuses_the_file_by_name() -> None:
    mixed = Tab("June", [HEADINGS, *typed(ROWS), ["County", "Month", *HEADINGS[2:]], *typed(ROWS)])
    refusal = receive(xlsx(DATA, mixed), HINTS)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.line, refusal.params["sheet"]) == ("headings_change", 7, "June")
