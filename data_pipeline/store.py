"""The store: one DuckDB file that anybody may throw away, for archive and ledger make it again.

The only module that imports duckdb. Measured facts behind its shape (safety, rule 7): one shared connection gives
callers each other's answers, so every call takes a cursor; a `read_only` connection still reads any file, so external
access is switched off and the configuration locked; a second process cannot open the file while this one holds it.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from .reached import Reached

ROOM = Path(__file__).parent
Cursor = duckdb.DuckDBPyConnection  # what the rest of the house calls a cursor, without knowing whose it is
MEMORY = "2GB"
LOG = "128MB"  # when it goes into the file, for a second, one sender waits; closing does it anyway
# Answers are small; it is the second binding of a statement by `cursor.sql` that takes a third of a question's time.
warnings.filterwarnings("ignore", message="Arrow output on a DB-API result", category=UserWarning)
Named = Mapping[str, Any] | None  # parameters by name
Relations = Mapping[str, pa.Table] | None
_TABLES = "select table_name from duckdb_tables() where not temporary order by 1"
_HASH = "select count(*) || ':' || coalesce(sum(hash({0})), 0) from {0}"
_PARAMETER = re.compile(r"\$(\w+)")


class StoreInUse(RuntimeError):
    """Another process owns this store."""


class Store:
    """An open store.

    path: the file, or None for a store in memory that nobody else sees.
    """

    def __init__(self, path: Path | None = None, read_only: bool = False) -> None:
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self.writes = 0  # transactions of this process: what was reckoned before the last one no longer holds
        self.reached = Reached()
        self._connection = _open(path, read_only)

    @property
    def made_by(self) -> str:
        """The version of the rules that made this store; empty for a new one."""
        with closing(self.cursor()) as cursor:
            row = cursor.execute("select rules from made_by").fetchone()
        return str(row[0]) if row else ""

    @made_by.setter
    def made_by(self, rules: str) -> None:
        with closing(self.cursor()) as cursor:
            cursor.execute("delete from made_by")
            cursor.execute("insert into made_by values ($rules)", {"rules": rules})

    def cursor(self) -> Cursor:
        """A cursor of one's own; never share it between threads."""
        return self._connection.cursor()

    @contextmanager
    def transaction(self) -> Iterator[Cursor]:
        """A writing cursor: everything or nothing."""
        cursor = self.cursor()
        cursor.begin()
        try:
            yield cursor
        except BaseException:
            cursor.rollback()
            raise
        else:
            cursor.commit()
            self.writes += 1
        finally:
            cursor.close()

    def ask(self, sql: str, parameters: Named = None, relations: Relations = None) -> pa.Table:
        """Answer a question on a cursor of its own, as an Arrow table; parameters it does not name are left out.

        relations: Arrow tables that the question reads under these names.
        """
        with closing(self.cursor()) as cursor:
            for name, rows in (relations or {}).items():
                cursor.register(name, rows)
            return fetch(cursor, sql, parameters)

    def tables(self) -> list[str]:
        """The names of all tables that are kept, in alphabetical order."""
        with closing(self.cursor()) as cursor:
            return [name for (name,) in cursor.execute(_TABLES).fetchall()]

    def hashes(self) -> dict[str, str]:
        """How many lines every table has, and a hash of them that does not depend on their order."""
        with closing(self.cursor()) as cursor:
            return {
                name: cursor.execute(_HASH.format(_name(name))).fetchall()[0][0] for name in self.tables()
            }

    def checkpoint(self) -> None:
        """Bring the file itself up to date, so that a copy of it is whole without its log."""
        with closing(self.cursor()) as cursor:
            cursor.execute("checkpoint")

    def close(self) -> None:
        """Write everything into the file and let go of it."""
        self._connection.close()


def fetch(cursor: Cursor, sql: str, parameters: Named = None) -> pa.Table:
    """Run the one statement of `sql` with those of the parameters that it names."""
    return cursor.execute(sql, _named(sql, parameters)).to_arrow_table()


def run(cursor: Cursor, sql: str, parameters: Named = None) -> None:
    """Run the statements of a file one after the other, each with the parameters that it names."""
    for statement in cursor.extract_statements(sql):
        cursor.execute(statement, _named(statement.query, parameters))


def put(cursor: Cursor, table: str, rows: pa.Table) -> None:
    """Replace a temporary table of this cursor by an Arrow table."""
    cursor.register("_coming", rows)
    cursor.execute(f"create or replace temp table {_name(table)} as select * from _coming")
    cursor.unregister("_coming")


def append(cursor: Cursor, table: str, rows: pa.Table) -> None:
    """Add an Arrow table's lines to a table, column by name."""
    if rows.num_rows == 0:
        return
    cursor.register("_coming", rows)
    cursor.execute(f"insert into {_name(table)} by name select * from _coming")
    cursor.unregister("_coming")


def replace(cursor: Cursor, table: str, rows: pa.Table) -> None:
    """Replace a table of the store by an Arrow table."""
    cursor.register("_coming", rows)
    cursor.execute(f"create or replace table {_name(table)} as select * from _coming")
    cursor.unregister("_coming")


def _open(path: Path | None, read_only: bool = False) -> Cursor:
    try:
        connection = duckdb.connect(str(path) if path else ":memory:", read_only=read_only)
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise StoreInUse(str(path)) from error
        raise
    if not read_only:
        for name in ("_macros", "_tables", "_answers"):
            connection.execute((ROOM / "steps" / f"{name}.sql").read_text("utf-8"))
    try:
        _lock_down(connection, path)
    except duckdb.InvalidInputException as error:  # this very process has it open: two owners must never be
        connection.close()
        raise StoreInUse(str(path)) from error
    return connection


def _lock_down(connection: Cursor, path: Path | None) -> None:
    """The order matters: nothing can be set after the configuration is locked."""
    settings = {
        "memory_limit": os.environ.get("TWG_MEMORY", MEMORY),
        "threads": os.cpu_count() or 2,
        "preserve_insertion_order": False,
        "checkpoint_threshold": LOG,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }
    for name, value in settings.items():
        connection.execute(f"set {name} = {value!r}")
    if path:
        connection.execute("set temp_directory = $folder", {"folder": (path.parent / "spill").as_posix()})
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _named(sql: str, parameters: Named) -> dict[str, Any]:
    wanted = set(_PARAMETER.findall(sql))
    return {name: value for name, value in (parameters or {}).items() if name in wanted}


def _name(table: str) -> str:
    """Table names come from our own code alone; this keeps it so."""
    if not table.replace("_", "").isalnum():
        raise ValueError(f"{table!r} is no table of ours")
    return table
