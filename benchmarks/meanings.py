"""What the twins in pandas and polars know: the lists as dictionaries, and what each distinct spelling means.

Only distinct spellings come here, so this is not where their time goes. They skip what our own `load` also does:
archive, ledger, the capped child, headings in many wordings, suggestions for spellings that are not known, and the
checks between months and organisations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, datetime

from data_pipeline.receiving.types import fold
from data_pipeline.vocabulary import load_group

MONTHS = ("%Y-%m", "%b-%y", "%m/%Y", "%B %Y", "%Y-%m-%d")
DAYS = ("%Y-%m-%d", "%d/%m/%Y")
LEADING = {
    "activity": r"^\s*(\d{1,2}[.,]\d{1,2})(?:\D|$)",
    "admin1": r"\b([A-Z]{2,3}\d{2,3})\b",
    "admin2": r"\b([A-Z]{2,3}\d{4,6})\b",
}
COUNTED_FROM = date(
    2025, 11, 1
)  # from here on the register says for each month; in the files every month is told
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")

Codes = dict[str, str | None]


class Meanings:
    """The lists of South Sudan by code, and the code of a spelling."""

    def __init__(self) -> None:
        tables = {name: table.to_pylist() for name, table in load_group("south_sudan").tables().items()}
        self.places = {row["code"]: row for row in tables["place_list"]}
        self.areas = [row["place"] for row in tables["screen_areas"]]
        self.layers = [row["code"] for row in tables["layer_list"]]
        self.activities = {row["code"]: row for row in tables["activity_list"]}
        self.carries = {row["code"]: row["carries_people"] for row in tables["status_list"]}
        self.parents = {row["code"]: row["parent"] for row in tables["population_group_list"]}
        self.trusted = {row["code"] for row in tables["organisation_list"] if row["trusted_new"]}
        self.active = {
            row["code"]: (row["active_from"], row["active_until"]) for row in tables["organisation_list"]
        }
        self.policy = tables["policy"][0]
        self.mhpss = rf"(^| )({'|'.join(fold(row['written']) for row in tables['mhpss_words'])})"
        self.codes = {(row["list"], row["code"]) for row in tables["codes"]}
        self.known: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for row in tables["also_written"]:
            self.known[row["list"], fold(row["written"])].append((row["context"], row["code"]))

    def of(self, name: str, written: Iterable[str], context: str = "") -> Codes:
        """The code of each spelling, or None where it means nothing or two things."""
        return {text: self._one(name, text, context) for text in written}

    def donors(self, written: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The donors of a cell that may name several."""
        found = {}
        for cell in written:
            parts = [part.strip() for part in cell.split(";") if part.strip()]
            found[cell] = tuple(sorted({self._one("donor", part, "") or f"~{fold(part)}" for part in parts}))
        return found

    def quiet_months(self, organisation: str, year: int) -> int:
        """Months of a year, before the group began to count, in which the organisation was not yet, or no more, active."""
        first, last = self.active.get(organisation, (None, None))
        months = (date(year, month, 1) for month in range(1, 13) if date(year, month, 1) < COUNTED_FROM)
        return sum(bool((first and month < first) or (last and month > last)) for month in months)

    def is_mhpss(self, written: Iterable[str]) -> dict[str, bool]:
        """Whether an activity that is on no list is told in words of mental health and psychosocial support."""
        return {text: bool(re.search(self.mhpss, fold(text))) for text in written}

    def place(self, admin1: str | None, admin2: str | None, site: str | None) -> tuple[str | None, ...]:
        """admin1, area, county, site and the narrowest of them, for one way of writing a place."""
        state = self._one("admin1", admin1, "") if admin1 else None
        county = self._one("admin2", admin2, state or "") if admin2 else None
        named = self._one("site", site, county or "") if site else None
        if named and county and self.places[named]["admin2"] != county:
            named = None
        of_state, of_county = self.places.get(state or "", {}), self.places.get(county or "", {})
        upper = of_state.get("admin1") or of_county.get("admin1") or None
        area = of_county.get("area") or of_state.get("area") or None
        return upper, area, county, named, named or county or area or upper

    def _one(self, name: str, text: str, context: str) -> str | None:
        meant = self.known.get((name, fold(text)), [])
        for closest in (
            [c for own, c in meant if own == context and own],
            [c for own, c in meant if not own],
            [c for _, c in meant],
        ):
            if closest:
                return closest[0] if len(set(closest)) == 1 else None
        found = re.search(LEADING[name], text) if name in LEADING else None
        code = found[1].replace(",", ".") if found else None
        return code if (name, code) in self.codes else None


def dates(written: Iterable[str], styles: tuple[str, ...]) -> dict[str, date | None]:
    """The day of each spelling of a date or month (its first day)."""
    return {text: _date(text, styles) for text in written}


def _date(text: str, styles: tuple[str, ...]) -> date | None:
    for style in styles:
        try:
            return datetime.strptime(text, style).date()
        except ValueError:
            continue
    return None


def number(text: str) -> float | None:
    """A number as people write it: "1 250", "1,250", "1.250,5"; None where it is none or could be two."""
    text = re.sub(r"[\s\u00a0\u202f]+", "", text)
    if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"[+-]?(\d+,\d+|\d{1,3}(\.\d{3})+,\d+|\d{1,3}(\.\d{3}){2,})", text):
        return float(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[+-]?\d{1,3}\.\d{3}", text):
        return None
    return float(text) if NUMBER.fullmatch(text) else None


def each(texts: Iterable[str], read: Callable[[str], float | None]) -> dict[str, float | None]:
    """A reading of each text."""
    return {text: read(text) for text in texts}
