"""Reading lists: CSV and TOML, keeping file and line, so that a broken list is refused by file and line.

Nothing here knows what a list means; `vocabulary.py` is the place to start reading.
"""

import csv
import re
import tomllib
from pathlib import Path
from typing import Any, TextIO, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError


class BrokenList(Exception):
    """A list that cannot be used. The text names file, line, column and what was written.

    Example: groups/south_sudan/places.csv, line 12, parent "SS33": no such place.
    """

    def __init__(self, path: Path, line: int, what: str, column: str = "", written: object = None):
        self.file, self.line = shown_path(path), line
        place = f"{self.file}, line {line}" + (f", {column}" if column else "")
        quoted = "" if written is None else f' "{written}"'
        super().__init__(f"{place}{quoted}: {what}.")


class ListLine(BaseModel):
    """One line of a list; `line` is its line number in the file (the first line is 1)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    line: int


Model = TypeVar("Model", bound=ListLine)


def shown_path(path: Path) -> str:
    """The path from `vocabulary/` or `groups/` on, as people know it."""
    parts = path.parts
    starts = [n for n, part in enumerate(parts) if part in ("vocabulary", "groups")]
    return "/".join(parts[starts[-1] if starts else -1 :])


def read_list(path: Path, model: type[Model]) -> tuple[Model, ...]:
    """Each line of a CSV as a `model`, in the file's order. Raises BrokenList."""
    with _open(path) as file:
        reader = csv.reader(file, strict=True)
        heading = next(reader, [])
        _check_heading(path, heading, model)
        lines, before = [], reader.line_num
        for cells in reader:
            if cells:
                lines.append(_one_line(path, before + 1, heading, cells, model))
            before = reader.line_num
    return tuple(lines)


def read_settings(path: Path) -> dict[str, Any]:
    """A TOML file as a dictionary. Raises BrokenList where it is not TOML."""
    try:
        return tomllib.loads(_open(path).read())
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise BrokenList(path, int(found[1]) if found else 1, f"not TOML: {error}") from None


def one_setting(path: Path, model: type[Model], values: dict[str, Any], line: int) -> Model:
    """`values` as a `model`; the line told in an error is that of the key where it is found."""
    try:
        return model(line=line, **values)
    except ValidationError as error:
        first = _first(error)
        key = str(first["loc"][0])
        raise BrokenList(path, line_of_key(path, key, line), _in_words(first), key, _written(first)) from None


def line_of_key(path: Path, key: str, after: int = 1) -> int:
    """The first line from `after` on where `key =` stands, else `after`."""
    for number, text in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if number >= after and re.match(rf"\s*{re.escape(key)}\s*=", text):
            return number
    return after


def _open(path: Path) -> TextIO:
    if not path.is_file():
        raise BrokenList(path, 1, "there is no such file")
    return path.open(encoding="utf-8", newline="")


def _check_heading(path: Path, heading: list[str], model: type[ListLine]) -> None:
    fields = {field.alias or name: field for name, field in model.model_fields.items() if name != "line"}
    for name in heading:
        if name not in fields:
            raise BrokenList(path, 1, "no such column in this list", "column", name)
    for name, field in fields.items():
        if field.is_required() and name not in heading:
            raise BrokenList(path, 1, "the column is missing", "column", name)


def _one_line(path: Path, line: int, heading: list[str], cells: list[str], model: type[Model]) -> Model:
    if len(cells) != len(heading):
        raise BrokenList(path, line, f"{len(cells)} cells where the heading has {len(heading)}")
    try:
        return model(line=line, **dict(zip(heading, cells, strict=True)))
    except ValidationError as error:
        first = _first(error)
        raise BrokenList(path, line, _in_words(first), str(first["loc"][0]), _written(first)) from None


def _first(error: ValidationError) -> Any:
    """The error to tell: a misspelt setting before the one that is missing because of it."""
    return min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")


def _written(error: Any) -> object:
    return None if error["type"] == "missing" else error["input"]


def _in_words(error: Any) -> str:
    """Pydantic's message without its capital letter and full stop."""
    if error["type"] == "extra_forbidden":
        return "no such setting"
    if error["type"] == "missing":
        return "the setting is missing"
    text = str(error["msg"]).removeprefix("Value error, ").rstrip(".")
    return text[:1].lower() + text[1:]
