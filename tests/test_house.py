"""The house's rules for files: who may import what, how long one may be, what none holds."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import data_pipeline

HOME = Path(__file__).parents[1]
ROOMS = ("data_pipeline", "pages", "tests", "benchmarks", "sample_data")
KINDS = (".py", ".sql", ".toml", ".csv", ".md", ".txt", ".in", ".css", ".po", ".json", ".jsonl", ".typ")
LONGEST = 200
PAGE = 60
# A page asks named questions; none of these words begins one.
SQL = re.compile(
    r"\b(select\s.+\sfrom|insert\s+into|delete\s+from|update\s+\w+\s+set|create\s+(table|view|macro))\b", re.S
)


def python(*rooms: str) -> list[Path]:
    found = [path for room in rooms for path in sorted((HOME / room).rglob("*.py"))]
    return [*found, HOME / "dashboard.py"] if "pages" in rooms else found


def name_of(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it; names of a package as `package.name`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def texts(path: Path) -> Iterator[str]:
    """Every string of a file, the fixed parts of f-strings included."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


PIPELINE, PAGES = python("data_pipeline"), python("pages")
EVERY = [*python(*ROOMS)]


def importing(paths: Iterable[Path], *packages: str) -> dict[str, list[str]]:
    """File -> what it imports of these packages."""
    found = {name_of(path): [n for n in imports(path) if n.split(".")[0] in packages] for path in paths}
    return {name: modules for name, modules in found.items() if modules}


def test_the_pipeline_knows_no_screen() -> None:
    assert importing(PIPELINE, "streamlit", "plotly", "pages") == {}


def test_only_the_store_knows_duckdb() -> None:
    assert set(importing([*PIPELINE, *PAGES], "duckdb")) == {"data_pipeline/store.py"}


def test_pages_come_in_by_the_front_door() -> None:
    doors = {f"data_pipeline.{name}" for name in data_pipeline.__all__} | {"data_pipeline"}
    others = (
        "data_pipeline.outputs.",
        "data_pipeline.telling.",
        "data_pipeline.words.",
        "data_pipeline.web.",
    )
    inside = importing(PAGES, "data_pipeline").items()
    wrong = {name: [n for n in used if n not in doors and not n.startswith(others)] for name, used in inside}
    assert {name: used for name, used in wrong.items() if used} == {}


@pytest.mark.parametrize("path", sorted((HOME / "pages").glob("*.py")), ids=name_of)
def test_a_page_asks_first_who_looks_and_never_by_hand(path: Path) -> None:
    body = [node for node in tree(path).body if not isinstance(node, ast.Import | ast.ImportFrom)]
    first = body[1] if ast.get_docstring(tree(path)) else body[0]
    called = getattr(first, "value", None)
    assert isinstance(called, ast.Call) and ast.unparse(called.func) == "require", ast.unparse(first)
    assert not re.search(r"\.role\b", path.read_text("utf-8")), "who may see what lives with the question"


def test_no_sql_in_pages() -> None:
    assert [name_of(path) for path in PAGES if any(SQL.search(text.lower()) for text in texts(path))] == []


def test_no_sql_is_put_together_from_pieces() -> None:
    """Values are parameters. The store alone names tables, of our own code, each checked by `_name`."""
    pieces = [
        (path, node) for path in PIPELINE for node in ast.walk(tree(path)) if isinstance(node, ast.JoinedStr)
    ]
    wrong = [
        (name_of(path), ast.unparse(node)) for path, node in pieces if SQL.search(ast.unparse(node).lower())
    ]
    assert [one for one in wrong if one[0] != "data_pipeline/store.py"] == []


def test_no_file_is_long() -> None:
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in EVERY}
    limits = {path: PAGE if path.parent == HOME / "pages" else LONGEST for path in EVERY}
    assert {name_of(path): n for path, n in lines.items() if n > limits[path]} == {}


def test_every_python_file_says_what_it_is_for() -> None:
    silent = [
        name_of(path)
        for path in EVERY
        if not ast.get_docstring(tree(path)) and path.read_text("utf-8").strip()
    ]
    assert not silent and not [name_of(path) for path in EVERY if path.name == "utils.py"]


FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.])/(work|tmp|root|home|Users)/\w|[A-Z]:\\\\Users"),
    "who wrote it with what": re.compile(r"\b(claude|anthropic|chatgpt|openai|copilot|llm)\b", re.I),
    "a tracker's number": re.compile(r"\bissue #?\d", re.I),
}


def written() -> list[Path]:
    """Every file of the project that people write."""
    top = [path for path in HOME.iterdir() if path.is_file() and path.suffix in KINDS]
    inside = [path for room in (*ROOMS, ".ci", ".streamlit", "docs") for path in (HOME / room).rglob("*")]
    return [p for p in [*top, *inside] if p.is_file() and (p.suffix in KINDS or p.parent.name == ".ci")]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = FORBIDDEN[what]
    held = [
        (name_of(p), found[0])
        for p in written()
        if (found := pattern.search(p.read_text("utf-8", errors="replace")))
    ]
    assert [one for one in held if one[0] != "tests/test_house.py"] == []


PINNED = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)==\S+( ;.*)? \\$")


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_with_its_hashes(file: str) -> None:
    lines = (HOME / file).read_text("utf-8").splitlines()
    own = [at for at, line in enumerate(lines) if line and not line.startswith((" ", "#"))]
    assert own and all(PINNED.match(lines[at]) for at in own)
    assert all("--hash=sha256:" in lines[at + 1] for at in own)
    assert not [
        line
        for line in lines
        if "://" in line or line.startswith(("-i", "--index", "--extra-index", "-e", "-f"))
    ]


def asked_for(file: str) -> set[str]:
    names = (re.match(r"[A-Za-z0-9_.-]+", line) for line in (HOME / file).read_text("utf-8").splitlines())
    return {name[0].lower() for name in names if name and name[0] != "-r"}


def imported(paths: list[Path]) -> set[str]:
    """The packages (as registries name them) that files import."""
    known = packages_distributions()
    modules = {name.split(".")[0] for path in paths for name in imports(path)} - set(sys.stdlib_module_names)
    return {known[module][0].lower() for module in modules if module in known}


def test_requirements_are_what_the_code_imports() -> None:
    assert imported([*PIPELINE, *PAGES]) == asked_for("requirements.in")


def test_what_tests_import_is_in_the_development_requirements() -> None:
    tools = {"ruff", "mypy", "pandas-stubs", "types-openpyxl", "pytest-timeout", "pytest-xdist"}
    needed = imported(python("tests", "benchmarks")) - asked_for("requirements.in")
    assert needed <= asked_for("requirements-dev.in")
    assert asked_for("requirements-dev.in") - tools - {"axe-playwright-python"} <= needed
