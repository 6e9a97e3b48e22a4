"""What is loaded for good is not searched for waste again and again."""

from __future__ import annotations

import gc

import streamlit as st


@st.cache_resource(show_spinner=False)
def keep_what_is_loaded(page: str) -> None:
    """Once a page, after its first view: what stands in memory by then stays there.

    Streamlit searches all memory for waste after each view; going through the libraries, which never go, took 50 of
    some 200 milliseconds.
    """
    gc.collect()
    gc.freeze()
