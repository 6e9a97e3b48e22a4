"""Small files built for the tests of the reader: CSV bytes, and workbooks written part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from data_pipeline.receiving.receive import Hints, fold

HEADINGS = ["Month", "Your agency", "State or area", "County", "Activity", "Status", "Girls", "Total"]
ROWS = [
    ["2026-05", "Nile Hope", "Upper Nile", "Malakal", "8.1 Basic counselling", "Ongoing", "12", "30"],
    ["2026-05", "Nile Hope", "Unity", "Rubkona", "3.5 Recreation", "Ongoing", "40", "75"],
    ["2026-05", "Jonglei Aid", "Jonglei", "Bor South", "4.1 Child-friendly spaces", "Planned", "", ""],
    ["2026-05", "Jonglei Aid", "Jonglei", "Akobo", "1.2 Awareness", "Finished", "7", "1 250"],
    ["2026-05", "Sundri", "Abyei", "", "10.2 Medication", "Ongoing", "0", "3"],
]
HINTS = Hints(frozenset(fold(heading) for heading in [*HEADINGS, "Boys", "Women", "Men", "Site", "Donor"]))


def quoted(cell: str, delimiter: str) -> str:
    return (
        '"' + cell.replace('"', '""') + '"' if any(s in cell for s in (delimiter, '"', "\n", "\r")) else cell
    )


def text(lines: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\n") -> str:
    return "".join(delimiter.join(quoted(cell, delimiter) for cell in line) + end for line in lines)


def csv(*lines: Sequence[str] | str, delimiter: str = ",", end: str = "\n", encoding: str = "utf-8") -> bytes:
    """Lines of cells, or strings that stand as they are."""
    parts = [line + end if isinstance(line, str) else text([line], delimiter, end) for line in lines]
    return "".join(parts).encode(encoding)


GOOD = csv(HEADINGS, *ROWS)


@dataclass(frozen=True)
class Cell:
    """A cell whose XML is said exactly."""

    xml: str = ""
    attributes: str = ""


def formula(expression: str, value: str | None = None, kind: str = "") -> Cell:
    stored = "" if value is None else f"<v>{escape(value)}</v>"
    return Cell(f"<f>{escape(expression)}</f>{stored}", f' t="{kind}"' if kind else "")


def error(code: str) -> Cell:
    return Cell(f"<v>{code}</v>", ' t="e"')


def date(serial: float, style: int = 1) -> Cell:
    return Cell(f"<v>{serial}</v>", f' s="{style}"')


@dataclass(frozen=True)
class Tab:
    """A worksheet. Rows are lists of cells; None leaves a cell out, a row of None leaves the row out."""

    name: str
    rows: Sequence[Sequence[object] | None]
    state: str = "visible"
    merges: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    before: str = '<dimension ref="A1"/>'
    after: str = ""


def letters(column: int) -> str:
    return chr(64 + column) if column <= 26 else letters((column - 1) // 26) + chr(65 + (column - 1) % 26)


def _cell(row: int, column: int, value: object) -> str:
    place = f'r="{letters(column)}{row}"'
    if isinstance(value, Cell):
        return f"<c {place}{value.attributes}>{value.xml}</c>"
    if isinstance(value, bool):
        return f'<c {place} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f"<c {place}><v>{value!r}</v></c>"
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def sheet_xml(tab: Tab) -> str:
    rows = []
    for number, cells in enumerate(tab.rows, 1):
        if cells is not None:
            hidden = ' hidden="1"' if number in tab.hidden_rows else ""
            inside = "".join(
                _cell(number, at, value) for at, value in enumerate(cells, 1) if value is not None
            )
            rows.append(f'<row r="{number}"{hidden}>{inside}</row>')
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in tab.merges)
    merged = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    data = f"<sheetData>{''.join(rows)}</sheetData>"
    return f'<worksheet xmlns="{MAIN}">{tab.before}{data}{merged}{tab.after}</worksheet>'


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="[$-409]mmm\\-yy;@"/>'
    '<numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="0"/>'
    '</cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="22"/>'
    '<xf numFmtId="20"/><xf numFmtId="165"/></cellXfs></styleSheet>'
)


@dataclass
class Workbook:
    """Parts of a workbook by name, to be changed before they are zipped."""

    parts: dict[str, bytes] = field(default_factory=dict)

    def bytes(self) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return made.getvalue()


def workbook(*tabs: Tab, properties: str = "") -> Workbook:
    sheets = "".join(
        f'<sheet name={quoteattr(tab.name)} sheetId="{at}" state="{tab.state}" r:id="rId{at}"/>'
        for at, tab in enumerate(tabs, 1)
    )
    sheets = f"<sheets>{sheets}</sheets>"
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{REL}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(tabs) + 1)
    )
    links += f'<Relationship Id="rIdS" Type="{REL}/styles" Target="styles.xml"/>'
    start = f'<Relationship Id="r" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}">{start}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{properties}{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}">{links}</Relationships>',
        "xl/styles.xml": STYLES,
        **{f"xl/worksheets/sheet{at}.xml": sheet_xml(tab) for at, tab in enumerate(tabs, 1)},
    }
    return Workbook({name: content.encode() for name, content in parts.items()})


def typed(rows: Sequence[Sequence[str]]) -> list[list[object]]:
    """Cells of digits as numbers, empty ones left out: as a spreadsheet would store them."""
    return [[int(cell) if cell.isdigit() else cell or None for cell in row] for row in rows]


def xlsx(*tabs: Tab, properties: str = "") -> bytes:
    return workbook(*tabs, properties=properties).bytes()
