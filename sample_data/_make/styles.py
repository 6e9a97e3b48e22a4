"""How one agency writes: headings, order, words, months and numbers, the same all year."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from . import lists
from .files import Cell
from .months import a_day, as_written, in_words

STYLES = Path(__file__).parent / "styles.toml"


@dataclass(frozen=True)
class Style:
    """One agency's way of writing a file."""

    name: str
    kind: str = "csv"  # csv or xlsx
    delimiter: str = ","
    encoding: str = "utf-8"
    columns: tuple[tuple[str, str], ...] = ()  # column name (or "own:<fixed text>") and heading
    titles: Sequence[str] = ()
    bands: Sequence[tuple[int, int, str]] = ()
    split_headings: bool = False
    hxl: Sequence[str] = ()
    totals: str = ""
    blank_before_totals: int = 0
    footnotes: Sequence[str] = ()
    sheet: str = "4W"
    hidden_list: bool = False
    cover: Sequence[str] = ()
    month: str = "iso"
    numbers: str = "plain"
    activity: str = "code_title"
    places: str = "title"
    organisation: str = "title"
    upper: Sequence[str] = ()
    lower: Sequence[str] = ()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def say(self, column: str, values: Mapping[str, Any]) -> Cell:
        """The cell this agency writes for a column, from codes."""
        if column.startswith("own:"):
            return column.removeprefix("own:")
        text = self._say(column, values)
        if isinstance(text, str) and column in self.upper:
            return text.upper()
        return text.lower() if isinstance(text, str) and column in self.lower else text

    def _say(self, column: str, values: Mapping[str, Any]) -> Cell:
        value = values.get(column)
        own = getattr(self, f"_{column}", None)
        if own is not None:
            return own(value, values)
        if value is None or value == "":
            return None
        if isinstance(value, int):
            return self.number(value)
        return self._word(column, str(value))

    def number(self, value: int) -> Cell:
        """A count: a number, or digits in groups."""
        if self.numbers == "plain":
            return value
        return f"{value:,}".replace(",", {"no-break": "\u00a0", "comma": ","}[self.numbers])

    def month_words(self, month: str) -> str:
        """The month in words, for titles."""
        return in_words(month, french=self.month == "french")

    def _word(self, column: str, code: str) -> str:
        own = self.words.get(column, {}).get(code)
        if own is not None:
            return own
        return lists.titles(column)[code] if column in lists.FILES else code

    def _reporting_month(self, value: str, values: Mapping[str, Any]) -> Cell:
        return as_written(value, self.month)

    def _reporting_year(self, value: Any, values: Mapping[str, Any]) -> Cell:
        return int(values["reporting_month"][:4])

    def _reporting_organisation(self, value: str, values: Mapping[str, Any]) -> Cell:
        own = self.words.get("organisation", {}).get(value)
        return own or lists.organisations()[value][self.organisation]

    def _implementing_partner(self, value: str | None, values: Mapping[str, Any]) -> Cell:
        return self._reporting_organisation(value, values) if value else None

    def _organisation_acronym(self, value: Any, values: Mapping[str, Any]) -> Cell:
        return lists.organisations()[values["reporting_organisation"]]["acronym"]

    def _women(self, value: int | None, values: Mapping[str, Any]) -> Cell:
        return self._adults(value, "older_women", values)

    def _men(self, value: int | None, values: Mapping[str, Any]) -> Cell:
        return self._adults(value, "older_men", values)

    def _adults(self, value: int | None, older: str, values: Mapping[str, Any]) -> Cell:
        """Where a style has no columns for 60+, adults are 18 and above."""
        if value is None:
            return None
        return self.number(value if older in dict(self.columns) else value + (values[older] or 0))

    def _donor(self, value: Sequence[str] | None, values: Mapping[str, Any]) -> Cell:
        return "; ".join(self._word("donor", code) for code in value) if value else None

    def _admin1(self, value: str, values: Mapping[str, Any]) -> Cell:
        return self._place(value)

    def _admin2(self, value: str | None, values: Mapping[str, Any]) -> Cell:
        return self._place(value) if value else None

    def _admin1_pcode(self, value: Any, values: Mapping[str, Any]) -> Cell:
        return values["admin1"]

    def _admin2_pcode(self, value: Any, values: Mapping[str, Any]) -> Cell:
        return values["admin2"] or None

    def _place(self, code: str) -> str:
        own = self.words.get("place", {}).get(code)
        return own or (code if self.places == "pcode" else lists.places()[code]["title"])

    def _site(self, value: str | None, values: Mapping[str, Any]) -> Cell:
        """A listed site by its title, any other as the agency calls it."""
        listed = lists.places().get(value or "")
        return self.words.get("place", {}).get(value or "") or (listed["title"] if listed else value) or None

    def _activity(self, value: str, values: Mapping[str, Any]) -> Cell:
        title = self.words.get("activity", {}).get(value) or lists.activities()[value]["title"]
        return {"code": value, "title": title, "code_title": f"{value} {title}"}[self.activity]

    def _activity_sub_code(self, value: Any, values: Mapping[str, Any]) -> Cell:
        return values["activity"]

    def _activity_code(self, value: Any, values: Mapping[str, Any]) -> Cell:
        return values["activity"].partition(".")[0]

    def _layer(self, value: Any, values: Mapping[str, Any]) -> Cell:
        layer = lists.activities()[values["activity"]]["layer"]
        return self._word("layer", layer) if layer else None

    def _end_date(self, value: date | None, values: Mapping[str, Any]) -> Cell:
        return a_day(value, self.month)

    def _start_date(self, value: date | None, values: Mapping[str, Any]) -> Cell:
        return a_day(value, self.month)


@lru_cache
def styles() -> dict[str, Style]:
    """All styles by name; a style without columns has the template's 24."""
    found = {}
    for name, text in tomllib.loads(STYLES.read_text("utf-8")).items():
        pairs = [tuple(pair) for pair in text.pop("columns", ())] or list(lists.template())
        bands = [tuple(band) for band in text.pop("bands", ())]
        found[name] = Style(name=name, columns=tuple(pairs), bands=tuple(bands), **text)
    return found
