"""Untidy CSV files and what must become of them: rows and their lines, or a code and a line."""

from __future__ import annotations

import codecs

from receive_files import GOOD, HEADINGS, ROWS, csv

BLANK = [""] * 8
TITLE = ["MHPSS 4W, South Sudan", *BLANK[1:]]
BAND = ["", "", "Where", "", "What", "", "People", ""]
TAGS = ["#date+month", "#org +name", "#adm1+name", "#adm2", "#activity", "", "#reached+f", "#reached +total"]
TOTAL = ["Total", "", "", "", "", "", "59", "1358"]
NOTE = ["* Figures are provisional.", *BLANK[1:]]
LONG = "Sessions were held weekly,\nin two groups: one for women, one for men.\r\n\r\nClosed in week 3."
MANY = [row[:4] + [LONG] + row[5:] for row in ROWS]
FRENCH = [row[:6] + [row[6], row[7].replace(" ", "\u202f") + ",5"] for row in ROWS]
ACCENTS = [["2026-05", "Médecins du Monde", *row[2:]] for row in ROWS]
VERY_LONG = [*ROWS[0][:4], "word " * 40_000, *ROWS[0][5:]]
AS_THEY_STAND = list(range(2, 7))


def line(cells: list[str], delimiter: str = ",") -> str:
    return delimiter.join(cells)


READ = {
    "plain": (GOOD, ROWS, AS_THEY_STAND),
    "no line end at the end": (GOOD.rstrip(b"\n"), ROWS, AS_THEY_STAND),
    "semicolons": (csv(HEADINGS, *ROWS, delimiter=";"), ROWS, AS_THEY_STAND),
    "tabs": (csv(HEADINGS, *ROWS, delimiter="\t"), ROWS, AS_THEY_STAND),
    "pipes": (csv(HEADINGS, *ROWS, delimiter="|"), ROWS, AS_THEY_STAND),
    "semicolons and decimal commas": (csv(HEADINGS, *FRENCH, delimiter=";"), FRENCH, AS_THEY_STAND),
    "said separator": (csv("sep=;", HEADINGS, *ROWS, delimiter=";"), ROWS, range(3, 8)),
    "windows line ends": (csv(HEADINGS, *ROWS, end="\r\n"), ROWS, AS_THEY_STAND),
    "old mac line ends": (csv(HEADINGS, *ROWS, end="\r"), ROWS, AS_THEY_STAND),
    "doubled returns": (csv(HEADINGS, *ROWS, end="\r\r\n"), ROWS, range(3, 12, 2)),
    "mixed line ends": (
        csv(HEADINGS, end="\r\n") + csv(*ROWS[:2]) + csv(*ROWS[2:], end="\r"),
        ROWS,
        AS_THEY_STAND,
    ),
    "byte order mark": (codecs.BOM_UTF8 + GOOD, ROWS, AS_THEY_STAND),
    "utf-16 little": (
        codecs.BOM_UTF16_LE + csv(HEADINGS, *ACCENTS, encoding="utf-16-le"),
        ACCENTS,
        AS_THEY_STAND,
    ),
    "utf-16 big": (
        codecs.BOM_UTF16_BE + csv(HEADINGS, *ACCENTS, encoding="utf-16-be"),
        ACCENTS,
        AS_THEY_STAND,
    ),
    "utf-16 tabs": (
        codecs.BOM_UTF16_LE + csv(HEADINGS, *ROWS, delimiter="\t", encoding="utf-16-le"),
        ROWS,
        AS_THEY_STAND,
    ),
    "windows-1252": (csv(HEADINGS, *ACCENTS, encoding="cp1252"), ACCENTS, AS_THEY_STAND),
    "utf-8 accents": (csv(HEADINGS, *ACCENTS), ACCENTS, AS_THEY_STAND),
    "all cells quoted": (
        "\n".join(",".join(f'"{c}"' for c in r) for r in [HEADINGS, *ROWS]).encode(),
        ROWS,
        AS_THEY_STAND,
    ),
    "line breaks in cells": (csv(HEADINGS, *MANY), MANY, range(2, 22, 4)),
    "quotation mark inside a cell": (
        csv(HEADINGS, line([*ROWS[0][:4], '6" pipe', *ROWS[0][5:]])),
        [[*ROWS[0][:4], '6" pipe', *ROWS[0][5:]]],
        [2],
    ),
    "title": (csv(TITLE, HEADINGS, *ROWS), ROWS, range(3, 8)),
    "short title and a blank line": (csv("4W, May 2026, draft", "", HEADINGS, *ROWS), ROWS, range(4, 9)),
    "band": (csv(TITLE, BAND, HEADINGS, *ROWS), ROWS, range(4, 9)),
    "tags below": (csv(HEADINGS, TAGS, *ROWS), ROWS, range(3, 8)),
    "tags above": (csv(TAGS, HEADINGS, *ROWS), ROWS, range(3, 8)),
    "two tag lines": (
        csv(HEADINGS, TAGS, ["", "", "#adm1+name", "", "", "", "", ""], *ROWS),
        ROWS,
        range(4, 9),
    ),
    "a tag pasted into a row": (
        csv(HEADINGS, TAGS, ROWS[0][:4] + ["#activity"] + ROWS[0][5:]),
        [ROWS[0][:4] + ["#activity"] + ROWS[0][5:]],
        [3],
    ),
    "blank lines between": (
        csv(HEADINGS, "", ROWS[0], BLANK, [" "] * 8, *ROWS[1:], "", ""),
        ROWS,
        [3, 6, 7, 8, 9],
    ),
    "total": (csv(HEADINGS, *ROWS, TOTAL), ROWS, AS_THEY_STAND),
    "short total": (csv(HEADINGS, *ROWS, "Grand total,,59"), ROWS, AS_THEY_STAND),
    "subtotals between": (
        csv(HEADINGS, *ROWS[:2], ["Sous-total", *TOTAL[1:]], *ROWS[2:], ["", "TOTAL GÉNÉRAL", *TOTAL[2:]]),
        ROWS,
        [2, 3, 5, 6, 7],
    ),
    "footnotes": (csv(HEADINGS, *ROWS, "", NOTE, "Source: OCHA, May 2026"), ROWS, AS_THEY_STAND),
    "headings repeated": (csv(HEADINGS, *ROWS[:2], HEADINGS, *ROWS[2:]), ROWS, [2, 3, 5, 6, 7]),
    "headings and tags repeated": (
        csv(HEADINGS, TAGS, *ROWS[:2], HEADINGS, TAGS, *ROWS[2:]),
        ROWS,
        [3, 4, 7, 8, 9],
    ),
    "headings in capitals": (csv([h.upper() + " *" for h in HEADINGS], *ROWS), ROWS, AS_THEY_STAND),
    "column numbers": (csv(HEADINGS, list("12345678"), *ROWS), ROWS, range(3, 8)),
    "trailing separators": (csv(*(line(cells) + ",," for cells in [HEADINGS, *ROWS])), ROWS, AS_THEY_STAND),
    "empty cells beyond": (csv(HEADINGS, *(line(cells) + ",," for cells in ROWS)), ROWS, AS_THEY_STAND),
    "words for nothing": (
        csv(HEADINGS, *([*row[:4], "NA", "NULL", "null", "nan"] for row in ROWS)),
        [[*row[:4], "NA", "NULL", "null", "nan"] for row in ROWS],
        AS_THEY_STAND,
    ),
    "blanks round cells": (
        csv(HEADINGS, *([f"  {c} " for c in row] for row in ROWS)),
        [[f"  {c} " for c in row] for row in ROWS],
        AS_THEY_STAND,
    ),
    "an organisation called Total": (
        csv(HEADINGS, *([row[0], "Total Relief", *row[2:]] for row in ROWS)),
        [[row[0], "Total Relief", *row[2:]] for row in ROWS],
        AS_THEY_STAND,
    ),
    "column without heading": (
        csv([*HEADINGS[:7], "", HEADINGS[7]], *([*r[:7], "x", r[7]] for r in ROWS)),
        [[*r[:7], "x", r[7]] for r in ROWS],
        AS_THEY_STAND,
    ),
    "a very long cell": (csv(HEADINGS, VERY_LONG), [VERY_LONG], [2]),
    "one row": (csv(HEADINGS, ROWS[0]), ROWS[:1], [2]),
    "no row": (csv(HEADINGS), [], []),
}

OPEN = ROWS[1][:4] + ['"3.5 Recreation', *ROWS[1][5:]]
REFUSED = {
    "nothing": (b"", "empty", None),
    "blanks only": (b"\xef\xbb\xbf \r\n,,,\r\n", "empty", None),
    "gzip": (b"\x1f\x8b\x08\x00" + b"x" * 40, "gzip", None),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_excel", None),
    "locked excel": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "password",
        None,
    ),
    "web page": (b"\r\n<HTML><body><table><tr><td>Month</td></tr></table>", "html", None),
    "web page in utf-16": ("\ufeff<html><table>".encode("utf-16-le"), "html", None),
    "xml table": (b'<?xml version="1.0"?><Workbook></Workbook>', "xml", None),
    "json": (b'[{"month": "2026-05"}]', "json", None),
    "pdf": (b"%PDF-1.7\n", "pdf", None),
    "picture": (b"\x89PNG\r\n\x1a\n", "picture", None),
    "nul": (GOOD.replace(b"Rubkona", b"Rub\0ona"), "nul", 3),
    "utf-16 without mark": (csv(HEADINGS, *ROWS, encoding="utf-16-le"), "nul", 1),
    "odd utf-16": (codecs.BOM_UTF16_LE + csv(HEADINGS, *ROWS, encoding="utf-16-le") + b"a", "encoding", 7),
    "no encoding of ours": (csv(HEADINGS, *ROWS).replace(b"Akobo", b"Ak\x81bo"), "encoding", 5),
    "two encodings": (csv(HEADINGS, *ACCENTS[:4]) + csv(ACCENTS[4], encoding="cp1252"), "mixed_encoding", 6),
    "cut within a letter": (
        csv(HEADINGS, *ACCENTS)[:-20].rsplit("é".encode(), 1)[0] + b"\xc3",
        "mixed_encoding",
        6,
    ),
    "cut within a row": (GOOD[:-14], "cut_off", 6),
    "short row": (csv(HEADINGS, ROWS[0], line(ROWS[1][:6]), *ROWS[2:]), "too_few_cells", 3),
    "long row": (csv(HEADINGS, ROWS[0], line(ROWS[1]) + ",9", *ROWS[2:]), "too_many_cells", 3),
    "separator in a cell": (
        csv(HEADINGS, *ROWS[:3], line(ROWS[3]).replace("1 250", "1,250"), ROWS[4]),
        "too_many_cells",
        5,
    ),
    "quotation mark never closed": (csv(HEADINGS, ROWS[0], line(OPEN), *ROWS[2:]), "unclosed_quote", 3),
    "closed by a later quotation mark": (
        csv(HEADINGS, ROWS[0], line(OPEN), ROWS[2], MANY[3]),
        "stray_quote",
        3,
    ),
    "text after a quoted cell": (
        csv(HEADINGS, line(["2026-05", '"Nile" Hope', *ROWS[0][2:]])),
        "stray_quote",
        2,
    ),
    "rows swallowed by a cell": (
        csv(HEADINGS, ROWS[0], line(OPEN), ROWS[2], line(ROWS[3]).replace("Awareness", 'Awareness"')),
        "swallowed_lines",
        3,
    ),
    "a row swallowed by the last cell": (
        csv(HEADINGS, line([*ROWS[0][:7], '"30']), line(ROWS[1]) + '"', *ROWS[2:]),
        "swallowed_lines",
        2,
    ),
    "no headings": (csv(*(ROWS * 3)), "no_headings", None),
    "prose": (b"Dear colleagues\nplease find our report attached\nKind regards\n", "no_headings", None),
    "rows above the headings": (csv(*ROWS[:2], HEADINGS, *ROWS[2:]), "rows_above_headings", 2),
    "another table below": (
        csv(HEADINGS, *ROWS[:3], ["Your agency", "Month", *HEADINGS[2:]], *ROWS[3:]),
        "headings_change",
        5,
    ),
    "short line in the middle": (csv(HEADINGS, *ROWS[:2], "Unity", *ROWS[2:]), "too_few_cells", 4),
}
