"""One worksheet's XML -> its lines as text, and what hides behind them: formulas, errors, merges."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from .receive_cells import column_number, iso_text, number_text, plain_text
from .receive_shared import Book
from .receive_types import Refused
from .receive_xml import in_main

MOST_CELLS = 30_000_000  # lines times columns; beyond that a sheet does not fit
MOST_ROWS = 1_048_576
_CHUNK = 1 << 18
_TAGS = in_main("row", "c", "v", "is", "t", "f", "rPh", "mergeCell", "sheetData")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_EMPTY_RESULTS = {"", "0", "FALSE"}


@dataclass(slots=True)
class Grid:
    """Lines 1 to the last filled one; gaps are empty lines. `formulas` are cells without a stored result."""

    cells: list[list[str]] = field(default_factory=list)
    idle: set[int] = field(default_factory=set)  # lines in which only formulas stand, all without an outcome
    formulas: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  # rows and columns, first and last
    hidden_rows: set[int] = field(default_factory=set)

    @property
    def numbers(self) -> range:
        return range(1, len(self.cells) + 1)


class _Reader:
    """Takes finished <row> elements one by one. Positions come from the cells, never from <dimension>."""

    def __init__(self, book: Book, part: str) -> None:
        self.book, self.part, self.grid = book, part, Grid()
        self.row = self.size = 0
        self.typed = False  # did a person type something in this line
        self.columns: dict[str, int] = {}

    def take(self, element: Element, tag: str) -> None:
        if tag == "row":
            self._take_row(element)
        elif tag == "mergeCell":
            self.grid.merges.append(_corners(element.get("ref", "")))

    def _take_row(self, element: Element) -> None:
        number = int(element.get("r") or self.row + 1)
        if not self.row < number <= MOST_ROWS:
            raise Refused("lines_out_of_order", number, part=self.part)
        self.row, self.typed = number, False
        if element.get("hidden") in ("1", "true"):
            self.grid.hidden_rows.add(number)
        if line := self._line(element, str(number)):
            self._keep(line)

    def _line(self, element: Element, row: str) -> list[str]:
        line: list[str] = []
        column = 0
        for cell in element:
            if _TAGS.get(cell.tag) != "c":
                continue
            place = cell.get("r")
            at = self._column(place, row) if place else column + 1
            if not column < at <= 16_384:
                raise Refused("lines_out_of_order", self.row, part=self.part)
            column = at
            if text := self._text(cell, column):
                if len(line) < column - 1:
                    line.extend([""] * (column - 1 - len(line)))
                line.append(text)
        return line

    def _column(self, place: str, row: str) -> int:
        """The column of a cell that says where it stands; 0 where it says another row than the one it is in."""
        if not place.endswith(row):
            return 0
        letters = place[: -len(row)]
        if letters not in self.columns:
            self.columns[letters] = column_number(letters) if letters.strip(_LETTERS) == "" else 0
        return self.columns[letters]

    def _text(self, cell: Element, column: int) -> str:
        """The cell's text; what must be known of it is noted."""
        kind, stored, formula = cell.get("t", "n"), None, False
        for child in cell:
            tag = _TAGS.get(child.tag)
            if tag == "v":
                stored = child.text or ""
            elif tag == "is":
                stored = _inline(child)
            elif tag == "f":
                formula = True
        text = self._written(kind, stored, cell.get("s")) if stored else ""
        if formula or kind == "e":
            self._note(text, kind, formula, stored is not None, column)
        elif text:
            self.typed = True
        return text

    def _note(self, text: str, kind: str, formula: bool, has_value: bool, column: int) -> None:
        if not text and not (kind == "str" and has_value):
            self.grid.formulas.append((self.row, column))
        if kind == "e" and text:
            self.grid.errors.append((self.row, column, text))
        self.typed |= not formula or not (text in _EMPTY_RESULTS or kind == "e")

    def _written(self, kind: str, stored: str, style: str | None) -> str:
        if kind == "s":
            number = int(stored)
            if not 0 <= number < len(self.book.strings):
                raise Refused("damaged_part", self.row, part="sharedStrings")
            return self.book.strings[number]
        if kind == "n":
            at = int(style or 0)
            shown = self.book.styles[at] if at < len(self.book.styles) else None
            return number_text(stored.strip(), shown, self.book.from_1904)
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(stored.strip(), stored)
        return iso_text(stored) if kind == "d" else plain_text(stored)

    def _keep(self, line: list[str]) -> None:
        gap = self.row - len(self.grid.cells) - 1
        self.size += gap + len(line)
        if self.size > MOST_CELLS:
            raise Refused("too_large_inside")
        self.grid.cells.extend([] for _ in range(gap))
        self.grid.cells.append(line)
        if not self.typed:
            self.grid.idle.add(self.row)


def _inline(element: Element) -> str:
    """Text of <is>: plain or in runs, without phonetic hints."""
    runs = (run for run in element if _TAGS.get(run.tag) != "rPh")
    return "".join(text.text or "" for run in runs for text in run.iter() if _TAGS.get(text.tag) == "t")


def _corners(ref: str) -> tuple[int, int, int, int]:
    first, _, last = ref.replace("$", "").partition(":")
    (top, left), (bottom, right) = (
        (int(c.lstrip(_LETTERS) or 0), column_number(c)) for c in (first, last or first)
    )
    return top, left, bottom, right


def read_grid(content: bytes, part: str, book: Book) -> Grid:
    """All lines of a worksheet. Raises Refused where the XML is damaged or a line or cell comes twice."""
    reader = _Reader(book, part)
    parser = XMLPullParser(("start", "end"))
    data: Element | None = None
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
            for event, element in parser.read_events():
                tag = _TAGS.get(element.tag)
                if event == "end" and (tag == "row" or tag == "mergeCell"):
                    reader.take(element, tag)
                elif tag == "sheetData":
                    data = element
            if data is not None:
                data.clear()  # rows that were taken are not kept; one that is still open stays whole
        parser.close()
    except (ParseError, ValueError):
        raise Refused("damaged_part", reader.row or None, part=part) from None
    return reader.grid
