"""The button that gives a partner the own file back, with the wrong cells marked in it."""

from __future__ import annotations

import streamlit as st

from data_pipeline import Verdict, Viewer
from data_pipeline.outputs.feedback import marked_name, marked_workbook
from pages.parts.answers import group
from pages.parts.tables import XLSX
from pages.parts.words import in_words, say


def marked_button(me: Viewer, found: Verdict) -> None:
    """Made when it is asked for; for a file that was read and about which a check said something."""
    st.download_button(
        say("Download your file with these cells marked"),
        lambda: marked_workbook(group(), me, found.submission, in_words())[1],
        marked_name(found.file_name),
        XLSX,
        on_click="ignore",
        key=f"marked_{found.submission}",
        help=say(
            "Your own workbook, with the cells coloured and a comment in each. Mend it there and send it again."
        ),
    )
