"""What the columns of answers are called on the screen and in files, and their HXL tags."""

from __future__ import annotations

from collections.abc import Mapping

from ..vocabulary import Group
from .speech import say

# Column of an answer -> HXL tag; a column that is not here has none.
TAGS: Mapping[str, str] = {
    "month": "#date+month", "place": "#adm1+code", "admin1": "#adm1+code", "county": "#adm2+code",
    "organisation": "#org+code", "organisation_title": "#org+name", "implementer": "#org+impl+code",
    "donors": "#org+funder+code+list", "activity": "#activity+code", "activity_title": "#activity+name",
    "layer": "#sector+layer+code", "layer_title": "#sector+layer+name", "population_group": "#population+type+code",
    "population_group_title": "#population+type+name", "status": "#status+code", "low": "#reached+min",
    "high": "#reached+max", "people_low": "#reached+min", "people_high": "#reached+max",
    "contacts": "#output+contacts", "attendances": "#output+attendances", "organisations": "#indicator+organisations",
    "girls": "#reached+f+children", "boys": "#reached+m+children", "women": "#reached+f+adults",
    "men": "#reached+m+adults", "older_women": "#reached+f+elderly", "older_men": "#reached+m+elderly",
}  # fmt: skip


def column_title(name: str, lists: Group) -> str:
    """The title of an answer's column; one of the template has the template's title."""
    return (
        _answers().get(name) or say(template_titles(lists).get(name, "")) or say("Column {name}", name=name)
    )


def template_titles(lists: Group) -> dict[str, str]:
    """Template column -> its plain title (a message id)."""
    return {column.name: column.title for column in lists.vocabulary.columns}


def _answers() -> dict[str, str]:
    return {
        "place": say("Place code"), "title": say("Title"), "code": say("Code"), "month": say("Month"),
        "admin1": say("State or area code"), "admin1_title": say("State or area"), "county": say("County code"),
        "county_title": say("County"), "place_title": say("Place"), "site": say("Site"),
        "organisation": say("Agency code"), "organisation_title": say("Agency"), "implementer": say("Done by"),
        "donors": say("Paid for by"), "donor": say("Donor"), "type": say("Kind"), "national": say("National"),
        "layer": say("Layer"), "layer_title": say("Layer title"), "activity": say("Activity code"),
        "activity_title": say("Activity"), "activities": say("Activities"), "counts": say("Counted as"),
        "population_group": say("Population group code"), "population_group_title": say("Population group"),
        "parent": say("Part of"), "low": say("People at least"), "high": say("People at most"),
        "people_low": say("People at least"), "people_high": say("People at most"),
        "contacts": say("Visits and sessions"), "attendances": say("Attendances"), "participants": say("Trained"),
        "supported_staff": say("Staff supported"), "organisations": say("Agencies"), "layers": say("Layers"),
        "places": say("Places"), "told": say("Told to us"), "planned": say("Planned services"),
        "hidden": say("Withheld"), "expected": say("Agencies expected"),
        "reported": say("Agencies reported"),
        "late": say("Late"), "missing": say("Missing"), "final": say("Final"), "state": say("State of the report"),
        "received_on": say("Received on"), "received_at": say("Received at"), "status": say("Status"),
        "hide_place": say("Place hidden from outsiders"), "end_date": say("Ends"), "submission": say("Number"),
        "file_name": say("File"), "months": say("Months"), "rows_read": say("Rows read"),
        "rows_standing": say("Rows counted"), "rows_counted": say("Rows counted"),
        "rows_not_counted": say("Rows not counted yet"), "rows_held_back": say("Rows not counted yet"),
        "rows_set_aside": say("Rows counted elsewhere"), "people": say("People, added up"),
        "girls": say("Girls (0-17)"), "boys": say("Boys (0-17)"), "women": say("Women (18-59)"),
        "men": say("Men (18-59)"),
        "older_women": say("Older women (60+)"), "older_men": say("Older men (60+)"),
        "not_recorded": say("Without sex or age"), "disability": say("With a disability"),
        "new": say("First time this year"),
        "with_disability_rows_share": say("Share of rows that say who has a disability"),
        "measure": say("Figure of"), "value": say("Figure"), "year": say("Year"), "source": say("Source"),
        "chosen_for": say("Chosen for"), "name": say("Name"), "day": say("Day"), "from_month": say("From month"),
        "active_from": say("Active from"), "active_until": say("Active until"), "found": say("Found"),
        "nearest": say("Nearest place code"), "nearest_title": say("Nearest"),
        "km": say("Distance, km"),
        "known": say("Known services"), "row_id": say("Number of the row"),
        "state_known": say("Known services of the state or area"),
        "state_organisations": say("Agencies of the state or area"), "said": say("In words"),
    }  # fmt: skip
