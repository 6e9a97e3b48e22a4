"""What people and programs are told: every sentence has its values, and the JSON is the contract's."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest
from receive_files import GOOD, HEADINGS, HINTS, ROWS, Tab, csv, typed, xlsx

import data_pipeline.receiving.receive as receiving
from data_pipeline.receiving.receive import MESSAGES, Refusal, Warning_, describe, receive, to_json

PIPELINE = Path(receiving.__file__).parent


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_code_that_the_reader_uses_has_its_sentence() -> None:
    codes = set()
    for path in PIPELINE.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if (
                name in ("Refused", "Refusal", "Warning_")
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                codes.add(node.args[0].value)
    assert codes - set(MESSAGES) == set() and len(codes) > 30


def test_sentences_name_only_what_they_are_given() -> None:
    given = {
        "line",
        "until",
        "found",
        "expected",
        "first",
        "part",
        "cell",
        "count",
        "cells",
        "sheet",
        "other",
        "word",
        "written",
        "column",
        "megabytes",
        "seconds",
        "sheets",
        "columns",
        "most",
    }
    for code, (message, advice) in MESSAGES.items():
        assert placeholders(message) | placeholders(advice) <= given, code
        assert message.endswith(".") and advice.endswith("."), code


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (csv(HEADINGS, ROWS[0], ROWS[1][:5]), "Line 3 has 5 cells for 8 headings"),
        (
            csv(HEADINGS, ROWS[0], ",".join(ROWS[1]).replace("Unity", '"Unity')),
            "A quotation mark opened in line 3",
        ),
        (GOOD.replace(b"Bor", b"\0or"), "Line 4 holds a zero byte"),
    ],
)
def test_refusals_in_words(data: bytes, said: str) -> None:
    refusal = receive(data, HINTS)
    assert isinstance(refusal, Refusal)
    message, advice = describe(refusal)
    assert message.startswith(said) and advice


def test_the_warning_about_windows_1252_shows_a_word() -> None:
    data = csv(HEADINGS, ["2026-05", "Médecins du Monde", *ROWS[0][2:]], encoding="cp1252")
    warning = receive(data, HINTS).warnings[0]
    assert (warning.code, warning.line) == ("windows_1252", 2)
    assert 'so that line 2 says "Médecins"' in describe(warning)[0]


def test_a_sheet_is_named_with_the_line() -> None:
    warning = Warning_("error_cells", {"count": 1, "cells": "G4 #REF!", "sheet": "May"}, 4)
    assert describe(warning)[0].startswith('Sheet "May": 1 ')


def test_json_of_a_reading() -> None:
    said = to_json(
        receive(xlsx(Tab("May", [["Report"], HEADINGS, *typed(ROWS[:1])]), Tab("Empty", [])), HINTS)
    )
    assert said == {
        "outcome": "read",
        "refusal": None,
        "warnings": [],
        "sheets": [
            {
                "name": "May",
                "hidden": False,
                "used": True,
                "why_not": None,
                "heading_lines": [2],
                "headings": HEADINGS,
                "rows": [{"line": 3, "cells": ROWS[0]}],
                "left_out": [
                    {"line": 1, "why": "title", "cells": ["Report"]},
                    {"line": 2, "why": "heading", "cells": HEADINGS},
                ],
            },
            {
                "name": "Empty",
                "hidden": False,
                "used": False,
                "why_not": "empty",
                "heading_lines": [],
                "headings": [],
                "rows": [],
                "left_out": [],
            },
        ],
    }


def test_json_of_a_refusal() -> None:
    said = to_json(receive(b"%PDF-1.7", HINTS))
    assert said["outcome"] == "refused" and said["sheets"] == [] and said["warnings"] == []
    assert set(said["refusal"]) == {"code", "message", "line", "advice"} and said["refusal"]["code"] == "pdf"


def test_a_crash_of_ours_blames_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr(receiving, "read_csv", crash)
    refusal = receive(csv(["a", "b"], ["1", "2"]), HINTS)
    assert refusal == Refusal("our_fault", {"kind": "IndexError"})
    assert "our side" in describe(refusal)[0] and "index" not in " ".join(describe(refusal))
