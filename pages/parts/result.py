"""The result of a file: what is right first, then what is not counted yet and why, then the totals to confirm."""

from __future__ import annotations

import time
from typing import Any

import pyarrow as pa
import streamlit as st

import data_pipeline
from data_pipeline import Verdict, Viewer
from pages.parts.acts import said
from pages.parts.answers import answer, group, said_titles, titles
from pages.parts.column_words import template_titles
from pages.parts.confirming import confirmation
from pages.parts.marked_file import marked_button
from pages.parts.matching import match_headings
from pages.parts.mending import answers_given, causes_of, mends
from pages.parts.mending_rows import mend_again, rows_in_place
from pages.parts.objections import objections
from pages.parts.receipt import receipt
from pages.parts.tables import table
from pages.parts.what_changes import what_changes
from pages.parts.words import in_words, number, plural, say

PATIENCE = 60.0
UNREAD = ("received",)


def result(me: Viewer, submission: int) -> None:
    """Draw the result of one submission and, while it waits, the confirmation."""
    said()
    try:
        found = _when_ready(me, submission)
    except data_pipeline.NotForYou as refusal:
        st.info(say(str(refusal)))
        return
    if found is None:
        st.info(
            say("Received as number {n}. It is still being read: reload this page in a moment.", n=submission)
        )
    elif found.refusal:
        _refused(found, found.refusal)
    else:
        _judged(me, found)


def _when_ready(me: Viewer, submission: int) -> Verdict | None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = data_pipeline.verdict(group(), me, submission)
        if found.state not in UNREAD:
            return found
        time.sleep(0.2)
    return None


def _refused(found: Verdict, refusal: dict[str, Any]) -> None:
    message, advice = data_pipeline.refusal_words(
        refusal["code"], refusal["params"], refusal["line"], in_words()
    )
    st.subheader(say("{file} can't be read as it is", file=found.file_name), anchor=False)
    st.error(message)
    st.markdown(advice)
    st.caption(
        say(
            "It was received as number {n}; nothing of it counts. Mend it and send it again.",
            n=found.submission,
        )
    )


def _judged(me: Viewer, found: Verdict) -> None:
    st.subheader(f"{found.file_name}: {_opening(found)}", anchor=False)
    st.markdown(" ".join(_fates(found)))
    for warning in found.warnings:
        st.warning(
            data_pipeline.refusal_words(warning["code"], warning["params"], warning["line"], in_words())[0]
        )
    if found.state == "awaiting":
        match_headings(me, found)
    findings = answer("findings_of_submission", submission=found.submission)
    if found.state == "awaiting":
        causes = causes_of(found.submission)
        objections(
            findings, str(found.submission), lambda check: mends(me, found.submission, causes.get(check, []))
        )
        rows_in_place(me, found.submission)
    else:
        objections(findings, str(found.submission))
        mend_again(me, found)
    answers_given(me, found.submission, open_still=found.state == "awaiting")
    if findings.num_rows:
        marked_button(me, found)
    with st.expander(say("How each heading was understood")):
        _headings(found)
    if found.state == "awaiting" and not found.rows["standing"]:
        st.info(
            say(
                "The file is kept as number {n}, but none of its rows can count yet: "
                "mend it above, or in your file and send it again.",
                n=found.submission,
            )
        )
        return
    _totals(found)
    if found.state == "awaiting":
        what_changes(found.submission)
        confirmation(me, found)
    else:
        receipt(me, found)


def _opening(found: Verdict) -> str:
    n, of = found.rows["standing"], found.rows["read"]
    if found.state == "awaiting" and n:
        return plural(
            "{n} of {of} rows counts once you confirm it.",
            "{n} of {of} rows count once you confirm them.",
            n,
            of=number(of),
        )
    return plural("{n} of {of} rows counts.", "{n} of {of} rows count.", n, of=number(of))


def _fates(found: Verdict) -> list[str]:
    held, aside = found.rows["held_back"], found.rows["set_aside"]
    fates = (
        (
            held,
            plural(
                "{n} row is not counted yet: see below what to do.",
                "{n} rows are not counted yet: see below what to do.",
                held,
            ),
        ),
        (aside, plural("{n} row is counted elsewhere.", "{n} rows are counted elsewhere.", aside)),
    )
    return [sentence for n, sentence in fates if n]


def _headings(found: Verdict) -> None:
    how = {
        "title": say("by its title"), "hxl": say("by its HXL tag"), "known": say("by a heading seen before"),
        "confirmed": say("as you have answered"), "none": say("not understood: left in your file"),
    }  # fmt: skip
    named = template_titles()
    rows = {
        say("Your heading"): [str(h["heading"]) for h in found.headings],
        say("Understood as"): [say(named.get(h["column"] or "", "")) or "–" for h in found.headings],
        say("How"): [how.get(h["how"], say("otherwise")) for h in found.headings],
    }
    st.dataframe(
        pa.table(rows),
        hide_index=True,
        placeholder="–",
        width="stretch",
        height="content",
        key=f"headings_{found.submission}",
    )


def _totals(found: Verdict) -> None:
    heading = say("Totals to confirm") if found.state == "awaiting" else say("Totals")
    st.markdown(f"**{heading}**")
    left, right = st.columns(2)
    with left:
        _sums(found.by_admin1, titles("admin1"), say("State or area"), f"by_admin1_{found.submission}")
    with right:
        _sums(
            found.by_population_group,
            said_titles("population_group"),
            say("Population group"),
            f"by_group_{found.submission}",
        )


def _sums(sums: dict[str, dict[str, int]], names: dict[str, str], title: str, key: str) -> None:
    lines = [{"name": names.get(code, code), **one} for code, one in sums.items()]
    shape = pa.schema({"name": pa.string(), "rows": pa.int64(), "people": pa.int64()})
    shown = pa.Table.from_pylist(lines, schema=shape)
    table(shown, {"name": title, "rows": say("Rows"), "people": say("People, added up")}, key=key)
