"""Files wrong as a whole, some refused at the door, each followed by a good one; months without a file."""

from dataclasses import dataclass, replace
from datetime import date

from .files import csv_bytes
from .layout import lay_out
from .parcels import Parcel, Parcels, day_after, received_on

NIL = {
    ("KPS", "2026-01"): "Schools are closed.",
    ("FYL", "2026-07"): "The lagoon was flooded, nobody could travel.",
}
BAD_DAY, GOOD_DAY = 2, 6  # of the following month: both before the deadline


@dataclass(frozen=True)
class Nil:
    """A month for which an agency says that there is nothing to report."""

    organisation: str
    month: str
    reason: str
    received_on: date


def wrong_files(parcels: Parcels) -> None:
    """Every file that is wrong as a whole."""
    for part in (
        missing_column, two_headings, unknown_heading, no_rows, identity_column, unclosed_quote, ragged_line,
        services_left_out, year_to_date,
    ):  # fmt: skip
        part(parcels)


def nils() -> list[Nil]:
    """Months that were reported as nothing to report."""
    return [Nil(code, month, reason, received_on(code, month)) for (code, month), reason in NIL.items()]


def _bad_first(parcels: Parcels, sender: str, month: str, rows: int) -> Parcel:
    """A small copy of the file, of its first rows, which comes first; the good one follows."""
    good = parcels[sender, month, ""]
    lines = [line.copy() for line in good.lines[:rows]]
    bad = replace(good, lines=lines, plants=[], received_on=day_after(month, BAD_DAY))
    later = replace(good, again="v2", mode="replaces", received_on=day_after(month, GOOD_DAY))
    later.plant("history", "the good file after the wrong one")
    parcels[sender, month, ""], parcels[sender, month, "v2"] = bad, later
    return bad


def missing_column(parcels: Parcels) -> None:
    """Two columns were deleted: without the first nothing can be counted, without the second it can."""
    bad = _bad_first(parcels, "SPH", "2026-02", 3)
    for name, check in (("activity", "missing_column"), ("population_group", "missing_asked_column")):
        what = f'the column "{dict(bad.style.columns)[name]}" is missing'
        bad.style = replace(bad.style, columns=tuple(pair for pair in bad.style.columns if pair[0] != name))
        bad.plant("check", what, check=check, column=name)


def two_headings(parcels: Parcels) -> None:
    """Two columns both mean the total."""
    bad, check, second = (
        _bad_first(parcels, "MOSI", "2026-02", 3),
        "two_headings_for_one_column",
        "total beneficiaries",
    )
    bad.style = replace(bad.style, columns=(*bad.style.columns, ("total", second)))
    bad.plant("check", "two columns both mean the total", check=check, column="total", written=second)


def unknown_heading(parcels: Parcels) -> None:
    """A heading with a letter missing: nobody can know for sure what it means; and an agency's own column."""
    parcel, check, wrong = parcels["RLC", "2026-07", ""], "unknown_heading", "Of these, with a disabilty"
    parcel.headings = [wrong if name == "disability" else heading for name, heading in parcel.style.columns]
    parcel.plant("check", "a heading with a letter missing", check=check, column="disability", written=wrong)
    own = parcels["YGT", "2025-11", ""]
    own.plant("check", "a column of the agency's own, in all its files", check=check, written="Budget line")


def no_rows(parcels: Parcels) -> None:
    """Headings and nothing else."""
    _bad_first(parcels, "GHT", "2026-05", 0).plant("check", "headings and no rows", check="no_rows")


def identity_column(parcels: Parcels) -> None:
    """A column that tells who a person is: refused, and erased."""
    bad, heading = _bad_first(parcels, "EGR", "2026-06", 3), "Beneficiary name"
    bad.style = replace(bad.style, columns=(*bad.style.columns, ("own:SAMPLE, no real person", heading)))
    bad.plant(
        "refused", "a column that tells who a person is: the file is refused and erased", written=heading
    )


def unclosed_quote(parcels: Parcels) -> None:
    """A quotation mark that is never closed swallows the rest of the file."""
    bad = _bad_first(parcels, "WVH", "2026-06", 2)
    lines = _text_lines(bad)
    lines[2] = lines[2].replace('"', "").replace(",", ',"', 1)
    bad.text = "\r\n".join(lines).encode()
    bad.plant("refused", "a quotation mark opened on line 3 and never closed")


def ragged_line(parcels: Parcels) -> None:
    """A row with two cells more than there are headings."""
    bad = _bad_first(parcels, "FYL", "2026-08", 3)
    lines = _text_lines(bad)
    lines[2] += ",see mail,ok"
    bad.text = "\r\n".join(lines).encode()
    bad.plant("refused", "line 3 has two cells more than there are headings")


def services_left_out(parcels: Parcels) -> None:
    """Services that were ongoing last month are not in the file, and nobody says that they ended."""
    parcel = parcels["ALT", "2026-08", ""]
    left_out = [line for line in parcel.lines if line.values["status"] == "ongoing"][2:5]
    parcel.lines = [line for line in parcel.lines if line not in left_out]
    parcel.plant("figure", f"{len(left_out)} services of July are not in the file, and nobody says why")


def year_to_date(parcels: Parcels) -> None:
    """The agency whose numbers are sums since January."""
    what = "all numbers of this agency are sums since January; they never fall within the year"
    parcels["CCDO-X", "2026-10", ""].plant("check", what, check="looks_cumulative", column="total")


def _text_lines(parcel: Parcel) -> list[str]:
    rows = lay_out(parcel.style, parcel.lines, parcel.month).sheet.rows
    return csv_bytes(rows, parcel.style.delimiter, parcel.style.encoding).decode().split("\r\n")
