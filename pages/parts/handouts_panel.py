"""The hand-outs of a month: each is made when somebody asks for it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pyarrow as pa
import streamlit as st

from data_pipeline.outputs.handouts import KINDS, TYPES, Handout, file_name, make
from pages.parts.answers import group, said_titles
from pages.parts.words import language, month, say

SIZES = ("16:9", "4:3")


def handouts(known: pa.Table, day: date) -> None:
    """Deck, fact sheet, workbook and minutes of a month. known: answer of `months`."""
    state = next(row for row in known.to_pylist() if row["month"] == day)
    st.subheader(say("Hand-outs of {month}", month=month(day)), anchor=False)
    st.markdown(
        say("Made from the final figures; members see them as they are.")
        if state["final"]
        else say(
            "This month is not final: its hand-outs are made from the figures of today, which may still change."
        )
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        place = st.selectbox(
            say("Of"), ["", *_areas()], format_func=lambda code: _areas().get(code, say("The whole group")),
            key="handout_place", width=260,
        )  # fmt: skip
        size = st.segmented_control(say("Slides"), SIZES, default=SIZES[0], key="handout_size") or SIZES[0]
        public = st.checkbox(
            say("Only what is published"), key="handout_public", disabled=not state["released"]
        )
    made = Handout(group(), day, public=public, admin1=place, language=language())
    with st.container(horizontal=True, gap="small"):
        for kind, title in _titles().items():
            download(made, kind, title, **({"format": size} if kind == "deck" else {}))


def download(handout: Handout, kind: str, title: str, **how: Any) -> None:
    """A button that makes the file and gives it."""
    st.download_button(
        title, partial(make, handout, kind, **how), file_name(handout, kind),
        TYPES[KINDS[kind]], key=f"handout_{kind}_{handout.organisation}", on_click="ignore",
    )  # fmt: skip


def _areas() -> dict[str, str]:
    areas, titles = group().settings.screen_areas, said_titles("admin1")
    return {code: titles[code] for code in areas if code in titles}


def _titles() -> dict[str, str]:
    return {
        "deck": say("Slides (PPTX)"), "factsheet": say("Fact sheet (PDF)"), "workbook": say("Workbook (XLSX)"),
        "minutes": say("Minutes (DOCX)"),
    }  # fmt: skip
