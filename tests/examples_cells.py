"""One example for each check that looks at single cells: values on lists, months, dates and numbers."""

from __future__ import annotations

from examples import Example, csv_file, people, row

EXAMPLES = (
    Example(
        "missing_value",
        bad=csv_file(row(admin1="", admin2="")),
        good=csv_file(row(admin1="")),  # the county tells the state
        found=(2, "admin1", None, None),
    ),
    Example(
        "empty_cell",
        bad=csv_file(row(population_group="")),
        good=csv_file(row(population_group="Host community")),
        found=(2, "population_group", None, None),
    ),
    Example(
        "empty_cell",
        bad=csv_file(row(status="")),
        good=csv_file(row(status="Finished")),
        found=(2, "status", None, None),
    ),
    Example(
        "unknown_code",
        bad=csv_file(row(admin1="Uper Nile")),
        good=csv_file(row(admin1="upper-nile ")),
        found=(2, "admin1", "Uper Nile", "SS07"),
    ),
    Example(
        "unknown_code",
        bad=csv_file(row(activity="basic counseling for individals")),
        good=csv_file(row(activity="8.1")),
        found=(2, "activity", "basic counseling for individals", "8.1"),
    ),
    Example(
        "unknown_code",
        bad=csv_file(row(admin1="", admin2="Malakall")),  # nothing else tells the state
        good=csv_file(row(admin1="", admin2="SS0707")),
        found=(2, "admin2", "Malakall", "SS0707"),
    ),
    Example(
        "several_in_one_cell",
        bad=csv_file(row(activity="8.1 Basic counselling, 7.1")),
        good=csv_file(row(activity="8.1 Basic counselling (2.5 hours)")),
        found=(2, "activity", "8.1 Basic counselling, 7.1", "7.1|8.1"),
    ),
    Example(
        "several_names_in_one_cell",
        bad=csv_file(row(admin2="Malakal; Fashoda")),
        good=csv_file(row(admin2="Malakal;")),
        found=(2, "admin2", "Malakal; Fashoda", "SS0702|SS0707"),
    ),
    Example(
        "unknown_name",
        bad=csv_file(row(admin2="Malakall")),
        good=csv_file(row(admin2="Malakal County")),
        found=(2, "admin2", "Malakall", "SS0707"),
    ),
    Example(
        "unknown_name",
        bad=csv_file(row(donor="UN Peacebuilding Fund; Sunflower Trust")),
        good=csv_file(row(donor="UN Peacebuilding Fund; PRM")),
        found=(2, "donor", "Sunflower Trust", None),
    ),
    Example(
        "unknown_name",
        bad=csv_file(row(implementing_partner="Green Umbrella Group")),
        good=csv_file(row(implementing_partner="RLC")),
        found=(2, "implementing_partner", "Green Umbrella Group", None),
    ),
    Example(
        "unknown_name",
        bad=csv_file(row(delivery_mode="Under the tamarind")),
        good=csv_file(row(delivery_mode="Mobile team")),
        found=(2, "delivery_mode", "Under the tamarind", None),
    ),
    Example(
        "unknown_name",
        bad=csv_file(row(activity_sub_code="XY-77")),
        good=csv_file(row(activity_sub_code="8.1")),
        found=(2, "activity_sub_code", "XY-77", None),
    ),
    Example(
        "ambiguous_code",
        bad=csv_file(people("", status="Planned")),
        good=csv_file(people("", status="planned, funded")),
        found=(2, "status", "Planned", "planned_funded|planned_unfunded"),
    ),
    Example(
        "ambiguous_code",
        bad=csv_file(row(activity="Counselling")),
        good=csv_file(people("", activity="Basic counselling for individuals")),
        found=(2, "activity", "Counselling", "8.1|8.2"),
    ),
    Example(
        "ambiguous_name",
        bad=csv_file(row(admin1="Western Equatoria", admin2="Mundri")),
        good=csv_file(row(admin1="Western Equatoria", admin2="Mundri East")),
        found=(2, "admin2", "Mundri", "SS1004|SS1005"),
    ),
    Example(
        "unnamed_activity",
        bad=csv_file(people("", activity="Psychosocial theatre in the market")),
        good=csv_file(people("", activity="Child-friendly spaces")),
        found=(2, "activity", "Psychosocial theatre in the market", "5.1"),
    ),
    Example(
        "not_a_month",
        bad=csv_file(row(reporting_month="Q1 2026")),
        good=csv_file(row(reporting_month="mai 2026")),
        found=(2, "reporting_month", "Q1 2026", None),
    ),
    Example(
        "not_a_date",
        bad=csv_file(row(end_date="until further notice")),
        good=csv_file(row(end_date="31.12.2026")),
        found=(2, "end_date", "until further notice", None),
    ),
    Example(
        "impossible_date",
        bad=csv_file(row(end_date="2026-06-31")),
        good=csv_file(row(end_date="30/06/2026")),
        found=(2, "end_date", "2026-06-31", None),
    ),
    Example(
        "impossible_date",
        bad=csv_file(row(end_date="01/01/1970")),
        good=csv_file(row(end_date="01/06/2026")),
        found=(2, "end_date", "01/01/1970", None),
    ),
    Example(
        "not_a_count",
        bad=csv_file(row(boys="many")),
        good=csv_file(row(boys=" 38 ")),
        found=(2, "boys", "many", None),
    ),
    Example(
        "text_in_number",
        bad=csv_file(row(women="about 65")),
        good=csv_file(row(contacts="1 310")),
        found=(2, "women", "about 65", "65"),
    ),
    Example(
        "text_in_number",
        bad=csv_file(row(contacts="1.310")),  # a thousand, or one and a bit?
        good=csv_file(row(contacts="1,310")),
        found=(2, "contacts", "1.310", None),
    ),
    Example(
        "negative_count",
        bad=csv_file(row(men="-14")),
        good=csv_file(row(disability="0")),
        found=(2, "men", "-14", None),
    ),
    Example(
        "fraction_count",
        bad=csv_file(row(girls="12.5")),
        good=csv_file(row(girls="42.0")),
        found=(2, "girls", "12.5", None),
    ),
    Example(
        "impossible_count",
        bad=csv_file(people("211912345678")),
        good=csv_file(people("1000000")),
        found=(2, "total", "211912345678", None),
    ),
    Example(
        "impossible_count",
        bad=csv_file(row(contacts="0912345678")),
        good=csv_file(row(contacts="99999")),
        found=(2, "contacts", "0912345678", None),
    ),
)
