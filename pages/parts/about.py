"""What stands around every figure: its title as a finding, where it comes from, how it may be cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import streamlit as st

from pages.parts.address import LISTS, view
from pages.parts.answers import group, said_titles
from pages.parts.words import date, month, number, percent, plural, reach, say

Headline = Mapping[str, Any]


def page_head(title_sentence: str = "", subtitle: str = "") -> None:
    """The finding as the page's title, below it what is drawn, unit and month; on the samples the band first.

    title_sentence: empty where the page writes its own headline.
    """
    sample_band()
    if title_sentence:
        st.title(title_sentence, anchor=False)
    if subtitle:
        st.markdown(subtitle)


def sample_band() -> None:
    """ "SAMPLE, not real figures" across the figure area, where the samples are shown."""
    if group().sample:
        st.html(f'<div class="sample-band" role="note">{say("SAMPLE, not real figures")}</div>')


def one_line(table: pa.Table | Headline) -> Headline:
    """The only line of an answer as a mapping; an empty answer as an empty one."""
    if isinstance(table, pa.Table):
        return dict(table.to_pylist()[0]) if table.num_rows else {}
    return table


def period_words() -> str:
    """The chosen period: "October 2026" or "January 2026 to October 2026"."""
    now = view()
    if now.from_month == now.month:
        return month(now.month)
    return say("{start} to {end}", start=month(now.from_month), end=month(now.month))


def reported_words(headline: pa.Table | Headline) -> str:
    """ "31 of 38 agencies have reported, 2 late"."""
    line = one_line(headline)
    told = say(
        "{reported} of {expected} agencies have reported",
        reported=_n(line, "reported"),
        expected=_n(line, "expected"),
    )
    late = int(line.get("late") or 0)
    return plural("{told}, {n} late", "{told}, {n} late", late, told=told) if late else told


def about(
    headline: pa.Table | Headline, *, assumptions: Sequence[str] = (), method: str = "", label: str = ""
) -> None:
    """The popover "About this figure". headline: the answer of the question `headline`."""
    line = one_line(headline)
    with st.popover(label or say("About this figure"), width="content"):
        _facts(line)
        st.markdown("**" + say("It rests on") + "**")
        st.markdown("\n".join(f"- {text}" for text in (*_assumptions(), *assumptions)))
        st.markdown("**" + say("Why lower than the sum of reports?") + "**")
        st.markdown(why_lower(line))
        st.markdown(method or say("People are counted as a range: see Methods, How people are counted."))
        st.markdown("**" + say("To cite") + "**")
        st.code(citation(line), language=None, wrap_lines=True)


def why_lower(line: Headline) -> str:
    """From what all reports tell to the least number of people, one line a step."""
    steps = (
        (say("The reports, added up, tell of"), number(line.get("told_sum"))),
        (say("The same work told twice counted once: at most"), number(line.get("people_high"))),
        (say("The same people in several activities counted once: at least"), number(line.get("people_low"))),
        (
            say("If nobody may be assumed to differ between places and groups: at least"),
            number(line.get("people_floor")),
        ),
    )
    return "\n".join(f"- {words} {value}" for words, value in steps)


def citation(line: Headline) -> str:
    """A sentence that may be copied into a report, sample and filters included."""
    sentence = say(
        "{group}, 4Ws, {period}: {reach} people reached; {reported} of {expected} agencies reported; as of {day}.",
        group=group().settings.title, period=period_words(),
        reach=reach(line.get("people_low"), line.get("people_high"), line.get("hidden")),
        reported=_n(line, "reported"), expected=_n(line, "expected"), day=date(line.get("as_of")),
    )  # fmt: skip
    return f"{say('SAMPLE, not real figures')}: {sentence}" if group().sample else sentence


def source_line(headline: pa.Table | Headline) -> str:
    """ "Source: ..., as of 12 Nov 2026, 31 of 38 agencies have reported"."""
    line = one_line(headline)
    return say(
        "Source: {group}, 4Ws; as of {day}; {reported}.",
        group=group().settings.title, day=date(line.get("as_of")), reported=reported_words(line),
    )  # fmt: skip


def foot(headline: pa.Table | Headline | None = None, *notes: str) -> None:
    """The last lines of a page: source, notes, and the working group's note on boundaries."""
    st.divider()
    lines = [source_line(headline)] if headline is not None else []
    st.caption("  \n".join([*lines, *notes, say(group().settings.boundary_note)]))


def _facts(line: Headline) -> None:
    filters = [
        f"{', '.join(said_titles(LISTS[n])[c] for c in getattr(view(), n))}"
        for n in LISTS
        if getattr(view(), n)
    ]
    facts = (
        (say("Period"), period_words()),
        (say("As of"), date(line.get("as_of"))),
        (say("Only"), "; ".join(filters) or say("no filter")),
        (say("Reported"), reported_words(line)),
        (say("Rows counted"), number(line.get("rows_counted"))),
        (say("Rows with all sex and age cells"), percent(line.get("complete_share"))),
        (say("Version of the data"), str(line.get("data_version") or "–")[:12]),
    )
    st.markdown("\n".join(f"- {name}: **{value}**" for name, value in facts))


def _assumptions() -> tuple[str, ...]:
    return (
        say("In the period nobody was counted in two places."),
        say("In the period nobody was counted in two population groups."),
    )


def _n(line: Headline, name: str) -> str:
    return number(line.get(name))
