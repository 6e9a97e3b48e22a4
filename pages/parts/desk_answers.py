"""The answers that something on the desk takes, each with what it would change, and the act of giving one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

import data_pipeline
from data_pipeline import Decision, Effect, Viewer, would_change
from pages.parts.acts import act
from pages.parts.answers import group, said_titles
from pages.parts.desk_words import Item, effect_lines, title_of
from pages.parts.visitor import viewer
from pages.parts.words import plural, say


class Answer(NamedTuple):
    """One answer that is offered: its name, what it says, and the decision it makes."""

    name: str
    words: str
    decision: Decision


def answers(me: Viewer, item: Item) -> None:
    """Draw the answers, each with what it would change, and give the one that is clicked."""
    offered = _spelling(item) if item["kind"] == "spelling" else _offered(item)
    why = st.text_input(say("Why, and who said so"), key=f"why_{item['item']}")
    for one in offered:
        with st.container(border=True):
            st.markdown(f"**{one.words}**")
            effect = _effects(group().version, str(group().root), viewer().scope, item, one.decision)
            st.markdown("\n".join(f"- {line}" for line in effect_lines(effect, item["month"])))
            if st.button(say("Decide this"), key=f"{one.name}_{item['item']}"):
                give(me, one.decision, why)


def give(me: Viewer, decision: Decision, why: str) -> None:
    """Enter a decision and draw the page anew."""
    n = len(decision.items)
    done = plural(
        "{n} answer is kept; the figures follow it.", "{n} answers are kept; the figures follow them.", n
    )
    own = (
        any(me.organisation in item["organisations"] for item in decision.items)
        and decision.kind != "year_to_date"
    )
    if own:
        done = say("It is about your own agency: it holds as soon as a chair of another agency agrees.")
    act(data_pipeline.conclude, group(), me, decision, why, done=done)
    st.rerun()


@st.cache_data(show_spinner=False, max_entries=500, hash_funcs={Decision: repr})
def _effects(version: str, root: str, scope: str, _item: Item, decision: Decision) -> list[Effect]:
    day = _item["month"]
    return would_change(group(), viewer(), decision, day) if day else []


def _offered(item: Item) -> list[Answer]:
    if item["kind"] == "late":
        return [Answer("seen", say("Seen: it stays as it is"), Decision("seen", "seen", (item,)))]
    if item["kind"] in ("jump", "outlier"):
        words = say("Checked with the agency: the number is right")
        return [Answer("right", words, Decision("checked", "right", (item,)))]
    return _since_january(item) if item["kind"] == "since_january" else _work(item)


def _since_january(item: Item) -> list[Answer]:
    words = {
        "each_month": say("The people of each month: they stay as they are"),
        "sum_of_months": say("All since January, added up: the difference is the month"),
        "different_people": say("Different people since January: the difference is new"),
    }
    return [Answer(name, said, Decision("year_to_date", name, (item,))) for name, said in words.items()]


def _work(item: Item) -> list[Answer]:
    one, other = (title_of("organisation", item[name]) for name in ("organisation", "other"))
    turned = {**item, "organisation": item["other"], "other": item["organisation"], "implementer": None}
    return [
        Answer("different", say("Different work: both stand"), Decision("same_work", "different", (item,))),
        Answer("first", say("The same work: the row of {agency} is counted elsewhere", agency=one),
               Decision("same_work", "same", (item,))),
        Answer("second", say("The same work: the row of {agency} is counted elsewhere", agency=other),
               Decision("same_work", "same", (turned,))),
    ]  # fmt: skip


def _spelling(item: Item) -> list[Answer]:
    """What it means, by the list; or that it is right although it is on no list."""
    titles: Mapping[str, Any] = said_titles(item["list"])
    likely = [code for code in str(item["suggestion"] or "").split("|") if code in titles]
    codes = [*likely, *(code for code in titles if code not in likely)]
    code = st.selectbox(
        say("It means"), codes, key=f"code_{item['item']}", width=420, index=0 if likely else None,
        placeholder=say("Choose from the list"), format_func=lambda code: f"{titles[code]} ({code})",
    )  # fmt: skip
    kept = Answer("kept", say("Right as it is written, though on no list"),
                  Decision("checked", "right", ({**item, "what": "spelling", "month": None},)))  # fmt: skip
    if not code:
        return [kept]
    words = say(
        "“{written}” is {title}, for all rows past and to come", written=item["written"], title=titles[code]
    )
    return [Answer("means", words, Decision("spelling", code, (item,))), kept]
