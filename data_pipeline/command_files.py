"""The commands that write a file for a partner: the template, and a file that came in with its wrong cells marked."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import owner
from .access import LOCAL, NotForYou
from .command_use import Answer, WrongUse, month_of, open_named
from .outputs import feedback as marked
from .outputs import template as templates
from .vocabulary import load_group
from .working_group import data_root


def template(asked: argparse.Namespace) -> Answer:
    """Write the template that an organisation fills in; without a data folder, of the shipped lists alone."""
    kind, month = asked.out.suffix.lower(), month_of(asked)
    try:
        if not (data_root() / asked.group).is_dir():
            return _written(
                asked.out, templates.template(load_group(asked.group), kind, asked.organisation, month)
            )
        group = open_named(asked, data_root())
        owner.catch_up(group)
        try:
            data = templates.own_template(group, LOCAL, kind, asked.organisation, month)
        finally:
            group.close()
    except ValueError as error:
        raise WrongUse(str(error)) from error
    return _written(asked.out, data)


def feedback(asked: argparse.Namespace) -> Answer:
    """Write the file of a submission as a workbook with its wrong cells marked."""
    group = open_named(asked, data_root())
    owner.catch_up(group)
    try:
        name, data = marked.marked_workbook(group, LOCAL, asked.number)
    except NotForYou as error:
        refusal = {"code": "no_workbook", "message": str(error), "line": None, "advice": ""}
        return {"outcome": "refused", "refusal": refusal}, 1, [str(error)]
    finally:
        group.close()
    return _written(asked.out or Path(name), data)


def _written(path: Path, data: bytes) -> Answer:
    path.write_bytes(data)
    return {"outcome": "written", "file": str(path)}, 0, [f"{path} was written."]
