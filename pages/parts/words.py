"""The reader's language: every text on a page passes through here."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data_pipeline.telling.speech import (
    between,
    date,
    in_words,
    month,
    number,
    percent,
    plural,
    reach,
    read_by,
    say,
    short_month,
    small,
    small_in_words,
)

__all__ = [
    "between", "date", "in_words", "language", "month", "number", "percent", "plural", "reach", "say", "short_month",
    "small",
    "small_in_words",
]  # fmt: skip


def language() -> str:
    """The language of the address (`?lang=`), else the one chosen before, else the browser's."""
    # Charts are also drawn outside of a page: in tests and for hand-outs.
    if get_script_run_ctx(suppress_warning=True) is None:
        return "en"
    asked = st.query_params.get("lang") or st.session_state.get("lang", "")
    if asked:
        st.session_state["lang"] = asked
    return asked or (st.context.locale or "en").split("-")[0]


read_by(language)
