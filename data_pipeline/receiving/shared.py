"""What the sheets of a workbook share: its texts, and what its cell styles show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .cells import plain_text, style_kind
from .xml import Attributes, elements, local, parse, parser


@dataclass(frozen=True, slots=True)
class Book:
    """What the sheets of a workbook share."""

    strings: Sequence[str]
    styles: Sequence[str | None]  # per cell style: "date", "time" or None
    from_1904: bool


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


def read_styles(content: bytes, part: str) -> list[str | None]:
    """What each cell style shows: "date", "time" or None, in the order of the style sheet."""
    formats: dict[int, str] = {}
    used: list[int] = []
    inside = False
    for tag, attributes in elements(content, part):
        if tag == "numFmt":
            formats[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif tag in ("cellXfs", "cellStyles", "dxfs"):
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            used.append(int(attributes.get("numFmtId", 0)))
    return [style_kind(formats.get(number), number) for number in used]
