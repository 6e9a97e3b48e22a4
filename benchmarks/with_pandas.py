"""The same work in pandas: read, look up, about thirty checks, standing, de-duplication, activity months, reach."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from meanings import DAYS, MONTHS, Meanings, dates
from nodes import by_layer, by_state
from pandas_checks import check, counts
from pandas_figures import activity_months, between, own, resting
from run_one import Clock, main

CELLS = ["girls", "boys", "women", "men", "older_women", "older_men"]
COUNTS = [*CELLS, "total", "new", "disability", "contacts"]
CODES = {
    "organisation": "reporting_organisation", "implementer": "implementing_partner", "delivery_mode": "delivery_mode",
    "activity": "activity", "status": "status", "hide": "hide_place", "population_group": "population_group",
}  # fmt: skip
LISTS = {"implementer": "organisation", "hide": "yes_no"}


def work(folder: Path, clock: Clock) -> dict[str, object]:
    """Everything, from the files to tables on the disk and people reached by state and by layer."""
    meanings = Meanings()
    written = clock("read", read, folder)
    rows = clock("rows", typed, written, meanings)
    findings = clock("checks", check, written, rows, meanings)
    standing = clock("standing", stand, rows, findings)
    months = clock("activity_months", activity_months, rows[standing])
    found = clock("checks between", between, months, meanings)
    clock("save", save, written, rows, findings, months)
    own_nodes = clock(
        "figures", lambda: [own(months, resting(rows[standing]), meanings, part) for part in ("", "layer")]
    )
    states, layers = by_state(own_nodes[0], meanings), by_layer(own_nodes[1], meanings)
    return {
        "standing": int(standing.sum()),
        "findings": len(findings),
        **found,
        "states": states,
        "layers": layers,
    }


def save(*tables: pd.DataFrame) -> None:
    """The tables as Parquet files."""
    with tempfile.TemporaryDirectory(prefix="twg_bench_") as folder:
        for n, table in enumerate(tables):
            table.to_parquet(Path(folder) / f"{n}.parquet", index=False)


def read(folder: Path) -> pd.DataFrame:
    """All files as text, with file and line."""
    said = {
        row["file"]: row
        for row in csv.DictReader((folder / "received.csv").open(encoding="utf-8", newline=""))
    }
    tables = []
    for n, path in enumerate(sorted(folder.glob("0*.csv"))):
        table = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
        table["file"], table["line"] = n, np.arange(2, len(table) + 2)
        table["sender"], table["mode"] = said[path.name]["organisation"], said[path.name]["mode"]
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def typed(written: pd.DataFrame, meanings: Meanings) -> pd.DataFrame:
    """Codes, months, dates and numbers."""
    rows = pd.DataFrame(
        {
            "file": written["file"],
            "line": written["line"],
            "sender": written["sender"],
            "mode": written["mode"],
        }
    )
    for name, column in CODES.items():
        distinct = written[column].dropna().unique()
        rows[name] = written[column].map(meanings.of(LISTS.get(name, name), distinct)).astype("str")
    rows["known"] = rows["organisation"].notna()
    for name in ("organisation", "implementer"):
        rows[name] = rows[name].fillna("~" + written[CODES[name]].str.lower())
    rows["implementer"] = rows["implementer"].fillna(rows["organisation"])
    rows["donors"] = written["donor"].map(meanings.donors(written["donor"].dropna().unique()))
    rows["month"] = pd.to_datetime(
        written["reporting_month"].map(dates(written["reporting_month"].dropna().unique(), MONTHS))
    )
    rows["end_date"] = pd.to_datetime(
        written["end_date"].map(dates(written["end_date"].dropna().unique(), DAYS))
    )
    keys = ["admin1", "admin2", "site"]
    ways = written[keys].drop_duplicates()
    found = [
        meanings.place(*(None if pd.isna(cell) else cell for cell in way))
        for way in ways.itertuples(index=False)
    ]
    places = pd.DataFrame(found, columns=["admin1", "area", "county", "place_site", "place"], dtype="str")
    places[["w1", "w2", "w3"]] = ways.to_numpy()
    joined = written[keys].merge(
        places.astype("str"), how="left", left_on=keys, right_on=["w1", "w2", "w3"], suffixes=("_w", "")
    )
    rows[["admin1", "area", "county", "site", "place"]] = joined[
        ["admin1", "area", "county", "place_site", "place"]
    ].to_numpy()
    rows["layer"] = rows["activity"].map(
        {code: row["layer"] or None for code, row in meanings.activities.items()}
    )
    rows["counts"] = rows["activity"].map({code: row["counts"] for code, row in meanings.activities.items()})
    rows["status"] = rows["status"].where(written["status"].notna(), "ongoing")
    rows["carries"] = rows["status"].map(meanings.carries).fillna(False).astype(bool)
    rows["group_known"], rows["population_group"] = (
        rows["population_group"],
        rows["population_group"].fillna("ALL"),
    )
    for name in COUNTS:
        rows[name] = counts(written[name])
    rows["parts"] = rows[CELLS].sum(axis=1, min_count=1)
    rows["entered"], rows["total"] = rows["total"], rows["total"].fillna(rows["parts"])
    rows["fingerprint"] = pd.util.hash_pandas_object(
        written.drop(columns=["file", "line", "sender", "mode"]), index=False
    )
    return rows


def stand(rows: pd.DataFrame, findings: pd.DataFrame) -> pd.Series:
    """Which rows count: confirmed, not replaced, without an error, not repeated, not told twice."""
    held = np.zeros(len(rows), bool)
    held[findings.loc[findings["severity"] == "error", "row"]] = True
    covered = (rows["organisation"] == rows["sender"]) & rows["month"].notna()
    newest = (
        rows[covered & (rows["mode"] == "replaces")]
        .groupby(["organisation", "month"])["file"]
        .max()
        .rename("newest")
    )
    at = rows[["organisation", "month"]].join(newest, on=["organisation", "month"])["newest"].fillna(-1)
    standing = covered & ~held & (rows["file"] >= at.to_numpy())
    able = rows[standing & (rows["total"].notna() | rows["contacts"].notna())]
    standing[able.index[able.duplicated(["organisation", "month", "fingerprint"])]] = False
    return standing & ~told_twice(rows[standing & rows["carries"]]).reindex(rows.index, fill_value=False)


def told_twice(rows: pd.DataFrame) -> pd.Series:
    """Leads' rows whose implementer tells the same work itself, at least as large cell by cell, on through chains of leads."""
    keys = ["month", "place", "activity", "population_group"]
    columns = [*keys, "organisation", "implementer", "total", *CELLS]
    leads = rows.loc[rows["implementer"] != rows["organisation"], columns].reset_index(names="lead")
    own = rows.loc[rows["organisation"].isin(leads["implementer"].unique()), columns].reset_index(names="own")
    pairs = leads.merge(
        own, left_on=["implementer", *keys], right_on=["organisation", *keys], suffixes=("", "_own")
    )
    pairs = pairs[_is_enough(pairs)]
    pairs["chained"] = pairs["implementer_own"] != pairs["organisation_own"]
    pairs = named = pairs[["lead", "own", "chained"]]
    earlier = set(zip(pairs["lead"], pairs["own"], strict=True))
    while True:
        on = named.merge(pairs, left_on="own", right_on="lead", suffixes=("", "_on"))
        on = on[["lead", "own_on", "chained_on"]].set_axis(["lead", "own", "chained"], axis=1)
        longer = pd.concat([named, on]).drop_duplicates()
        if len(longer) == len(named.drop_duplicates()):
            break
        named = longer
    direct = np.array([pair in earlier for pair in zip(named["lead"], named["own"], strict=True)], bool)
    found = named.loc[~named["chained"] | ((named["own"] < named["lead"]) & direct), "lead"].unique()
    return pd.Series(True, index=found, dtype=bool)


def _is_enough(pairs: pd.DataFrame) -> pd.Series:
    own, lead = (
        pairs[[f"{name}{end}" for name in ("total", *CELLS)]].set_axis(["total", *CELLS], axis=1)
        for end in ("_own", "")
    )
    enough = own["total"].fillna(0) >= lead["total"].fillna(0)
    for name in ("girls", "boys"):
        enough &= own[name].fillna(0) >= lead[name].fillna(0)
    for name in ("women", "men"):
        older = f"older_{name}"
        enough &= own[name].fillna(0) + own[older].fillna(0) >= lead[name].fillna(0) + lead[older].fillna(0)
        each = (own[older] >= lead[older]) & (own[name].fillna(0) >= lead[name].fillna(0))
        enough &= own[older].isna() | lead[older].isna() | each
    return enough


if __name__ == "__main__":
    main(work)
