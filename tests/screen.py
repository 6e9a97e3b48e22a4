"""What a reader reads on a page that AppTest has run: every text with the kind of element it stands in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

TAGS = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)
BREAK = re.compile(r"<br ?/?>")
# The name of a trace is not shown: we draw labels, no legends.
PLOTLY_TEXTS = {"text", "title", "ticktext", "texttemplate", "hovertext", "hovertemplate"}


def texts(at: AppTest) -> list[tuple[str, str]]:
    """(kind of element, text), each piece of it; the frame's controls included."""
    return [(kind, text.strip()) for kind, text in _walk(at.main) if text and text.strip()]


def _walk(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, Block):
        for name in ("label",):
            for part in ("expandable", "popover", "tab", "form"):
                holder = getattr(node.proto, part, None) if node.proto is not None else None
                value = getattr(holder, name, "") if holder is not None else ""
                if value:
                    yield part, value
        for child in node.children.values():
            yield from _walk(child)
    elif isinstance(node, Element):
        yield from _element(node)


def _element(node: Element) -> Iterator[tuple[str, str]]:
    kind, proto = node.type, node.proto
    for name in ("label", "placeholder", "help", "alt"):
        if isinstance(getattr(proto, name, None), str):
            yield kind, getattr(proto, name)
    for option in getattr(proto, "options", []) or []:
        yield kind, option if isinstance(option, str) else getattr(option, "content", "")
    if kind in ("arrow_data_frame", "arrow_table", "dataframe", "table"):
        yield from _table(kind, node)
    elif kind == "plotly_chart":
        yield from (("plotly", text) for text in _plotly(json.loads(proto.spec or "{}")))
    else:
        body = getattr(proto, "body", "") or getattr(proto, "code_text", "") or getattr(proto, "markdown", "")
        if isinstance(body, str):
            yield kind, unescape(TAGS.sub(" \n ", body))


def _table(kind: str, node: Element) -> Iterator[tuple[str, str]]:
    frame = node.value
    for column in frame.columns:
        yield f"{kind} heading", str(column)
        for value in frame[column]:
            if isinstance(value, str):
                yield f"{kind} cell", value


def _plotly(value: Any, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _plotly(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _plotly(inner, key)
    elif isinstance(value, str) and key in PLOTLY_TEXTS:
        yield unescape(TAGS.sub(" ", BREAK.sub(" ", value)))
