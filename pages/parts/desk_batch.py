"""Several answers at once: all suggestions for spellings, all numbers of an agency, all pairs of one month."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data_pipeline import Decision, Viewer
from pages.parts.desk_answers import give
from pages.parts.desk_words import Item, item_words, title_of
from pages.parts.words import say


def several(me: Viewer, items: Sequence[Item]) -> None:
    """Offered where two or more items take the same answer."""
    offered = {item["item"]: item for item in items if _takes(item)}
    if len(offered) < 2:
        return
    with st.popover(say("Answer several at once")), st.form("desk_several", border=False):
        chosen = st.multiselect(
            say("Which"), list(offered), default=list(offered), key="desk_chosen",
            format_func=lambda key: _words(offered[key]),
        )  # fmt: skip
        why = st.text_input(say("Why, and who said so"), key="desk_several_why")
        if st.form_submit_button(_together(items[0]["kind"]), disabled=False) and chosen:
            give(me, _decision([offered[key] for key in chosen]), why)


def _takes(item: Item) -> bool:
    """A spelling needs one suggestion; totals since January and objections need an answer of their own."""
    if item["kind"] == "spelling":
        return bool(item["suggestion"]) and "|" not in item["suggestion"]
    return item["kind"] not in ("since_january", "objection")


def _words(item: Item) -> str:
    if item["kind"] != "spelling":
        return item_words(item)
    meant = title_of(item["list"], item["suggestion"])
    return say("“{written}” means {meant}", written=item["written"], meant=meant)


def _together(kind: str) -> str:
    return {
        "spelling": say("Confirm these suggestions"), "jump": say("These numbers are right"),
        "outlier": say("These numbers are right"), "late": say("Seen"),
    }.get(kind) or say("Different work: both stand")  # fmt: skip


def _decision(items: list[Item]) -> Decision:
    kind = items[0]["kind"]
    if kind == "spelling":
        return Decision("spelling", "", [{**item, "code": item["suggestion"]} for item in items])
    return {
        "jump": Decision("checked", "right", items), "outlier": Decision("checked", "right", items),
        "late": Decision("seen", "seen", items),
    }.get(kind) or Decision("same_work", "different", items)  # fmt: skip
