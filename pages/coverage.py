"""Who is reached against target and need, where the next layer of care is, what was lost and what ends soon."""

from data_pipeline.telling.care_words import of_pathway
from pages.parts.about import foot, one_line, page_head
from pages.parts.about_popover import about
from pages.parts.care_panels import care_pathway, ending, lost
from pages.parts.coverage_panels import against_figures, by_prevalence
from pages.parts.figure_filters import figure_choices
from pages.parts.panel import small_notes
from pages.parts.passport import period_words
from pages.parts.session import ask, require
from pages.parts.words import say

me = require("member")
FILTERS = ("admin1", "county", "layer", "activity", "population_group", "organisation", "donor")
now = figure_choices(me, "month", "period", *FILTERS, "pcodes", period="year")
line = one_line(ask("headline"))
# Care is what runs now; reach is measured over the period chosen.
counties = ask("care_pathway", from_month=now.month)

page_head(of_pathway(counties), say("Coverage and care, {period}", period=period_words()))
about()
against_figures()
care_pathway(counties)
lost()
ending()
by_prevalence()
foot(line, *small_notes())
