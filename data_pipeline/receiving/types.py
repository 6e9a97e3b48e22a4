"""What a received file becomes: its lines exactly as written, or a refusal. No meaning is added here.

A `Reading` holds every sheet of a file (a CSV file is one sheet without a name). In a used sheet every
physical line stands once: as a row (`lines`, `cells`) or among `left_out` with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

_NOT_A_WORD = re.compile(r"[\W_]+")
_SHORT = 100  # signs; longer texts are no headings and hardly ever come twice


def fold(text: str) -> str:
    """Lower case, without accents, every run of other signs one blank: "Région  *" -> "region"."""
    return _fold_short(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_A_WORD.sub(" ", letters.casefold()).strip()


_fold_short = lru_cache(maxsize=50_000)(_fold)  # the same short cells come back all the time


@dataclass(frozen=True, slots=True)
class Hints:
    """Headings that the vocabulary knows, folded. Where it is empty the structure of the file decides."""

    headings: frozenset[str] = frozenset()

    def knows(self, text: str) -> bool:
        return 0 < len(text) <= 3 * _SHORT and fold(text) in self.headings


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file can't be read: a code of `words.MESSAGES`, what its sentence names, and the line."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Warning_:
    """Something a person should know about a file that was read; same shape as a refusal."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    line: int | None = None


class Refused(Exception):
    """Carries a refusal up to `receive`; never leaves the reading modules."""

    def __init__(self, code: str, line: int | None = None, **params: Any) -> None:
        super().__init__(code)
        self.refusal = Refusal(code, params, line)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is no row. `why`: title, band, blank, hxl, heading, example, total or footnote. Cells as
    written."""

    line: int
    why: str
    cells: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `cells` has one Arrow string array a heading, all as long as `lines`; null where empty.

    `why_not` of a sheet that is not used: hidden, list, guide, other_table, no_headings, empty,
    not_a_worksheet.
    """

    name: str | None
    index: int
    hidden: bool
    used: bool
    why_not: str | None
    heading_lines: tuple[int, ...]
    headings: tuple[str, ...]
    lines: pa.Int32Array
    cells: tuple[pa.StringArray, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    warnings: tuple[Warning_, ...]
    sheets: tuple[Sheet, ...]

    @property
    def used(self) -> tuple[Sheet, ...]:
        return tuple(sheet for sheet in self.sheets if sheet.used)
