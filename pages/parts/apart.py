"""A figure that fails leaves the others of its page alone."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from data_pipeline import NotForYou
from pages.parts.words import say

P = ParamSpec("P")
_log = logging.getLogger(__name__)


def apart(draw: Callable[P, None]) -> Callable[P, None]:
    """Draw one figure; where that fails, a sentence stands in its place and the fault goes to the server's log.

    What is not for this visitor is no fault and ends the page as everywhere.
    """

    @wraps(draw)
    def drawn(*given: P.args, **named: P.kwargs) -> None:
        try:
            draw(*given, **named)
        except NotForYou:
            raise
        except Exception:
            _log.exception("could not draw %s", draw.__name__)
            st.warning(
                say("This figure could not be drawn; the others are not touched. The fault has been noted.")
            )

    return drawn
