"""Activity months and reach of the twin in pandas."""

from __future__ import annotations

import numpy as np
import pandas as pd
from meanings import Meanings

CELLS = ["girls", "boys", "women", "men", "older_women", "older_men"]
STILL = ["organisation", "implementer", "place", "activity", "population_group"]
ACTIVITY = ["organisation", "implementer", "month", "place", "activity", "population_group"]


def activity_months(rows: pd.DataFrame) -> pd.DataFrame:
    """One line per activity and month, with its people low and high."""
    told = rows["total"].notna() | rows["new"].notna() | rows["contacts"].notna()
    r = rows[rows["carries"] & told & rows["month"].notna()].copy()
    r["told"] = pd.util.hash_pandas_object(r[[*CELLS, "total", "new", "disability", "contacts"]], index=False)
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
    low, high, is_range = (
        grouped["people"].max(),
        grouped["people"].sum(min_count=1),
        grouped["told"].nunique() > 1,
    )
    found["people_low"], found["people_high"] = low, high.where(is_range, low)
    several = r[r.duplicated(keys, keep=False)].groupby(keys, sort=False, dropna=False)["donors"]
    found["donors"] = grouped["donors"].first()
    joined = several.agg(
        lambda cells: tuple(sorted({donor for cell in cells if isinstance(cell, tuple) for donor in cell}))
    )
    found.loc[joined.index, "donors"] = joined
    return found.reset_index()


def resting(rows: pd.DataFrame) -> pd.Series:
    """For each activity and year the months in which it is only planned or suspended."""
    r = rows[rows["month"].notna()]
    carries = r.groupby(ACTIVITY, sort=False, dropna=False)["carries"].any().reset_index()
    still = carries[~carries["carries"]].assign(year=lambda one: one["month"].dt.year)
    return still.groupby([*STILL, "year"], sort=False).size().rename("resting")


def own(
    months: pd.DataFrame, still: pd.Series, meanings: Meanings, slice_name: str
) -> list[tuple[object, ...]]:
    """What stands at each place itself: slice, level, state, part, county, site, group, low, high."""
    p = months[
        (months["counts"] == "people") & (months["population_group"] != "AID") & months["people_low"].notna()
    ].copy()
    p["slice"] = p["layer"].fillna("none") if slice_name else ""
    p["year"] = p["month"].dt.year
    p["trusted_new"] = p["new"].fillna(0).where(p["organisation"].isin(meanings.trusted), 0)
    keys = ["slice", *[name for name in ACTIVITY if name != "month"], "year"]
    p = p.sort_values("month")
    by, new = p.groupby(keys, sort=False), p["new"].fillna(0)
    p["trusted"] = p["new"].notna() & p["organisation"].isin(meanings.trusted)
    before = new.groupby([p[key] for key in keys], sort=False).cumsum() - new
    p["consistent"] = (
        (p["people_low"] == p["people_high"]) & p["new"].notna() & (p["people_high"] - new <= before)
    )
    p["later"] = p["people_low"] + by["trusted_new"].transform("sum") - by["trusted_new"].cumsum()
    names = [*CELLS, "adult_women", "adult_men"]
    first = dict.fromkeys(["admin1", "area", "county", "site"], "first")
    how = {**first, **dict.fromkeys(names, "max"), "later": "max", "trusted_new": "sum", "people_high": "sum"}
    how |= {"trusted": "all", "consistent": "all", "month": "count"}
    y = p.groupby(keys, sort=False).agg(how).reset_index()
    y["low"] = np.maximum(y["later"], y["trusted_new"])
    years = y[["organisation", "year"]].drop_duplicates()
    years["quiet"] = [meanings.quiet_months(*one) for one in years.itertuples(index=False)]
    known = (
        y.join(still, on=still.index.names)["resting"].fillna(0)
        + y.merge(years, how="left")["quiet"]
        + y["month"]
    )
    tight = y["trusted"] & y["consistent"] & (known >= 12)
    y["high"] = np.maximum(
        y["people_high"].where(~tight, np.minimum(y["people_high"], y["trusted_new"])), y["low"]
    )
    a = (
        y.groupby(keys[:-1], sort=False)
        .agg({**first, **dict.fromkeys(names, "max"), "low": "max", "high": "sum"})
        .reset_index()
    )
    return at_places(a)


def at_places(a: pd.DataFrame) -> list[tuple[object, ...]]:
    a["part"] = a["area"].fillna(a["admin1"])
    a["state"] = a["part"]
    a["level"] = np.select(
        [a["site"].notna(), a["county"].notna(), a["area"].notna(), a["admin1"].notna()], [4, 3, 2, 1], 0
    )
    for level, name in ((2, "part"), (3, "county"), (4, "site")):
        a[name] = a[name].where(a["level"] >= level)
    names = [*CELLS, "adult_women", "adult_men"]
    keys = ["slice", "level", "state", "part", "county", "site", "population_group"]
    g = (
        a.groupby(keys, sort=False, dropna=False)
        .agg({**dict.fromkeys(names, "max"), "low": "max", "high": "sum"})
        .fillna(dict.fromkeys(names, 0))
    )
    cells = g["girls"] + g["boys"]
    cells += np.maximum(g["adult_women"], g["women"] + g["older_women"]) + np.maximum(
        g["adult_men"], g["men"] + g["older_men"]
    )
    g["low"] = np.maximum(g["low"], cells)
    rows = g.reset_index()[[*keys, "low", "high"]]
    return list(rows.astype(object).where(rows.notna(), None).itertuples(index=False, name=None))


def between(months: pd.DataFrame, meanings: Meanings) -> dict[str, int]:
    """How many objections the checks between organisations and months have."""
    p = months[(months["counts"] == "people") & months["people_low"].notna()]
    return {
        "possible_overlap": overlaps(p),
        "looks_cumulative": cumulative(p, meanings),
        "sudden_jump": jumps(p, meanings),
    }


def overlaps(p: pd.DataFrame) -> int:
    keys = ["month", "place", "activity", "population_group"]
    told = p.loc[
        (p["people_low"] > 0) & (p["site"].notna() | p["county"].notna()),
        [*keys, "organisation", "implementer"],
    ]
    told = told[told.groupby(keys, sort=False)["organisation"].transform("nunique") > 1]
    pairs = told.merge(told, on=keys, suffixes=("", "_b"))
    a, b = pairs["organisation"], pairs["organisation_b"]
    pairs = pairs[(a != b) & (pairs["implementer_b"] != a) & (pairs["implementer"] != b)]
    pairs = pairs.drop_duplicates(["organisation", *keys, "organisation_b"]).sort_values("organisation_b")
    return len(pairs.groupby(["organisation", *keys], sort=False)["organisation_b"].agg(", ".join))


def cumulative(p: pd.DataFrame, meanings: Meanings) -> int:
    policy, keys = (
        meanings.policy,
        ["organisation", "year", "implementer", "place", "activity", "population_group"],
    )
    s = p.assign(year=p["month"].dt.year).sort_values("month")[[*keys, "people_low"]]
    by = s.groupby(keys, sort=False)["people_low"]
    before, first, value = by.shift(), by.transform("first"), s["people_low"]
    later = before.notna()
    s["never"], s["always"] = (value >= before) | ~later, (value > before) | ~later
    s["step"], s["level"] = (value - before - first).abs(), (value - first).abs().where(later)
    means = {"people_low": "size", "never": "all", "always": "all", "step": "mean", "level": "mean"}
    j = s.groupby(keys, sort=False).agg(means).reset_index()
    j = j[j["people_low"] >= policy["cumulative_months"]].assign(
        steps=lambda series: series["step"] < series["level"]
    )
    y = j.groupby(["organisation", "year"]).agg(
        {"people_low": "size", "never": "mean", "always": "mean", "steps": "mean"}
    )
    like = (
        (y["never"] >= policy["cumulative_never_fall"])
        & (y["always"] >= policy["cumulative_rise"])
        & (y["steps"] > 0.5)
    )
    return int((like & (y["people_low"] >= policy["cumulative_series"])).sum())


def jumps(p: pd.DataFrame, meanings: Meanings) -> int:
    policy, found = meanings.policy, 0
    for _, series in p.groupby(["organisation", "month"])["people_low"].sum().groupby("organisation"):
        people = series.droplevel("organisation")
        for month, now in people.items():
            earlier = people[(people.index < month) & (people.index >= month - pd.DateOffset(months=6))]
            usual = earlier.median()
            if len(earlier) >= policy["jump_months"] and max(now, usual) >= policy["jump_multiple"] * max(
                min(now, usual), 1
            ):
                found += abs(now - usual) >= policy["jump_least_people"]
    return int(found)
