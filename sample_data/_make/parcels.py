"""Files as partners send them: whose, for which month, in which style, received when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from . import lists
from .chance import Chance
from .files import Cell, Sheet, csv_bytes, xlsx_bytes
from .layout import Line, lay_out
from .profiles import agencies
from .rows import lines_of
from .styles import Style, styles

DEADLINE = 10  # day of the following month, as in group.toml


@dataclass
class Plant:
    """One planted fault or story, and where it stands."""

    kind: str  # check, reading, refused, history or figure
    what: str
    check: str = ""
    column: str = ""
    line: Line | None = None
    written: str = ""  # where no row carries it: the heading


@dataclass
class Parcel:
    """One file. `sender` is an organisation's code or "chair"; `again` tells a second file of a month."""

    sender: str
    month: str
    style: Style
    lines: list[Line]
    received_on: date
    again: str = ""
    mode: str = ""
    plants: list[Plant] = field(default_factory=list)
    headings: Sequence[str] = ()
    name: str = ""
    text: bytes = b""  # a file that no style would write

    @property
    def path(self) -> str:
        """Where the file stands, from the folder of the group on."""
        stem = f"SAMPLE_{self.name or slug(self.sender)}_{self.month}"
        return f"{self.month}/{stem}{'_' if self.again else ''}{self.again}.{self.style.kind}"

    def plant(self, kind: str, what: str, **where: Any) -> None:
        """Note a planted fault of this file."""
        self.plants.append(Plant(kind, what, **where))


Parcels = dict[tuple[str, str, str], Parcel]  # by sender, month and `again`


def slug(organisation: str) -> str:
    """An agency's name for a file name."""
    title = lists.organisations()[organisation]["title"].replace("(sample)", "").replace("UN agency", "")
    plain = title.encode("ascii", "ignore").decode() if organisation != "SMA" else "Sante Mentale Amarante"
    return "_".join(re.findall(r"[A-Za-z]+", plain.replace("'", "")))


def ordinary() -> Iterator[Parcel]:
    """Each agency's file of each month, before anything is planted."""
    for code, agency in agencies().items():
        for month in agency.months:
            lines = lines_of(code, month)
            received = received_on(code, month, late=month in agency.late_in)
            parcel = Parcel(code, month, styles()[agency.style], lines, received)
            if month in agency.late_in:
                parcel.plant("history", f"late: received on {received.isoformat()}, due on day {DEADLINE}")
            yield parcel


def received_on(organisation: str, month: str, late: bool = False) -> date:
    """A day of the following month, before the deadline or after it."""
    chance = Chance("received", organisation, month)
    return day_after(month, chance.whole(DEADLINE + 3, 25) if late else chance.whole(2, DEADLINE))


def day_after(month: str, day: int) -> date:
    """That day of the month after `month`."""
    year, number = int(month[:4]), int(month[5:])
    return date(year + number // 12, number % 12 + 1, day)


def contents(parcel: Parcel) -> tuple[bytes, list[tuple[Line, int, dict[str, Cell]]]]:
    """The file's bytes; and each row with its line number and cells by column."""
    laid = lay_out(parcel.style, parcel.lines, parcel.month, parcel.headings)
    names = [name for name, _ in parcel.style.columns]
    found = [
        (line, number, dict(zip(names, laid.sheet.rows[number - 1], strict=True)))
        for line, number in zip(parcel.lines, laid.numbers, strict=True)
    ]
    if parcel.text:
        return parcel.text, found
    if parcel.style.kind == "csv":
        return csv_bytes(laid.sheet.rows, parcel.style.delimiter, parcel.style.encoding), found
    return xlsx_bytes([*_before(parcel.style), laid.sheet, *_hidden(parcel.style)]), found


def _before(style: Style) -> Iterator[Sheet]:
    if style.cover:
        yield Sheet("How to fill", [[text] for text in style.cover])


def _hidden(style: Style) -> Iterator[Sheet]:
    """A hidden sheet with the values of the drop-down lists, as templates have it."""
    if style.hidden_list:
        groups = list(lists.titles("population_group").values())
        modes = list(lists.titles("delivery_mode").values())
        rows = [("Who for", "Where or how"), *zip(groups, modes, strict=False)]
        yield Sheet("lists", rows, hidden=True)
