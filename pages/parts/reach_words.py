"""What stands beside the donors' figure: how people are counted, the file, and what is shown before any release."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import streamlit as st

from pages.parts.address import view
from pages.parts.panel import heading
from pages.parts.session import ask
from pages.parts.tables import downloads
from pages.parts.words import say


def method() -> None:
    """How to read the figure, in four sentences."""
    heading(say("How to read this figure"))
    st.markdown(say(
        "It is a range. The lower end counts people once who came in several months or to several activities of one "
        "place and group; the upper end is reached only if they were all different people."
    ))  # fmt: skip
    st.markdown(
        say(
            "It rests on two assumptions: nobody was counted in two places, and nobody in two population groups."
        )
    )
    st.markdown(
        say(
            "Months, layers, activities and donors do not add up to the total: the same people are in several."
        )
    )
    st.markdown(say("It says what agencies reported to us. Where nobody has told us, nothing is claimed."))


def figure_file(line: Mapping[str, Any]) -> None:
    """The figures as files, one line a state."""
    heading(say("The figures as a file"))
    columns = {
        "place": say("Code"), "title": say("State or area"), "low": say("People reached, at least"),
        "high": say("People reached, at most"), "contacts": say("Visits and sessions"),
        "organisations": say("Agencies"),
    }  # fmt: skip
    downloads(_states, columns, f"reach_{view().from_month:%Y-%m}_{view().month:%Y-%m}", key="reach")


def no_release() -> None:
    """What a donor finds before the working group has published anything."""
    st.title(say("No figures have been published yet"), anchor=False)
    st.markdown(say(
        "The working group publishes a month after its members have agreed to it. The first figures will stand "
        "here, with their range, their method and a file."
    ))  # fmt: skip
    st.markdown(
        say(
            "Until then the working group's chairs can tell you what they know: see Methods for how people are counted."
        )
    )


def _states() -> pa.Table:
    return ask("reach_by_state")
