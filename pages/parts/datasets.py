"""The files that can be downloaded: each a named question, asked when the file is asked for."""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

import streamlit as st

import data_pipeline
from data_pipeline import Viewer
from data_pipeline.telling.column_words import TAGS
from pages.parts.address import View
from pages.parts.answers import answer, group
from pages.parts.session import BY_MONTH, may, year_up_to
from pages.parts.tables import downloads
from pages.parts.words import say


class Dataset(NamedTuple):
    """question: its name; told: one line for whom and what, where the title does not say; roles: as for `require`."""

    question: str
    title: str
    told: str = ""
    roles: tuple[str, ...] = ("everyone",)


def datasets(me: Viewer) -> list[Dataset]:
    """Those that a viewer may have, the plainest first; an agency has its own matters instead of everybody's."""
    own = _own() if me.organisation else []
    return [dataset for dataset in (*_all(), *own) if may(me, *dataset.roles)]


def offer(dataset: Dataset, now: View, *, eleven: bool, tags: bool) -> None:
    """One dataset: what it is, and its two buttons."""
    with st.container(key=f"offer_{dataset.question}", gap="small"):
        st.markdown("  \n".join(part for part in (f"**{dataset.title}**", dataset.told) if part))
        downloads(
            lambda: answer(dataset.question, **_params(dataset.question, now, eleven)), None,
            f"{dataset.question}_{_period(now)}",
            tags=TAGS if tags else None, key=dataset.question,
        )  # fmt: skip


def handed_out_with(me: Viewer, now: View) -> None:
    """Where a final month is shown: the very files that were handed out with it."""
    names = (
        data_pipeline.handed_out(group(), me, now.at) if now.at and not now.at.startswith("after-") else []
    )
    if not names:
        return
    with st.container(border=True, key="handed_out"):
        st.markdown("**" + say("As handed out when the month was made final") + "**")
        st.caption(say("These files never change, whatever is corrected or counted otherwise later."))
        name = st.selectbox(say("File"), names, key="handed_out_name", width=520)
        kept = partial(data_pipeline.handed_out_file, group(), me, now.at, name)
        st.download_button(say("Download this file"), kept, name, key="handed_out_file", on_click="ignore")


def _params(question: str, now: View, eleven: bool) -> dict[str, Any]:
    """All that the file says it was filtered by; figures on pages go without their own filter, files never do."""
    start = year_up_to(now.month) if question in BY_MONTH else now.from_month
    return {**now.params(), "from_month": start, "pcodes": eleven}


def _period(now: View) -> str:
    end = f"{now.month:%Y-%m}"
    return end if now.month == now.from_month else f"{now.from_month:%Y-%m}_{end}"


def _all() -> list[Dataset]:
    return [
        Dataset("reach_by_state", say("People reached by state")),
        Dataset("reach_by_layer", say("People reached by layer")),
        Dataset("reach_by_state_and_layer", say("People reached by state and layer")),
        Dataset("reach_by_group", say("People reached by population group")),
        Dataset("reach_by_state_and_group", say("People reached by state and population group")),
        Dataset("reach_by_month", say("People reached by month")),
        Dataset("reach_by_activity", say("People reached by activity")),
        Dataset("sex_age", say("Sex and age"), say("By population group; the lower end of each cell.")),
        Dataset(
            "presence",
            say("Who does what where"),
            say("Agency, place, layer and activities; no people."),
            ("member",),
        ),
        Dataset(
            "activity_rows",
            say("All activities"),
            say("One line an activity and month, as it counts."),
            ("member",),
        ),
        Dataset("reporting", say("Who has reported"), say("One line an agency and month."), ("chair",)),
        Dataset("submissions", say("Files received"), _files(), ("chair",)),
    ]


def _own() -> list[Dataset]:
    return [
        Dataset("my_reporting", say("My agency, month by month"), say("One line a month."), ("partner",)),
        Dataset("my_submissions", say("My agency's files"), _files(), ("partner",)),
    ]


def _files() -> str:
    return say("One line a file, with what became of its rows.")
