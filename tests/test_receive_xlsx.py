"""Untidy workbooks: stored values as text, and nothing lost behind formulas, errors or merges."""

from __future__ import annotations

import pytest
from receive_files import (
    HEADINGS,
    HINTS,
    MAIN,
    ROWS,
    Cell,
    Tab,
    date,
    error,
    formula,
    typed,
    workbook,
    xlsx,
)

from data_pipeline.receiving.receive import Hints, Reading, Refusal, receive

DATA = Tab("May", [HEADINGS, *typed(ROWS)])


def read(data: bytes, hints: Hints = HINTS) -> Reading:
    reading = receive(data, hints)
    assert isinstance(reading, Reading), reading
    return reading


def rows(reading: Reading, at: int = 0) -> list[list[str | None]]:
    sheet = reading.used[at]
    return [list(row) for row in zip(*(column.to_pylist() for column in sheet.cells), strict=True)]


def written(*cells: object) -> list[str | None]:
    """How the cells of one row come out."""
    (row,) = rows(read(xlsx(Tab("May", [HEADINGS, ["2026-05", *cells]]))))
    return row[1 : len(cells) + 1]


def codes(reading: Reading) -> dict[str, int | None]:
    return {warning.code: warning.line for warning in reading.warnings}


@pytest.mark.parametrize("hints", [HINTS, Hints()], ids=["known headings", "structure alone"])
def test_rows_and_lines(hints: Hints) -> None:
    reading = read(
        xlsx(Tab("May", [["Title"], None, HEADINGS, *typed(ROWS), None, ["Total", *[None] * 5, 59, 1358]])),
        hints,
    )
    assert rows(reading) == [[cell or None for cell in row] for row in ROWS]
    assert reading.used[0].lines.to_pylist() == [4, 5, 6, 7, 8]
    assert [(out.line, out.why) for out in reading.used[0].left_out] == [
        (1, "title"),
        (2, "blank"),
        (3, "heading"),
        (9, "blank"),
        (10, "total"),
    ]


def test_values_are_text_as_stored() -> None:
    assert written(12, 12.0, 0.1, 1e6, 2.50, True, "007") == [
        "12",
        "12",
        "0.1",
        "1000000",
        "2.5",
        "TRUE",
        "007",
    ]
    assert written(
        Cell("<v>4.0999999999999996</v>"), Cell("<v>1E+20</v>"), Cell("<v>-0</v>"), "  a ", "12.0"
    ) == [
        "4.1",
        "100000000000000000000",
        "0",
        "  a ",
        "12.0",
    ]


def test_dates_are_iso() -> None:
    assert written(date(46143), date(46143, 2), date(46143.75, 3), date(0.75, 4), date(60), date(1)) == [
        "2026-05-01",
        "2026-05-01",
        "2026-05-01T18:00:00",
        "18:00:00",
        "60",
        "1900-01-01",
    ]
    assert written(date(3, 5), date(-4), Cell("<v>2026-05-01T00:00:00</v>", ' t="d"')) == [
        "3",
        "-4",
        "2026-05-01",
    ]
    tab = Tab("May", [HEADINGS, ["x", date(44681)]])
    assert rows(read(xlsx(tab, properties='<workbookPr date1904="1"/>')))[0][1] == "2026-05-01"


def test_texts_of_every_kind() -> None:
    made = workbook(Tab("May", [HEADINGS, ["x", *(Cell(f"<v>{at}</v>", ' t="s"') for at in range(4))]]))
    strings = "<si><t>plain</t></si><si><r><t>two </t></r><r><t>runs</t></r></si><si><t/></si>"
    strings += '<si><t xml:space="preserve"> a_x000D_\nb &amp; c</t><rPh sb="0" eb="1"><t>hint</t></rPh></si>'
    made.parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'.encode()
    rels = made.parts["xl/_rels/workbook.xml.rels"].decode()
    link = '<Relationship Id="t" Type="x/sharedStrings" Target="/xl/SharedStrings.xml"/></Relationships>'
    made.parts["xl/_rels/workbook.xml.rels"] = rels.replace("</Relationships>", link).encode()
    assert rows(read(made.bytes()))[0][1:5] == ["plain", "two runs", None, " a\r\nb & c"]


def test_prefixed_and_strict_xml() -> None:
    made = workbook(DATA)
    part = made.parts["xl/worksheets/sheet1.xml"].decode()
    strict = part.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    prefixed = strict.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    made.parts["xl/worksheets/sheet1.xml"] = prefixed.encode()
    assert len(rows(read(made.bytes()))) == 5


def test_cells_without_references() -> None:
    made = workbook(DATA)
    part = made.parts["xl/worksheets/sheet1.xml"].decode()
    bare = "<row><c><v>1</v></c><c><v>2</v></c></row></sheetData>"
    made.parts["xl/worksheets/sheet1.xml"] = part.replace("</sheetData>", bare).encode()
    assert rows(read(made.bytes()))[5][:3] == ["1", "2", None]


def test_formulas_give_their_saved_result() -> None:
    assert written(formula("1+1", "2"), formula("A1", "x", "str"), formula('""', "", "str")) == [
        "2",
        "x",
        None,
    ]


@pytest.mark.parametrize(
    "cell", [formula("SUM(A1:A2)"), formula("SUM(A1:A2)", ""), formula("A1", kind="str")]
)
def test_formula_without_result_is_refused(cell: Cell) -> None:
    data = xlsx(Tab("May", [HEADINGS, typed(ROWS)[0], [*ROWS[1][:7], cell]]))
    refusal = receive(data, HINTS)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.line, refusal.params["cell"]) == ("formula_without_value", 3, "H3")


def test_formulas_nobody_needs_are_no_rows() -> None:
    idle = [
        [None] * 7 + [formula("SUM(G9:G9)", "0")],
        [None] * 7 + [formula("SUM(G9)")],
        [*[None] * 7, error("#REF!")],
    ]
    idle[2][7] = Cell("<f>G9</f><v>#N/A</v>", ' t="e"')
    reading = read(
        xlsx(Tab("May", [HEADINGS, *typed(ROWS), *idle, ["Total", *[None] * 6, formula("SUM(H2:H6)")]]))
    )
    assert len(rows(reading)) == 5
    assert [out.why for out in reading.used[0].left_out] == ["heading", "blank", "blank", "blank", "total"]


def test_errors_merges_hidden_rows_are_told() -> None:
    lines = [HEADINGS, *typed(ROWS)]
    lines[3] = [*lines[3][:6], error("#REF!"), 5]
    reading = read(xlsx(Tab("May", lines, merges=["B2:B3", "A1:B1"], hidden_rows=[5])))
    assert codes(reading) == {"error_cells": 4, "merged_cells": 2, "hidden_rows": 5}
    assert rows(reading)[2][6] == "#REF!"


def test_values_without_a_heading_are_kept() -> None:
    reading = read(xlsx(Tab("May", [HEADINGS, [*ROWS[0], None, "late"], ROWS[1]])))
    assert reading.used[0].headings[8:] == ("", "")
    assert rows(reading)[0][9] == "late" and codes(reading) == {"no_heading": 2}
    assert reading.warnings[0].params["column"] == "J"


def test_dimension_is_not_believed() -> None:
    assert len(rows(read(xlsx(Tab("May", DATA.rows, before='<dimension ref="A1:B2"/>'))))) == 5
