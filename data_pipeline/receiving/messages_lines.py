"""Sentences about lines and cells, and the warnings; part of `messages.MESSAGES`."""

from __future__ import annotations

_RESAVE = "Open the file in Excel, save it as CSV UTF-8 or as XLSX, and send it again."
_QUOTES = 'In line {line}, close the quotation mark (") or take it away, and send the file again.'

LINES = {
    "encoding": (
        "Line {line} holds letters in an encoding that can't be told for sure.",
        _RESAVE,
    ),
    "mixed_encoding": (
        "Line {line} holds letters in another encoding than the rest, or the file was cut off there.",
        _RESAVE,
    ),
    "nul": (
        "Line {line} holds a zero byte, which no table holds: the file is damaged or not a CSV file.",
        _RESAVE,
    ),
    "unclosed_quote": ("A quotation mark opened in line {line} is never closed.", _QUOTES),
    "stray_quote": (
        "The quotation marks of the row that begins in line {line} don't pair up (noticed in line {until}).",
        'In lines {line} to {until}, close each quotation mark ("), write one inside a text twice (""), and '
        "send the file again.",
    ),
    "swallowed_lines": (
        "A cell that begins in line {line} runs on to line {until} and holds lines that look like rows.",
        'In line {line}, close the quotation mark ("), or take the line breaks out of the cell, and send the '
        "file again.",
    ),
    "too_few_cells": (
        "Line {line} has {found} cells for {expected} headings, so it is not sure which cell is which.",
        "Give line {line} one cell for every heading (empty ones too), and send the file again.",
    ),
    "too_many_cells": (
        "Line {line} has {found} cells for {expected} headings: a cell may hold the separator itself.",
        'In line {line}, put the text that holds the separator in quotation marks ("), and send it again.',
    ),
    "cut_off": (
        "The file ends in the middle of line {line}: {found} of {expected} cells are there.",
        "Send the whole file again; it was probably cut off on its way.",
    ),
    "no_headings": (
        "No line of headings was found in the file.",
        "Put one line with the names of the columns above your rows, as in the template, and send it again.",
    ),
    "rows_above_headings": (
        "Line {line} looks like a row, but it stands above the headings in line {first}.",
        "Move the headings above all rows, and send the file again.",
    ),
    "headings_change": (
        "Line {line} holds headings again, but not those of line {first}: its rows would be read wrongly.",
        "Put the second table on its own sheet or in its own file, or bring its columns into the same order.",
    ),
}

WARNINGS = {
    "windows_1252": (
        'The file is not in UTF-8. It was read as Windows-1252, so that line {line} says "{word}".',
        "If that word is wrong, save the file as CSV UTF-8 or as XLSX and send it again.",
    ),
    "lost_letters": (
        "{count} letters were lost before the file reached us (first in line {line}; they show as \ufffd).",
        "Correct them in your file if they matter.",
    ),
    "extra_cells": (
        "{count} lines have more cells than there are headings, though empty ones (first in line {line}).",
        "Look whether a cell in them slipped to the right.",
    ),
    "no_heading": (
        "Column {column} has no heading, but holds something (first in line {line}).",
        "Write a heading over it, or empty the column.",
    ),
    "total_like_row": (
        'Line {line} says "{written}" but names other things too; it was read as a row.',
        "If it is a sum of other rows, delete it.",
    ),
    "error_cells": (
        "{count} cells hold an error of Excel instead of a value: {cells}.",
        "Correct the formulas, or write the values in.",
    ),
    "merged_cells": (
        "{count} merged cells lie in the rows ({cells}). Only the first cell of each holds its value.",
        "Unmerge them and write the value into every row it is meant for.",
    ),
    "hidden_rows": (
        "{count} rows are hidden, by a filter perhaps (first row {line}). They were read like the others.",
        "Delete them if they are not meant to be sent.",
    ),
    "hidden_sheet": (
        'The hidden sheet "{sheet}" was not read. It holds {count} lines like rows.',
        "If they are to be counted, show the sheet and send the file again.",
    ),
    "hidden_lists": (
        "Hidden sheets were looked at and not read: {sheets}.",
        "Nothing to do if they hold lists of choices. If they hold rows, show them and send the file again.",
    ),
    "hidden_sheet_used": (
        'All rows are on the hidden sheet "{sheet}". They were read from there.',
        "Show the sheet if it is meant to be sent, so that others see what you see.",
    ),
    "sheet_not_used": (
        'The sheet "{sheet}" was not read: its headings differ from those of the sheet that was.',
        "If its {count} lines are to be counted, give it the same headings, or send it as a file of its own.",
    ),
    "same_data": (
        'The sheets "{other}" and "{sheet}" hold {count} equal rows.',
        "Delete one of the two sheets if they are the same rows.",
    ),
}
