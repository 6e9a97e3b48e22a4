"""Activity months and reach of the twin in polars."""

from __future__ import annotations

import polars as pl
from meanings import Meanings

CELLS = ["girls", "boys", "women", "men", "older_women", "older_men"]
STILL = ["organisation", "implementer", "place", "activity", "population_group"]
ACTIVITY = ["organisation", "implementer", "month", "place", "activity", "population_group"]


def activity_months(rows: pl.DataFrame) -> pl.DataFrame:
    """One line per activity and month, with its people low and high."""
    people = pl.col("counts") == "people"
    of_people = {
        name: pl.when(people).then(name)
        for name in ("girls", "boys", "older_women", "older_men", "disability", "new", "contacts")
    }
    r = rows.filter("carries", pl.coalesce("total", "new", "contacts").is_not_null(), pl.col("month").is_not_null()).with_columns(
        people=pl.when(people).then("total"), told=pl.struct(*CELLS, "total", "new", "disability", "contacts").hash(), **of_people,
        women=pl.when(people & pl.col("older_women").is_not_null()).then("women"),
        men=pl.when(people & pl.col("older_men").is_not_null()).then("men"),
        adult_women=pl.when(people).then(pl.col("women") + pl.col("older_women").fill_null(0)),
        adult_men=pl.when(people).then(pl.col("men") + pl.col("older_men").fill_null(0)),
        **{measure: pl.when(pl.col("counts") == measure).then("total") for measure in ("attendances", "participants", "supported_staff")},
    )  # fmt: skip
    low, total = pl.col("people").max(), pl.when(pl.col("people").count() > 0).then(pl.col("people").sum())
    high = pl.when(pl.col("told").min() == pl.col("told").max()).then(low).otherwise(total)
    return r.group_by(*ACTIVITY, "counts").agg(
        pl.col("admin1", "area", "county", "site", "layer").first(ignore_nulls=True),
        pl.col(*CELLS, "adult_women", "adult_men", "disability", "new").max(),
        pl.col("contacts", "attendances", "participants", "supported_staff").sum(),
        low.alias("people_low"), high.alias("people_high"),
        pl.col("donors").list.explode().unique().sort(),
    )  # fmt: skip


def resting(rows: pl.DataFrame) -> pl.DataFrame:
    """For each activity and year the months in which it is only planned or suspended."""
    months = rows.filter(pl.col("month").is_not_null()).group_by(ACTIVITY).agg(pl.col("carries").any())
    still = months.filter(~pl.col("carries")).with_columns(year=pl.col("month").dt.year())
    return still.group_by(*STILL, "year").agg(pl.len().alias("resting"))


def own(
    months: pl.DataFrame, still: pl.DataFrame, meanings: Meanings, slice_name: str
) -> list[tuple[object, ...]]:
    """What stands at each place itself: slice, level, state, part, county, site, group, low, high."""
    names = [*CELLS, "adult_women", "adult_men"]
    keys = ["slice", *[name for name in ACTIVITY if name != "month"], "year"]
    trusted = pl.col("organisation").is_in(list(meanings.trusted))
    new = pl.col("new").fill_null(0)
    p = months.filter(
        pl.col("counts") == "people", pl.col("population_group") != "AID", pl.col("people_low").is_not_null()
    ).sort("month")
    p = p.with_columns(
        slice=pl.col("layer").fill_null("none") if slice_name else pl.lit(""), year=pl.col("month").dt.year(),
        trusted_new=pl.when(trusted).then(new).otherwise(0), trusted=trusted & pl.col("new").is_not_null(),
    ).with_columns(
        later=pl.col("people_low") + (pl.col("trusted_new").sum() - pl.col("trusted_new").cum_sum()).over(keys),
        consistent=(pl.col("people_low") == pl.col("people_high")) & (pl.col("people_high") - pl.col("new") <= (new.cum_sum() - new).over(keys)),
    )  # fmt: skip
    first = pl.col("admin1", "area", "county", "site").first(ignore_nulls=True)
    low = pl.max_horizontal("later", "trusted_new")
    y = p.group_by(keys).agg(
        first, pl.col(*names, "later").max(), pl.col("trusted_new", "people_high").sum(), pl.col("trusted").all(),
        pl.col("consistent").fill_null(False).all(), pl.len().alias("months"),
    )  # fmt: skip
    years = y.select("organisation", "year").unique()
    quiet = [meanings.quiet_months(*one) for one in years.iter_rows()]
    y = y.join(
        years.with_columns(quiet=pl.Series(quiet, dtype=pl.Int64)), on=["organisation", "year"], how="left"
    )
    y = y.join(still, on=still.columns[:-1], how="left")
    known = pl.col("months") + pl.col("quiet") + pl.col("resting").fill_null(0)
    tight = pl.col("trusted") & pl.col("consistent") & (known >= 12)
    at_most = pl.when(tight).then(pl.min_horizontal("people_high", "trusted_new")).otherwise("people_high")
    y = y.with_columns(low=low, high=pl.max_horizontal(low, at_most))
    a = y.group_by(keys[:-1]).agg(first, pl.col(*names, "low").max(), pl.col("high").sum())
    return at_places(a, names)


def at_places(a: pl.DataFrame, names: list[str]) -> list[tuple[object, ...]]:
    level = pl.when(pl.col("site").is_not_null()).then(4).when(pl.col("county").is_not_null()).then(3)
    level = (
        level.when(pl.col("area").is_not_null())
        .then(2)
        .when(pl.col("admin1").is_not_null())
        .then(1)
        .otherwise(0)
    )
    state = pl.coalesce("area", "admin1")
    keys = ["slice", "level", "state", "part", "county", "site", "population_group"]
    g = (
        a.with_columns(level=level, state=state, part=state)
        .group_by(keys)
        .agg(pl.col(*names).max().fill_null(0), pl.col("low").max(), pl.col("high").sum())
    )
    women = pl.max_horizontal("adult_women", pl.col("women") + pl.col("older_women"))
    men = pl.max_horizontal("adult_men", pl.col("men") + pl.col("older_men"))
    return g.select(
        *keys, pl.max_horizontal("low", pl.col("girls") + pl.col("boys") + women + men), "high"
    ).rows()


def between(months: pl.DataFrame, meanings: Meanings) -> dict[str, int]:
    """How many objections the checks between organisations and months have."""
    p = months.filter(pl.col("counts") == "people", pl.col("people_low").is_not_null())
    return {
        "possible_overlap": overlaps(p),
        "looks_cumulative": cumulative(p, meanings),
        "sudden_jump": jumps(p, meanings),
    }


def overlaps(p: pl.DataFrame) -> int:
    keys = ["month", "place", "activity", "population_group"]
    a, b = pl.col("organisation"), pl.col("organisation_b")
    told = p.filter(pl.col("people_low") > 0, pl.coalesce("site", "county").is_not_null()).select(
        *keys, "organisation", "implementer"
    )
    told = told.join(
        told.group_by(keys).agg(a.n_unique().alias("n")).filter(pl.col("n") > 1), on=keys, how="semi"
    )
    pairs = told.join(told, on=keys, suffix="_b").filter(
        a != b, pl.col("implementer_b") != a, pl.col("implementer") != b
    )
    return len(pairs.group_by("organisation", *keys).agg(b.unique().sort().str.join(", ")))


def cumulative(p: pl.DataFrame, meanings: Meanings) -> int:
    policy, keys = (
        meanings.policy,
        ["organisation", "year", "implementer", "place", "activity", "population_group"],
    )
    value = pl.col("people_low")
    s = p.with_columns(year=pl.col("month").dt.year()).sort("month").select(*keys, value)
    s = s.with_columns(before=value.shift().over(keys), first=value.first().over(keys)).with_columns(
        step=(value - pl.col("before") - pl.col("first")).abs(),
        level=pl.when(pl.col("before").is_not_null()).then((value - pl.col("first")).abs()),
    )
    later = pl.col("before")
    j = s.group_by(keys).agg(
        pl.len().alias("months"), (value >= later).all().alias("never"), (value > later).all().alias("always"),
        (pl.col("step").mean() < pl.col("level").mean()).alias("steps"),
    ).filter(pl.col("months") >= policy["cumulative_months"])  # fmt: skip
    y = j.group_by("organisation", "year").agg(
        pl.len().alias("series"), pl.col("never", "always", "steps").cast(pl.Float64).mean()
    )
    return len(y.filter(
        pl.col("series") >= policy["cumulative_series"], pl.col("never") >= policy["cumulative_never_fall"],
        pl.col("always") >= policy["cumulative_rise"], pl.col("steps") > 0.5,
    ))  # fmt: skip


def jumps(p: pl.DataFrame, meanings: Meanings) -> int:
    policy = meanings.policy
    people = p.group_by("organisation", "month").agg(pl.col("people_low").sum().alias("now")).sort("month")
    earlier = people.rolling(
        "month", period="6mo", offset="-6mo", closed="left", group_by="organisation"
    ).agg(pl.col("now").median().alias("usual"), pl.len().alias("months"))
    both = people.join(earlier, on=["organisation", "month"]).filter(
        pl.col("months") >= policy["jump_months"]
    )
    most, least = (
        pl.max_horizontal("now", "usual"),
        pl.max_horizontal(pl.min_horizontal("now", "usual"), pl.lit(1)),
    )
    far = (pl.col("now") - pl.col("usual")).abs() >= policy["jump_least_people"]
    return len(both.filter(most >= policy["jump_multiple"] * least, far))
