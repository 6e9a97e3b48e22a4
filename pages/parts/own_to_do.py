"""What would make an agency's reports better, from what the checks said: "3 rows, lines 87 to 95: a cell is empty"."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import streamlit as st

from data_pipeline.outputs.receipt import lines_said
from pages.parts.answers import answer
from pages.parts.words import in_words, plural, say

SHOWN = 8


def to_do(found: pa.Table) -> None:
    """found: the answer of `my_to_do`; the newest file first, what keeps rows out before all else."""
    titles = {row["name"]: row["title"] for row in answer("checks").to_pylist()}
    rows = sorted(found.to_pylist(), key=lambda row: (row["severity"] != "error", -row["submission"]))
    if not rows:
        st.markdown(say("Nothing: no check objects to anything in the files that count."))
        return
    st.markdown("\n".join(f"- {_sentence(row, titles)}" for row in rows[:SHOWN]))
    if len(rows) > SHOWN:
        with st.expander(plural("and {n} more", "and {n} more", len(rows) - SHOWN)):
            st.markdown("\n".join(f"- {_sentence(row, titles)}" for row in rows[SHOWN:]))


def _sentence(row: dict[str, Any], titles: dict[str, str]) -> str:
    what = say(titles[row["check_name"]])
    if row["heading"]:
        what = f"{what} ({say(row['heading']).partition(' (')[0]})"
    if not row["lines"]:
        return say("{what}: the file {file}", what=what, file=_file(row))
    where = lines_said(row["lines"], in_words())
    rows = plural("{n} row", "{n} rows", row["rows"])
    return say("{rows}, {where} of {file}: {what}", rows=rows, where=where, file=_file(row), what=what)


def _file(row: dict[str, Any]) -> str:
    """A name as text, whatever signs it holds."""
    return "`" + row["file_name"].rsplit("/", 1)[-1].replace("`", "'") + "`"
