"""One worksheet's XML -> its lines as text, and what hides behind them: formulas, errors, merges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .receive_cells import cell_name, column_number, iso_text, number_text, plain_text
from .receive_types import Refused
from .receive_xml import Attributes, local, main_names, parse, parser

MOST_CELLS = 30_000_000  # lines times columns; beyond that a sheet does not fit
MOST_ROWS = 1_048_576
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_EMPTY_RESULTS = {"", "0", "FALSE"}


@dataclass(slots=True)
class Grid:
    """Lines 1 to the last filled one; gaps are empty lines. `formulas` are cells without a stored result."""

    cells: list[list[str]] = field(default_factory=list)
    idle: set[int] = field(default_factory=set)  # lines in which only formulas stand, all without an outcome
    formulas: list[tuple[int, int]] = field(default_factory=list)
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # first row, column, last row, column
    hidden_rows: set[int] = field(default_factory=set)

    @property
    def numbers(self) -> range:
        return range(1, len(self.cells) + 1)


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    strings: Sequence[str]
    styles: Sequence[str | None]  # per cell style: "date", "time" or None
    from_1904: bool


class _Reader:
    """Handlers for expat. Positions come from the cells, never from <dimension>."""

    def __init__(self, book: Book, part: str) -> None:
        self.book, self.part, self.grid = book, part, Grid()
        self.row = self.column = self.size = 0
        self.row_text, self.line = "", list[str]()
        self.typed = False  # did a person type something in this line
        self.kind, self.style, self.has_formula, self.has_value, self.in_text = "n", 0, False, False, False
        self.text: list[str] = []
        self.starts = main_names(
            {"row": self.start_row, "c": self.start_cell, "v": self.start_value, "t": self.start_text,
             "f": self.start_formula, "rPh": self.start_hint, "mergeCell": self.merge}
        )  # fmt: skip
        self.ends = main_names(
            {
                "row": self.end_row,
                "c": self.end_cell,
                "v": self.end_text,
                "t": self.end_text,
                "rPh": self.end_hint,
            }
        )
        self.muted = False

    def start(self, name: str, attributes: Attributes) -> None:
        if handler := self.starts.get(name):
            handler(attributes)

    def end(self, name: str) -> None:
        if handler := self.ends.get(name):
            handler()

    def characters(self, text: str) -> None:
        if self.in_text and not self.muted:
            self.text.append(text)

    def start_row(self, attributes: Attributes) -> None:
        number = int(attributes.get("r") or self.row + 1)
        if not self.row < number <= MOST_ROWS:
            raise Refused("lines_out_of_order", number, part=self.part)
        self.row, self.row_text, self.column, self.line, self.typed = number, str(number), 0, [], False
        if attributes.get("hidden") in ("1", "true"):
            self.grid.hidden_rows.add(number)

    def start_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r", "")
        column = column_number(place) or self.column + 1
        if not self.column < column <= 16_384 or (place and place.lstrip(_LETTERS) != self.row_text):
            raise Refused("lines_out_of_order", self.row, part=self.part)
        self.column, self.text = column, []
        self.kind, self.style = attributes.get("t", "n"), int(attributes.get("s") or 0)
        self.has_formula = self.has_value = False

    def start_formula(self, _: Attributes) -> None:
        self.has_formula = True

    def start_value(self, _: Attributes) -> None:
        self.has_value = self.in_text = True

    def start_text(self, _: Attributes) -> None:
        self.in_text = self.has_value = True

    def end_text(self) -> None:
        self.in_text = False

    def start_hint(self, _: Attributes) -> None:
        self.muted = True

    def end_hint(self) -> None:
        self.muted = False

    def end_cell(self) -> None:
        text = self.written("".join(self.text))
        if self.has_formula and not text and not (self.kind == "str" and self.has_value):
            self.grid.formulas.append((self.row, self.column))
        if not text:
            return
        if self.kind == "e":
            self.grid.errors.append((self.row, self.column, text))
        if not self.has_formula or not (text in _EMPTY_RESULTS or self.kind == "e"):
            self.typed = True
        self.line.extend([""] * (self.column - 1 - len(self.line)))
        self.line.append(text)

    def written(self, stored: str) -> str:
        if self.kind == "n":
            style = self.book.styles[self.style] if self.style < len(self.book.styles) else None
            return number_text(stored.strip(), style, self.book.from_1904) if stored else ""
        if self.kind == "s":
            return self.shared(stored)
        if self.kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(stored.strip(), stored)
        return iso_text(stored) if self.kind == "d" else plain_text(stored)

    def shared(self, stored: str) -> str:
        if not stored.strip():
            return ""
        number = int(stored)
        if not 0 <= number < len(self.book.strings):
            raise Refused("damaged_part", self.row, part=cell_name(self.row, self.column))
        return self.book.strings[number]

    def end_row(self) -> None:
        if not self.line:
            return
        self.size += (self.row - len(self.grid.cells) - 1) + len(self.line)
        if self.size > MOST_CELLS:
            raise Refused("too_large_inside")
        self.grid.cells.extend([] for _ in range(self.row - len(self.grid.cells) - 1))
        self.grid.cells.append(self.line)
        if not self.typed:
            self.grid.idle.add(self.row)

    def merge(self, attributes: Attributes) -> None:
        first, _, last = attributes.get("ref", "").replace("$", "").partition(":")
        corners = [(int(c.lstrip(_LETTERS) or 0), column_number(c)) for c in (first, last or first)]
        self.grid.merges.append((*corners[0], *corners[1]))


def read_grid(content: bytes, part: str, book: Book) -> Grid:
    """All lines of a worksheet. Raises Refused where the XML is damaged or a line or cell comes twice."""
    reader = _Reader(book, part)
    made = parser()
    made.StartElementHandler, made.EndElementHandler = reader.start, reader.end
    made.CharacterDataHandler = reader.characters
    try:
        parse(made, content, part)
    except ValueError:
        raise Refused("damaged_part", reader.row or None, part=part) from None
    return reader.grid


def read_strings(content: bytes, part: str) -> list[str]:
    """The shared texts: runs joined, phonetic hints left out."""
    strings: list[str] = []
    pieces: list[str] = []
    state = {"t": False, "rPh": False}

    def start(name: str, _: Attributes) -> None:
        if (tag := local(name)) in state:
            state[tag] = True

    def end(name: str) -> None:
        if (tag := local(name)) in state:
            state[tag] = False
        elif tag == "si":
            strings.append(plain_text("".join(pieces)))
            pieces.clear()

    made = parser()
    made.StartElementHandler, made.EndElementHandler = start, end
    made.CharacterDataHandler = lambda text: pieces.append(text) if state["t"] and not state["rPh"] else None
    parse(made, content, part)
    return strings
