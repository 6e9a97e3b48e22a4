"""What the checks object to in a file: grouped by check, the gravest first, each with place, words and advice."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from pages.parts.answers import answer, said_titles
from pages.parts.words import number, plural, say

SHOWN = 200
# A suggestion is a code of the list that the heading is matched with; these have titles that people know.
SUGGESTED = (
    "admin1",
    "admin2",
    "site",
    "organisation",
    "activity",
    "population_group",
    "status",
    "delivery_mode",
    "donor",
)

Mender = Callable[[str], None]


def objections(findings: pa.Table, key: str = "", mend: Mender | None = None) -> None:
    """findings: the answer of `findings_of_submission`; mend: draws how a check's causes are mended, by its name."""
    if not findings.num_rows:
        st.markdown(say("No check objects to anything."))
        return
    checks = {row["name"]: row for row in answer("checks").to_pylist()}
    counts = {row["values"]: row["counts"] for row in pc.value_counts(findings["check_name"]).to_pylist()}
    for name in sorted(counts, key=lambda name: (checks[name]["severity"] != "error", -counts[name])):
        _one_check(findings.filter(pc.equal(findings["check_name"], name)), checks[name], key, mend)


def _one_check(found: pa.Table, check: dict[str, str], key: str, mend: Mender | None) -> None:
    grave = check["severity"] == "error"
    kind = say("Not counted yet") if grave else say("Please look")
    with st.expander(f"{kind}: {say(check['title'])} ({number(found.num_rows)})", expanded=grave):
        st.markdown(say(check["advice"]))
        if mend:
            mend(check["name"])
        shown = _lines(found.slice(0, SHOWN), check)
        st.dataframe(
            shown, hide_index=True, placeholder="–", width="stretch", key=f"found_{key}_{check['name']}"
        )
        if found.num_rows > SHOWN:
            st.caption(plural("and {n} more", "and {n} more", found.num_rows - SHOWN))


def _lines(found: pa.Table, check: dict[str, str]) -> pa.Table:
    names = {code: title for name in SUGGESTED for code, title in said_titles(name).items()}
    rows = found.to_pylist()
    columns: dict[str, list[Any]] = {
        say("Sheet"): [row["sheet"] + 1 for row in rows] if any(row["sheet"] for row in rows) else [],
        say("Row"): [row["line"] or None for row in rows],  # a fault of the whole file has none
        say("Heading"): [say(row["heading"] or "") for row in rows],
        say("Written"): [row["written"] for row in rows],
        say("What is wrong"): [say(check["message"], **_details(row)) for row in rows],
        say("Did you mean"): [_suggestion(row["suggestion"], names) for row in rows],
    }
    return pa.table(
        {title: values for title, values in columns.items() if any(v not in (None, "") for v in values)}
    )


def _details(row: dict[str, Any]) -> dict[str, Any]:
    """The parameters of the sentence, counts in the reader's way."""
    given = json.loads(row["details"] or "{}")
    return {name: str(value) if name in ("year", "line") else value for name, value in given.items()}


def _suggestion(codes: str | None, names: dict[str, str]) -> str:
    """ "SS09|SS10" -> "Western Bahr el Ghazal (SS09) / ..."."""
    if not codes:
        return ""
    return " / ".join(
        f"{names[code]} ({code})" if names.get(code, code) != code else code for code in codes.split("|")
    )
