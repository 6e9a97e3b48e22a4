"""What stands under the headings of a file that nobody understood: read from the archived file when it is asked for."""

from __future__ import annotations

from ..access import Viewer
from ..reading import hints_of
from ..receiving.child import read_in_child
from ..receiving.types import Reading
from ..submissions import must_own
from ..working_group import WorkingGroup

SHOWN = 3


def samples_of_headings(
    group: WorkingGroup, viewer: Viewer, submission: int
) -> dict[tuple[int, int], list[str]]:
    """(sheet, position of the heading) -> the first different values under it, as written. Raises NotForYou."""
    must_own(group, viewer, submission)
    found = group.store.ask(
        "select sha256 from submissions where submission = $submission", {"submission": submission}
    )
    path = group.archive.path(found["sha256"][0].as_py())
    readings = (
        [reading for _, reading in read_in_child([path], hints_of(group.lists))] if path.exists() else []
    )
    return {
        (sheet.index, position): _first(column.to_pylist())
        for reading in readings
        if isinstance(reading, Reading)
        for sheet in reading.used
        for position, column in enumerate(sheet.cells)
    }


def _first(values: list[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value and value.strip()))[:SHOWN]
