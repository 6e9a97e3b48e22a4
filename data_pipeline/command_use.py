"""What the commands share: a wrong use in words, and the group, file and month that the arguments name."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from .vocabulary import group_codes
from .working_group import WorkingGroup

Answer = tuple[dict[str, Any], int, list[str]]


class WrongUse(ValueError):
    """The command was called with something it cannot use."""


def open_named(asked: argparse.Namespace, root: Path) -> WorkingGroup:
    if asked.group not in group_codes():
        raise WrongUse(f"no working group {asked.group!r}; there are: {', '.join(group_codes())}")
    return WorkingGroup(asked.group, root)


def existing(path: Path) -> Path:
    if not path.is_file():
        raise WrongUse(f"{path} is no file")
    return path


def month_of(asked: argparse.Namespace) -> date | None:
    return first_of(asked.month) if asked.month else None


def first_of(month: str) -> date:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise WrongUse(f"{month!r} is no month; write it as 2026-05") from error
