"""Examples for the checks between rows, months and organisations: each told by agencies and in a county of its own."""

from __future__ import annotations

from dataclasses import dataclass

from examples import csv_file, people

PERSONAL = ("7.1", "7.2", "8.1", "8.2", "8.3")
Found = tuple[str, str, str | None, str | None]


@dataclass(frozen=True)
class Story:
    """What some agencies sent, and what is found about one of them.

    found: (month, column, written, suggestion), or None where the check must stay silent;
    nil: (organisation, month) pairs that said "nothing to report".
    """

    check: str
    organisation: str
    files: tuple[bytes, ...]
    found: Found | None
    nil: tuple[tuple[str, str], ...] = ()


def told(
    organisation: str,
    county: str,
    numbers: list[int],
    first: int = 1,
    activities: tuple[str, ...] = ("8.1",),
    **more: str,
) -> bytes:
    """An agency's file: a row per activity and month of 2026; numbers: people in the months from `first` on."""
    here = {"reporting_organisation": organisation, "admin1": "", "admin2": county, **more}
    rows = [
        people(n, reporting_month=f"2026-{month:02d}", activity=code, **here)
        for month, n in enumerate(numbers, first)
        for code in activities
    ]
    return csv_file(*rows)


STORIES = (
    Story(
        "possible_overlap",
        "BTS",
        (told("BTS", "Malakal", [60], 5), told("HHR", "Malakal", [70], 5)),
        found=("2026-05", "activity", "8.1", None),
    ),
    Story(
        "possible_overlap",
        "HHR",
        (),  # the other side of the same
        found=("2026-05", "activity", "8.1", None),
    ),
    Story(
        "possible_overlap",
        "KCI",
        (told("KCI", "Wau", [60], 5), told("OMC", "Wau", [70], 5, ("7.1",))),
        found=None,
    ),
    Story(
        "possible_overlap",
        "BWF",
        (told("BWF", "Torit", [60], 5, implementing_partner="FYL"), told("FYL", "Torit", [50], 5)),
        found=None,  # a lead and its partner: that is the next check's
    ),
    Story(
        "same_work_told_twice",
        "TLI",
        (told("TLI", "Bor South", [141], 5, implementing_partner="MWS"), told("MWS", "Bor South", [101], 5)),
        found=("2026-05", "implementing_partner", "MWS", None),
    ),
    Story(
        "same_work_told_twice",
        "WLA",
        (told("WLA", "Juba", [80], 5, implementing_partner="GHT"), told("GHT", "Juba", [80], 5)),
        found=("2026-05", "implementing_partner", "GHT", None),
    ),
    Story(
        "same_work_told_twice",
        "UWA",
        (told("UWA", "Yambio", [80], 5, implementing_partner="KPS"), told("KPS", "Tambura", [80], 5)),
        found=None,
    ),
    Story(
        "sudden_jump",
        "SNRN",
        (told("SNRN", "Rumbek East", [200, 210, 190, 205, 1500]),),
        found=("2026-05", "total", "1500", None),
    ),
    Story(
        "sudden_jump",
        "RLC",
        (told("RLC", "Wulu", [200, 210, 190, 205, 500]),),
        found=None,
    ),
    Story(
        "sudden_jump",
        "EGR",
        (told("EGR", "Cueibet", [5, 6, 5, 60]),),
        found=None,  # twelve times as many, but few people
    ),
    Story(
        "nothing_since_last_month",
        "YGT",
        (told("YGT", "Aweil East", [50], 3),),
        found=("2026-04", "reporting_month", "2026-04", None),
    ),
    Story(
        "nothing_since_last_month",
        "WVH",
        (told("WVH", "Aweil West", [50, 55], 3),),
        found=None,
        nil=(("WVH", "2026-05"),),
    ),
    Story(
        "looks_cumulative",
        "DSA-X",
        (told("DSA-X", "Gogrial West", [40, 80, 120, 160], 1, PERSONAL),),
        found=("2026-04", "total", None, None),
    ),
    Story(
        "looks_cumulative",
        "SPH",
        (told("SPH", "Twic", [40, 40, 40, 40], 1, PERSONAL),),
        found=None,  # a steady programme
    ),
    Story(
        "looks_cumulative",
        "NPA-X",
        (told("NPA-X", "Tonj North", [40, 55, 30, 60], 1, PERSONAL),),
        found=None,
    ),
)
