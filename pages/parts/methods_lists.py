"""The lists of the Methods page; each draws one tab from the vocabulary, the lines that hold the searched word."""

from __future__ import annotations

import streamlit as st

from pages.parts.answers import answer, lists
from pages.parts.list_words import confirmed, draw, draw_kept, level_titles, list_title, matching
from pages.parts.words import number, say


def columns(find: str) -> None:
    """The data dictionary: the template's columns in order, then those that are only read."""
    asked = sorted(lists().vocabulary.columns, key=lambda c: (c.asked == 0, c.asked))
    draw(find, [{
        say("No."): c.asked or None, say("Heading"): say(c.title),
        say("Must be there"): say("yes") if c.required else "",
        say("What to write"): say(c.description), say("List"): c.list, say("HXL"): " ".join(c.hxl[:1]),
        say("Column in exports"): c.name, say("Also read"): "; ".join(c.also),
    } for c in asked], "list_columns")  # fmt: skip


def activities(find: str) -> None:
    """Which activity belongs to which layer, from where, and whether the working group has confirmed it."""
    vocabulary = lists().vocabulary
    layers = {c.code: f"{c.code} {say(c.title)}" for c in vocabulary.lists["layer"]}
    measures = {c.code: say(c.title) for c in vocabulary.lists["measure"]}
    families = {c.code: f"{c.code} {say(c.title)}" for c in vocabulary.lists["activity_family"]}
    st.markdown(
        say("Layers are those of the IASC pyramid. Code 11 is general support and belongs to no layer.")
    )
    draw(find, [{
        say("Code"): a.code, say("Activity"): say(a.title), say("Family"): families.get(getattr(a, "family", ""), ""),
        say("Layer"): layers.get(getattr(a, "layer", ""), say("none")),
        say("Counted as"): measures.get(getattr(a, "counts", ""), say("not counted")),
        say("Confirmed"): confirmed(a.confirmed), say("Source"): a.source, say("Explanation"): say(a.description),
    } for a in vocabulary.lists["activity"]], "list_activities")  # fmt: skip


def code_lists(find: str) -> None:
    """One list after the other; the longest have their own tab."""
    for name, codes in lists().vocabulary.lists.items():
        rows = [{
            say("Code"): c.code, say("Title"): say(c.title), say("Explanation"): say(c.description),
            say("Confirmed"): confirmed(c.confirmed), say("Source"): c.source,
        } for c in codes]  # fmt: skip
        kept = matching(rows, find)
        if name != "activity" and kept:
            with st.expander(f"{list_title(name)} ({number(len(kept))})", expanded=bool(find)):
                draw_kept(kept, f"list_{name}")


def checks(find: str) -> None:
    """Every check with what it says, how grave it is and what to do."""
    kinds = {"error": say("Row is not counted until mended"), "warning": say("Please look; the row counts")}
    draw(find, [{
        say("Check"): say(c["title"]), say("What follows"): kinds.get(c["severity"], c["severity"]),
        say("What to do"): say(c["advice"]),
    } for c in answer("checks").to_pylist()], "list_checks")  # fmt: skip


def places(find: str) -> None:
    """The group's places with their codes."""
    names = {p.code: p.title for p in lists().places}
    levels = level_titles()
    draw(find, [{
        say("Code"): p.code, say("Place"): p.title, say("Level"): levels.get(p.level, p.level),
        say("In"): names.get(p.parent, ""), say("Confirmed"): confirmed(p.confirmed), say("Note"): p.note,
        say("Source"): p.source,
    } for p in lists().places], "list_places")  # fmt: skip


def population(find: str) -> None:
    """Population figures, each with its source and year; several may disagree."""
    names = {p.code: p.title for p in lists().places}
    groups = {c.code: say(c.title) for c in lists().vocabulary.lists["population_group"]}
    measures = {
        "population": say("Population"),
        "affected": say("Affected"),
        "in_need": say("In need"),
        "targeted": say("Targeted"),
    }
    draw(find, [{
        say("Place"): names.get(p.place, p.place),
        say("Population group"): groups.get(p.population_group, p.population_group),
        say("Figure"): measures[p.measure], say("Number"): p.value, say("Year"): str(p.year), say("Source"): p.source,
        say("Confirmed"): confirmed(p.confirmed),
    } for p in lists().population], "list_population")  # fmt: skip


def conflicts(find: str) -> None:
    """What the sources do not agree on; nothing is hidden or averaged."""
    draw(
        find,
        [
            {say("On"): c.subject, say("One source says"): c.statement, say("Source"): c.source}
            for c in lists().conflicts
        ],
        "list_conflicts",
    )


def coordination(find: str) -> None:
    """Who chairs what, with whom, since when."""
    names = {p.code: p.title for p in lists().places}
    roles = {"chair": say("Chair"), "co_chair": say("Co-chair"), "member": say("Member")}
    levels = {"global": say("Global"), "national": say("National"), "state": level_titles()["admin1"]}
    draw(find, [{
        say("Level"): levels[c.level], say("Place"): names.get(c.place, c.place), say("Role"): roles[c.role],
        say("Agency"): c.organisation, say("With"): c.partner, say("Since"): c.since, say("Source"): c.source,
    } for c in lists().coordination], "list_coordination")  # fmt: skip
