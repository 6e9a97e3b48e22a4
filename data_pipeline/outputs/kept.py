"""What is handed out with a final month and kept with it to the byte: the standard tables, and what MAKERS makes.

Made for members when the month is made final, written into its bundle with their hashes, and never made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa

from ..access import NotForYou, Viewer
from ..bundle import HANDED_OUT, MANIFEST
from ..reached import months_before
from ..released import periods
from ..telling import passport
from ..telling.column_words import TAGS, column_title
from ..telling.speech import in_language, say
from ..versions import NoSuchVersion
from ..working_group import WorkingGroup
from .escape import csv_bytes, xlsx_bytes
from .handouts import Handout

# The questions whose answers are handed out as tables, with the eleven units of OCHA.
TABLES = (
    "reach_by_state", "reach_by_layer", "reach_by_state_and_layer", "reach_by_group", "reach_by_state_and_group",
    "reach_by_month", "reach_by_activity", "sex_age", "presence",
)  # fmt: skip
Made = Iterator[tuple[str, bytes]]


def tables(handout: Handout) -> Made:
    """The standard tables of the month and of its year to date, as CSV and XLSX, each with what has to be known."""
    for first in dict.fromkeys(periods(handout.month).values()):
        asked = {"from_month": first, "pcodes": True}
        line = handout.ask("headline", **asked).to_pylist()[0]
        about = replace(handout.subject, period=passport.period_words(first, handout.month))
        for name in TABLES:
            start = months_before(handout.month, 11) if name == "reach_by_month" else first
            rows = handout.ask(name, **{**asked, "from_month": start})
            stem = f"{'SAMPLE_' if about.sample else ''}{name}_{_period(first, handout.month)}"
            yield f"{stem}.csv", _csv(handout, rows, passport.citation(line, about))
            note = say("SAMPLE, not real figures") if about.sample else ""
            titles, tags = _titles(handout, rows), _tags(rows)
            yield (
                f"{stem}.xlsx",
                xlsx_bytes(rows, titles, tags, note=note, about=passport.file_lines(line, about)),
            )


# What is made when a month is made final; each gives the files of its kind.
MAKERS: tuple[Callable[[Handout], Made], ...] = (tables,)


def hand_out(group: WorkingGroup, month: date, folder: str, day: date) -> dict[str, bytes]:
    """Everything that is handed out with a month that is being made final on a day, from the figures as they stand."""
    handout = Handout(group, month)
    handout.final = {"month": month, "made_on": day, "reopened": False, "folder": folder}
    with in_language(group.settings.language):
        return {name: data for make in MAKERS for name, data in make(handout)}


def handed_out(group: WorkingGroup, viewer: Viewer, at: str) -> list[str]:
    """The names of the files kept with a final month; none for one made final before there were any.

    Raises NotForYou for the public, NoSuchVersion.
    """
    return sorted(_kept(group, viewer, at)[1])


def handed_out_file(group: WorkingGroup, viewer: Viewer, at: str, name: str) -> bytes:
    """The bytes of one of them as they were handed out. Raises as `handed_out`, and KeyError for an unknown name."""
    folder, hashes = _kept(group, viewer, at)
    digest = hashes[name]
    data = (folder / HANDED_OUT / name).read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError(f"{name} was changed since it was handed out")
    return data


def _kept(group: WorkingGroup, viewer: Viewer, at: str) -> tuple[Path, dict[str, str]]:
    if not viewer.is_member:
        raise NotForYou("This is only for members of the working group.")
    known = group.store.ask("from frozen_months where folder = $at", {"at": at})
    if not known.num_rows:
        raise NoSuchVersion(f"there are no figures under the name {at!r}")
    folder = group.folder / "frozen" / known["folder"][0].as_py()
    return folder, json.loads((folder / MANIFEST).read_bytes()).get(HANDED_OUT, {})


def _csv(handout: Handout, rows: pa.Table, citation: str) -> bytes:
    """Each line says where it is from: a CSV file has no second sheet, and lines are copied out of it."""
    more = rows.append_column("source_of_figures", pa.array([citation] * rows.num_rows, pa.string()))
    titles = [*_titles(handout, rows), say("About these figures")]
    return csv_bytes(more, titles, [*_tags(rows), "#meta+source"])


def _titles(handout: Handout, rows: pa.Table) -> list[str]:
    return [column_title(name, handout.group.lists) for name in rows.column_names]


def _tags(rows: pa.Table) -> list[str]:
    return [TAGS.get(name, "") for name in rows.column_names]


def _period(first: date, last: date) -> str:
    return f"{last:%Y-%m}" if first == last else f"{first:%Y-%m}_{last:%Y-%m}"
