"""The layers as buttons: the same choice as a click on the pyramid, for keyboards and screen readers."""

from __future__ import annotations

import streamlit as st

from pages.parts.address import choose, view
from pages.parts.answers import titles
from pages.parts.words import say


def layer_control() -> None:
    """One layer or all; the address says which."""
    offered = {"": say("All layers")} | {code: say("Layer {n}", n=code) for code in titles("layer")}
    chosen = view().layer
    st.session_state["layer_steps"] = chosen[0] if len(chosen) == 1 else ""
    st.segmented_control(
        say("Activities of"), list(offered), key="layer_steps", format_func=offered.__getitem__,
        on_change=lambda: choose(layer=st.session_state["layer_steps"] or None),
    )  # fmt: skip
