"""Every chart of every page has its finding, its text alternative, its table, its files and its link; none is forgotten."""

from __future__ import annotations

from html import unescape

import pytest
from screen import TAGS

from pages.parts.menu import ROLES

CHARTS = (
    "overview", "states", "layers", "population_groups", "reach", "coverage", "changes", "presence", "training",
    "reporting",
)  # fmt: skip
VIEWS = [(page, {}) for page in CHARTS] + [("states", {"admin1": "SS01"}), ("presence", {"admin1": "SS01"})]


def charts(at) -> dict[str, object]:
    """key -> chart, but for the bars inside "About this figure"."""
    found = {chart.proto.id.rsplit("-chart_", 1)[-1]: chart for chart in at.get("plotly_chart")}
    return {key: chart for key, chart in found.items() if "why_lower" not in key}


def popovers(node) -> set[str]:
    """The ids of all popovers below."""
    here = {node.proto.popover.id} if getattr(node, "type", "") == "popover" else set()
    return here.union(*(popovers(child) for child in getattr(node, "children", {}).values()))


@pytest.mark.parametrize(("page", "address"), VIEWS)
def test_a_chart_has_all_that_a_reader_needs(as_seen_by, page, address):
    at = as_seen_by("chair", page, month="2026-10", **address)
    assert not at.exception
    findings = [
        unescape(TAGS.sub(" ", one.proto.body)) for one in at.get("html") if "fig-title" in one.proto.body
    ]
    shown = charts(at)
    assert shown, "a figure page without a figure"
    opened = " ".join(popovers(at.main))
    for key, chart in shown.items():
        assert any(chart.proto.alt.split(". ")[0] in finding for finding in findings), (
            f"{key}: finding is the title"
        )
        assert len(chart.proto.alt.split()) > 5, key
        assert f"take_{key}" in opened and f"about_{key}" in opened, key
        assert at.button(key=f"table_{key}").label == "Table"
    first = next(iter(shown))
    before = len(at.dataframe)
    at.button(key=f"table_{first}").click().run()
    assert len(at.dataframe) == before + 1, "the table stands under its chart"


def test_every_page_with_a_chart_is_looked_at(as_seen_by):
    others = [page for page in ROLES if page not in CHARTS]
    assert [page for page in others if charts(as_seen_by("chair", page))] == []
