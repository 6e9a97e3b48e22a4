"""What the columns of answers are called, by the lists of the open working group."""

from __future__ import annotations

from data_pipeline.telling import column_words
from pages.parts.answers import lists


def column_title(name: str) -> str:
    """The title of an answer's column; one of the template has the template's title."""
    return column_words.column_title(name, lists())


def template_titles() -> dict[str, str]:
    """Template column -> its plain title (a message id)."""
    return column_words.template_titles(lists())
