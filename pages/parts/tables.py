"""Tables on the screen and as files, straight from Arrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

import pyarrow as pa
import streamlit as st

from data_pipeline.outputs.escape import csv_bytes, xlsx_bytes
from pages.parts.about import one_line
from pages.parts.answers import group
from pages.parts.column_words import column_title
from pages.parts.passport import citation, file_lines
from pages.parts.session import ask
from pages.parts.words import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def table(
    arrow: pa.Table,
    columns: Mapping[str, str],
    *,
    download: str = "",
    key: str = "",
    height: int | Literal["auto", "content"] = "auto",
    widths: Mapping[str, int] | None = None,
) -> None:
    """Draw the named columns under their titles; download: file name without ending, empty for none.

    widths: pixels by title, for names that must give way to the numbers beside them.
    """
    shown = titled(arrow, columns)
    st.dataframe(
        shown,
        hide_index=True,
        placeholder="–",
        width="stretch",
        height=height,
        column_config=formats(shown) | narrow(widths or {}),
        key=key or None,
    )
    if download:
        downloads(lambda: arrow, columns, download, key=key)


def narrow(widths: Mapping[str, int]) -> dict[str, Any]:
    """The settings of columns of names that are cut at a width."""
    return {name: st.column_config.TextColumn(width=width) for name, width in widths.items()}


def titled(arrow: pa.Table, columns: Mapping[str, str]) -> pa.Table:
    """The named columns in that order, under their titles."""
    return arrow.select(list(columns)).rename_columns(list(columns.values()))


def downloads(
    make: Callable[[], pa.Table], columns: Mapping[str, str] | None, stem: str, *,
    tags: Mapping[str, str] | None = None, key: str = "",
) -> None:  # fmt: skip
    """CSV and XLSX buttons; the file is made when it is asked for.

    columns: column -> title; None takes all as they are answered. tags: column -> HXL tag, for a second line.
    """

    def csv() -> bytes:
        return csv_bytes(*_with_source(*_filled(make(), columns, tags)))

    def xlsx() -> bytes:
        about = file_lines(one_line(ask("headline")))
        return xlsx_bytes(*_filled(make(), columns, tags), note=_note(), about=about)

    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("Download CSV"),
            csv,
            file_name(stem, "csv"),
            "text/csv",
            key=f"csv_{key or stem}",
            on_click="ignore",
        )
        st.download_button(
            say("Download XLSX"),
            xlsx,
            file_name(stem, "xlsx"),
            XLSX,
            key=f"xlsx_{key or stem}",
            on_click="ignore",
        )


def file_name(stem: str, ending: str) -> str:
    """`reach_2026-10.csv`; on the samples `SAMPLE_reach_2026-10.csv`."""
    return f"{'SAMPLE_' if group().sample else ''}{stem}.{ending}"


def _note() -> str:
    return say("SAMPLE, not real figures") if group().sample else ""


def _with_source(
    made: pa.Table, titles: list[str], tags: list[str] | None
) -> tuple[pa.Table, list[str], list[str] | None]:
    """Each line says where it is from: a CSV file has no second sheet, and lines are copied out of it."""
    source = pa.array([citation(one_line(ask("headline")))] * made.num_rows, pa.string())
    more = made.append_column("source_of_figures", source)
    return more, [*titles, say("About these figures")], [*tags, "#meta+source"] if tags else None


def _filled(
    made: pa.Table, columns: Mapping[str, str] | None, tags: Mapping[str, str] | None
) -> tuple[pa.Table, list[str], list[str] | None]:
    """The table's columns in order, their titles, and their tags."""
    titled = columns or {name: column_title(name) for name in made.column_names}
    tag_line = [tags.get(name, "") for name in titled] if tags else None
    return made.select(list(titled)), list(titled.values()), tag_line


def formats(shown: pa.Table) -> dict[str, Any]:
    """Thousands separators for counts, per cent for shares, plain days for dates."""
    return {field.name: made for field in shown.schema if (made := _format(field)) is not None}


def _format(field: pa.Field) -> Any | None:
    kind = field.type
    if pa.types.is_integer(kind) or pa.types.is_decimal(kind):
        return st.column_config.NumberColumn(format="localized")
    if pa.types.is_floating(kind):
        return st.column_config.NumberColumn(format="percent")
    if pa.types.is_date(kind):
        return st.column_config.DateColumn(format="MMM YYYY" if field.name == say("Month") else "D MMM YYYY")
    return None
