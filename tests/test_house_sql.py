"""The house's rules for SQL and for words: head lines, grain, who may read what, no house word on a screen."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from data_pipeline import pipeline, sql
from data_pipeline.vocabulary import load_group, load_vocabulary

HOME = Path(__file__).parents[1] / "data_pipeline"
# A check and a question are read at one glance; a step is a chain of statements and may take a second screen.
LONGEST = {"checks": 60, "queries": 120, "steps": 200}
STEPS, CHECKS = sorted((HOME / "steps").glob("*.sql")), sorted((HOME / "checks").glob("*.sql"))
QUERIES = sorted((HOME / "queries").rglob("*.sql"))
LOUD = re.compile(r"\b(SELECT|FROM|WHERE|JOIN|GROUP BY|ORDER BY|CREATE|INSERT|DELETE|WITH|UNION|CASE|WHEN)\b")
HOUSE_WORDS = re.compile(
    r"\b(passports?|freeze|frozen|verdicts?|held back|set aside|contacts|reviews?)\b", re.IGNORECASE
)


def name_of(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


def bare(text: str) -> str:
    """SQL without comments and quoted texts."""
    return re.sub(r"'[^']*'", "''", re.sub(r"--.*", "", text))


def test_sql_is_short_quiet_and_says_what_it_is() -> None:
    files = {path: path.read_text("utf-8") for path in [*STEPS, *CHECKS, *QUERIES]}
    lines = {
        name_of(path): (len(text.splitlines()), LONGEST[name_of(path).split("/")[0]])
        for path, text in files.items()
    }
    assert {name: n for name, (n, limit) in lines.items() if n > limit} == {}
    assert [name_of(path) for path, text in files.items() if not text.startswith("-- ")] == []
    assert [name_of(path) for path, text in files.items() if LOUD.search(bare(text))] == [], (
        "SQL in lower case"
    )


def test_a_step_begins_with_its_grain() -> None:
    assert all(sql.step(path).grain.startswith("One line per ") for path in STEPS)


def test_the_table_of_contents_names_every_step_once() -> None:
    files = {path.stem for path in STEPS if not path.stem.startswith("_")}
    assert set(pipeline.STEPS) >= files and len(set(pipeline.STEPS)) == len(pipeline.STEPS)
    assert set(pipeline.STEPS) - files <= {"written"}, "the one step that copies cells and needs no SQL"


def test_every_check_is_whole() -> None:
    assert len(sql.checks()) == len(CHECKS) >= 30
    assert not [
        check.name
        for check in sql.checks()
        if check.scope in ("month", "organisation", "calendar") and check.severity == "error"
    ]
    titles = [check.title for check in sql.checks()]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("check", sql.checks(), ids=lambda check: check.name)
def test_a_check_fills_in_its_own_message(check: sql.Check) -> None:
    wanted = {name for _, name, _, _ in string.Formatter().parse(check.message) if name}
    given = set(re.findall(r"'(\w+)',", check.sql.partition("json_object(")[2]))
    assert wanted <= given, f"{wanted - given} stands in the message and nowhere in details"
    assert check.message.endswith((".", "?")) and check.advice.endswith((".", "?"))
    assert "{" not in check.advice + check.title


def test_every_question_says_for_whom_it_is() -> None:
    live, released = sql.queries(), sql.released_queries()
    assert {query.readers for query in released.values()} == {"everyone"}
    assert "everyone" not in {query.readers for query in live.values()}
    assert len({query.answers for query in live.values()}) == len(live)


MACRO = re.compile(r"create or replace macro (\w+)\(.*?\) as table(.*?);", re.DOTALL)
SOURCE = re.compile(r"\b(?:from|join)\s+([a-z_]+)\b(?!\s*\.)")
NAMED = re.compile(r"\b([a-z_]+)\s+as\s+(?:materialized\s+)?\(")


def macros() -> dict[str, str]:
    shared = "\n".join(path.read_text("utf-8") for path in QUERIES if path.stem.startswith("_"))
    return dict(MACRO.findall(bare(shared)))


def sources(text: str, known: dict[str, str]) -> set[str]:
    """The tables that a question reads in the end, its own steps and the macros seen through."""
    found: set[str] = set()
    for name in set(SOURCE.findall(bare(text))) - set(NAMED.findall(bare(text))):
        found |= sources(known[name], {**known, name: ""}) if name in known else {name}
    return found


@pytest.mark.parametrize("name", sorted(sql.released_queries()))
def test_what_everyone_reads_is_released_or_a_list(name: str) -> None:
    lists = set(load_group("south_sudan").tables())
    read = sources(sql.released_queries()[name].sql, macros())
    assert read <= lists | {"released_figures", "releases"}, read - lists


def test_sources_are_seen_through_macros() -> None:
    """The guard of the guard: a question on live rows is seen as such."""
    assert {"asked_months", "people_reached", "activities"} <= sources(
        sql.queries()["headline"].sql, macros()
    )
    assert sources("with a as (select * from b) select * from a join c using (x)", {}) == {"b", "c"}
    assert sources("select * from shown(1)", {"shown": "select * from rows"}) == {"rows"}


def test_written_has_the_columns_of_the_template() -> None:
    tables = (HOME / "steps" / "_tables.sql").read_text("utf-8")
    columns = re.search(r"create table if not exists written \((.*?)\n\);", tables, re.DOTALL)
    assert columns
    names = re.findall(r'"?(\w+)"? varchar', columns[1])
    wanted = [column.name for column in load_vocabulary().columns if column.kind != "staff_contact"]
    assert sorted(names) == sorted(wanted), "staff contacts never enter; everything else does"


def shown_words() -> dict[str, str]:
    """Every sentence that checks, questions and the template show, by where it stands."""
    said = {
        f"{c.name}.{field}": getattr(c, field)
        for c in sql.checks()
        for field in ("title", "message", "advice")
    }
    vocabulary = load_vocabulary()
    said |= {f"columns.toml {c.name}": f"{c.title} {c.description}" for c in vocabulary.columns}
    lists = [(name, entry) for name, entries in vocabulary.lists.items() for entry in entries]
    said |= {f"{name} {entry.code}": f"{entry.title} {entry.description}" for name, entry in lists}
    return said


def test_house_words_stay_in_the_house() -> None:
    assert {
        where: found for where, text in shown_words().items() if (found := HOUSE_WORDS.findall(text))
    } == {}
