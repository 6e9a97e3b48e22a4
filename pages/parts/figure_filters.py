"""The filters of the figure pages: all for members, month and period for everybody else.

A release holds answers for one month and for the year to date, unfiltered. To show one under the words of a filter
would be a false figure, so a link with filters is answered without them, and says so.
"""

from __future__ import annotations

import streamlit as st

from data_pipeline import Viewer
from pages.parts.address import LISTS, View, choose, view
from pages.parts.filters import choices
from pages.parts.session import ask, may
from pages.parts.words import say


def figure_choices(me: Viewer, *names: str, period: str = "month", place: bool = False) -> View:
    """Draw the controls that this viewer may use and return the view; see filters.choices.

    place: whether the page shows one state by picking its lines, which needs no filter. Where the period was not
    published the page ends here with a sentence.
    """
    if may(me, "member"):
        return choices(*names, period=period)
    dropped = [name for name in LISTS if getattr(view(), name) and not (place and name == "admin1")]
    if dropped:
        choose(**dict.fromkeys(dropped))
    now = choices(*(name for name in names if name in ("month", "period", "pcodes")), period=period)
    if dropped:
        st.caption(say("Published figures can't be filtered: the filters of this link were left out."))
    if not ask("headline").num_rows:
        st.info(say("Figures are published for one month and for the year to date: choose one of these."))
        st.stop()
    return now
