"""Sentences, numbers and dates in the reader's language.

Message ids are the English sentences with named placeholders (`{rows}`), so that English needs no catalogue.
Catalogues live in `locale/<language>/LC_MESSAGES/twg.po`. The pseudo-language `qps` wraps every sentence that
passed through here in ⟦…⟧: what a page shows without the brackets was forgotten.
"""

from __future__ import annotations

import datetime as dates
import gettext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

LOCALE = Path(__file__).parent / "locale"
PSEUDO = "qps"
LANGUAGES = ("en",)


@dataclass(frozen=True)
class Words:
    """One reader's language.

    language: a code of LANGUAGES, or `qps`.
    """

    language: str

    def say(self, message: str, /, **values: object) -> str:
        """The sentence for a message id, its placeholders filled in; an empty id gives an empty sentence."""
        if not message:
            return ""
        return self._mark(_catalogue(self.language).gettext(message).format(**values))

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The sentence for n things; `{n}` is filled in as a number of the language."""
        chosen = _catalogue(self.language).ngettext(one, many, n)
        return self._mark(chosen.format(**{"n": self.number(n), **values}))

    def number(self, value: float | None) -> str:
        """1250 -> "1,250"; nothing -> an en dash."""
        return "–" if value is None else str(format_decimal(value, locale=self._locale))

    def percent(self, share: float | None) -> str:
        """A share from 0 to 1 as whole per cent: 0.22 -> "22%"; 0.997 is not all: "99%"; nothing -> an en dash."""
        near = 0.99 if share is not None and 0.995 <= share < 1 else share
        return "–" if near is None else str(format_percent(near, locale=self._locale))

    def date(self, day: dates.date | None) -> str:
        """2026-11-12 -> "12 Nov 2026"; nothing -> an en dash."""
        return "–" if day is None else str(format_date(day, "d MMM y", locale=self._locale))

    def month(self, day: dates.date | None) -> str:
        """The month of a day: "October 2026"; nothing -> an en dash."""
        return "–" if day is None else str(format_date(day, "LLLL y", locale=self._locale))

    def short_month(self, day: dates.date | None) -> str:
        """The month for narrow heads: "Oct 26"; nothing -> an en dash."""
        return "–" if day is None else str(format_date(day, "MMM yy", locale=self._locale))

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return bool(self._locale.text_direction == "rtl")

    @property
    def _locale(self) -> Locale:
        return Locale.parse("en_GB" if self.language in ("en", PSEUDO) else self.language)

    def _mark(self, sentence: str) -> str:
        return f"⟦{sentence}⟧" if self.language == PSEUDO else sentence


def words(language: str = "en") -> Words:
    """The words of a language; one that we do not have is answered in English."""
    return Words(language if language in (*LANGUAGES, PSEUDO) else "en")


@lru_cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("twg", LOCALE, languages=[language], fallback=True)
