"""The checks of the twin in polars."""

from __future__ import annotations

# A rule on one line.
# fmt: off
from datetime import date
from typing import Any

import polars as pl
from meanings import Meanings, each, number

CELLS = ["girls", "boys", "women", "men"]
COUNTS = ["girls", "boys", "women", "men", "older_women", "older_men", "total", "new", "disability", "contacts"]
DATE = r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"


def check(written: pl.DataFrame, rows: pl.DataFrame, meanings: Meanings) -> pl.DataFrame:
    """One line per objection: row, check, severity, column, what was written."""
    w = written.select(pl.exclude("file", "line", "sender", "mode").name.prefix("w_")).rename({"w_row": "row"})
    table = pl.concat([rows, w.drop("row")], how="horizontal")
    rules = [*of_codes(meanings), *of_counts(written, meanings), *of_rows(meanings)]
    asked = table.lazy()
    return pl.concat(pl.collect_all([_found(asked, *rule) for rule in rules]))


def _found(table: pl.LazyFrame, name: str, severity: str, column: str, wrong: pl.Expr) -> pl.LazyFrame:
    text = pl.col(f"w_{column}").alias("written")
    return table.filter(wrong).select("row", pl.lit(name).alias("check"), pl.lit(severity).alias("severity"), pl.lit(column).alias("column"), text)


Rule = tuple[str, str, str, pl.Expr]


def of_codes(meanings: Meanings) -> list[Rule]:
    c = pl.col
    people = pl.coalesce("total", "contacts").is_not_null()
    unnamed = c("activity").is_null() & c("w_activity").is_not_null()
    mhpss = c("w_activity").str.to_lowercase().str.contains(meanings.mhpss)
    unread, looks = c("end_date").is_null() & c("w_end_date").is_not_null(), c("w_end_date").str.contains(DATE)
    named = {"admin2": "county", "delivery_mode": "delivery_mode", "hide_place": "hide", "population_group": "group_known"}
    needed = ("activity", "reporting_month", "reporting_organisation")
    return [
        ("unknown_code", "error", "status", c("status").is_null()),
        ("unknown_code", "error", "activity", unnamed & (~mhpss | people)),
        ("unnamed_activity", "warning", "activity", unnamed & mhpss & ~people),
        ("unknown_code", "error", "admin1", c("w_admin1").is_not_null() & c("admin1").is_null()),
        *(("unknown_name", "warning", name, c(f"w_{name}").is_not_null() & c(code).is_null()) for name, code in named.items()),
        *(("missing_value", "error", name, c(f"w_{name}").is_null()) for name in needed),
        ("missing_value", "error", "admin1", c("w_admin1").is_null() & c("w_admin2").is_null()),
        ("not_a_month", "error", "reporting_month", c("month").is_null() & c("w_reporting_month").is_not_null()),
        ("impossible_date", "warning", "end_date", (unread & looks) | ~c("end_date").dt.year().is_between(2000, 2050)),
        ("not_a_date", "warning", "end_date", unread & ~looks),
        ("other_organisation", "error", "reporting_organisation", c("organisation") != c("sender")),
        ("unknown_organisation", "warning", "reporting_organisation", c("w_reporting_organisation").is_not_null() & ~c("known")),
    ]


def of_counts(written: pl.DataFrame, meanings: Meanings) -> list[Rule]:
    found: list[Rule] = []
    most = meanings.policy["most_people_in_a_row"]
    for name in COUNTS:
        now, text = pl.col("entered" if name == "total" else name), pl.col(f"w_{name}")
        odd = written[name].filter(written[name].cast(pl.Int64, strict=False).is_null() & written[name].is_not_null()).unique().to_list()
        values: dict[str, Any] = each(odd, number)
        value = text.cast(pl.Float64, strict=False)
        if values:
            value = pl.coalesce(value, text.replace_strict(list(values), list(values.values()), default=None, return_dtype=pl.Float64))
        unread, digits = now.is_null() & text.is_not_null(), text.str.contains(r"\d")
        found += [
            ("negative_count", "error", name, unread & (value < 0)), ("fraction_count", "error", name, unread & (value >= 0)),
            ("text_in_number", "error", name, unread & value.is_null() & digits), ("not_a_count", "error", name, unread & value.is_null() & ~digits),
            ("impossible_count", "error", name, now > most),
        ]  # fmt: skip
    return found


def of_rows(meanings: Meanings) -> list[Rule]:
    c, policy = pl.col, meanings.policy
    four = pl.sum_horizontal(c(CELLS).is_not_null())
    nothing_unread = ~pl.any_horizontal(*(c("entered" if name == "total" else name).is_null() & c(f"w_{name}").is_not_null() for name in COUNTS))
    admin1 = {code: row["admin1"] for code, row in meanings.places.items()}
    area = {code: row["area"] or None for code, row in meanings.places.items()}
    of_county, of_area = (c("county").replace_strict(list(m), list(m.values()), default=None, return_dtype=pl.String) for m in (admin1, area))
    elsewhere = of_county.is_not_null() & ((of_county != c("admin1")) | (c("area").is_not_null() & c("area").ne_missing(of_area)))
    other = [code for code, row in meanings.activities.items() if row["needs_description"]]
    no_children = (c("girls") == 0) & (c("boys") == 0) & (c("total") > 0)
    upper, lower = (pl.when(c("total") > 0).then("total").quantile(q, "linear").over("file") for q in (0.75, 0.25))
    limit = upper + policy["outlier_multiple"] * pl.max_horizontal(upper - lower, upper * 0.25, pl.lit(20))
    same = ~pl.struct("file", "organisation", "month", "fingerprint").is_first_distinct() & pl.coalesce("total", "contacts").is_not_null()
    return [
        ("county_outside_state", "error", "admin2", elsewhere),
        ("parts_above_total", "error", "total", c("parts") > c("entered")),
        ("total_above_parts", "warning", "total", (c("parts") < c("entered")) & four.is_in([0, 4])),
        ("new_above_total", "error", "new", c("new") > c("total")),
        ("disability_above_total", "error", "disability", c("disability") > c("total")),
        ("partly_filled_cells", "warning", "girls", four.is_between(1, 3) & nothing_unread),
        ("people_on_general_activity", "warning", "total", (c("counts") == "none") & (c("total") > 0)),
        ("planned_with_people", "warning", "status", c("status").is_not_null() & ~c("carries") & (c("total") > 0)),
        ("no_people_though_ongoing", "warning", "total", (c("status") == "ongoing") & (c("total") == 0) & ~(c("contacts") > 0).fill_null(False) & (c("counts") != "none")),
        ("month_outside_dates", "warning", "end_date", c("carries") & (c("end_date") < c("month"))),
        ("month_to_come", "warning", "reporting_month", c("month") > date(2026, 12, 1)),
        ("other_without_description", "warning", "description", c("activity").is_in(other) & c("w_description").is_null()),
        ("debriefing", "warning", "activity", c("activity") == "8.5"),
        ("child_activity_without_children", "warning", "girls", c("activity").is_in(["3.6", "4.1", "5.2"]) & no_children),
        ("adults_in_child_friendly_space", "warning", "women", (c("delivery_mode") == "child_friendly_space") & no_children),
        ("gbv_counts", "error", "description", c("w_description").str.to_lowercase().str.contains(r"survivor|gbv|\brape\b") & (c("total") > 0)),
        ("outlier", "warning", "total", c("total") > limit),
        ("repeated_row", "warning", "activity", same),
    ]
