"""Small parts of a workbook's XML, read with expat and a hard stop at any DOCTYPE or entity."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from .types import Refused

Attributes = dict[str, str]
_SEPARATOR = "}"
# The two dialects of the format (transitional and strict), as expat writes them before a name.
MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "http://purl.oclc.org/ooxml/spreadsheetml/main}",
)


def parser() -> expat.XMLParserType:
    """A parser that names elements "namespace}name" and refuses documents that define their own entities."""
    made = expat.ParserCreate(None, _SEPARATOR)
    made.buffer_text = True
    made.buffer_size = 1 << 16
    made.StartDoctypeDeclHandler = _refuse
    made.EntityDeclHandler = _refuse
    return made


def _refuse(*_: object) -> None:
    raise Refused("doctype", part="xml")


def parse(made: expat.XMLParserType, content: bytes, part: str) -> None:
    try:
        made.Parse(content, True)
    except expat.ExpatError:
        raise Refused("damaged_part", part=part) from None


def local(name: str) -> str:
    return name.rpartition(_SEPARATOR)[2]


def elements(content: bytes, part: str) -> Iterator[tuple[str, Attributes]]:
    """(name without namespace, attributes without namespace) of every element, in order."""
    found: list[tuple[str, Attributes]] = []
    made = parser()
    made.StartElementHandler = lambda name, attributes: found.append(
        (local(name), {local(key): value for key, value in attributes.items()})
    )
    parse(made, content, part)
    return iter(found)
