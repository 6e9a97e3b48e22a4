"""The checks of the twin in pandas."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from meanings import Meanings, each, number

CELLS = ["girls", "boys", "women", "men"]
COUNTS = [*CELLS, "older_women", "older_men", "total", "new", "disability", "contacts"]
Say = Callable[[str, str, str, pd.Series], None]


def check(written: pd.DataFrame, rows: pd.DataFrame, meanings: Meanings) -> pd.DataFrame:
    """One line per objection: row, check, severity, column, what was written."""
    found = []

    def say(name: str, severity: str, column: str, wrong: pd.Series) -> None:
        at = np.flatnonzero(wrong.to_numpy())
        text = written[column].to_numpy()[at]
        found.append(
            pd.DataFrame({"row": at, "check": name, "severity": severity, "column": column, "written": text})
        )

    of_codes(say, written, rows, meanings)
    of_places(say, rows, meanings)
    any_unread = of_counts(say, written, rows, meanings)
    of_people(say, rows, meanings, any_unread)
    of_activities(say, written, rows, meanings)
    return pd.concat(found, ignore_index=True)


def of_codes(say: Say, w: pd.DataFrame, r: pd.DataFrame, meanings: Meanings) -> None:
    people = r["total"].notna() | r["contacts"].notna()
    say("unknown_code", "error", "status", r["status"].isna())
    unnamed = r["activity"].isna() & w["activity"].notna()
    mhpss = (
        w["activity"].map(meanings.is_mhpss(w.loc[unnamed, "activity"].unique())).fillna(False).astype(bool)
    )
    say("unknown_code", "error", "activity", unnamed & (~mhpss | people))
    say("unnamed_activity", "warning", "activity", unnamed & mhpss & ~people)
    say("unknown_code", "error", "admin1", w["admin1"].notna() & r["admin1"].isna())
    for name in ("admin2", "delivery_mode", "hide_place", "population_group"):
        code = {"admin2": "county", "hide_place": "hide", "population_group": "group_known"}.get(name, name)
        say("unknown_name", "warning", name, w[name].notna() & r[code].isna())
    say("missing_value", "error", "activity", w["activity"].isna())
    say("missing_value", "error", "admin1", w["admin1"].isna() & w["admin2"].isna())
    say("missing_value", "error", "reporting_month", w["reporting_month"].isna())
    say("missing_value", "error", "reporting_organisation", w["reporting_organisation"].isna())
    say("not_a_month", "error", "reporting_month", r["month"].isna() & w["reporting_month"].notna())
    unread = r["end_date"].isna() & w["end_date"].notna()
    looks = w["end_date"].str.match(r".*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", na=False)
    say(
        "impossible_date",
        "warning",
        "end_date",
        (unread & looks) | ~r["end_date"].isna() & ~r["end_date"].dt.year.between(2000, 2050),
    )
    say("not_a_date", "warning", "end_date", unread & ~looks)
    say(
        "other_organisation",
        "error",
        "reporting_organisation",
        r["organisation"].notna() & (r["organisation"] != r["sender"]),
    )
    say(
        "unknown_organisation",
        "warning",
        "reporting_organisation",
        w["reporting_organisation"].notna() & ~r["known"],
    )


def of_places(say: Say, r: pd.DataFrame, meanings: Meanings) -> None:
    county = r["county"].map({code: row["admin1"] for code, row in meanings.places.items()})
    area = r["county"].map({code: row["area"] or None for code, row in meanings.places.items()})
    say(
        "county_outside_state",
        "error",
        "admin2",
        county.notna() & ((county != r["admin1"]) | (r["area"].notna() & (r["area"] != area))),
    )


def of_counts(say: Say, w: pd.DataFrame, r: pd.DataFrame, meanings: Meanings) -> pd.Series:
    any_unread = pd.Series(False, index=r.index)
    for name in COUNTS:
        now = r["entered"] if name == "total" else r[name]
        unread = w[name].notna() & now.isna()
        any_unread |= unread
        value = numbers(w.loc[unread, name]).reindex(w.index)
        digits = w[name].str.contains(r"\d", na=False)
        say("negative_count", "error", name, unread & (value < 0))
        say("fraction_count", "error", name, unread & (value >= 0))
        say("text_in_number", "error", name, unread & value.isna() & digits)
        say("not_a_count", "error", name, unread & value.isna() & ~digits)
        say("impossible_count", "error", name, now > meanings.policy["most_people_in_a_row"])
    return any_unread


def of_people(say: Say, r: pd.DataFrame, meanings: Meanings, any_unread: pd.Series) -> None:
    policy = meanings.policy
    four = r[CELLS].notna().sum(axis=1)
    say("parts_above_total", "error", "total", r["parts"] > r["entered"])
    say("total_above_parts", "warning", "total", (r["parts"] < r["entered"]) & four.isin([0, 4]))
    say("new_above_total", "error", "new", r["new"] > r["total"])
    say("disability_above_total", "error", "disability", r["disability"] > r["total"])
    say("partly_filled_cells", "warning", "girls", four.between(1, 3) & ~any_unread)
    say("people_on_general_activity", "warning", "total", (r["counts"] == "none") & (r["total"] > 0))
    say("planned_with_people", "warning", "status", r["status"].notna() & ~r["carries"] & (r["total"] > 0))
    say(
        "no_people_though_ongoing",
        "warning",
        "total",
        (r["status"] == "ongoing")
        & (r["total"] == 0)
        & ~(r["contacts"] > 0)
        & r["counts"].notna()
        & (r["counts"] != "none"),
    )
    say("month_outside_dates", "warning", "end_date", r["carries"] & (r["end_date"] < r["month"]))
    say("month_to_come", "warning", "reporting_month", r["month"] > pd.Timestamp(2026, 12, 1))
    upper, lower = (r.loc[r["total"] > 0].groupby("file")["total"].quantile(q) for q in (0.75, 0.25))
    limit = upper + policy["outlier_multiple"] * np.maximum(np.maximum(upper - lower, upper * 0.25), 20)
    say("outlier", "warning", "total", r["total"] > r["file"].map(limit))
    same = r.duplicated(["file", "organisation", "month", "fingerprint"]) & (
        r["total"].notna() | r["contacts"].notna()
    )
    say("repeated_row", "warning", "activity", same)


def of_activities(say: Say, w: pd.DataFrame, r: pd.DataFrame, meanings: Meanings) -> None:
    other = (
        r["activity"]
        .map({code: row["needs_description"] for code, row in meanings.activities.items()})
        .fillna(False)
        .astype(bool)
    )
    say("other_without_description", "warning", "description", other & w["description"].isna())
    say("debriefing", "warning", "activity", r["activity"] == "8.5")
    children = (r["girls"] == 0) & (r["boys"] == 0) & (r["total"] > 0)
    say(
        "child_activity_without_children",
        "warning",
        "girls",
        r["activity"].isin(["3.6", "4.1", "5.2"]) & children,
    )
    say(
        "adults_in_child_friendly_space",
        "warning",
        "women",
        (r["delivery_mode"] == "child_friendly_space") & children,
    )
    gbv = w["description"].str.lower().str.contains(r"survivor|gbv|\brape\b", na=False)
    say("gbv_counts", "error", "description", gbv & (r["total"] > 0))


def numbers(column: pd.Series) -> pd.Series:
    plain = pd.to_numeric(column, errors="coerce")
    odd = column[plain.isna() & column.notna()]
    plain.loc[odd.index] = odd.map(each(odd.unique(), number)).astype("float64")
    return plain


def counts(column: pd.Series) -> pd.Series:
    """Whole numbers from 0, else nothing."""
    found = numbers(column)
    return found.where((found >= 0) & (found == np.floor(found)) & (found < 2e9))
