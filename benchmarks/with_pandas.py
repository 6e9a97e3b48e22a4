"""The same work in pandas: read, look up, about thirty checks, standing, de-duplication, activity months, reach."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd
from meanings import DAYS, MONTHS, Meanings, dates, each, number
from nodes import by_layer, by_state
from run_one import Clock, main

CELLS = ["girls", "boys", "women", "men", "older_women", "older_men"]
COUNTS = [*CELLS, "total", "new", "disability", "contacts"]
CODES = {
    "organisation": "reporting_organisation", "implementer": "implementing_partner", "delivery_mode": "delivery_mode",
    "activity": "activity", "status": "status", "hide": "hide_place", "population_group": "population_group",
}  # fmt: skip
LISTS = {"implementer": "organisation", "hide": "yes_no"}
ACTIVITY = ["organisation", "implementer", "month", "place", "activity", "population_group"]


def work(folder: Path, clock: Clock) -> dict[str, object]:
    """Everything, from the files to people reached by state and by layer."""
    meanings = Meanings()
    written = clock("read", read, folder)
    rows = clock("rows", typed, written, meanings)
    findings = clock("checks", check, written, rows, meanings)
    standing = clock("standing", stand, rows, findings)
    months = clock("activity_months", activity_months, rows[standing])
    states, layers = clock("figures", lambda: (by_state(own(months, meanings, ""), meanings), by_layer(own(months, meanings, "layer"), meanings)))
    return {"standing": int(standing.sum()), "findings": len(findings), "states": states, "layers": layers}


def read(folder: Path) -> pd.DataFrame:
    """All files as text, with file and line."""
    said = {row["file"]: row for row in csv.DictReader((folder / "received.csv").open(encoding="utf-8", newline=""))}
    tables = []
    for n, path in enumerate(sorted(folder.glob("0*.csv"))):
        table = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
        table["file"], table["line"] = n, np.arange(2, len(table) + 2)
        table["sender"], table["mode"] = said[path.name]["organisation"], said[path.name]["mode"]
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def typed(written: pd.DataFrame, meanings: Meanings) -> pd.DataFrame:
    """Codes, months, dates and numbers."""
    rows = pd.DataFrame({"file": written["file"], "line": written["line"], "sender": written["sender"], "mode": written["mode"]})
    for name, column in CODES.items():
        distinct = written[column].dropna().unique()
        rows[name] = written[column].map(meanings.of(LISTS.get(name, name), distinct)).astype("str")
    rows["known"] = rows["organisation"].notna()
    for name in ("organisation", "implementer"):
        rows[name] = rows[name].fillna("~" + written[CODES[name]].str.lower())
    rows["implementer"] = rows["implementer"].fillna(rows["organisation"])
    rows["donors"] = written["donor"].map(meanings.donors(written["donor"].dropna().unique()))
    rows["month"] = pd.to_datetime(written["reporting_month"].map(dates(written["reporting_month"].dropna().unique(), MONTHS)))
    rows["end_date"] = pd.to_datetime(written["end_date"].map(dates(written["end_date"].dropna().unique(), DAYS)))
    keys = ["admin1", "admin2", "site"]
    ways = written[keys].drop_duplicates()
    found = [meanings.place(*(None if pd.isna(cell) else cell for cell in way)) for way in ways.itertuples(index=False)]
    places = pd.DataFrame(found, columns=["admin1", "area", "county", "place_site", "place"], dtype="str")
    places[["w1", "w2", "w3"]] = ways.to_numpy()
    joined = written[keys].merge(places.astype("str"), how="left", left_on=keys, right_on=["w1", "w2", "w3"], suffixes=("_w", ""))
    rows[["admin1", "area", "county", "site", "place"]] = joined[["admin1", "area", "county", "place_site", "place"]].to_numpy()
    rows["layer"] = rows["activity"].map({code: row["layer"] or None for code, row in meanings.activities.items()})
    rows["counts"] = rows["activity"].map({code: row["counts"] for code, row in meanings.activities.items()})
    rows["status"] = rows["status"].where(written["status"].notna(), "ongoing")
    rows["carries"] = rows["status"].map(meanings.carries).fillna(False).astype(bool)
    rows["group_known"], rows["population_group"] = rows["population_group"], rows["population_group"].fillna("ALL")
    for name in COUNTS:
        rows[name] = counts(written[name])
    rows["parts"] = rows[CELLS].sum(axis=1, min_count=1)
    rows["entered"], rows["total"] = rows["total"], rows["total"].fillna(rows["parts"])
    rows["fingerprint"] = pd.util.hash_pandas_object(written.drop(columns=["file", "line", "sender", "mode"]), index=False)
    return rows


def numbers(column: pd.Series) -> pd.Series:
    plain = pd.to_numeric(column, errors="coerce")
    odd = column[plain.isna() & column.notna()]
    plain.loc[odd.index] = odd.map(each(odd.unique(), number)).astype("float64")
    return plain


def counts(column: pd.Series) -> pd.Series:
    """Whole numbers from 0, else nothing."""
    found = numbers(column)
    return found.where((found >= 0) & (found == np.floor(found)) & (found < 2e9))


def check(written: pd.DataFrame, rows: pd.DataFrame, meanings: Meanings) -> pd.DataFrame:
    """One line per objection: row, check, severity, column, what was written."""
    found = []

    def say(name: str, severity: str, column: str, wrong: pd.Series) -> None:
        at = np.flatnonzero(wrong.to_numpy())
        text = written[column].to_numpy()[at]
        found.append(pd.DataFrame({"row": at, "check": name, "severity": severity, "column": column, "written": text}))

    r, w, policy = rows, written, meanings.policy
    people = r["total"].notna() | r["contacts"].notna()
    say("unknown_code", "error", "status", r["status"].isna())
    unnamed = r["activity"].isna() & w["activity"].notna()
    mhpss = w["activity"].map(meanings.is_mhpss(w.loc[unnamed, "activity"].unique())).fillna(False).astype(bool)
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
    say("impossible_date", "warning", "end_date", (unread & looks) | ~r["end_date"].isna() & ~r["end_date"].dt.year.between(2000, 2050))
    say("not_a_date", "warning", "end_date", unread & ~looks)
    county = r["county"].map({code: row["admin1"] for code, row in meanings.places.items()})
    area = r["county"].map({code: row["area"] or None for code, row in meanings.places.items()})
    say("county_outside_state", "error", "admin2", county.notna() & ((county != r["admin1"]) | (r["area"].notna() & (r["area"] != area))))
    say("other_organisation", "error", "reporting_organisation", r["organisation"].notna() & (r["organisation"] != r["sender"]))
    say("unknown_organisation", "warning", "reporting_organisation", w["reporting_organisation"].notna() & ~r["known"])
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
        say("impossible_count", "error", name, now > policy["most_people_in_a_row"])
    four = r[CELLS[:4]].notna().sum(axis=1)
    say("parts_above_total", "error", "total", r["parts"] > r["entered"])
    say("total_above_parts", "warning", "total", (r["parts"] < r["entered"]) & four.isin([0, 4]))
    say("new_above_total", "error", "new", r["new"] > r["total"])
    say("disability_above_total", "error", "disability", r["disability"] > r["total"])
    say("partly_filled_cells", "warning", "girls", four.between(1, 3) & ~any_unread)
    say("people_on_general_activity", "warning", "total", (r["counts"] == "none") & (r["total"] > 0))
    say("planned_with_people", "warning", "status", r["status"].notna() & ~r["carries"] & (r["total"] > 0))
    say("no_people_though_ongoing", "warning", "total", (r["status"] == "ongoing") & (r["total"] == 0) & ~(r["contacts"] > 0))
    say("end_before_month", "warning", "end_date", r["carries"] & (r["end_date"] < r["month"]))
    say("month_to_come", "warning", "reporting_month", r["month"] > pd.Timestamp(2026, 12, 1))
    other = r["activity"].map({code: row["needs_description"] for code, row in meanings.activities.items()}).fillna(False).astype(bool)
    say("other_without_description", "warning", "description", other & w["description"].isna())
    say("debriefing", "warning", "activity", r["activity"] == "8.5")
    children = (r["girls"] == 0) & (r["boys"] == 0) & (r["total"] > 0)
    say("child_activity_without_children", "warning", "girls", r["activity"].isin(["3.6", "4.1", "5.2"]) & children)
    say("adults_in_child_friendly_space", "warning", "women", (r["delivery_mode"] == "child_friendly_space") & children)
    said = w["description"].str.lower()
    for name, column in (("gbv_counts", said),):
        say(name, "error", "description", column.str.contains(r"survivor|gbv|\brape\b", na=False) & (r["total"] > 0))
    upper, lower = (r.loc[r["total"] > 0].groupby("file")["total"].quantile(q) for q in (0.75, 0.25))
    limit = upper + policy["outlier_multiple"] * np.maximum(np.maximum(upper - lower, upper * 0.25), 20)
    say("outlier", "warning", "total", r["total"] > r["file"].map(limit))
    same = r.duplicated(["file", "organisation", "month", "fingerprint"]) & people
    say("repeated_row", "warning", "activity", same)
    return pd.concat(found, ignore_index=True)


def stand(rows: pd.DataFrame, findings: pd.DataFrame) -> pd.Series:
    """Which rows count: confirmed, not replaced, without an error, not repeated, not told twice."""
    held = np.zeros(len(rows), bool)
    held[findings.loc[findings["severity"] == "error", "row"]] = True
    covered = (rows["organisation"] == rows["sender"]) & rows["month"].notna()
    newest = rows[covered & (rows["mode"] == "replaces")].groupby(["organisation", "month"])["file"].max().rename("newest")
    at = rows[["organisation", "month"]].join(newest, on=["organisation", "month"])["newest"].fillna(-1)
    standing = covered & ~held & (rows["file"] >= at.to_numpy())
    able = rows[standing & (rows["total"].notna() | rows["contacts"].notna())]
    standing[able.index[able.duplicated(["organisation", "month", "fingerprint"])]] = False
    return standing & ~told_twice(rows[standing & rows["carries"]]).reindex(rows.index, fill_value=False)


def told_twice(rows: pd.DataFrame) -> pd.Series:
    """Leads' rows whose implementer tells the same work itself, at least as large cell by cell."""
    keys = ["month", "place", "activity", "population_group"]
    columns = [*keys, "organisation", "implementer", "total", *CELLS]
    leads = rows.loc[rows["implementer"] != rows["organisation"], columns].reset_index(names="lead")
    own = rows.loc[rows["organisation"].isin(leads["implementer"].unique()), columns].reset_index(names="own")
    pairs = leads.merge(own, left_on=["implementer", *keys], right_on=["organisation", *keys], suffixes=("", "_own"))
    enough = pairs["total_own"].fillna(0) >= pairs["total"].fillna(0)
    for name in CELLS:
        enough &= pairs[f"{name}_own"].fillna(pairs["total_own"]).fillna(0) >= pairs[name].fillna(0)
    chained = pairs["implementer_own"] != pairs["organisation_own"]
    found = pairs.loc[enough & (~chained | (pairs["own"] < pairs["lead"])), "lead"].unique()
    return pd.Series(True, index=found, dtype=bool)


def activity_months(rows: pd.DataFrame) -> pd.DataFrame:
    """One line per activity and month, with its people low and high."""
    r = rows[rows["carries"] & (rows["total"].notna() | rows["contacts"].notna()) & rows["month"].notna()].copy()
    people = r["counts"] == "people"
    r["people"] = r["total"].where(people)
    r["adult_women"], r["adult_men"] = (r[a] + r[f"older_{a}"].fillna(0) for a in ("women", "men"))
    r["women"], r["men"] = r["women"].where(r["older_women"].notna()), r["men"].where(r["older_men"].notna())
    highest = [*CELLS, "adult_women", "adult_men", "disability", "new"]
    r[highest] = r[highest].where(people)
    for measure in ("attendances", "participants", "supported_staff"):
        r[measure] = r["total"].where(r["counts"] == measure)
    r["contacts"] = r["contacts"].where(people)
    keys = [*ACTIVITY, "counts"]
    first = dict.fromkeys(["admin1", "area", "county", "site", "layer"], "first")
    sums = dict.fromkeys(["contacts", "attendances", "participants", "supported_staff"], "sum")
    grouped = r.groupby(keys, sort=False, dropna=False)
    found = grouped.agg({**first, **dict.fromkeys(highest, "max"), **sums})
    found["people_low"], found["people_high"] = grouped["people"].max(), grouped["people"].sum(min_count=1)
    several = r[r.duplicated(keys, keep=False)].groupby(keys, sort=False, dropna=False)["donors"]
    found["donors"] = grouped["donors"].first()
    joined = several.agg(lambda cells: tuple(sorted({donor for cell in cells if isinstance(cell, tuple) for donor in cell})))
    found.loc[joined.index, "donors"] = joined
    return found.reset_index()


def own(months: pd.DataFrame, meanings: Meanings, slice_name: str) -> list[tuple[object, ...]]:
    """What stands at each place itself: slice, level, state, part, county, site, group, low, high."""
    p = months[(months["counts"] == "people") & (months["population_group"] != "AID") & months["people_low"].notna()].copy()
    p["slice"] = p["layer"].fillna("none") if slice_name else ""
    p["year"] = p["month"].dt.year
    is_trusted = p["organisation"].isin(meanings.trusted)
    p["trusted_new"] = p["new"].fillna(0).where(is_trusted, 0)
    p["is_trusted"] = is_trusted & p["new"].notna()
    keys = ["slice", *[name for name in ACTIVITY if name != "month"], "year"]
    p = p.sort_values("month")
    told = p["new"].fillna(0)
    by = p.groupby(keys, sort=False)
    p["later"] = p["people_low"] + by["trusted_new"].transform("sum") - by["trusted_new"].cumsum()
    p["earlier"] = told.groupby([p[key] for key in keys], sort=False).cumsum() - told
    p["consistent"] = p["people_high"] - told <= p["earlier"]
    p["seen"] = (p["people_high"] - p["trusted_new"]).clip(lower=0)
    names = [*CELLS, "adult_women", "adult_men"]
    first = dict.fromkeys(["admin1", "area", "county", "site"], "first")
    y = p.groupby(keys, sort=False).agg({
        **first, **dict.fromkeys(names, "max"), "later": "max", "trusted_new": "sum", "people_high": "sum", "is_trusted": "all",
        "consistent": "all", "month": "count",
    }).reset_index()  # fmt: skip
    y["low"] = np.maximum(y["later"], y["trusted_new"])
    y["high"] = np.maximum(y["people_high"], y["low"])
    whole = y["is_trusted"] & y["consistent"] & (y["month"] >= 12)
    y.loc[whole, "high"] = np.maximum(np.minimum(y["people_high"], y["trusted_new"]), y["low"])[whole]
    a = y.groupby(keys[:-1], sort=False).agg({**first, **dict.fromkeys(names, "max"), "low": "max", "high": "sum"}).reset_index()
    return at_places(a)


def at_places(a: pd.DataFrame) -> list[tuple[object, ...]]:
    a["part"] = a["area"].fillna(a["admin1"])
    a["state"] = a["part"]
    a["level"] = np.select([a["site"].notna(), a["county"].notna(), a["area"].notna(), a["admin1"].notna()], [4, 3, 2, 1], 0)
    for level, name in ((2, "part"), (3, "county"), (4, "site")):
        a[name] = a[name].where(a["level"] >= level)
    names = [*CELLS, "adult_women", "adult_men"]
    keys = ["slice", "level", "state", "part", "county", "site", "population_group"]
    g = a.groupby(keys, sort=False, dropna=False).agg({**dict.fromkeys(names, "max"), "low": "max", "high": "sum"}).fillna(dict.fromkeys(names, 0))
    cells = g["girls"] + g["boys"]
    cells += np.maximum(g["adult_women"], g["women"] + g["older_women"]) + np.maximum(g["adult_men"], g["men"] + g["older_men"])
    g["low"] = np.maximum(g["low"], cells)
    rows = g.reset_index()[[*keys, "low", "high"]]
    return list(rows.astype(object).where(rows.notna(), None).itertuples(index=False, name=None))


if __name__ == "__main__":
    main(work)
