"""The commands that make hand-outs of a month: each writes one file, `handouts` all of them into a folder."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from . import owner
from .command_use import Answer, WrongUse, month_of, open_named
from .outputs.handouts import KINDS, Handout, file_name
from .outputs.handouts import make as bytes_of
from .questions import ask
from .versions import NoSuchVersion
from .working_group import WorkingGroup, data_root


def options(parser: argparse.ArgumentParser) -> None:
    """What every hand-out may be made of."""
    parser.add_argument(
        "--at", default="", metavar="VERSION", help="the version; a final month's own by default"
    )
    parser.add_argument("--state", default="", metavar="CODE", help="of one state or area alone")
    parser.add_argument("--organisation", default="", metavar="CODE", help="of one agency alone")
    parser.add_argument("--public", action="store_true", help="only what was released, stamped Public")
    parser.add_argument("--format", default="16:9", choices=("16:9", "4:3"), help="of the deck's slides")
    parser.add_argument("--sample", action="store_true", help="of the samples")
    parser.add_argument("--out", type=Path, help="the file (all hand-outs: the folder) to write")


def make(kind: str, asked: argparse.Namespace) -> Answer:
    """One kind of hand-out as a file."""
    return _made(asked, [kind], lambda handout, name: asked.out or Path(name))


def make_all(asked: argparse.Namespace) -> Answer:
    """Every kind, into a folder."""
    folder = asked.out or Path()
    folder.mkdir(parents=True, exist_ok=True)
    return _made(asked, list(KINDS), lambda handout, name: folder / name)


def _made(asked: argparse.Namespace, kinds: list[str], place: Callable[[Handout, str], Path]) -> Answer:
    group = open_named(asked, data_root() / "_sample" if asked.sample else data_root())
    group.sample = asked.sample
    owner.catch_up(group)
    try:
        handout = _handout(group, asked)
        files = [_written(handout, kind, asked.format, place) for kind in kinds]
    except NoSuchVersion as error:
        raise WrongUse(str(error.args[0])) from error
    finally:
        group.close()
    return {"outcome": "written", "files": files}, 0, [f"{file} was written." for file in files]


def _written(handout: Handout, kind: str, format: str, place: Callable[[Handout, str], Path]) -> str:
    path = place(handout, file_name(handout, kind))
    path.write_bytes(bytes_of(handout, kind, **({"format": format} if kind == "deck" else {})))
    return str(path)


def _handout(group: WorkingGroup, asked: argparse.Namespace) -> Handout:
    month = month_of(asked)
    if month is None:
        raise WrongUse("say which month: --month 2026-05")
    about = {"admin1": asked.state, "organisation": asked.organisation}
    found = Handout(group, month, asked.at, asked.public, **about)
    unknown = [code for name, code in about.items() if code and f"{name}:{code}" not in found.titles]
    if unknown:
        raise WrongUse(f"no state, area or agency has the code {unknown[0]!r}")
    if month not in ask(group, found.viewer, "months", asked.at)["month"].to_pylist():
        raise WrongUse(f"there are no figures of {asked.month}")
    return found
