"""One example for each check that looks at a whole row: numbers, places, dates and activities that must agree."""

from __future__ import annotations

from examples import Example, csv_file, people, row

ADULTS = {
    "girls": "0",
    "boys": "0",
    "women": "65",
    "men": "21",
    "older_women": "6",
    "older_men": "3",
    "total": "95",
}
ZEROS = dict.fromkeys(
    ("girls", "boys", "women", "men", "older_women", "older_men", "total", "new", "disability", "contacts"),
    "0",
)

EXAMPLES = (
    Example(
        "parts_above_total",
        bad=csv_file(row(total="174")),
        good=csv_file(row(total="175")),
        found=(2, "total", "174", None),
    ),
    Example(
        "total_above_parts",
        bad=csv_file(row(total="187")),
        good=csv_file(people("187")),
        found=(2, "total", "187", None),
    ),
    Example(
        "partly_filled_cells",
        bad=csv_file(row(men="", older_men="", total="151")),
        good=csv_file(row(men="0", older_men="", total="151")),
        found=(2, "men", None, None),
    ),
    Example(
        "new_above_total",
        bad=csv_file(row(new="176")),
        good=csv_file(row(new="175")),
        found=(2, "new", "176", None),
    ),
    Example(
        "disability_above_total",
        bad=csv_file(row(disability="176")),
        good=csv_file(row(disability="175")),
        found=(2, "disability", "176", None),
    ),
    Example(
        "county_outside_state",
        bad=csv_file(row(admin1="Jonglei")),
        good=csv_file(row(admin1="Jonglei", admin2="Bor South")),
        found=(2, "admin2", "Malakal", None),
    ),
    Example(
        "county_outside_state",
        bad=csv_file(row(admin1="Greater Pibor Administrative Area", admin2="Bor South")),
        good=csv_file(row(admin1="Jonglei", admin2="Pibor")),  # where the P-code list has it
        found=(2, "admin2", "Bor South", None),
    ),
    Example(
        "code_and_name_disagree",
        bad=csv_file(row(admin2="", admin1_pcode="SS04")),
        good=csv_file(row(admin1_pcode="SS07")),
        found=(2, "admin1", "Upper Nile", "SS04"),
    ),
    Example(
        "code_and_name_disagree",
        bad=csv_file(row(activity_sub_code="8.2")),
        good=csv_file(row(activity="Counselling", activity_sub_code="8.2")),
        found=(2, "activity", "8.1 Basic counselling for individuals", "8.2"),
    ),
    Example(
        "layer_contradicts_activity",
        bad=csv_file(row(layer="4")),
        good=csv_file(row(layer="3")),
        found=(2, "layer", "4", None),
    ),
    Example(
        "end_before_start",
        bad=csv_file(row(start_date="2025-07-01", end_date="2025-06-30")),
        good=csv_file(row(start_date="2025-07-01", end_date="2026-06-30")),
        found=(2, "end_date", "2025-06-30", None),
    ),
    Example(
        "month_outside_dates",
        bad=csv_file(row(end_date="2026-01-31")),
        good=csv_file(row(end_date="2026-05-02")),  # it ended within the month
        found=(2, "end_date", "2026-01-31", None),
    ),
    Example(
        "month_outside_dates",
        bad=csv_file(row(start_date="2026-06-01")),
        good=csv_file(row(start_date="2026-05-31")),
        found=(2, "start_date", "2026-06-01", None),
    ),
    Example(
        "other_without_description",
        bad=csv_file(row(activity="8.6 Other psychological intervention")),
        good=csv_file(
            row(activity="8.6 Other psychological intervention", description="Problem management groups")
        ),
        found=(2, "description", None, None),
    ),
    Example(
        "people_on_general_activity",
        bad=csv_file(people("85", activity="11.1 Situation analyses and assessment")),
        good=csv_file(people("85", activity="11.3 Training and orienting")),
        found=(2, "total", "85", None),
    ),
    Example(
        "gbv_counts",
        bad=csv_file(row(description="Group support to 14 GBV survivors")),
        good=csv_file(people("", description="Referral of GBV survivors is possible here")),
        found=(2, "description", "Group support to 14 GBV survivors", None),
    ),
    Example(
        "gbv_counts",
        bad=csv_file(row(remarks="6 rape cases among them")),
        good=csv_file(row(remarks="6 families of them", description="For flood survivors")),
        found=(2, "remarks", "6 rape cases among them", None),
    ),
    Example(
        "child_activity_without_children",
        bad=csv_file(row(activity="5.2", **ADULTS)),
        good=csv_file(row(activity="5.1", **ADULTS)),
        found=(2, "girls", "0", None),
    ),
    Example(
        "adults_in_child_friendly_space",
        bad=csv_file(row(delivery_mode="Child-friendly space", **ADULTS)),
        good=csv_file(row(delivery_mode="Child-friendly space")),
        found=(2, "women", "65", None),
    ),
    Example(
        "planned_with_people",
        bad=csv_file(row(status="Planned, funded")),
        good=csv_file(people("", status="Planned, funded")),
        found=(2, "status", "Planned, funded", "ongoing"),
    ),
    Example(
        "no_people_though_ongoing",
        bad=csv_file(row(**ZEROS)),
        good=csv_file(row(**{**ZEROS, "status": "Suspended"})),
        found=(2, "total", "0", None),
    ),
    Example(
        "debriefing",
        bad=csv_file(row(activity="8.5 Individual or group psychological debriefing")),
        good=csv_file(row(activity="8.4 Psychotherapy")),
        found=(2, "activity", "8.5 Individual or group psychological debriefing", None),
    ),
)
