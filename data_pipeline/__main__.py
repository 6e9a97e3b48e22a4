"""The command line: `python -m data_pipeline COMMAND --help`. What other programs rely on stands in contracts.

With `--json` exactly one JSON object is printed, without it plain sentences. Exit status: 0 done, 1 refused or findings
of severity error, 2 wrong use.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

from . import command_handouts, commands
from .command_people import ACTS, people
from .command_use import WrongUse
from .outputs.handouts import KINDS
from .owner import OwnerSilent
from .people.people import LINK_DAYS
from .receiving.without_pandas import do_without_pandas
from .store import StoreInUse


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status."""
    asked = _parser().parse_args(arguments)
    try:
        answer, status, said = asked.run(asked)
    except WrongUse as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except (StoreInUse, OwnerSilent):
        answer, status, said = _in_use(asked.command)
    print(json.dumps(answer, ensure_ascii=False, default=str) if asked.json else "\n".join(said))
    return status


def _in_use(command: str) -> tuple[dict[str, Any], int, list[str]]:
    """The store is another program's, most likely the dashboard's: said as a refusal."""
    message, advice = "Another program has the data open.", f"Stop the dashboard, then run {command} again."
    refusal = {"code": "store_in_use", "message": message, "line": None, "advice": advice}
    return {"outcome": "refused", "refusal": refusal}, 1, [f"{message} {advice}"]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data_pipeline", description="The pipeline of an MHPSS working group's 4W."
    )
    many = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _command(many, "read", commands.read, "What stands in a file, before any meaning.", _file)
    _command(
        many,
        "check",
        commands.check,
        "The whole pipeline over one file; nothing is kept.",
        _file,
        _group,
        _month,
    )
    _command(
        many, "load", commands.load, "Submit every file of a folder, the oldest month first.", _folder, _group
    )
    _command(
        many, "query", commands.query, "Ask a named question as the local administrator.", _question, _group
    )
    _command(many, "rebuild", commands.rebuild, "Make the store again from archive and ledger.", _group)
    _command(
        many, "verify", commands.verify, "Ledger chain, archive hashes, and store against a rebuild.", _group
    )
    _command(
        many,
        "template",
        commands.template,
        "Write the template of an organisation and month.",
        _template,
        _group,
        _month,
    )
    _command(
        many,
        "feedback",
        commands.feedback,
        "Write a file that was sent as a workbook with its wrong cells marked.",
        _number,
        _group,
    )
    _command(many, "freeze", commands.freeze, "Make a month final.", _group, _month)
    _command(many, "release", commands.release, "Release a final month to the public.", _group, _month)
    _command(
        many, "people", people, "Who has an account: add, list, link, passphrase, withdraw.", _people, _group
    )
    for kind in KINDS:
        run = partial(command_handouts.make, kind)
        _command(many, kind, run, f"Make the {kind} of a month.", _group, _month, command_handouts.options)
    words = "Make every hand-out of a month, into a folder."
    _command(many, "handouts", command_handouts.make_all, words, _group, _month, command_handouts.options)
    return parser


def _command(many: Any, name: str, run: Any, words: str, *options: Any) -> None:
    parser = many.add_parser(name, help=words, description=words)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    for option in options:
        option(parser)
    parser.set_defaults(run=run)


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a CSV or XLSX file")


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="a folder tree of CSV and XLSX files")


def _group(parser: argparse.ArgumentParser) -> None:
    default = os.environ.get("TWG_GROUP", "south_sudan")
    parser.add_argument("--group", default=default, help=f"the working group (default {default})")


def _month(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--month", help="a month as 2026-05")


def _question(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="the question's name")
    parser.add_argument("--list", action="store_true", help="name all questions")
    parser.add_argument(
        "--set",
        nargs="*",
        default=[],
        metavar="KEY=VALUE",
        help="filters, for example admin1=SS07 to_month=2026-05-01",
    )


def _people(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("act", choices=ACTS, help="what to do")
    parser.add_argument("account", nargs="?", default="", help="an e-mail address or a short name")
    parser.add_argument("--name", default="", help="the person's name (add)")
    parser.add_argument("--role", default="", help="administrator, chair, partner or member (add)")
    parser.add_argument(
        "--organisation", default="", help="the agency's code: a partner's, or a chair's own (add)"
    )
    parser.add_argument("--state", default="", help="of a chair for one state: its code (add)")
    parser.add_argument(
        "--without-rows", action="store_true", help="a chair who reads no rows of others (add)"
    )
    parser.add_argument("--days", type=int, default=LINK_DAYS, help="how long a link holds (link)")
    parser.add_argument("--address", default="http://localhost:8501", help="the server's own address (link)")
    parser.add_argument(
        "--links-only", action="store_true", help="end links, sessions and passphrase (withdraw)"
    )
    parser.add_argument("--why", default="", help="the reason, for the ledger")


def _template(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organisation", default="", help="the organisation's code")
    parser.add_argument(
        "--out", type=Path, default=Path("template.xlsx"), help="the file to write: .xlsx or .csv"
    )


def _number(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", type=int, help="the number under which the file was received")
    parser.add_argument("--out", type=Path, help="the workbook to write; without it the file's own name")


if __name__ == "__main__":
    do_without_pandas()
    sys.exit(main())
