"""Files that come again, in parts, or for others: corrections, an addition, a consolidated workbook."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from .layout import Line
from .parcels import Parcel, Parcels, received_on
from .story import multiplied
from .styles import styles


def send_again(parcels: Parcels) -> None:
    """All of them."""
    correct(parcels, "ALT", "2026-02", 2, lambda line: multiplied(line, 1.15))
    correct(parcels, "WLA", "2026-06", 3, lambda line: multiplied(line, 0.9))
    correct(parcels, "TLI", "2026-01", 62, lambda line: multiplied(line, 0.8))
    correct(
        parcels, "KCI", "2026-09", 24, lambda line: multiplied(line, 1.2)
    )  # after the month was made final
    addition(parcels, "RLC", "2026-05")
    consolidated(parcels, "2026-04", ("FYL", "GHT", "KPS"))


def correct(parcels: Parcels, sender: str, month: str, days: int, change: Callable[[Line], Line]) -> None:
    """The file is sent again, every third row changed."""
    first = parcels[sender, month, ""]
    lines = [change(line) if number % 3 == 0 else line.copy() for number, line in enumerate(first.lines)]
    second = _after(first, lines, days, "v2", "replaces")
    second.plant("history", f"corrected file, {days} days after the first: it replaces the first")
    parcels[sender, month, "v2"] = second


def addition(parcels: Parcels, sender: str, month: str) -> None:
    """Rows that were forgotten, sent as an addition."""
    first = parcels[sender, month, ""]
    more = _after(first, [first.lines.pop(), first.lines.pop()], 3, "more", "adds")
    more.plant("history", "an addition: two rows that the first file had forgotten; both files count")
    parcels[sender, month, "more"] = more


def consolidated(parcels: Parcels, month: str, codes: tuple[str, ...]) -> None:
    """The chair sends one workbook for small agencies that were without a connection."""
    lines = [line for code in codes for line in parcels.pop((code, month, "")).lines]
    parcel = Parcel(
        "chair", month, styles()["banded"], lines, received_on("chair", month), name="consolidated"
    )
    parcel.plant("history", f"sent by the chair for {', '.join(codes)} in one workbook")
    parcels["chair", month, ""] = parcel


def _after(first: Parcel, lines: list[Line], days: int, again: str, mode: str) -> Parcel:
    received = first.received_on + timedelta(days)
    return replace(first, lines=lines, received_on=received, again=again, mode=mode, plants=[])
