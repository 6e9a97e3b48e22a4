"""The vocabulary inside the store: which version it is, and its tables for the SQL to join."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
from babel.dates import get_month_names

from . import store
from .receiving.types import fold
from .vocabulary import HOME, Group, load_group

MONTH_LANGUAGES = ("en", "fr", "es", "pt", "ar", "tr", "de", "it", "sl")
# Which measure an overriding count basis makes of a row's people columns (figures.md, Measures).
BASIS = {"U": "people", "M": "people", "C": "contacts", "A": "attendances"}
# Counts that do not belong into a 4W file at all (safety, rule 16): survivors and cases of gender-based violence.
GBV = r"(^| )(survivors?|gbv cases?|gbv survivors?|cases? of (gbv|rape|sexual)|rape (cases?|survivors?))( |$)"


def bytes_of(group: Group) -> bytes:
    """All files of the shared vocabulary and of the group in one piece: what the archive keeps when they change."""
    shared = group.vocabulary.folder
    files = sorted([*shared.rglob("*"), *group.folder.rglob("*")])
    texts = {
        file.relative_to(shared.parent).as_posix(): file.read_text("utf-8")
        for file in files
        if file.suffix in (".csv", ".toml", ".geojson", ".json")
    }
    return json.dumps(texts, ensure_ascii=False, sort_keys=True).encode()


def lists_of(code: str, data: bytes, home: Path) -> Group:
    """The lists of a group out of what `bytes_of` once gave, written below an empty folder. Raises BrokenList."""
    for name, text in json.loads(data).items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, "utf-8")
    return load_group(code, home)


def version_of(data: bytes) -> str:
    """The name of a version of the lists: the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()


def put_into(cursor: store.Cursor, group: Group) -> bool:
    """Replace every list in the store by the group's; returns whether a heading means something else now."""
    headings = group.tables()["heading_list"]
    changed = not headings.equals(_headings(cursor, headings.schema))
    for name, table in {**group.tables(), **_made()}.items():
        store.replace(cursor, name, table)
    put_macros(cursor)
    return changed


def _headings(cursor: store.Cursor, schema: pa.Schema) -> pa.Table:
    """The list of headings as the store has it, in its order; empty in a new store."""
    if not cursor.execute("select 1 from duckdb_tables() where table_name = 'heading_list'").fetchall():
        return schema.empty_table()
    return store.fetch(cursor, "from heading_list order by rowid").cast(schema)


def put_macros(cursor: store.Cursor) -> None:
    """What several questions share, each file built on those before it."""
    for shared in (
        "_final",
        "_told",
        "_since_january",
        "_activity_reach",
        "_everybody",
        "_reach",
        "_shared",
        "_care",
        "_verdict",
        "_learned",
        "_desk",
        "_objections",
    ):
        cursor.execute((HOME / "queries" / f"{shared}.sql").read_text("utf-8"))


@lru_cache(maxsize=8)
def _month_names() -> pa.Table:
    names = {
        (fold(str(name)).rstrip("."), month)
        for language in MONTH_LANGUAGES
        for width in ("wide", "abbreviated")
        for month, name in get_month_names(width, "format", language).items()
    }
    names |= {
        (fold(str(name)), month) for month, name in get_month_names("wide", "stand-alone", "ar").items()
    }
    names |= {("sept", 9), ("juil", 7), ("fev", 2), ("aout", 8)}
    clear = {name for name, _ in names if len({month for other, month in names if other == name}) == 1}
    rows = [{"name": name, "month": month} for name, month in sorted(names) if name in clear]
    return pa.Table.from_pylist(rows, schema=pa.schema([("name", pa.string()), ("month", pa.int32())]))


def patterns(group: Group) -> dict[str, str]:
    """The expressions that texts are searched for, over folded text; the steps take them as parameters."""
    policy = group.vocabulary.policy
    return {
        "mhpss_words": _pattern(policy.mhpss_words),
        "sensitive_words": _pattern(policy.sensitive_words),
        "gbv_words": GBV,
    }


def _made() -> dict[str, pa.Table]:
    return {
        "month_names": _month_names(),
        "count_basis_list": pa.Table.from_pylist(
            [{"code": code, "measure": measure} for code, measure in BASIS.items()]
        ),
    }


def _pattern(words: dict[str, tuple[str, ...]]) -> str:
    """One expression for all words: each from the beginning of a word on, in folded text."""
    folded = sorted({fold(word) for of_language in words.values() for word in of_language})
    return f"(^| )({'|'.join(folded)})"
