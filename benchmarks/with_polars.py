"""The same work in polars: read, look up, about thirty checks, standing, de-duplication, activity months, reach."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
from meanings import DAYS, MONTHS, Meanings, dates, each, number
from nodes import by_layer, by_state
from polars_checks import check
from polars_figures import activity_months, between, own, resting
from run_one import Clock, main

CELLS = ["girls", "boys", "women", "men", "older_women", "older_men"]
COUNTS = [*CELLS, "total", "new", "disability", "contacts"]
CODES = {
    "organisation": "reporting_organisation", "implementer": "implementing_partner", "delivery_mode": "delivery_mode",
    "activity": "activity", "status": "status", "hide": "hide_place", "group_known": "population_group",
}  # fmt: skip
LISTS = {"implementer": "organisation", "hide": "yes_no", "group_known": "population_group"}
PLACE = ["admin1", "area", "county", "site", "place"]


def work(folder: Path, clock: Clock) -> dict[str, object]:
    """Everything, from the files to tables on the disk and people reached by state and by layer."""
    meanings = Meanings()
    written = clock("read", read, folder)
    rows = clock("rows", typed, written, meanings)
    findings = clock("checks", check, written, rows, meanings)
    standing = clock("standing", stand, rows, findings)
    months = clock("activity_months", activity_months, standing)
    found = clock("checks between", between, months, meanings)
    clock("save", save, written, rows, findings, months)
    own_nodes = clock(
        "figures", lambda: [own(months, resting(standing), meanings, part) for part in ("", "layer")]
    )
    states, layers = by_state(own_nodes[0], meanings), by_layer(own_nodes[1], meanings)
    return {"standing": len(standing), "findings": len(findings), **found, "states": states, "layers": layers}


def save(*tables: pl.DataFrame) -> None:
    """The tables as Parquet files."""
    with tempfile.TemporaryDirectory(prefix="twg_bench_") as folder:
        for n, table in enumerate(tables):
            table.write_parquet(Path(folder) / f"{n}.parquet")


def read(folder: Path) -> pl.DataFrame:
    """All files as text, with file and line."""
    said = {
        row["file"]: row
        for row in csv.DictReader((folder / "received.csv").open(encoding="utf-8", newline=""))
    }
    tables = [
        pl.read_csv(path, infer_schema=False, row_index_name="line", row_index_offset=2).with_columns(
            file=pl.lit(n, pl.Int32),
            sender=pl.lit(said[path.name]["organisation"]),
            mode=pl.lit(said[path.name]["mode"]),
        )
        for n, path in enumerate(sorted(folder.glob("0*.csv")))
    ]
    return pl.concat(tables).with_row_index("row")


def meant(column: str, meaning: Mapping[str, Any], kind: Any = pl.String) -> pl.Expr:
    """A column's cells replaced by what each of them means."""
    return pl.col(column).replace_strict(
        list(meaning), list(meaning.values()), default=None, return_dtype=kind
    )


def typed(written: pl.DataFrame, meanings: Meanings) -> pl.DataFrame:
    """Codes, months, dates and numbers."""
    distinct = {
        name: written[name].drop_nulls().unique().to_list()
        for name in written.columns
        if written[name].dtype == pl.String
    }
    keys = ["admin1", "admin2", "site"]
    ways = written.select(keys).unique()
    places = pl.DataFrame(
        [meanings.place(*way) for way in ways.iter_rows()],
        schema=dict.fromkeys(PLACE, pl.String),
        orient="row",
    )
    donors = meanings.donors(distinct["donor"])
    donor_table = pl.DataFrame(
        {"donor": list(donors), "donors": [list(one) for one in donors.values()]},
        schema={"donor": pl.String, "donors": pl.List(pl.String)},
    )
    layer = {code: row["layer"] or None for code, row in meanings.activities.items()}
    measure = {code: row["counts"] for code, row in meanings.activities.items()}
    rows = written.select(
        "row", "file", "line", "sender", "mode", *(pl.col(key).alias(f"written_{key}") for key in keys), "donor",
        *(meant(column, meanings.of(LISTS.get(name, name), distinct[column])).alias(name) for name, column in CODES.items()),
        *(pl.col(CODES[name]).str.to_lowercase().alias(f"own_{name}") for name in ("organisation", "implementer")),
        meant("reporting_month", dates(distinct["reporting_month"], MONTHS), pl.Date).alias("month"),
        meant("end_date", dates(distinct["end_date"], DAYS), pl.Date).alias("end_date"),
        *(counts(written[name]).alias(name) for name in COUNTS),
        pl.col("status").is_null().alias("without_status"),
        pl.struct(pl.exclude("row", "file", "line", "sender", "mode")).hash().alias("fingerprint"),
    )  # fmt: skip
    joined = rows.join(
        pl.concat([ways.rename({key: f"written_{key}" for key in keys}), places], how="horizontal"),
        on=[f"written_{key}" for key in keys], how="left", nulls_equal=True, maintain_order="left",
    ).join(donor_table, on="donor", how="left", maintain_order="left")  # fmt: skip
    parts = pl.when(pl.any_horizontal(pl.col(CELLS).is_not_null())).then(pl.sum_horizontal(CELLS))
    return joined.with_columns(
        known=pl.col("organisation").is_not_null(),
        organisation=pl.coalesce("organisation", "~" + pl.col("own_organisation")),
        layer=meant("activity", layer), counts=meant("activity", measure),
        status=pl.when("without_status").then(pl.lit("ongoing")).otherwise("status"),
        population_group=pl.col("group_known").fill_null("ALL"), parts=parts, entered=pl.col("total"), total=pl.coalesce("total", parts),
    ).with_columns(
        implementer=pl.coalesce("implementer", "~" + pl.col("own_implementer"), "organisation"),
        carries=meant("status", meanings.carries, pl.Boolean).fill_null(False),
    )  # fmt: skip


def numbers(column: pl.Series) -> pl.Series:
    plain = column.cast(pl.Float64, strict=False)
    odd = column.filter(plain.is_null() & column.is_not_null()).unique().to_list()
    found = {text: value for text, value in each(odd, number).items() if value is not None}
    return (
        plain.fill_null(
            column.replace_strict(list(found), list(found.values()), default=None, return_dtype=pl.Float64)
        )
        if found
        else plain
    )


def counts(column: pl.Series) -> pl.Series:
    """Whole numbers from 0, else nothing."""
    found = numbers(column)
    good = (found >= 0) & (found == found.floor()) & (found < 2e9)
    return found.set(~good.fill_null(False), None).cast(pl.Int64)


def stand(rows: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """The rows that count: confirmed, not replaced, without an error, not repeated, not told twice."""
    held = findings.filter(pl.col("severity") == "error").select("row").unique()
    covered = rows.filter((pl.col("organisation") == pl.col("sender")) & pl.col("month").is_not_null())
    replacing = (
        pl.when(pl.col("mode") == "replaces").then("file").max().over("organisation", "month").fill_null(-1)
    )
    able = covered.filter(pl.col("file") >= replacing).join(held, on="row", how="anti").sort("row")
    told = pl.coalesce("total", "contacts").is_not_null()
    first = pl.struct("organisation", "month", "fingerprint").is_first_distinct()
    once = pl.concat([able.filter(~told), able.filter(told).filter(first)])
    return once.join(told_twice(once.filter("carries")), on="row", how="anti")


def told_twice(rows: pl.DataFrame) -> pl.DataFrame:
    """Leads' rows whose implementer tells the same work itself, at least as large cell by cell, on through chains of leads."""
    keys = ["month", "place", "activity", "population_group"]
    rows = rows.select("row", *keys, "organisation", "implementer", "total", *CELLS)
    leads = rows.filter(pl.col("implementer") != pl.col("organisation"))
    pairs = leads.join(
        rows, left_on=["implementer", *keys], right_on=["organisation", *keys], suffix="_own"
    ).filter(*_enough())
    chained = pl.col("implementer_own") != pl.col("implementer")
    pairs = named = pairs.select("row", own="row_own", chained=chained, direct=True).unique()
    while True:
        on = named.join(pairs, left_on="own", right_on="row", suffix="_on")
        longer = pl.concat([named, on.select("row", own="own_on", chained="chained_on", direct=False)])
        longer = longer.group_by("row", "own", "chained").agg(pl.col("direct").any())
        if len(longer) == len(named):
            break
        named = longer
    return (
        named.filter(~pl.col("chained") | ((pl.col("own") < pl.col("row")) & pl.col("direct")))
        .select("row")
        .unique()
    )


def _enough() -> list[pl.Expr]:
    def of(name: str) -> pl.Expr:
        return pl.col(name).fill_null(0)

    enough = [of(f"{name}_own") >= of(name) for name in ("total", "girls", "boys")]
    for name in ("women", "men"):
        older = f"older_{name}"
        enough.append(of(f"{name}_own") + of(f"{older}_own") >= of(name) + of(older))
        each = (pl.col(f"{older}_own") >= pl.col(older)) & (of(f"{name}_own") >= of(name))
        enough.append(pl.col(f"{older}_own").is_null() | pl.col(older).is_null() | each)
    return enough


if __name__ == "__main__":
    main(work)
