"""The questions of each figure page, begun together before the page draws its first figure.

A page asks one question after the other, each where its answer is drawn; begun here, all are answered at the same
time. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping

from pages.parts.session import ask_soon

# page, or a state of one -> its questions in the order in which it draws them
QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "overview": (
        "headline", "reach_by_state", "reach_by_layer", "what_changed", "reach_by_month", "needs_attention",
        "reach_by_month_steady",
    ),
    "states": ("headline", "reach_by_state", "reach_by_state_and_layer"),
    "one_state": (
        "headline", "reach_by_state", "reach_by_state_and_layer", "reach_by_state_and_group", "reach_by_month",
        "reach_by_month_steady",
        "reach_by_county", "presence",
    ),
    "layers": (
        "headline", "reach_by_layer", "reach_by_state_and_layer", "reach_by_activity", "general_activities",
    ),
    "population_groups": (
        "headline", "reach_by_group", "sex_age", "reach_by_state", "reach_by_state_and_group",
        "reach_by_group_and_layer",
    ),
    "presence": ("headline", "presence", "agencies_by_state", "presence_changes"),
    "training": ("trainings", "headline"),
    "rows": ("activity_rows", "headline"),
    "reach": (
        "headline", "reach_by_month", "reach_by_month_steady", "reach_by_state", "reach_by_layer", "reach_by_group",
    ),
}  # fmt: skip


def ahead(page: str) -> None:
    """Begin to answer the questions of a page for the view that its address says."""
    ask_soon(*QUESTIONS[page])
