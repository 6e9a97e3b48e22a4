"""The whole workbook with its marks: coloured cells, comments, and the sheet "What to mend" in front."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ...words import Words
from .cells import SheetCells, Want, Wanted
from .comments import Place, draw_comments, write_comments
from .marks import Mark, Mended
from .package import Package
from .splice import Edits, Node, outline, with_attributes, written
from .styles import Styles
from .to_mend import said, sheet

MOST = 3000  # marked cells; the list has them all


def mark_book(
    data: bytes,
    file_name: str,
    marks: Sequence[Mark],
    words: Words,
    mended: Sequence[Mended] = (),
    guides: Sequence[int] = (),
) -> bytes:
    """A workbook's bytes with marks. data: the partner's; marks: the gravest first.

    mended: cells that say something else now; guides: numbers of its sheets that are ours; an earlier "What to mend"
    among them is written anew.
    """
    book = Package(data)
    styles, sheets = Styles(book), book.sheets()
    cells = _cells(marks)
    for at, one in enumerate(sheets):
        if one.part:
            own = [cell for cell in mended if cell.sheet == at]
            _mark_sheet(book, one.part, cells.get(at, {}), own, styles, words)
    told = said(words, file_name, marks, sum(bool(mark.row) for mark in marks) - sum(
        len(marks) for texts in cells.values() for marks in texts.values()))  # fmt: skip
    page = sheet(book.main, told, marks, [one.name for one in sheets], styles)
    name = words.say("What to mend")
    earlier = next((at for at in guides if sheets[at].name.startswith(name)), None)
    if earlier is None:
        _put_first(book, page, _name(name, [one.name for one in sheets]))
    else:
        book.write(sheets[earlier].part, page)
        _open_at(book, earlier)
    styles.write()
    return book.bytes()


def _cells(marks: Sequence[Mark]) -> dict[int, dict[Place, list[Mark]]]:
    """Sheet -> cell -> what is said of it."""
    found: dict[int, dict[Place, list[Mark]]] = defaultdict(dict)
    count = 0
    for mark in marks:
        here = found[mark.sheet]
        place = (mark.row, mark.column)
        if not mark.row or (place not in here and count >= MOST):
            continue
        count += place not in here
        here.setdefault(place, []).append(mark)
    return found


def _mark_sheet(
    book: Package,
    part: str,
    cells: Mapping[Place, list[Mark]],
    mended: Sequence[Mended],
    styles: Styles,
    words: Words,
) -> None:
    wanted: Wanted = defaultdict(dict)
    told: dict[Place, list[str]] = defaultdict(list)
    for (row, column), marks in cells.items():
        wanted[row][column] = Want(any(mark.grave for mark in marks))
        told[row, column] = [mark.told for mark in marks]
    for one in mended:
        grave = wanted[one.row].get(one.column, Want()).grave
        wanted[one.row][one.column] = Want(grave, True, one.becomes)
        told[one.row, one.column].append(words.say("Mended on the page; it said: {was}", was=one.was or "–"))
    walked = SheetCells(book.read(part), part, wanted, styles)
    texts = {place: "\n\n".join(lines) for place, lines in told.items()}
    new, gone = write_comments(book, part, texts)
    if new or gone:
        relation = draw_comments(book, part, walked.drawing, new, gone)
        if relation:
            walked.draw(relation, book.relations)
    book.write(part, walked.edits.result())


def _put_first(book: Package, page: bytes, name: str) -> None:
    """The new sheet in front of all; what counts sheets by their place is counted on."""
    content = book.read(book.workbook)
    root = outline(content, book.workbook)
    listed = root.first("sheets")
    if listed is None or not listed.children:
        return
    relation = book.add(book.free("xl/worksheets/sheet_mend{n}.xml"), "worksheet", page, book.workbook)
    number = 1 + max(int(node.attributes.get("sheetId") or 0) for node in listed.children)
    piece = (
        f'<{listed.prefix}sheet name="{written(name)}" sheetId="{number}" '
        f'xmlns:r="{book.relations}" r:id="{relation}"/>'
    )
    edits = Edits(content)
    edits.insert(listed.head_end, piece.encode())
    for node in root.walk():
        if node.name == "workbookView":
            _set(edits, content, node, activeTab=0, firstSheet=0)
        elif "localSheetId" in node.attributes:
            _set(edits, content, node, localSheetId=int(node.attributes["localSheetId"]) + 1)
    book.write(book.workbook, edits.result())


def _open_at(book: Package, sheet: int) -> None:
    content = book.read(book.workbook)
    edits = Edits(content)
    for node in outline(content, book.workbook).walk():
        if node.name == "workbookView":
            _set(edits, content, node, activeTab=sheet, firstSheet=0)
    book.write(book.workbook, edits.result())


def _set(edits: Edits, content: bytes, node: Node, **attributes: object) -> None:
    tag = content[node.start : node.head_end]
    edits.replace(node.start, node.head_end, with_attributes(tag, attributes))


def _name(wanted: str, taken: Sequence[str]) -> str:
    """A sheet's name that is free, at most 31 signs and without those that the format forbids."""
    clean = "".join(sign for sign in wanted if sign not in "[]:*?/\\")[:26]
    names = {name.casefold() for name in taken}
    free = (clean if n == 1 else f"{clean} ({n})" for n in range(1, len(names) + 2))
    return next(name for name in free if name.casefold() not in names)
