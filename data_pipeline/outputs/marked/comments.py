"""Comments in cells: what is wrong, beside or under what people have written there; earlier ones of ours go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from ...receiving.cells import cell_name, column_number
from .package import Package
from .splice import Edits, Node, outline, written

AUTHOR = "4W check"  # the first line of our comments, by which they are known again
Place = tuple[int, int]  # row and column, from 1
_SHAPE = re.compile(rb"<(\w+:)?shape\b.*?</(\w+:)?shape>", re.S)
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout></xml>'
)
_KIND = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_NOTE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202" '
    'style="position:absolute;width:260pt;height:90pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 12, {top}, 4, {right}, 12, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_BLOCK = 1024  # shape numbers come in blocks, each of one drawing


def write_comments(
    book: Package, sheet: str, told: Mapping[Place, str]
) -> tuple[dict[Place, str], set[Place]]:
    """Put texts into cells of a sheet's part, and take our earlier ones out.

    Returns the texts whose cells need a new shape, and the cells whose shape goes.
    """
    part = book.target(sheet, "comments")
    if not part and not told:
        return {}, set()
    if not part:
        part = book.free("xl/comments_mend{n}.xml")
        empty = f'<comments xmlns="{book.main}"><authors/><commentList/></comments>'
        book.add(part, "comments", empty.encode(), sheet)
    content = book.read(part)
    root, edits = outline(content, part), Edits(content)
    kept, gone = _keep_others(root, edits, content, told)
    new = {place: text for place, text in told.items() if place not in kept}
    _add(root, edits, new)
    book.write(part, edits.result())
    return new, gone


def _keep_others(
    root: Node, edits: Edits, content: bytes, told: Mapping[Place, str]
) -> tuple[set[Place], set[Place]]:
    """What partners wrote stays, with ours behind it where their cell is wrong; ours of earlier times go."""
    comments = root.first("commentList")
    kept, gone = set(), set()
    for node in comments.children if comments else []:
        place, text = _place(node.attributes.get("ref", "A1")), node.first("text")
        if text is None or _plain(content[text.start : text.end]).startswith(f"{AUTHOR}\n"):
            edits.replace(node.start, node.end, b"")
            gone.add(place)
            continue
        kept.add(place)
        for one in [one for one in text.walk() if one.name == "t"]:
            theirs, sign, _ = _plain(content[one.head_end : one.tail]).partition(f"\n\n{AUTHOR}\n")
            if sign:
                edits.replace(one.head_end, one.tail, written(theirs).encode())
        if place in told:
            edits.inside(text, _run(text.prefix, f"\n\n{AUTHOR}\n{told[place]}"))
    return kept, gone


def _add(root: Node, edits: Edits, new: Mapping[Place, str]) -> None:
    authors, comments = root.first("authors"), root.first("commentList")
    if not new or authors is None or comments is None:
        return
    p, author = root.prefix, len(authors.children)
    edits.inside(authors, f"<{p}author>{AUTHOR}</{p}author>".encode())
    pieces = (
        f'<{p}comment ref="{cell_name(*place)}" authorId="{author}"><{p}text>'.encode()
        + _run(p, f"{AUTHOR}\n{text}")
        + f"</{p}text></{p}comment>".encode()
        for place, text in sorted(new.items())
    )
    edits.inside(comments, b"".join(pieces))


def _run(p: str, text: str) -> bytes:
    font = f'<{p}rPr><{p}sz val="10"/><{p}rFont val="Calibri"/></{p}rPr>'
    return f'<{p}r>{font}<{p}t xml:space="preserve">{written(text)}</{p}t></{p}r>'.encode()


def _plain(source: bytes) -> str:
    text = re.sub(rb"<[^>]*>", b"", source).decode().replace("\r\n", "\n")
    return unescape(text.replace("_x000a_", "\n"))


def _place(ref: str) -> Place:
    letters = ref.rstrip("0123456789")
    return int(ref[len(letters) :] or 1), column_number(letters)


def draw_comments(
    book: Package, sheet: str, relation: str, new: Mapping[Place, str], gone: set[Place]
) -> str:
    """Put the comments' shapes into the sheet's drawing; the relation of a drawing made for them, else ""."""
    part = book.related(sheet).get(relation, ("", ""))[1]
    highest = max((int(n) for name in book.parts if name.lower().endswith(".vml")
                   for n in _NUMBER.findall(book.parts[name])), default=0)  # fmt: skip
    first = highest // _BLOCK + 1
    blocks = ",".join(str(first + n) for n in range(len(new) // (_BLOCK - 1) + 1))
    shapes = "".join(_shape(first * _BLOCK + 1 + n, *place) for n, place in enumerate(sorted(new))).encode()
    if part:
        book.write(part, _with_shapes(book.read(part), shapes, blocks, {*new, *gone}))
        return ""
    if not new:
        return ""
    part = book.free("xl/drawings/vmlDrawing_mend{n}.vml")
    vml = _with_shapes(_VML.format(blocks=blocks).encode(), shapes, "", set())
    return book.add(part, "vmlDrawing", vml, sheet)


def _with_shapes(vml: bytes, shapes: bytes, blocks: str, gone: set[Place]) -> bytes:
    """A drawing with shapes put in before its end; form fields and the like in it stay as they are."""

    def without(found: re.Match[bytes]) -> bytes:
        row, column = (re.search(rb"<x:%s>\s*(\d+)" % tag, found[0]) for tag in (b"Row", b"Column"))
        if b'"Note"' in found[0] and row and column and (int(row[1]) + 1, int(column[1]) + 1) in gone:
            return b""
        return found[0]

    vml = _SHAPE.sub(without, vml) if gone else vml
    if not shapes:
        return vml
    if blocks:
        vml = re.sub(
            rb'(<o:idmap\b[^>]*\bdata=")([\d,]*)"', rb'\g<1>\g<2>,%s"' % blocks.encode(), vml, count=1
        )
    kind = b"" if b'id="_x0000_t202"' in vml else _KIND.encode()
    end = vml.rindex(b"</")
    return vml[:end] + kind + shapes + vml[end:]


def _shape(number: int, row: int, column: int) -> str:
    return _NOTE.format(
        id=number, row=row - 1, column=column - 1,
        left=column, right=column + 4, top=max(0, row - 2), bottom=row + 4,
    )  # fmt: skip
