"""Words and tables for printing code lists: titles of lists, levels of places, searched lines."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import streamlit as st

from pages.parts.answers import lists
from pages.parts.words import plural, say

Line = dict[str, Any]


def matching(rows: list[Line], find: str) -> list[Line]:
    """The lines in which the searched words stand, all of them, in whatever column."""
    wanted = find.casefold().split()
    return [
        row for row in rows if all(w in " ".join(str(v) for v in row.values()).casefold() for w in wanted)
    ]


def draw(find: str, rows: list[Line], key: str) -> None:
    """The lines with the searched words as a table, or a sentence where there is none."""
    kept = matching(rows, find)
    if not kept:
        st.markdown(
            say("Nothing here holds the searched words.")
            if find
            else say("This list is empty for this working group.")
        )
        return
    if find:
        st.caption(plural("{n} line", "{n} lines", len(kept)))
    draw_kept(kept, key)


def draw_kept(rows: list[Line], key: str) -> None:
    """A table whose empty columns are left out."""
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    filled = {name: values for name, values in columns.items() if any(v not in (None, "") for v in values)}
    st.dataframe(pa.table(filled), hide_index=True, placeholder="–", width="stretch", key=key)


def confirmed(known: bool) -> str:
    """Whether a wording was found in a source."""
    return say("yes") if known else say("to be confirmed by the working group")


def admin_word(word: str) -> str:
    """The group's word for a level; a closed choice, so that each language has its own."""
    return {
        "state": say("State"), "province": say("Province"), "district": say("District"), "region": say("Region"),
        "governorate": say("Governorate"), "city": say("City"), "county": say("County"),
        "lga": say("Local government area"), "municipality": say("Municipality"), "locality": say("Locality"),
        "subdistrict": say("Sub-district"),
    }[word]  # fmt: skip


def level_titles() -> dict[str, str]:
    """Level of a place -> its word; the first two have the group's own."""
    settings = lists().settings
    return {
        "country": say("Country"), "admin1": admin_word(settings.admin1_word), "area": say("Area"),
        "admin2": admin_word(settings.admin2_word), "site": say("Site"),
    }  # fmt: skip


def list_title(name: str) -> str:
    """What a code list is called."""
    return {
        "layer": say("Layers"), "activity_family": say("Activity codes"), "activity": say("Activities"),
        "iom_family": say("IOM families of activities"), "population_group": say("Population groups"),
        "status": say("Status"), "funding_status": say("Funding"), "site_type": say("Kinds of sites"),
        "delivery_mode": say("Where or how"), "cluster": say("Clusters"),
        "organisation_type": say("Kinds of agencies"),
        "worker_cadre": say("Kinds of workers"), "count_basis": say("How people were counted"),
        "yes_no": say("Yes or no"), "donor": say("Donors"), "measure": say("Measures"),
        "prevalence": say("Prevalence estimates"), "sex": say("Sex"), "age_group": say("Age groups"),
    }.get(name) or say("List {name}", name=name)  # fmt: skip
