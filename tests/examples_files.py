"""One example for each check that looks at a file's headings, at its sender or at its month."""

from __future__ import annotations

from examples import Example, csv_file, people, row

DISABILITY = "Of these, with a disability"

EXAMPLES = (
    Example(
        "missing_column",
        bad=csv_file(row(), without=("activity",)),
        good=csv_file(row(), without=("admin1",)),  # the county tells the state
        found=(0, "activity", None, None),
    ),
    Example(
        "missing_asked_column",
        bad=csv_file(row(), without=("delivery_mode",)),
        good=csv_file(row(), without=("donor", "site", "description")),
        found=(0, "delivery_mode", None, None),
    ),
    Example(
        "unknown_heading",
        bad=csv_file(row(), more=[("Budget line", "B-12")]),
        good=csv_file(row(), renamed={"donor": "Funding source"}),
        found=(0, None, "Budget line", None),
    ),
    Example(
        "unknown_heading",
        bad=csv_file(row(), renamed={"disability": "Of these, with a disabilty"}),
        good=csv_file(row(), renamed={"disability": DISABILITY.upper()}),
        found=(0, "disability", "Of these, with a disabilty", DISABILITY),
    ),
    Example(
        "two_headings_for_one_column",
        bad=csv_file(row(), renamed={"total": "Total reached"}, more=[("Total beneficiaries", "180")]),
        good=csv_file(row(), renamed={"total": "Total beneficiaries"}),
        found=(0, "total", "Total beneficiaries", None),
    ),
    Example(
        "second_heading_unread",
        bad=csv_file(row(), renamed={"end_date": "End date"}, more=[("Funded until", "2027-01-31")]),
        good=csv_file(row(), renamed={"end_date": "Funded until"}),
        found=(0, "end_date", "Funded until", None),
    ),
    Example(
        "no_rows",
        bad=csv_file(),
        good=csv_file(row()),
        found=(0, None, "no_rows_0_bad.csv", None),
    ),
    Example(
        "other_month",
        bad=csv_file(row(), row(reporting_month="2026-04")),
        good=csv_file(row(), row(reporting_month="May-26", donor="")),
        found=(3, "reporting_month", "2026-04", None),
        month="2026-05",
    ),
    Example(
        "year_assumed",
        bad=csv_file(row(reporting_month="May")),
        good=csv_file(row(reporting_month="May 26")),
        found=(2, "reporting_month", "May", "2026-05"),
        month="2026-05",
    ),
    Example(
        "other_organisation",
        bad=csv_file(row(), row(reporting_organisation="HHR")),
        good=csv_file(row(), row(reporting_organisation="ALT", donor="")),
        found=(3, "reporting_organisation", "HHR", None),
        organisation="ALT",
    ),
    Example(
        "unknown_organisation",
        bad=csv_file(row(reporting_organisation="Yellow Umbrella Society")),
        good=csv_file(row(reporting_organisation="acacia lantern trust (SAMPLE)")),
        found=(2, "reporting_organisation", "Yellow Umbrella Society", None),
    ),
    Example(
        "unknown_organisation",
        bad=csv_file(row(reporting_organisation="", organisation_acronym="YUS")),
        good=csv_file(row(reporting_organisation="", organisation_acronym="ALT")),
        found=(2, "organisation_acronym", "YUS", None),
    ),
    Example(
        "impossible_month",
        bad=csv_file(row(reporting_month="2062-05", end_date="")),
        good=csv_file(row(reporting_month="2026-04")),
        found=(2, "reporting_month", "2062-05", None),
    ),
    Example(
        "month_to_come",
        bad=csv_file(row(reporting_month="2026-11")),
        good=csv_file(people("", reporting_month="2026-11", status="Planned, funded")),
        found=(2, "reporting_month", "2026-11", None),
    ),
    Example(
        "repeated_row",
        bad=csv_file(row(), row(activity="7.1"), row()),
        good=csv_file(row(), row(donor="")),
        found=(4, None, None, None),
    ),
    Example(
        "outlier",
        bad=csv_file(*(people(80 + n) for n in range(24)), people(9000)),
        good=csv_file(*(people(80 + n) for n in range(24)), people(250)),
        found=(26, "total", "9000", None),
    ),
)
