"""The reader's language: every text on a page passes through here."""

from __future__ import annotations

from datetime import date as Date
from decimal import Decimal

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data_pipeline.words import Words, words


def language() -> str:
    """The language of the address (`?lang=`), else the one chosen before, else the browser's."""
    # Charts are also drawn outside of a page: in tests and for hand-outs.
    if get_script_run_ctx(suppress_warning=True) is None:
        return "en"
    asked = st.query_params.get("lang") or st.session_state.get("lang", "")
    if asked:
        st.session_state["lang"] = asked
    return asked or (st.context.locale or "en").split("-")[0]


def in_words() -> Words:
    """The reader's words."""
    return words(language())


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


def small(threshold: int = 10) -> str:
    """How a withheld small number is written: "<10" for the public, "<5" for members."""
    return f"<{number(threshold)}"


def reach(low: int | None, high: int | None = None, hidden: bool | None = False) -> str:
    """People reached as a phrase: "at least 41,300", "41,300" when both ends agree, "<10" when too few to tell."""
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
