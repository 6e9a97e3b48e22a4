"""What a single cell or line looks like, whatever file it came from. No meaning is known here."""

from __future__ import annotations

import re
from collections.abc import Sequence

# A line is a list of cells; "" is an empty cell. Lines may be of any length.
Line = Sequence[str]

_NUMBER = re.compile(r"[-+(]?\s*[\d\u0660-\u0669][\d\u0660-\u0669\s.,'’٫٬]*%?\s*\)?")
_MONTH = (
    r"(?:jan|ene|f[eé]v|feb|mar|apr|avr|abr|ma[iy]|jui?[nl]|aug|ao[uû]|ago|sep|o[ck]t|nov|d[eé]c|dic)[a-zéû]*"
)
_DATE = re.compile(
    r"\d{4}-\d{1,2}(-\d{1,2}([T ].*)?)?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|"
    rf"{_MONTH}\.?[ '’-]{{1,2}}(20)?\d\d",
    re.IGNORECASE,
)
_TAG = re.compile(r"#\s?[A-Za-z][A-Za-z0-9_]*(\s*[+@]\s*[A-Za-z0-9_:.]+)*")
_TOTAL_WORD = (
    r"(?:(?:grand|sub|sous|overall|general|gran)[\s-]*)?(?:total(?:s|es|e|aux)?|totaux|الإجمالي|المجموع)"
)
_TOTAL_ALONE = re.compile(
    rf"\W*{_TOTAL_WORD}(?:\s+(?:g[eé]n[eé]ral(?:e|es)?|global|general))?\W*", re.IGNORECASE
)
_TOTAL_BESIDE = re.compile(rf"\W*{_TOTAL_WORD}\b.*|.*\b{_TOTAL_WORD}\W*", re.IGNORECASE | re.DOTALL)
# Cheap test that must be true of every text the two above accept; the fast reader relies on it.
TOTAL_SIGNS = ("tota", "الإجمالي", "المجموع")
_MARK = re.compile(r"\s*(?:\*|†|‡|[¹²³]|\(\*+\)|\[?\d\])")
_NOTE = re.compile(
    r"\s*(?:(?:sources?|fuentes?|notes?|notas?|remarks?|remarques?|nb|n\.b\.|disclaimer|legend|"
    r"l[ée]gende|leyenda|key|prepared by|compiled by|updated|last updated|mise? [àa] jour|"
    r"المصدر|ملاحظة)\s*[:.：])",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:(?:data|figures|numbers)\s+)?as (?:of|at)\b|"
    r"(?:prepared|compiled|submitted|approved|signed|checked) by\b|"
    r"(?:signature|end of|generated|exported|downloaded|printed|last updated?)\b|page \d",
    re.IGNORECASE,
)
LONG_TEXT = 40  # signs from which a cell reads as a sentence, not as a value


def is_empty(cell: str) -> bool:
    """Nothing a person could have meant: no sign, or blanks only."""
    return not cell or cell.isspace()


def filled(line: Line) -> list[str]:
    return [cell for cell in line if cell and not cell.isspace()]


def is_number(cell: str) -> bool:
    """12, 1 250, 1,250.5, (3), 40 %; not 0-17, not 60+."""
    return len(cell) <= LONG_TEXT and _NUMBER.fullmatch(cell.strip()) is not None


def is_value(cell: str) -> bool:
    """A number or a date: what stands in rows and hardly ever in headings."""
    return is_number(cell) or (len(cell) <= LONG_TEXT and _DATE.fullmatch(cell.strip()) is not None)


def is_tag(cell: str) -> bool:
    """An HXL tag; blanks between tag and attributes are common ("#org +name")."""
    return "#" in cell and len(cell) <= 200 and _TAG.fullmatch(cell.strip()) is not None


def is_tag_line(line: Line, near_headings: bool) -> bool:
    """Most filled cells are HXL tags. Away from the headings it takes more than a pasted tag."""
    cells = filled(line)
    if not cells or not any("#" in cell for cell in cells):
        return False
    tags = sum(is_tag(cell) for cell in cells)
    if near_headings and (tags >= 3 or tags == len(cells)):
        return tags * 2 > len(cells)
    return tags >= 3 and tags * 10 >= len(cells) * 8


def says_total(cell: str) -> bool:
    """The whole cell is a word for a sum: Total, Grand total, Sous-total, TOTAL GÉNÉRAL."""
    return _TOTAL_ALONE.fullmatch(cell.strip()) is not None


def is_total_line(line: Line) -> bool:
    """One text, which names a total ("Total", "Upper Nile total"), and numbers; or only total words."""
    cells = filled(line)
    texts = [cell for cell in cells if not is_value(cell)]
    if not texts or not any(sign in texts[0].lower() or sign in texts[-1].lower() for sign in TOTAL_SIGNS):
        return False
    if all(says_total(text) for text in texts):
        return True
    gaps = len(line) - len(cells)
    named = len(texts) == 1 and len(texts[0]) < 120 and _TOTAL_BESIDE.fullmatch(texts[0].strip())
    return bool(named) and gaps >= 2


def is_footnote(line: Line, width: int) -> bool:
    """Under the table: a note by its first word, or one long sentence at the left edge."""
    cells = filled(line)
    if not cells or width < 3:
        return False
    first = cells[0].strip()
    if _NOTE.match(first):
        return len(cells) == 1 or len(cells) * 2 < width
    if len(cells) <= 2 and _SIGNED.match(first):
        return True
    if len(cells) <= 2 and (_MARK.match(first) or (len(cells) == 2 and first.endswith(":"))):
        return True
    at_left = any(not is_empty(cell) for cell in line[:3])
    return len(cells) == 1 and at_left and len(first) >= LONG_TEXT and " " in first


def is_column_count(line: Line) -> bool:
    """1, 2, 3 … under or over the headings: column numbers of a form."""
    cells = filled(line)
    return len(cells) >= 5 and all(cell.strip() == str(position) for position, cell in enumerate(cells, 1))
