"""Makes the sample files of South Sudan, the same bytes each time: `python sample_data/make_sample.py`.

SAMPLE, not real figures: made-up agencies, made-up numbers. What is planted stands in README.md.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from _make.again import send_again
from _make.doors import Nil, nils, wrong_files
from _make.files import Cell, csv_bytes
from _make.layout import Line
from _make.parcels import Parcel, contents, ordinary
from _make.report import Places, as_json, planted, readme
from _make.services import MONTHS
from _make.slips import slip
from _make.story import tell_the_story

HERE = Path(__file__).parent
GROUP = "south_sudan"


def main() -> int:
    """Write every file, and take away files that are made no more."""
    made = build()
    for old in sorted((HERE / GROUP).rglob("*.*")):
        if old.relative_to(HERE).as_posix() not in made:
            old.unlink()
    for path, data in made.items():
        (HERE / path).parent.mkdir(parents=True, exist_ok=True)
        (HERE / path).write_bytes(data)
    print(f"{len(made)} files")
    return 0


def build() -> dict[str, bytes]:
    """All files: path from this folder on, and bytes."""
    parcels = everything()
    made: dict[str, bytes] = {}
    places: Places = {}
    for parcel in parcels:
        data, rows = contents(parcel)
        made[f"{GROUP}/{parcel.path}"] = data
        places |= {id(line): (number, cells) for line, number, cells in rows}
    found = planted(parcels, places, nils())
    made[f"{GROUP}/received.csv"] = received(parcels, nils())
    made[f"{GROUP}/planted.json"] = as_json(found).encode()
    made["README.md"] = readme(found, numbers(parcels)).encode()
    return made


def everything() -> list[Parcel]:
    """All files in the order in which they came."""
    parcels = {(parcel.sender, parcel.month, parcel.again): parcel for parcel in ordinary()}
    tell_the_story(parcels)
    send_again(parcels)
    slip(parcels)
    wrong_files(parcels)
    return sorted(parcels.values(), key=lambda one: (one.received_on, one.month, one.path))


def received(parcels: Sequence[Parcel], nothing: Sequence[Nil]) -> bytes:
    """The list of what came when."""
    rows: list[list[Cell]] = [["file", "received_on", "mode", "sender", "organisation", "month", "reason"]]
    rows += [
        [
            parcel.path,
            parcel.received_on.isoformat(),
            parcel.mode,
            parcel.sender,
            "" if parcel.sender == "chair" else parcel.sender,
            parcel.month,
            "",
        ]
        for parcel in parcels
    ]
    rows += [
        ["", nil.received_on.isoformat(), "nil", nil.organisation, nil.organisation, nil.month, nil.reason]
        for nil in nothing
    ]
    return csv_bytes(
        [rows[0], *sorted(rows[1:], key=lambda row: (row[1], row[5], row[0]))], ",", "utf-8", "\n"
    )


def numbers(parcels: Sequence[Parcel]) -> dict[str, object]:
    """Figures for the README."""
    lines = [line for parcel in parcels for line in parcel.lines]
    senders = {line.values["reporting_organisation"] for line in lines}
    services = sum(_services(line) for line in lines if line.values["reporting_organisation"] == "IOM")
    return {
        "files": len(parcels),
        "rows": f"{len(lines):,}",
        "agencies": len(senders),
        "first": MONTHS[0],
        "last": MONTHS[-1],
        "services": f"{services:,}",
    }


def _services(line: Line) -> int:
    """Visits, sessions and attendances of a row."""
    open_activity = line.values["activity"] in ("1.2", "3.4", "3.5")
    return line.values.get("total" if open_activity else "contacts") or 0


if __name__ == "__main__":
    sys.exit(main())
