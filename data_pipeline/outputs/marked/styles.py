"""Cell styles: what a marked cell looks like, and what it looked like before an earlier mark."""

from __future__ import annotations

import re

from .package import Package
from .splice import Edits, Node, outline, with_attributes

# Colours that hardly anybody chooses, so that a mark is known again: by severity, error first.
COLOURS = {True: "FFF6C1BB", False: "FFFDEBA7"}
_EMPTY = (
    '<styleSheet xmlns="{main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
APP = "docProps/app.xml"
LISTS = ("cellXfs", "fills", "fonts")
_SECOND = re.compile(rb"<(?:\w+:)?bgColor\b[^>]*>")


class Styles:
    """The workbook's styles, read once; new ones are numbered at once and written at the end."""

    def __init__(self, book: Package) -> None:
        self.book = book
        self.part = book.target(book.workbook, "styles") or self._made()
        self.content = book.read(self.part)
        self.root = outline(self.content, self.part)
        if not all(self.root.first(name) for name in LISTS):
            self.content = _EMPTY.format(main=book.main).encode()
            self.root = outline(self.content, self.part)
        self.xfs, self.fills, self.fonts = (self._list(name) for name in LISTS)
        self.new: dict[str, list[bytes]] = {name: [] for name in LISTS}
        self._known: dict[tuple[int, bool | None], int] = {}
        # LibreOffice keeps no second colour of a plain fill, and writes one of its own there.
        self._second_kept = not (book.has(APP) and b"LibreOffice" in book.read(APP))
        self._ours = {at for at, fill in enumerate(self.fills) if self._is_mark(fill)}

    def _made(self) -> str:
        """A workbook without styles gets the plainest."""
        part = self.book.free("xl/styles_mend{n}.xml")
        self.book.add(part, "styles", _EMPTY.format(main=self.book.main).encode(), self.book.workbook)
        return part

    def _list(self, name: str) -> list[Node]:
        found = self.root.first(name)
        return found.children if found else []

    def _is_mark(self, fill: Node) -> bool:
        colours = [node.attributes.get("rgb", "") for node in fill.walk() if node.name == "fgColor"]
        return any(colour.upper() in COLOURS.values() for colour in colours)

    def is_marked(self, style: int) -> bool:
        """Whether a cell of that style bears an earlier mark of ours."""
        return style < len(self.xfs) and self._fill_of(style) in self._ours

    def marked(self, style: int, grave: bool) -> int:
        """The same style in the colour of a mark."""
        return self._variant(style, grave)

    def plain(self, style: int) -> int:
        """The style as it was before an earlier mark."""
        return self._variant(style, None)

    def _variant(self, style: int, grave: bool | None) -> int:
        if (style, grave) not in self._known:
            before = self._before(style)
            fill = before if grave is None else self._fill(COLOURS[grave], before)
            self._known[style, grave] = self._add("cellXfs", self._xf(style, self._number(fill)))
        return self._known[style, grave]

    def _before(self, style: int) -> bytes:
        """What fills a cell under a mark; a mark keeps it where a plain fill has a colour that nobody sees."""
        if style >= len(self.xfs):
            return b""
        at = self._fill_of(style)
        if at >= len(self.fills):
            return b""
        source = self.content[self.fills[at].start : self.fills[at].end]
        if at not in self._ours:
            return source
        kept = _SECOND.search(source) if self._second_kept else None
        if not kept or b"indexed" in kept[0]:
            return b""
        return _solid(self._p, kept[0].replace(b"bgColor", b"fgColor"))

    @property
    def _p(self) -> str:
        return self.root.prefix

    def _fill(self, colour: str, before: bytes) -> bytes:
        """Our colour, with the cell's own behind it."""
        solid = re.search(rb"<(?:\w+:)?fgColor\b[^>]*>", before) if b'"solid"' in before else None
        second = (
            solid[0].replace(b"fgColor", b"bgColor")
            if solid
            else f'<{self._p}bgColor indexed="64"/>'.encode()
        )
        return _solid(self._p, f'<{self._p}fgColor rgb="{colour}"/>'.encode(), second)

    def _xf(self, style: int, number: int) -> bytes:
        if style >= len(self.xfs):
            return f'<{self._p}xf numFmtId="0" fontId="0" fillId="{number}" borderId="0" applyFill="1"/>'.encode()
        xf = self.xfs[style]
        tag = with_attributes(self.content[xf.start : xf.head_end], {"fillId": number, "applyFill": 1})
        return tag + self.content[xf.head_end : xf.end]

    def _number(self, fill: bytes) -> int:
        return self._add("fills", fill) if fill else 0

    def _fill_of(self, style: int) -> int:
        return int(self.xfs[style].attributes.get("fillId") or 0)

    def own(self, font: str, alignment: str = 'vertical="top" wrapText="1"', colour: str = "") -> int:
        """A style of our own sheet; a text in it stays a text when it is typed over."""
        p = self._p
        font_number = self._add("fonts", f"<{p}font>{font.replace('<', f'<{p}')}</{p}font>".encode())
        fill = self._number(self._fill(colour, b"")) if colour else 0
        return self._add("cellXfs", (
            f'<{p}xf numFmtId="49" fontId="{font_number}" fillId="{fill}" borderId="0" quotePrefix="1" '
            f'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><{p}alignment {alignment}/></{p}xf>'
        ).encode())  # fmt: skip

    def _add(self, name: str, piece: bytes) -> int:
        new = self.new[name]
        if piece not in new:
            new.append(piece)
        return len(self._list(name)) + new.index(piece)

    def write(self) -> None:
        """Put the new styles into the workbook."""
        edits = Edits(self.content)
        for name, pieces in self.new.items():
            found = self.root.first(name)
            if found and pieces:
                edits.inside(found, b"".join(pieces), count=len(found.children) + len(pieces))
        self.book.write(self.part, edits.result())


def _solid(p: str, *colours: bytes) -> bytes:
    fill = f'<{p}fill><{p}patternFill patternType="solid">'.encode()
    return fill + b"".join(colours) + f"</{p}patternFill></{p}fill>".encode()
