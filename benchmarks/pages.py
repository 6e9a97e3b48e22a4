"""How long a page takes to be made again, on the sample data: under AppTest, and on a real server.

    python benchmarks/pages.py                       every page, as chair, partner and public
    python benchmarks/pages.py --people 40           besides, 40 visitors who change a filter every 5 seconds
    python benchmarks/pages.py --quiet 60            after a minute in which nobody asked: the newest months, unfiltered

A rerun is timed from the visitor's message to the server's "script finished", over a websocket on this computer: the
same bytes as to a browser, without the browser. `cached`: the same view again. `changed`: another month or place
each time, whose questions nobody has asked before.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

HOME = Path(__file__).parents[1]
sys.path.remove(str(Path(__file__).parent))  # where this very file would stand before the package `pages`
sys.path.insert(0, str(HOME))

from benchmarks.visitors import Visitor  # noqa: E402
from data_pipeline import Viewer, open_sample  # noqa: E402
from pages.parts import visitor  # noqa: E402
from pages.parts.ahead import QUESTIONS  # noqa: E402
from pages.parts.menu import ROLES  # noqa: E402
from pages.parts.session import may  # noqa: E402
from tests.serving import serving  # noqa: E402

SEEN_AS = ("chair", "partner:IOM", "public")
PLACES = ("", "SS01", "SS02", "SS03", "SS05", "SS07", "SS09")
BAR = 300  # milliseconds at the 95th of a hundred


def main() -> None:
    """Load the samples once, then AppTest, the server, and the crowd if one is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--people", type=int, default=0)
    parser.add_argument("--quiet", type=int, default=0, metavar="SECONDS")
    parser.add_argument("--without-apptest", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="twg_bench_") as place:
        folder = Path(place)
        open_sample("south_sudan", folder).close()
        if not asked.without_apptest:
            print(_head("AppTest"))
            for role, page in open_pages():
                _show(role, page, *apptest(folder, role, page, asked.times))
            os.environ.pop("TWG_DATA")
    with tempfile.TemporaryDirectory(prefix="twg_bench_") as place:
        open_sample("south_sudan", Path(place)).close()
        with serving(Path(place)) as address:
            if asked.quiet:
                _show_prepared(address, asked.quiet)
                return
            print(_head("server"))
            for role, page in open_pages():
                _show(role, page, *asyncio.run(on_server(address, role, page, asked.times)))
            if asked.people:
                _show_crowd(asked.people, asyncio.run(crowd(address, asked.people)))


def open_pages() -> Iterator[tuple[str, str]]:
    """Each page that a role may see."""
    for role in SEEN_AS:
        name, _, organisation = role.partition(":")
        yield from ((role, page) for page in ROLES if may(Viewer(name, organisation), *ROLES[page]))


def views() -> Iterator[dict[str, str]]:
    """Views that differ: a month and a place each."""
    months = [f"2026-{month:02d}" for month in range(10, 0, -1)]
    return (
        {"month": month, "from": month, **({"admin1": place} if place else {})}
        for place, month in itertools.product(PLACES, months)
    )


def apptest(folder: Path, role: str, page: str, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds of the script alone: cached, changed."""
    logging.disable(logging.WARNING)  # Streamlit says on every run that there is no browser
    os.environ["TWG_DATA"] = str(folder)
    # AppTest has no connection: say what a browser on this computer would (as tests/conftest.py does).
    visitor.get_script_run_ctx = lambda **_: object()  # type: ignore[assignment]
    ContextProxy.ip_address = property(lambda self: None)  # type: ignore[assignment]
    ContextProxy.cookies = property(lambda self: {})  # type: ignore[assignment]
    ContextProxy.headers = property(lambda self: {"Host": "localhost:8501"})  # type: ignore[assignment]
    at = AppTest.from_file(str(HOME / "dashboard.py"), default_timeout=120)
    at.query_params["as"] = role
    at.run()
    at.query_params["as"] = role
    at.switch_page(str(HOME / "pages" / f"{page}.py")).run()
    cached = [_timed(lambda: _run_with(at, {})) for _ in range(times)]
    return cached, [
        _timed(lambda view=view: _run_with(at, view)) for view in itertools.islice(views(), times)
    ]


def _run_with(at: AppTest, view: dict[str, str]) -> None:
    for key in ("admin1", *view) if view else ():
        at.query_params[key] = view.get(key, "")
    at.run()
    if at.exception:
        raise RuntimeError(at.exception[0].message)  # a page that fails is quick


async def on_server(address: str, role: str, page: str, times: int) -> tuple[list[float], list[float]]:
    """Milliseconds from message to finished script: cached, changed."""
    async with Visitor(address, role) as visitor:
        await visitor.see(page)
        cached = [await visitor.see(page) for _ in range(times)]
        return cached, [await visitor.see(page, **view) for view in itertools.islice(views(), times)]


async def newest_months(address: str, role: str, page: str) -> list[float]:
    """Milliseconds of each of the newest months, which nobody has looked at but the server itself."""
    async with Visitor(address, role) as visitor:
        await visitor.see(page)
        return [
            await visitor.see(page, month=month, **{"from": month})
            for month in ("2026-09", "2026-08", "2026-07", "2026-06")
        ]


async def crowd(address: str, people: int, seconds: float = 40, pause: float = 5) -> list[float]:
    """Milliseconds of each rerun while many people change the month every few seconds, all over the same ten months."""
    pages = ("overview", "states", "layers", "population_groups", "reach")

    async def one(n: int) -> list[float]:
        took = []
        await asyncio.sleep(pause * n / people)
        async with Visitor(address, "chair") as visitor:
            await visitor.see(pages[n % len(pages)])
            until = time.monotonic() + seconds
            for view in itertools.islice(itertools.cycle(itertools.islice(views(), 10)), n, None):
                if time.monotonic() > until:
                    return took
                took.append(await visitor.see(pages[n % len(pages)], **view))
                await asyncio.sleep(max(0.0, pause - took[-1] / 1000))
        return took

    return [one for each in await asyncio.gather(*(one(n) for n in range(people))) for one in each]


def _timed(do: Callable[[], object]) -> float:
    began = time.perf_counter()
    do()
    return (time.perf_counter() - began) * 1000


def _head(what: str) -> str:
    return f"\n{what:34}{'cached p50':>12}{'p95':>6}{'changed p50':>14}{'p95':>6}   milliseconds"


def _show(role: str, page: str, cached: list[float], changed: list[float]) -> None:
    late = "  above the bar" if max(_at(cached, 0.95), _at(changed, 0.95)) > BAR else ""
    print(
        f"{role:14}{page:20}{_at(cached, 0.5):12.0f}{_at(cached, 0.95):6.0f}{_at(changed, 0.5):14.0f}{_at(changed, 0.95):6.0f}{late}",
        flush=True,
    )


def _show_prepared(address: str, quiet: int) -> None:
    asyncio.run(on_server(address, "chair", "methods", 1))  # somebody opens the group
    time.sleep(quiet)
    print(f"\n{'after a quiet while':34}{'p50':>6}{'p95':>6}   milliseconds")
    for role, page in open_pages():
        if page in QUESTIONS:
            took = asyncio.run(newest_months(address, role, page))
            print(f"{role:14}{page:20}{_at(took, 0.5):6.0f}{_at(took, 0.95):6.0f}", flush=True)


def _show_crowd(people: int, took: list[float]) -> None:
    print(
        f"\n{people} people, a filter every 5 s: p50 {_at(took, 0.5):.0f} ms, p95 {_at(took, 0.95):.0f} ms, {len(took)} reruns"
    )


def _at(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


if __name__ == "__main__":
    main()
