"""How people are counted, in plain words; a figure's own assumptions stand beside the figure."""

from __future__ import annotations

import streamlit as st

from pages.parts import methods_need
from pages.parts.words import say


def counting() -> None:
    """The page's text: measures, the range, what is told twice, who has reported, what is withheld."""
    with st.container(key="counting"):
        for title, lines in _chapters().items():
            with st.container():
                st.subheader(title, anchor=False)
                st.markdown("\n".join(f"- {line}" for line in lines))


def _chapters() -> dict[str, tuple[str, ...]]:
    return {
        say("Six measures that are never added to each other"): _measures(),
        say("People reached is a range"): _range(),
        say("How far the range can be trusted"): _trust(),
        say("The same work told twice"): _twice(),
        say("Late, nothing to report, missing"): _months(),
        **methods_need.chapters(),
        say("What the public sees"): _public(),
    }


def _measures() -> tuple[str, ...]:
    return (
        say(
            "**People reached**: took part at least once in the period. Only this measure enters the "
            "headline."
        ),
        say(
            "**First time this year**: of these, first time with this agency, in this activity, place and "
            "group."
        ),
        say("**Visits and sessions**: acts of service; one person may have many."),
        say(
            "**Attendances**: presence at open activities and campaigns; nobody knows how many different "
            "people."
        ),
        say("**Trained**: people who were trained or oriented. **Staff supported**: care for staff."),
        say("Audiences of mass media are never people. Work that is only planned carries no people."),
    )


def _range() -> tuple[str, ...]:
    return (
        say(
            "One person often comes several months and to several activities. Reports hold no names, so "
            "nobody can count different people exactly."
        ),
        say(
            "**At least**: for one activity, its largest month, plus later newcomers where the agency "
            "counts them as agreed. For several activities at one place and group, the largest of them."
        ),
        say("**At most**: everything added up, less what is known to be the same people."),
        say(
            "Places and groups are added: the lower end of a state is the sum of its counties. This "
            "assumes that nobody was counted in two places or in two groups in the period. Without that "
            'assumption the floor is the largest single place; it stands in "About this figure".'
        ),
        say(
            "Layers, activities, agencies, donors and months overlap: their numbers do not add up to the "
            "total, and no table adds them."
        ),
        say(
            "Population figures are shown beside the figures and don't bound them. Only a figure that the working "
            "group has marked as everybody who was there in a year bounds “at most” at its own place and group, in "
            'that year, and never below "at least"; it then stands in "About this figure".'
        ),
    )


def _trust() -> tuple[str, ...]:
    """Measured by tests/test_figures_simulated.py; tests/README.md has the whole run."""
    return (
        say(
            "Tried on simulated people whose true number is known, last on 22 November 2026: where the "
            "assumptions hold and first-time people are counted as agreed, the true number always lay "
            "inside the range."
        ),
        say(
            'Where one person in three used two places, "at least" said too much in 14 of 100 totals, by '
            "12 % in the middle of these; at worst it said twice the true number."
        ),
        say(
            "Where one person in three was counted as displaced and later as returned, it said too much in "
            "1 of 100 totals, by 15 % in the middle and 25 % at worst."
        ),
        say(
            "Where people who came back after a pause were told as first-time people, it said too much in "
            "17 of 100 totals, by 25 % in the middle; at worst it said twice the true number. Where the "
            "agency's first-time people were not trusted, it never did."
        ),
        say('"At most" was never too low in any of these trials. They are small: up to fifty people each.'),
    )


def _twice() -> tuple[str, ...]:
    return (
        say(
            "A later file of an agency replaces its earlier one for the same months only when somebody "
            "confirms that."
        ),
        say(
            "A lead agency's row is counted elsewhere when it names one implementing partner whose own "
            "row tells the same work at least as large."
        ),
        say(
            "Two agencies that tell the same activity, place and group without naming each other are "
            "flagged as a possible overlap; both stand."
        ),
        say(
            "A chair may decide otherwise, with a reason; about the chair's own agency only together with a chair of "
            "another one. The agencies concerned see the decision and what it made of their figures, and can "
            "object; an objection stays open until a chair answers it."
        ),
    )


def _months() -> tuple[str, ...]:
    return (
        say("An agency's month is on time, late, nothing to report, missing, or not active."),
        say(
            '"None reported to us" means that all agencies expected there have reported. "Nobody has told '
            'us" means that they have not. Neither means that nobody was there.'
        ),
        say("A missing month is unknown; it is never taken for zero."),
        say(
            "Where an agency's numbers never fall from month to month we ask whether they are totals since "
            "January. Nothing changes before somebody answers. A sum of months: the difference to the month "
            "before is the month's value. Different people since January: the difference is first-time "
            "people, the number itself a lower end from January on, and the people of a single month are "
            "not known."
        ),
    )


def _public() -> tuple[str, ...]:
    return (
        say("The public sees released months only. A month is released after it was made final."),
        say(
            "Numbers below ten are withheld there and shown as <10. More protection against working them "
            "out follows."
        ),
        say(
            "Services that must not be found, such as women's and girls' safe spaces, are never shown "
            "below the state nor with their agency."
        ),
    )
