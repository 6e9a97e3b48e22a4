"""What senders have answered about the cells of their files, laid over them as they are read.

The archived file stays as it was sent. A mended cell becomes what its sender typed on a page; a spelling becomes the
code that its sender meant by it. Both are ledger entries (mending/), and
`mended_cells` tells each cell that they changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from . import store
from .ledger import Entry
from .receiving.types import fold
from .working_group import WorkingGroup

CELL = pa.schema(
    [
        ("row_id", pa.int64()),
        ("submission", pa.int32()),
        ("column_name", pa.string()),
        ("was", pa.string()),
        ("becomes", pa.string()),
        ("answer", pa.int32()),
    ]
)
# The cell beside which a spelling was met: a county's state, a place's county.
WITHIN = {"admin2": "admin1", "site": "admin2"}
_ANY = "select 1 from events where action in ('mended', 'learned') limit 1"
_HELD = """
select submission, n, kind, facts
from held_answers
where kind in ('mended', 'learned') and list_contains($submissions, submission)
order by kind desc, n
"""
Cells = dict[tuple[int, str], str | None]


class Patches:
    """The answers that hold for the files of one batch; most batches have none, and then nothing is done."""

    def __init__(self, group: WorkingGroup, cursor: store.Cursor, coming: Iterable[Entry]) -> None:
        self.group = group
        self.asked = {entry.n for entry in coming}
        self.columns = {
            name: [c.name for c in group.lists.vocabulary.columns if c.list == name]
            for name in {c.list for c in group.lists.vocabulary.columns if c.list}
        }
        self.any = bool(cursor.execute(_ANY).fetchall())

    def applied(self, cursor: store.Cursor, written: list[pa.Table]) -> list[pa.Table]:
        """The tables of `written` with the answers laid over; the changed cells go into `mended_cells`."""
        if not self.any:
            return written
        numbers = {table["submission"][0].as_py() for table in written if table.num_rows} & self.asked
        held: dict[int, list[tuple[int, str, dict[str, Any]]]] = {}
        for submission, n, kind, facts in cursor.execute(_HELD, {"submissions": sorted(numbers)}).fetchall():
            held.setdefault(submission, []).append((n, kind, json.loads(facts)))
        return [self._patched(cursor, table, held) for table in written]

    def _patched(self, cursor: store.Cursor, table: pa.Table, held: dict[int, Any]) -> pa.Table:
        number = table["submission"][0].as_py() if table.num_rows else 0
        changed: dict[tuple[int, str], dict[str, Any]] = {}
        for n, kind, facts in held.get(number, ()):
            cells = self._mended(facts) if kind == "mended" else self._learned(table, facts["items"])
            table, were = _with(table, cells)
            for (row_id, column), was in were.items():
                first = changed.get((row_id, column), {"was": was})
                changed[row_id, column] = {
                    "row_id": row_id, "submission": number, "column_name": column, "was": first["was"],
                    "becomes": cells[row_id, column], "answer": n,
                }  # fmt: skip
        store.append(cursor, "mended_cells", pa.Table.from_pylist(list(changed.values()), CELL))
        return table

    def _mended(self, facts: dict[str, Any]) -> Cells:
        """Row and column -> what a person typed; a patch that was erased with its file is none."""
        if not self.group.archive.path(facts["sha256"]).exists():
            return {}
        cells = json.loads(self.group.archive.read(facts["sha256"]))["cells"]
        return {
            (row_key(facts["submission"], cell["sheet"], cell["line"]), cell["column"]): cell["becomes"]
            or None
            for cell in cells
        }

    def _learned(self, table: pa.Table, items: list[dict[str, str]]) -> Cells:
        """Row and column -> the code that was meant by what is written there."""
        return {place: item["code"] for item in items for place in self._places(table, item)}

    def _places(self, table: pa.Table, item: dict[str, str]) -> Iterator[tuple[int, str]]:
        beside = WITHIN.get(item["list"], "") if item.get("within") else ""
        around = table[beside].to_pylist() if beside in table.column_names else [None] * table.num_rows
        rows = table["row_id"].to_pylist()
        for column in self.columns.get(item["list"], ()):
            if column not in table.column_names:
                continue
            for row_id, cell, other in zip(rows, table[column].to_pylist(), around, strict=True):
                if _says(cell, item["written"]) and (not beside or _says(other, item["within"])):
                    yield row_id, column


def _says(cell: str | None, text: str) -> bool:
    return bool(cell) and fold(str(cell)) == fold(text)


def row_key(submission: int, sheet: int, line: int) -> int:
    """The key of a row, as the macro of the same name makes it."""
    return (submission << 36) | (sheet << 28) | line


def _with(table: pa.Table, cells: Cells) -> tuple[pa.Table, Cells]:
    """The table with these cells, and what they were; a row that is not there is left alone."""
    at = {row_id: index for index, row_id in enumerate(table["row_id"].to_pylist())} if cells else {}
    were: Cells = {}
    for column in sorted({column for _, column in cells}):
        there = column in table.column_names
        values = table[column].to_pylist() if there else [None] * table.num_rows
        for (row_id, name), becomes in cells.items():
            if name == column and row_id in at and values[at[row_id]] != becomes:
                were[row_id, name] = values[at[row_id]]
                values[at[row_id]] = becomes
        made = pa.array(values, pa.string())
        if there:
            table = table.set_column(table.column_names.index(column), column, made)
        else:
            table = table.append_column(column, made)
    return table, were
