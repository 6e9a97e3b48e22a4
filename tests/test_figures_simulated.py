"""The true number of simulated people lies inside the range where the assumptions hold; where they don't, how far off.

`SIMULATED=120 pytest -q -s --timeout 0 tests/test_figures_simulated.py` takes as many worlds each instead of a few and prints
what it found; README.md beside this file has the last such run.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

from figures_loaded import loaded_group
from simulated import BROKEN, MONTHS, Simulated, simulated
from test_figures_random import nodes_of

from data_pipeline import LOCAL, WorkingGroup, ask

WORLDS = int(os.environ.get("SIMULATED", "0"))  # 0: as many as every run of the tests can afford
# Agencies whose `new` is trusted, two a world: each working group holds twelve worlds.
AGENCIES = ["UWA", "WLA", "HHR", "TLI", "SMA", "KCI", "BWF", "OMC", "NPA-X", "PSF-X", "ALT", "SNRN", "YGT", "MOSI", "CCDO-X", "RLC", "DSA-X", "SPH", "MWS", "BTS", "FYL", "GHT", "KPS", "SFD"]  # fmt: skip
PAIRS = list(zip(AGENCIES[::2], AGENCIES[1::2], strict=True))
NOT_TRUSTED = ("WVH",)
PERIODS = [(MONTHS[0], MONTHS[3]), (MONTHS[1], MONTHS[2]), (MONTHS[2], MONTHS[2])]
# Kind of node -> by how much each range missed, as a share of the true number.
Missed = dict[str, list[float]]


def missed(group: WorkingGroup, one: Simulated) -> Missed:
    """The headline, every node, and the headline of one activity, in each period."""
    found: Missed = defaultdict(list)
    for first, last in PERIODS:
        asked: dict[str, Any] = {"from_month": first, "to_month": last, "organisation": list(one.agencies)}
        for code in ("", "8.1"):
            said = ask(group, LOCAL, "headline", **asked, activity=code).to_pylist()[0]
            true = one.true_number(first, last, "SSD", "ALL", code)
            found["headline"].append(miss(said["people_low"], true, said["people_high"]))
        for node in nodes_of(group, asked):
            true = one.true_number(first, last, node["place"], node["population_group"])
            if (node["place"], node["population_group"]) != ("SSD", "ALL"):
                found["node"].append(miss(node["low"], true, node["high"]))
    return found


def miss(low: int, true: int, high: int) -> float:
    """Above 0: "at least" says too much; below 0: "at most" says too little; 0: inside."""
    return (max(low - true, 0) + min(high - true, 0)) / max(true, 1)


def run(folder: Path, seeds: range, *broken: str) -> dict[str, Missed]:
    """Worlds in turn, each broken in the next way: a working group for every twelve, told by pairs of agencies.

    One more a group is of the agency whose `new` is not trusted, and rightly so.
    """
    found: dict[str, Missed] = {one: defaultdict(list) for one in (*broken, "not trusted")}
    for first in seeds[:: len(PAIRS)]:
        some = list(zip(range(first, seeds.stop), PAIRS, cycle(broken), strict=False))
        made = [(how, simulated(random.Random(seed), pair, how)) for seed, pair, how in some]
        made.append(("not trusted", simulated(random.Random(first), NOT_TRUSTED, "new again")))
        rows = {agency: lines for _, one in made for agency, lines in one.rows.items() if lines}
        group = loaded_group(folder / str(first), rows, set().union(*(one.nothing for _, one in made)))
        for how, one in made:
            for kind, shares in missed(group, one).items():
                found[how][kind] += shares
        group.close()
    return found


def test_the_true_number_lies_inside(tmp_path: Path) -> None:
    """Where `new` is not trusted it may be wrong, too."""
    found = run(tmp_path, range(WORLDS or 8), "")
    assert all(not share for of in found.values() for shares in of.values() for share in shares)
    assert len(found[""]["node"]) > 100


def test_where_an_assumption_is_broken_it_is_told_how_often_and_how_far(tmp_path: Path) -> None:
    found = run(tmp_path, range(2_000_000, 2_000_000 + (len(BROKEN) * WORLDS or 12)), *BROKEN)
    for how, of in found.items():
        print(f"\n{BROKEN.get(how, how)}:")
        for kind, shares in of.items():
            print(f"  {kind}, at least too high: {told([share for share in shares if share > 0], shares)}")
            print(f"  {kind}, at most too low: {told([-share for share in shares if share < 0], shares)}")
    too_high = {how for how, of in found.items() if any(share > 0 for s in of.values() for share in s)}
    assert too_high and "new forgotten" not in too_high, "who is forgotten as new only lowers the lower end"


def told(off: list[float], shares: list[float]) -> str:
    """How many ranges, and how far off."""
    far = f", by {median(off):.0%} in the middle, {max(off):.0%} at worst" if off else ""
    return f"{len(off)} of {len(shares)} ({len(off) / len(shares):.1%}){far}"
