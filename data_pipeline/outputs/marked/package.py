"""The parts of a workbook, how they point at each other, and the whole put together again."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass

from .splice import Edits, outline, utf8, written

TYPES = "[Content_Types].xml"
KINDS = {
    "worksheet": "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml",
    "comments": "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml",
    "styles": "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml",
    "vmlDrawing": "application/vnd.openxmlformats-officedocument.vmlDrawing",
}
_EMPTY = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True)
class SheetPart:
    """A sheet as the workbook names it; part is empty for charts and other sheets without cells."""

    name: str
    part: str
    any_part: str


class Package:
    """A workbook's zip, opened; the reader has looked through it before (receiving/zip.py)."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            self.infos = {info.filename.lstrip("/"): info for info in file.infolist() if not info.is_dir()}
            self.parts = {name: file.read(info) for name, info in self.infos.items()}
        self._names = {name.lower(): name for name in self.parts}
        self.workbook = self.target("", "officeDocument") or "xl/workbook.xml"
        self.strict = b"purl.oclc.org/ooxml" in self.read(self.workbook)

    @property
    def main(self) -> str:
        """The namespace of sheets, in the workbook's own dialect."""
        return (
            "http://purl.oclc.org/ooxml/spreadsheetml/main"
            if self.strict
            else "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        )

    @property
    def relations(self) -> str:
        """The namespace of relations, in the workbook's own dialect."""
        return (
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
            if self.strict
            else "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        )

    def read(self, part: str) -> bytes:
        """A part's bytes, as UTF-8. Raises KeyError."""
        return utf8(self.parts[self._names[part.lower()]])

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.lower() in self._names

    def write(self, part: str, content: bytes) -> None:
        """Change a part, or put in a new one."""
        name = self._names.setdefault(part.lower(), part)
        self.parts[name] = content

    def add(self, part: str, kind: str, content: bytes, source: str) -> str:
        """Put in a new part of a kind, which `source` points at; the id of that relation."""
        self.write(part, content)
        types = self.read(TYPES)
        root = outline(types, TYPES)
        piece = f'<{root.prefix}Override PartName="/{written(part)}" ContentType="{KINDS[kind]}"/>'
        edits = Edits(types)
        edits.inside(root, piece.encode())
        self.write(TYPES, edits.result())
        return self._relate(source, kind, part)

    def _relate(self, source: str, kind: str, part: str) -> str:
        rels = _rels(source)
        content = self.read(rels) if self.has(rels) else _EMPTY
        root = outline(content, rels)
        taken = {node.attributes.get("Id") for node in root.children}
        name = next(f"mend{n}" for n in range(1, 100_000) if f"mend{n}" not in taken)
        kind_uri = f"{self.relations}/{kind}"
        piece = f'<{root.prefix}Relationship Id="{name}" Type="{kind_uri}" Target="/{written(part)}"/>'
        edits = Edits(content)
        edits.inside(root, piece.encode())
        self.write(rels, edits.result())
        return name

    def related(self, source: str) -> dict[str, tuple[str, str]]:
        """Relation id -> (last word of its type, part) of everything inside that a part points at."""
        rels = _rels(source)
        if not self.has(rels):
            return {}
        inside = [
            node.attributes
            for node in outline(self.read(rels), rels).children
            if node.attributes.get("TargetMode") != "External"
        ]
        folder = posixpath.dirname(source)
        return {
            one.get("Id", ""): (
                one.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/"),
            )
            for one in inside
        }

    def target(self, source: str, kind: str) -> str:
        """The first part of a kind that a part points at, or ""."""
        return next((part for what, part in self.related(source).values() if what == kind), "")

    def sheets(self) -> list[SheetPart]:
        """The sheets in the order of the workbook."""
        related, root = self.related(self.workbook), outline(self.read(self.workbook), self.workbook)
        listed = [node for one in root.all("sheets") for node in one.all("sheet")]
        found = []
        for node in listed:
            kind, part = related.get(node.attributes.get("id", ""), ("", ""))
            cells = part if kind == "worksheet" else ""
            found.append(SheetPart(node.attributes.get("name", ""), cells, part))
        return found

    def free(self, pattern: str) -> str:
        """A part's name that nobody has, from a pattern with {n}."""
        return next(name for n in range(1, 100_000) if not self.has(name := pattern.format(n=n)))

    def bytes(self) -> bytes:
        """The whole zip, parts in their order, new ones behind; the same bytes for the same changes."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            for name, content in self.parts.items():
                told = self.infos.get(name)
                info = zipfile.ZipInfo(name, told.date_time if told else (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                file.writestr(info, content)
        return out.getvalue()


def _rels(source: str) -> str:
    folder, name = posixpath.split(source)
    return f"{folder}/_rels/{name}.rels".lstrip("/")
