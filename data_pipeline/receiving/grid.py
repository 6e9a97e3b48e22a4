"""One worksheet's XML -> its lines as text, and what hides behind them: formulas, errors, merges."""

from __future__ import annotations

from dataclasses import dataclass, field

from .cells import column_number, iso_text, number_text, plain_text
from .shared import Book
from .types import Refused
from .xml import MAIN, Attributes, parse, parser

MOST_CELLS = 30_000_000  # lines times columns; beyond that a sheet does not fit
MOST_ROWS = 1_048_576
_TAGS = {space + tag: tag for space in MAIN for tag in ("row", "c", "v", "t", "f", "rPh", "mergeCell")}
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
    """Handlers for expat, five calls a cell. Positions come from the cells, never from <dimension>."""

    def __init__(self, book: Book, part: str) -> None:
        self.book, self.part, self.grid = book, part, Grid()
        self.row, self.row_text, self.column, self.size = 0, "0", 0, 0
        self.line: list[str] = []
        self.typed = False  # did a person type something in this line
        self.columns: dict[str, int] = {}
        self.cell: Attributes = {}
        self.stored, self.has_value, self.formula = "", False, False
        self.reading, self.hint = False, False

    def start(self, name: str, attributes: Attributes) -> None:
        tag = _TAGS.get(name)
        if tag == "c":
            self.cell, self.stored, self.has_value, self.formula = attributes, "", False, False
        elif tag == "v" or tag == "t":
            self.has_value = True
            self.reading = not self.hint
        elif tag == "f":
            self.formula = True
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "rPh":
            self.hint = True
        elif tag == "mergeCell":
            self.grid.merges.append(_corners(attributes.get("ref", "")))

    def characters(self, text: str) -> None:
        if self.reading:
            self.stored += text

    def end(self, name: str) -> None:
        tag = _TAGS.get(name)
        if tag == "v" or tag == "t":
            self.reading = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row" and self.line:
            self._keep(self.line)
        elif tag == "rPh":
            self.hint = False

    def _start_row(self, attributes: Attributes) -> None:
        number = int(attributes.get("r") or self.row + 1)
        if not self.row < number <= MOST_ROWS:
            raise Refused("lines_out_of_order", number, part=self.part)
        self.row, self.row_text, self.column, self.line, self.typed = number, str(number), 0, [], False
        if attributes.get("hidden") in ("1", "true"):
            self.grid.hidden_rows.add(number)

    def _end_cell(self) -> None:
        place, kind = self.cell.get("r"), self.cell.get("t", "n")
        column = self._column(place, self.row_text) if place else self.column + 1
        if not self.column < column <= 16_384:
            raise Refused("lines_out_of_order", self.row, part=self.part)
        self.column = column
        text = self._written(kind, self.stored, self.cell.get("s")) if self.stored else ""
        if self.formula or kind == "e":
            self._note(text, kind, self.formula, self.has_value, column)
        elif text:
            self.typed = True
        if text:
            if len(self.line) < column - 1:
                self.line.extend([""] * (column - 1 - len(self.line)))
            self.line.append(text)

    def _column(self, place: str, row: str) -> int:
        """The column of a cell by what it says; 0 where it says another row than the one it is in."""
        if not place.endswith(row):
            return 0
        letters = place[: -len(row)]
        if letters not in self.columns:
            self.columns[letters] = column_number(letters) if letters.strip(_LETTERS) == "" else 0
        return self.columns[letters]

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


def _corners(ref: str) -> tuple[int, int, int, int]:
    first, _, last = ref.replace("$", "").partition(":")
    (top, left), (bottom, right) = (
        (int(c.lstrip(_LETTERS) or 0), column_number(c)) for c in (first, last or first)
    )
    return top, left, bottom, right


def read_grid(content: bytes, part: str, book: Book) -> Grid:
    """All lines of a worksheet. Raises Refused where the XML is damaged or a line or cell comes twice."""
    reader, made = _Reader(book, part), parser()
    made.StartElementHandler, made.EndElementHandler = reader.start, reader.end
    made.CharacterDataHandler = reader.characters
    try:
        parse(made, content, part)
    except ValueError:
        raise Refused("damaged_part", reader.row or None, part=part) from None
    return reader.grid
