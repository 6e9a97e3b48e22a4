"""A worksheet's XML with cells coloured, and cells put in where a wrong one is empty; all else stays as it is."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass

from ...receiving.cells import cell_name, column_number
from ...receiving.xml import local, parse, parser
from .splice import Edits, head, prefix_of, with_attributes, written
from .styles import Styles

# What may stand behind the comments' drawing, in the order that the format wants.
AFTER = {
    "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
    "AlternateContent",
}  # fmt: skip
NUMBER = re.compile(r"0|[1-9]\d{0,14}")


@dataclass(frozen=True)
class Want:
    """What a cell should be: marked (grave or not; None: as it is), and, where it was mended, what it says now."""

    grave: bool | None = None
    mended: bool = False
    becomes: str = ""


Wanted = dict[int, dict[int, Want]]  # row -> column -> what is wanted


class SheetCells:
    """One walk over a worksheet. Afterwards: `edits`, and the id of its `drawing` of comments ("" if it has none)."""

    def __init__(self, content: bytes, part: str, wanted: Wanted, styles: Styles) -> None:
        self.edits, self.content, self.styles = Edits(content), content, styles
        self.wanted = {row: dict(sorted(columns.items())) for row, columns in sorted(wanted.items())}
        self.waiting = deque(self.wanted)  # rows that have not been passed yet
        self.drawing, self.drawing_at = "", 0
        self.depth, self.row, self.column, self.row_style = 0, 0, 0, 0
        self.p, self.row_closed, self.data_closed = "", False, False
        self.column_styles: list[tuple[int, int, int]] = []
        self.mending: tuple[int, int, Want] | None = (
            None  # where the cell begins, its style, what it should say
        )
        self.parser = parser()
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        parse(self.parser, content, part)

    @property
    def at(self) -> int:
        return self.parser.CurrentByteIndex

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        self.depth += 1
        if tag == "c":
            self._cell(attributes)
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "col":
            at = tuple(int(attributes.get(key) or 0) for key in ("min", "max", "style"))
            self.column_styles.append((at[0], at[1], at[2]))
        elif tag == "sheetView" and attributes.get("tabSelected") in ("1", "true"):
            self._set(tabSelected=0)
        elif tag == "sheetData":
            self._start_data()
        elif tag == "legacyDrawing":
            self.drawing = next((v for key, v in attributes.items() if local(key) == "id"), "")
        elif self.depth == 2 and tag in AFTER and not self.drawing_at:
            self.drawing_at = self.at

    def _end(self, name: str) -> None:
        tag = local(name)
        self.depth -= 1
        if tag == "c" and self.mending:
            self._end_mended()
        elif tag == "row" and not self.row_closed:
            self._put_cells(self.at)
        elif tag == "sheetData" and not self.data_closed:
            self._put_rows(self.at)
        elif tag == "worksheet" and not self.drawing_at:
            self.drawing_at = self.at

    def _set(self, **attributes: object) -> None:
        tag = head(self.content, self.at)
        self.edits.replace(self.at, self.at + len(tag), with_attributes(tag, attributes))

    def _start_data(self) -> None:
        tag = head(self.content, self.at)
        self.p, self.data_closed = prefix_of(tag), tag.endswith(b"/>")
        if self.data_closed and self.wanted:
            self.edits.replace(self.at, self.at + len(tag), f"<{self.p}sheetData>".encode())
            self._put_rows(self.at + len(tag))
            self.edits.insert(self.at + len(tag), f"</{self.p}sheetData>".encode())

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row, self.column = int(attributes.get("r") or self.row + 1), 0
        own = attributes.get("customFormat") in ("1", "true")
        self.row_style = int(attributes.get("s") or 0) if own else -1
        self._put_rows(self.at, before=self.row)
        tag = head(self.content, self.at)
        self.row_closed = tag.endswith(b"/>")
        if self.row_closed and self.row in self.wanted:
            end = self.at + len(tag)
            self.edits.replace(self.at, end, tag[:-2] + b">")
            self._put_cells(end)
            self.edits.insert(end, f"</{self.p}row>".encode())

    def _cell(self, attributes: dict[str, str]) -> None:
        place = attributes.get("r", "").rstrip("0123456789")
        self.column = column_number(place) if place else self.column + 1
        style = int(attributes.get("s") or 0)
        wanted = self.wanted.get(self.row, {})
        self._put_cells(self.at, before=self.column)
        if self.column in wanted:
            want = wanted.pop(self.column)
            if want.mended:
                self.mending = (self.at, style, want)
            else:
                self._set(s=self._style(style, want))
        elif self.styles.is_marked(style):
            self._set(s=self.styles.plain(style))

    def _style(self, style: int, want: Want) -> int:
        if want.grave is not None:
            return self.styles.marked(style, want.grave)
        return self.styles.plain(style) if self.styles.is_marked(style) else style

    def _end_mended(self) -> None:
        """The whole cell anew; one whose formula others share stays, for theirs would be gone with it."""
        start, style, want = self.mending or (0, 0, Want())
        self.mending = None
        tag = head(self.content, start)
        end = start + len(tag) if tag.endswith(b"/>") else self.content.index(b">", self.at) + 1
        if b't="shared"' in self.content[start:end]:
            self.edits.replace(start, start + len(tag), with_attributes(tag, {"s": self._style(style, want)}))
        else:
            self.edits.replace(start, end, self._new(self.row, self.column, want, style))

    def _put_cells(self, at: int, before: int = 1 << 20) -> None:
        """Empty cells that are wrong, in front of the next one of the row."""
        columns = self.wanted.get(self.row, {})
        for column in [column for column in columns if column < before]:
            self.edits.insert(at, self._new(self.row, column, columns.pop(column)))

    def _put_rows(self, at: int, before: int = 1 << 22) -> None:
        """Wrong cells in rows of which nothing is written down."""
        while self.waiting and self.waiting[0] < before:
            row = self.waiting.popleft()
            if not self.wanted[row]:
                continue  # it was there, and its cells are done
            self.row_style = -1
            cells = b"".join(self._new(row, column, want) for column, want in self.wanted[row].items())
            self.edits.insert(at, f'<{self.p}row r="{row}">'.encode() + cells + f"</{self.p}row>".encode())
            self.wanted[row] = {}

    def _new(self, row: int, column: int, want: Want, style: int = -1) -> bytes:
        """A cell; where there was none, in the style of its row or column."""
        if style < 0:
            style = self.row_style
        if style < 0:
            style = next((s for first, last, s in self.column_styles if first <= column <= last), 0)
        p, text = self.p, want.becomes
        body = f"<{p}v>{text}</{p}v>" if NUMBER.fullmatch(text) else ""
        kind = "" if body or not text else ' t="inlineStr"'
        if kind:
            body = f'<{p}is><{p}t xml:space="preserve">{written(text)}</{p}t></{p}is>'
        return (
            f'<{p}c r="{cell_name(row, column)}" s="{self._style(style, want)}"{kind}>{body}</{p}c>'.encode()
        )

    def draw(self, relation: str, relations: str) -> None:
        """Point at the drawing of the comments, where the sheet had none."""
        piece = f'<{self.p}legacyDrawing xmlns:r="{relations}" r:id="{relation}"/>'
        self.edits.insert(self.drawing_at, piece.encode())
