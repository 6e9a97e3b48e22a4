"""Need, coverage, care and the scores of reports, in plain words for the methods page."""

from __future__ import annotations

from pages.parts.words import say


def chapters() -> dict[str, tuple[str, ...]]:
    """Title -> lines."""
    return {
        say("Need and coverage"): _coverage(),
        say("Care in each county"): _care(),
        say("Comparing months, and how good reports are"): _months(),
    }


def _coverage() -> tuple[str, ...]:
    return (
        say(
            "Coverage is the least number of people reached, divided by a target or need with its source and year."
        ),
        say(
            "Layer 1 is delivered by other clusters: its coverage is never claimed, and people reached at layer 1 are "
            "in no coverage. A figure without a layer is measured against layers 2 to 4."
        ),
        say(
            "Of several figures the one that a chair has chosen is used, else the newest, never one of a later year. "
            "Where sources of that year disagree, all are shown."
        ),
        say("Coverage above 100% is shown and the figure is flagged: one of the two needs to be checked."),
        say(
            "Need by prevalence is an estimate with its interval: the population figure multiplied by the shares of "
            "Charlson et al. 2019. It is never a target."
        ),
    )


def _care() -> tuple[str, ...]:
    return (
        say(
            "Layers 2, 3 and 4 are looked for in the county, then in its state, then where the nearest is. "
            "Distances are straight lines between the points on the list of places; where counties have none, "
            "between their states."
        ),
        say(
            "Known services, such as a hospital's ward, file no report. They count as present, with their own mark."
        ),
        say(
            "A layer is lost when the last final month before had it in the county and this month has not. Services "
            "that end within 90 days after the month are listed."
        ),
    )


def _months() -> tuple[str, ...]:
    return (
        say(
            "Beside the reach of all stands that of the agencies that reported in every month shown, so that a rise in "
            "reporting does not look like a rise in reach."
        ),
        say(
            "The score of an agency's month is the mean of three shares: rows counted, rows of people with all sex and "
            "age cells, and time: 1 on time or nothing to report, half when late, 0 when missing."
        ),
    )
