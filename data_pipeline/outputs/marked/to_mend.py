"""The first sheet of a marked workbook: what to mend, a line for each objection, with a link to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...receiving.cells import cell_name
from ...receiving.choice import GUIDE
from ...words import Words
from .marks import Mark
from .splice import written
from .styles import COLOURS, Styles

WIDTHS = (12, 18, 8, 30, 30, 80)  # characters
BODY = '<sz val="11"/><name val="Calibri"/>'


@dataclass(frozen=True)
class Said:
    """The words of the sheet: its title, sentences under it, and the heads of its columns."""

    title: str
    sentences: tuple[str, ...]
    heads: tuple[str, ...]
    kinds: dict[bool, str]
    whole_file: str


def said(words: Words, file_name: str, marks: Sequence[Mark], left: int) -> Said:
    """What the sheet says about a file; left: objections that stand in the list but not in a cell, for their number."""
    say = words.say
    grave = sum(mark.grave for mark in marks)
    told = [
        say("Go to a cell by its link, mend it, save, and send this same file again."),
        say("This sheet is not read; you may leave it in the file or take it out."),
    ]
    if left:
        told.append(words.plural("{n} more is not coloured.", "{n} more are not coloured.", left))
    return Said(
        title=say("What to mend in {file}", file=file_name),
        sentences=tuple(told) if marks else (say("No check objects to anything in this file."),),
        heads=tuple(say(text) for text in ("Go to", "Sheet", "Row", "Heading", "Written", "What is wrong")),
        kinds={
            True: words.plural(
                "{n} thing to mend: its row does not count yet",
                "{n} things to mend: their rows do not count yet",
                grave,
            ),
            False: words.plural("{n} thing to look at", "{n} things to look at", len(marks) - grave),
        },
        whole_file=say("the file"),
    )


def sheet(main: str, told: Said, marks: Sequence[Mark], names: Sequence[str], styles: Styles) -> bytes:
    """The sheet's XML. Every text is a string; the links stay inside the file. names: of the sheets, as linked."""
    page = _Page(styles)
    page.line([GUIDE], page.tag)
    page.line([told.title], page.title)
    for sentence in told.sentences:
        page.line([sentence], page.free)
    for grave in [grave for grave in (True, False) if any(mark.grave is grave for mark in marks)]:
        page.line(["", told.kinds[grave]], page.graves[grave], page.free)
    page.line([], page.free)
    page.line(told.heads if marks else [], page.head)
    first = page.row
    for mark in marks:
        page.mark(mark, names, told.whole_file)
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(WIDTHS, 1)
    )
    pane = f'<pane ySplit="{first}" topLeftCell="A{first + 1}" activePane="bottomLeft" state="frozen"/>'
    links = f"<hyperlinks>{''.join(page.links)}</hyperlinks>" if page.links else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{main}">'
        f'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">{pane}</sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(page.rows)}</sheetData>{links}"
        f'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


class _Page:
    """Lines of the sheet as XML, one below the other."""

    def __init__(self, styles: Styles) -> None:
        self.rows: list[str] = []
        self.links: list[str] = []
        self.tag = styles.own('<sz val="8"/><color rgb="FF8A97A5"/><name val="Calibri"/>', 'vertical="top"')
        self.title = styles.own('<b/><sz val="14"/><name val="Calibri"/>', 'vertical="top"')
        self.free = styles.own(BODY, 'vertical="top"')
        self.head = styles.own("<b/>" + BODY, 'vertical="top" wrapText="1"')
        self.body = styles.own(BODY)
        self.link = styles.own('<u/><sz val="11"/><color rgb="FF1F5FA8"/><name val="Calibri"/>')
        self.graves = {grave: styles.own(BODY, colour=colour) for grave, colour in COLOURS.items()}

    @property
    def row(self) -> int:
        return len(self.rows)

    def line(self, texts: Sequence[str], *styles: int, height: float = 0) -> None:
        """One line; the last style holds for all cells that follow."""
        row = len(self.rows) + 1
        cells = "".join(
            _cell(row, at, text, styles[min(at, len(styles)) - 1]) for at, text in enumerate(texts, 1)
        )
        tall = f' ht="{height}" customHeight="1"' if height else ""
        self.rows.append(f'<row r="{row}"{tall}>{cells}</row>')

    def mark(self, mark: Mark, names: Sequence[str], whole_file: str) -> None:
        """One objection, with a link to its cell."""
        name, cell = names[mark.sheet] if mark.sheet < len(names) else "", ""
        if mark.row:
            cell = cell_name(mark.row, mark.column)
            place = written(f"{_quoted(name)}!{cell}")
            self.links.append(f'<hyperlink ref="A{self.row + 1}" location="{place}" display="{cell}"/>')
        texts = [cell or whole_file, name, str(mark.row or ""), mark.heading, mark.written, mark.told]
        lines = max(-(-len(text) // width) for text, width in zip(texts, WIDTHS, strict=True))
        styles = (self.link if cell else self.body, *[self.body] * 4, self.graves[mark.grave])
        self.line(texts, *styles, height=15.0 * min(max(1, lines), 20))


def _cell(row: int, column: int, text: str, style: int) -> str:
    where = cell_name(row, column)
    body = f'<is><t xml:space="preserve">{written(text[:32_000])}</t></is>'
    return f'<c r="{where}" s="{style}" t="inlineStr">{body}</c>'


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
