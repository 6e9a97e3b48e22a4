"""XML changed by putting pieces in: where every element begins and ends in the bytes, and the edits made there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from ...receiving.xml import local, parse, parser
from ..escape import CONTROL

_HEAD = re.compile(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_DECLARED = re.compile(r"^<\?xml[^>]*\?>")


@dataclass
class Node:
    """One element: its name without namespace, its attributes, and where it stands.

    start, head_end: of its opening tag; tail: where its closing tag begins (head_end if it has none); end: behind it.
    """

    name: str
    attributes: dict[str, str]
    start: int
    head_end: int
    prefix: str
    tail: int = 0
    end: int = 0
    children: list[Node] = field(default_factory=list)

    def all(self, name: str) -> list[Node]:
        """Its children of that name."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Node | None:
        """Its first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def walk(self) -> Iterator[Node]:
        """Itself and all below, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


def head(content: bytes, start: int) -> bytes:
    """The opening tag that begins there."""
    found = _HEAD.match(content, start)
    return found[0] if found else b""


def prefix_of(tag: bytes) -> str:
    """ "x:" of <x:row ...>, "" of <row ...>."""
    name = re.split(rb"[\s/>]", tag[1:], maxsplit=1)[0].decode()
    return name.rpartition(":")[0] + ":" if ":" in name else ""


def utf8(content: bytes) -> bytes:
    """The part in the encoding in which offsets are counted."""
    if content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return content
    return _DECLARED.sub('<?xml version="1.0" encoding="UTF-8"?>', content.decode("utf-16")).encode()


def outline(content: bytes, part: str) -> Node:
    """All elements of a small part. Raises Refused where the XML is damaged."""
    made = parser()
    open_nodes: list[Node] = []
    roots: list[Node] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        at = made.CurrentByteIndex
        tag = head(content, at)
        plain = {local(key): value for key, value in attributes.items()}
        node = Node(local(name), plain, at, at + len(tag), prefix_of(tag))
        (open_nodes[-1].children if open_nodes else roots).append(node)
        open_nodes.append(node)

    def end(_: str) -> None:
        node = open_nodes.pop()
        closed = content[node.head_end - 2 : node.head_end] == b"/>"
        node.tail = node.head_end if closed else made.CurrentByteIndex
        node.end = node.head_end if closed else content.index(b">", node.tail) + 1

    made.StartElementHandler, made.EndElementHandler = start, end
    parse(made, content, part)
    return roots[0]


class Edits:
    """Changes to bytes, put in together; several at one place come in the order in which they were asked."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.made: list[tuple[int, int, bytes]] = []

    def replace(self, start: int, end: int, by: bytes) -> None:
        self.made.append((start, end, by))

    def insert(self, at: int, piece: bytes) -> None:
        self.made.append((at, at, piece))

    def inside(self, node: Node, piece: bytes, **attributes: object) -> None:
        """Put a piece at the end of an element, and set attributes of it."""
        tag = with_attributes(self.content[node.start : node.head_end], attributes)
        if node.tail == node.head_end and tag.endswith(b"/>"):
            piece, tag = tag[:-2] + b">" + piece + f"</{node.prefix}{node.name}>".encode(), b""
            self.replace(node.start, node.head_end, piece)
            return
        self.replace(node.start, node.head_end, tag)
        self.insert(node.tail, piece)

    def result(self) -> bytes:
        """The bytes with all changes made."""
        pieces, at = [], 0
        for start, end, by in sorted(self.made, key=lambda edit: edit[:2]):
            pieces += [self.content[at:start], by]
            at = end
        return b"".join([*pieces, self.content[at:]])


def with_attributes(tag: bytes, attributes: dict[str, object]) -> bytes:
    """An opening tag with attributes set, those that it has and new ones."""
    for name, value in attributes.items():
        text = f'{name}="{value}"'.encode()
        tag, done = re.subn(rb"""(?<=\s)%s\s*=\s*("[^"]*"|'[^']*')""" % name.encode(), text, tag, count=1)
        if not done:
            cut = -2 if tag.endswith(b"/>") else -1
            tag = tag[:cut].rstrip() + b" " + text + tag[cut:]
    return tag


def written(text: str) -> str:
    """A text as it may stand in XML, between tags and in attributes."""
    return escape(CONTROL.sub("", text), {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
