"""The chapters about the month before and about the reports: what changed and why, how good the data are."""

from __future__ import annotations

import pyarrow as pa

from ...telling import bridge_words
from ...telling.passport import reported_words, why_lower
from ...telling.speech import month, number, percent, say
from .chapter import Chapter, with_column
from .handout import Handout


def change(handout: Handout) -> Chapter | None:
    """Why the figure differs from that of the month before; None for the first month."""
    if handout.change is None:
        return None
    before, found = handout.change
    if found.hidden:
        return None  # a number too small to show has no steps either
    words = bridge_words.step_words()
    steps = with_column(found.steps, "title", (words[step] for step in found.steps["step"].to_pylist()))
    told = [bridge_words.difference(row) for row in steps.to_pylist()]
    rows = steps.append_column("change", pa.array(told, pa.int64()))
    columns = {
        "title": say("Step"), "change": say("Change"), "low_after": say("At least, after it"),
        "high_after": say("At most, after it"),
    }  # fmt: skip
    not_final = say(
        "The comparison starts from the figures of {month} as they are today.", month=month(before)
    )
    notes = (
        say("The steps add up exactly; each is reckoned by counting again."),
        *([] if found.final else [not_final]),
    )
    return Chapter(
        "change", bridge_words.finding(found.steps, month(before)),
        say("People reached, at least: from {before} to {after}", before=month(before), after=month(handout.month)),
        rows, columns, tuple(notes), tuple(bridge_words.sentences(found.steps, month(before), month(handout.month))),
    )  # fmt: skip


def quality(handout: Handout) -> Chapter:
    """How good the reports are, for all agencies together."""
    line = handout.line("headline")
    told = [
        (say("Agencies that have reported"), reported_words(line)),
        (say("Rows counted"), number(line.get("rows_counted"))),
        (say("Rows with all sex and age cells"), percent(line.get("complete_share"))),
        *_to_mend(handout),
        *(() if line.get("hidden") else ((step, number(people)) for step, people in why_lower(line))),
    ]
    rows = pa.table({"what": [what for what, _ in told], "value": [value for _, value in told]})
    share = line.get("complete_share")
    return Chapter(
        "quality", _finding(share), say("Reports of {month}, all agencies together", month=month(handout.month)),
        rows, {"what": say("What"), "value": say("Reports of the month")},
        (say("Scores of single agencies are shown to the agency itself and to the chairs."),),
    )  # fmt: skip


def _finding(share: float | None) -> str:
    if share is None:
        return say("No row of people was reported to us")
    return say("Sex and age are complete in {share} of the rows", share=percent(share))


def _to_mend(handout: Handout) -> list[tuple[str, str]]:
    if handout.public:
        return []
    amounts = {row["kind"]: row["amount"] for row in handout.ask("needs_attention").to_pylist()}
    return [
        (say("Rows not counted yet: they have mistakes to mend"), number(amounts.get("held_back") or 0)),
        (say("Services that may have been told by two agencies"), number(amounts.get("overlap") or 0)),
    ]
