"""A table of how each agency writes, for the README."""

from collections.abc import Iterator

from .profiles import agencies
from .styles import Style, styles

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8 with BOM", "utf-16": "UTF-16", "cp1252": "Windows-1252"}


def ways() -> list[str]:
    """The lines of the table."""
    lines = ["| agency | file | months | peculiar |", "|---|---|---|---|"]
    for code, agency in agencies().items():
        style = styles()[agency.style]
        month = style.say("reporting_month", {"reporting_month": "2026-05"})
        lines.append(f"| {code} | {_kind(style)} | {month} | {'; '.join(_peculiar(style))} |")
    return [*lines, ""]


def _kind(style: Style) -> str:
    if style.kind == "xlsx":
        return "XLSX"
    return f"CSV, {DELIMITERS[style.delimiter]}, {ENCODINGS[style.encoding]}"


def _peculiar(style: Style) -> Iterator[str]:
    yield "the template" if style.name.startswith("template") else f"own form of {len(style.columns)} columns"
    signs = (
        (style.titles, "title lines"), (style.bands, "bands over the headings"), (style.hxl, "HXL tags"),
        (style.split_headings, "two heading lines"), (style.totals, "a totals row"),
        (style.footnotes, "footnotes"), (style.cover, "a cover sheet"), (style.hidden_list, "a hidden sheet"),
        (style.numbers != "plain", f"numbers as {style.number(1250)}"), (style.places == "pcode", "P-codes"),
        (style.activity == "code", "codes of activities"), (style.upper, "capitals"),
        (style.lower, "small letters"), (style.name == "french", "French"),
        (style.name == "running", "totals since January"),
    )  # fmt: skip
    yield from (text for found, text in signs if found)
