"""The own file back: exactly the wrong cells are marked, all else stays, and it can be mended and sent again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest
from examples import Example, csv_file, row
from examples_group import ALL, NAMES, files_loaded
from libreoffice import needs_libreoffice, saved_by_libreoffice
from marked_books import (
    NEWER,
    book_of,
    coloured,
    commented,
    is_otherwise_the_same,
    links,
    mended,
    opened,
    parts,
)

from data_pipeline import (
    LOCAL,
    NotForYou,
    Receipt,
    Role,
    Verdict,
    Viewer,
    WorkingGroup,
    ask,
    follow,
    mend,
    submit,
    verdict,
)
from data_pipeline.outputs.feedback import marked_workbook

BOOKS = {name: book_of(one.bad) for name, one in zip(NAMES, ALL, strict=True)}


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WorkingGroup, dict[str, int]]]:
    """Every bad example as a workbook and one CSV file, in one working group."""
    files = [
        (f"{name}.xlsx", BOOKS[name], "", one.organisation, one.month)
        for name, one in zip(NAMES, ALL, strict=True)
    ]
    files.append(("titled.csv", TITLED, "", "", ""))
    with files_loaded(tmp_path_factory.mktemp("marked"), files) as loaded:
        yield loaded


TITLED = b"Our monthly report,,\n\n" + csv_file(row(total="174", description='=HYPERLINK("http://x.org")'))


def marked(received: tuple[WorkingGroup, dict[str, int]], file: str) -> bytes:
    group, numbers = received
    return marked_workbook(group, LOCAL, numbers[file])[1]


def wrong_cell(example: Example, page: Any) -> set[str]:
    """Where the one fault of an example stands, by the headings of the sheet."""
    line, column, written, _ = example.found
    headings = [cell.value for cell in page[1]]
    if not line:
        return {page.cell(1, headings.index(written) + 1).coordinate} if written in headings else set()
    at = headings.index(TITLES[column]) if column and TITLES[column] in headings else 0
    return {page.cell(line, at + 1).coordinate}


@pytest.fixture(scope="module", autouse=True)
def titles(received: tuple[WorkingGroup, dict[str, int]]) -> None:
    TITLES.update({column.name: column.title for column in received[0].lists.vocabulary.columns})


TITLES: dict[str, str] = {}


@pytest.mark.parametrize(("name", "example"), list(zip(NAMES, ALL, strict=True)), ids=NAMES)
@pytest.mark.filterwarnings("ignore:Data Validation extension")
def test_exactly_the_wrong_cells_are_coloured_and_commented(received, name, example):
    data = marked(received, f"{name}.xlsx")
    book = opened(data)
    page = book["Our 4W's"]
    wanted = wrong_cell(example, opened(BOOKS[name]).active)
    assert set(coloured(page)) == set(commented(page)) == wanted
    assert links(book["What to mend"]) == [f"'Our 4W''s'!{cell}" for cell in wanted]
    assert book.sheetnames[0] == "What to mend" == book.active.title
    assert [len(coloured(sheet)) for sheet in book.worksheets[2:]] == [0]
    is_otherwise_the_same(BOOKS[name], data, wanted)


@pytest.mark.filterwarnings("ignore:Data Validation extension")
def test_formatting_drop_downs_names_and_own_comments_stay(received):
    data = marked(received, "parts_above_total_0.xlsx")
    page = opened(data)["Our 4W's"]
    assert [str(rule.sqref) for rule in page.data_validations.dataValidation] == ["L2:L40"]
    assert NEWER.encode() in parts(data)["xl/worksheets/sheet1.xml"]
    assert page["A1"].comment.text == "Write the month here" and page["A1"].fill.fgColor.rgb == "FF1F5FA8"
    assert page.column_dimensions["B"].width == 33 and page.freeze_panes == "B2"
    assert page.print_title_rows == "$1:$1", "names that count sheets are counted on"
    assert opened(data)["Our lists"].sheet_state == "hidden"


def test_a_csv_file_becomes_a_workbook_line_by_line(received):
    book = opened(marked(received, "titled.csv"))
    page = book.worksheets[1]
    told = list(csv.reader(io.StringIO(TITLED.decode())))
    assert [
        [cell.value or "" for cell in line][: len(told[at])] for at, line in enumerate(page.iter_rows())
    ] == told
    assert {cell.data_type for line in page.iter_rows() for cell in line} <= {"s", "n"}
    assert set(coloured(page)) == {"U4"}


def test_nothing_becomes_live(received):
    for file in ("titled.csv", "gbv_counts_0.xlsx"):
        content = parts(marked(received, file))
        assert not any(b"<f>" in xml or b"External" in xml for xml in content.values())


def read(group: WorkingGroup, receipt: Receipt) -> Verdict:
    follow(group)
    return verdict(group, LOCAL, receipt.submission)


@pytest.mark.filterwarnings("ignore:Data Validation extension")
def test_mended_it_is_sent_again_as_it_is(received):
    group, _ = received
    first = submit(group, LOCAL, "two.xlsx", book_of(csv_file(row(total="174"), row(new="999", donor="PBF"))))
    name, data = marked_workbook(group, LOCAL, first.submission)
    assert set(coloured(opened(data).worksheets[1])) == {"U2", "V3"}
    half = submit(group, LOCAL, name, mended(data, {"U2": "175"}))
    seen = read(group, half)
    assert (seen.rows["standing"], seen.rows["held_back"]) == (1, 1)
    name, again = marked_workbook(group, LOCAL, half.submission)
    book = opened(again)
    assert name == "two_to_mend.xlsx" and book.sheetnames.count("What to mend") == 1 == len(
        links(book.worksheets[0])
    )
    assert set(coloured(book.worksheets[1])) == set(commented(book.worksheets[1])) == {"V3"}
    whole = submit(group, LOCAL, name, mended(again, {"V3": "9"}))
    assert read(group, whole).rows["standing"] == 2
    assert ask(group, LOCAL, "findings_of_submission", submission=whole.submission).num_rows == 0


@pytest.mark.filterwarnings("ignore:Data Validation extension")
def test_what_was_mended_on_the_page_is_mended_in_the_file(received):
    group, _ = received
    rows = row(total="174", status=""), row(new="999", donor="PBF")
    first = submit(group, LOCAL, "both.xlsx", book_of(csv_file(*rows)))
    follow(group)
    cells = [("total", 2, "175"), ("status", 2, "Finished"), ("donor", 3, "")]
    mend(
        group,
        LOCAL,
        first.submission,
        [{"sheet": 0, "line": n, "column": c, "becomes": t} for c, n, t in cells],
    )
    name, data = marked_workbook(group, LOCAL, first.submission)
    page = opened(data).worksheets[1]
    assert (page["U2"].value, page["K2"].value, page["D3"].value) == (175, "Finished", None)
    assert set(coloured(page)) == {"V3"} and set(commented(page)) == {"U2", "K2", "D3", "V3"}
    assert "174" in commented(page)["U2"]
    whole = submit(group, LOCAL, name, mended(data, {"V3": "9"}))
    assert read(group, whole).rows["standing"] == 2
    again = opened(marked_workbook(group, LOCAL, whole.submission)[1]).worksheets[1]
    assert coloured(again) == commented(again) == {}


@needs_libreoffice
def test_it_comes_through_libreoffice(received, tmp_path):
    group, numbers = received
    name, data = marked_workbook(group, LOCAL, numbers["total_above_parts_0.xlsx"])
    saved = saved_by_libreoffice(data, tmp_path, name)
    page = opened(saved).worksheets[1]
    assert set(coloured(page)) == set(commented(page)) == {"U2"}
    assert len(page.data_validations.dataValidation) == 2, "drop-downs of both kinds live"
    back = submit(group, LOCAL, name, mended(saved, {"U2": "175"}))
    assert read(group, back).rows["standing"] == 1
    clean = opened(marked_workbook(group, LOCAL, back.submission)[1]).worksheets[1]
    assert coloured(clean) == commented(clean) == {}


def test_only_the_sender_and_chairs_get_it(received):
    group, numbers = received
    other = Viewer(Role.partner, "HHR", "somebody else")
    with pytest.raises(NotForYou):
        marked_workbook(group, other, numbers["titled.csv"])


def test_a_file_that_cannot_be_read_says_so(received):
    group, _ = received
    receipt = submit(group, LOCAL, "x.csv", b'Month;Your agency\n2026-05;"open\n')
    with pytest.raises(NotForYou, match="could not be read"):
        marked_workbook(group, LOCAL, receipt.submission)
