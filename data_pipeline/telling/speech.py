"""What is said to whoever reads: sentences, numbers and phrases in the language of the page or the hand-out.

Sentences about answers are made in one place for screens and files. A page tells once how to find its reader's language
(`read_by`); what is made for somebody else says so round its making (`in_language`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date as Date
from decimal import Decimal

from ..words import Words, words

_chosen: ContextVar[str] = ContextVar("language", default="")
_reader: Callable[[], str] = lambda: "en"  # noqa: E731  replaced by the pages


def read_by(language: Callable[[], str]) -> None:
    """From now on the reader's language is what this function returns."""
    global _reader
    _reader = language


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Say everything inside in this language, whoever reads the page."""
    before = _chosen.set(language)
    try:
        yield
    finally:
        _chosen.reset(before)


def in_words() -> Words:
    """The reader's words."""
    return words(_chosen.get() or _reader())


def say(message: str, /, **values: object) -> str:
    """A sentence by its message id, placeholders filled in; numbers are written in the reader's way."""
    ready = {
        key: number(value) if isinstance(value, int | Decimal) else value for key, value in values.items()
    }
    return in_words().say(message, **ready)


def plural(one: str, many: str, n: int, /, **values: object) -> str:
    """The sentence for n things; both forms use `{n}`."""
    return in_words().plural(one, many, n, **values)


def number(value: float | Decimal | None) -> str:
    """1250 -> 1,250; nothing -> an en dash."""
    return in_words().number(float(value) if isinstance(value, Decimal) else value)


def percent(share: float | None) -> str:
    """0.22 -> 22%."""
    return in_words().percent(share)


def month(day: Date | None) -> str:
    """2026-10-01 -> October 2026."""
    return in_words().month(day)


def short_month(day: Date | None) -> str:
    """2026-10-01 -> Oct 26."""
    return in_words().short_month(day)


def date(day: Date | None) -> str:
    """2026-11-12 -> 12 Nov 2026."""
    return in_words().date(day)


def small(threshold: int = 0) -> str:
    """How a hidden number is written: "<5" for members; "withheld" for the public (0), who must not know which of the
    hidden ones are small and which are hidden beside them."""
    return f"<{number(threshold)}" if threshold else say("withheld")


def small_in_words(threshold: int = 0) -> str:
    """The same in a sentence or tooltip."""
    return (
        say("fewer than {n}", n=number(threshold)) if threshold else say("withheld, to protect small numbers")
    )


def reach(low: int | None, high: int | None = None, hidden: bool | None = False) -> str:
    """People reached as a phrase: "at least 41,300", "41,300" when both ends agree, "<5" or "withheld" when too few."""
    if hidden:
        return small()
    if low is None:
        return "–"
    return number(low) if high is None or low == high else say("at least {low}", low=low)


def between(low: int | None, high: int | None, hidden: bool | None = False) -> str:
    """Both ends for a table cell: "41,300 to 58,900"."""
    if hidden or low is None or high is None or low == high:
        return reach(low, low, hidden)
    return say("{low} to {high}", low=low, high=high)
