"""Which pages there are, for whom, and in which order each role finds them. No role sees more than seven entries."""

from __future__ import annotations

from collections.abc import Mapping

from pages.parts.words import say

Menu = dict[str, tuple[str, ...]]

# page file -> the roles of its first line (`require(...)`); a test holds the two together.
ROLES: Mapping[str, tuple[str, ...]] = {
    "overview": ("everyone",),
    "states": ("everyone",),
    "layers": ("everyone",),
    "population_groups": ("everyone",),
    "reach": ("everyone",),
    "coverage": ("member",),
    "changes": ("member",),
    "presence": ("member",),
    "training": ("member",),
    "directory": ("member",),
    "rows": ("member",),
    "submit": ("partner",),
    "my_agency": ("partner",),
    "reporting": ("chair",),
    "review": ("chair",),
    "months": ("chair",),
    "settings": ("chair",),
    "downloads": ("everyone",),
    "methods": ("everyone",),
}
# The page at "/" is the same for every role, so that a link opens the same page for everybody.
FIRST_PAGE = "overview"
FIGURES = ("overview", "states", "layers", "population_groups", "reach")
# For members: the five above, with coverage beside reach under one heading.
FIRST_FIGURES, NEED = FIGURES[:4], ("reach", "coverage", "changes")
AGENCIES = ("presence", "training", "directory")


def page_titles() -> dict[str, str]:
    """page file -> its title in the menu."""
    return {
        "overview": say("Overview"), "states": say("States"), "layers": say("Layers"),
        "population_groups": say("Population groups"), "reach": say("Reach"),
        "coverage": say("Coverage and care"), "changes": say("What changed"), "rows": say("Rows behind the figures"),
        "presence": say("Who works where"), "training": say("Training and supervision"), "directory": say("Directory"),
        "submit": say("Send a file"),
        "my_agency": say("My agency"), "reporting": say("Reporting"), "months": say("Months"),
        "review": say("To confirm"), "settings": say("Settings"),
        "downloads": say("Downloads"), "methods": say("Methods"),
    }  # fmt: skip


def menu(role: str) -> Menu:
    """Heading -> pages for a role; pages under "" stand alone, a heading is one entry that opens."""
    chair: Menu = {
        "": FIRST_FIGURES,
        say("Reach, care, agencies"): (*NEED, *AGENCIES),
        say("Working group"): ("reporting", "review", "months", "submit", "settings"),
        say("Data and methods"): ("downloads", "methods"),
    }
    partner: Menu = {
        "": ("submit", "my_agency", "directory"),
        say("The month"): (*FIGURES, "coverage", "changes", *AGENCIES[:2]),
        say("Data and methods"): ("downloads", "methods"),
    }
    member: Menu = {
        "": FIRST_FIGURES,
        say("Reach, care, agencies"): (*NEED, *AGENCIES),
        say("Data and methods"): ("downloads", "methods"),
    }
    public: Menu = {"": (*FIGURES, "downloads", "methods")}
    return {"administrator": chair, "chair": chair, "partner": partner, "member": member}.get(role, public)
