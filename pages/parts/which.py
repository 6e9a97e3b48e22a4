"""Which working group the address asks for; who looks at it depends on this, so nothing else is needed to know it."""

from __future__ import annotations

import streamlit as st

import data_pipeline
from pages.parts.opening import default_group


def group_code() -> str:
    """The working group asked for in the address, else TWG_GROUP, else South Sudan."""
    asked = st.query_params.get("group") or st.session_state.get("group", "")
    known = data_pipeline.group_codes()
    code = asked if asked in known else default_group()
    st.session_state["group"] = code
    return str(code)
