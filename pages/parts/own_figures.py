"""An agency's own figures the minute its file counts: inside the group's range, by month, to hand on."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
import streamlit as st

from data_pipeline import Viewer
from data_pipeline.outputs.cluster_sheet import cluster_sheet, donor_table, layouts
from data_pipeline.outputs.handouts import Handout
from pages.parts.answers import answer, group
from pages.parts.handouts_panel import download
from pages.parts.tables import XLSX, file_name, table
from pages.parts.words import in_words, month, number, plural, say

MONTHS = 12


def own_figures(me: Viewer, agency: str, by_month: pa.Table) -> None:
    """by_month: the answer of `my_months`."""
    told = by_month.to_pylist()
    if not told:
        st.markdown(say("Figures stand here as soon as a file counts."))
        return
    days = [row["month"] for row in told]
    day = st.selectbox(say("Month"), days, format_func=month, width=220, key="own_month")
    st.markdown(_inside(next(row for row in told if row["month"] == day)["people"], day))
    _files(me, agency, day)
    with st.expander(say("The last twelve months")):
        names = {
            "month": say("Month"), "people": say("People, added up"), "new": say("First time this year"),
            "contacts": say("Visits and sessions"), "rows": say("Rows that count"), "complete": say("With sex and age"),
        }  # fmt: skip
        table(by_month.slice(0, MONTHS), names, download=f"{agency}_by_month", key="own_trend")


def _inside(people: int, day: date) -> str:
    """Never a share of the group's figure: people may be in several agencies' numbers."""
    whole = answer("headline", from_month=day, to_month=day).to_pylist()[0]
    when = month(day)
    if not people:
        return say(
            "You reported no numbers of people for {month}; your services are shown as present.", month=when
        )
    told = plural(
        "You reported {n} person for {month}.", "You reported {n} people for {month}.", people, month=when
    )
    return told + " " + say(
        "They are inside the working group's range of {low} to {high} people reached.",
        low=number(whole["people_low"]), high=number(whole["people_high"]),
    )  # fmt: skip


def _files(me: Viewer, agency: str, day: date) -> None:
    """The mini fact sheet, the table for donors, and the rows for a cluster."""
    handout = Handout(group(), day, organisation=agency, language=in_words().language)
    named = {layout.cluster: layout.title for layout in layouts(group())}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        download(handout, "factsheet", say("Our fact sheet (PDF)"))
        st.download_button(
            say("Our table for donors (Excel)"), lambda: donor_table(group(), me, agency, day, day, in_words()),
            file_name(f"{agency}_{day:%Y-%m}_donors", "xlsx"), XLSX, on_click="ignore", key="own_donors",
        )  # fmt: skip
        if named:
            cluster = st.selectbox(
                say("Our rows for the sheet of a cluster"), list(named), format_func=lambda code: say(named[code]),
                width=320, key="own_cluster",
            )  # fmt: skip
            st.download_button(
                say("Download (Excel)"), lambda: cluster_sheet(group(), me, agency, day, cluster),
                file_name(f"{agency}_{day:%Y-%m}_{cluster}", "xlsx"), XLSX, on_click="ignore", key="own_cluster_rows",
            )  # fmt: skip
    st.caption(say("These layouts were not checked with the clusters: ask each for its own before you copy."))
