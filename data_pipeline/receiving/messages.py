"""The sentences themselves, as message ids with named values: what is wrong and where, then what to do.

{line} is the line of the file; in a workbook it is the row number on the sheet.
"""

from __future__ import annotations

from .messages_lines import LINES, WARNINGS

ON_SHEET = 'Sheet "{sheet}": {message}'

_KIND = {
    "empty": (
        "The file is empty: there is not one filled line in it.",
        "Send the file that holds your rows.",
    ),
    "gzip": (
        "This is a compressed file (gzip), not a table.",
        "Unpack it and send the CSV or XLSX file inside.",
    ),
    "compressed": (
        "This is a compressed file, not a table.",
        "Unpack it and send the CSV or XLSX file inside.",
    ),
    "zip": ("This is a zip file without a workbook.", "Unpack it and send the CSV or XLSX file inside."),
    "html": (
        "This is a web page (HTML), even if its name ends like a table's.",
        "Open it in Excel, choose Save as, then Excel workbook (.xlsx), and send that.",
    ),
    "xml": (
        "This is an XML file, not a CSV or XLSX table.",
        "Open it in Excel, choose Save as, then Excel workbook (.xlsx), and send that.",
    ),
    "json": ("This is a JSON file, not a table.", "Export your rows as CSV or XLSX and send that."),
    "pdf": (
        "This is a PDF. Numbers can't be read from it safely.",
        "Send the CSV or XLSX file it was made from.",
    ),
    "picture": ("This is a picture, not a table.", "Send the CSV or XLSX file with your rows."),
    "word_file": (
        "This is a text document or slides, not a table.",
        "Copy the table into the template and send that.",
    ),
    "not_a_table_file": (
        "This is neither a CSV nor an XLSX file.",
        "Send the CSV or XLSX file with your rows.",
    ),
    "old_excel": (
        "This is an old Excel file (.xls).",
        "Open it in Excel, choose Save as, then Excel workbook (.xlsx), and send that.",
    ),
    "binary_workbook": (
        "This is a binary workbook (.xlsb).",
        "Open it in Excel, choose Save as, then Excel workbook (.xlsx), and send that.",
    ),
    "open_document": (
        "This is an OpenDocument table (.ods).",
        "Choose Save as, then Excel workbook (.xlsx), and send that.",
    ),
    "macros": (
        "The workbook holds macros. Files with programs in them are not opened.",
        "Choose Save as, then Excel workbook (.xlsx) without macros, and send that.",
    ),
    "password": ("The workbook is locked with a password.", "Take the password off and send the file again."),
}

_SIZE = {
    "too_large": (
        "The file is larger than {megabytes} megabytes.",
        "Split it, by month for example, and send the parts one after another.",
    ),
    "too_large_inside": (
        "What is in the file takes more memory than one file may have.",
        "Delete empty rows and columns beyond your table, or split the file, and send it again.",
    ),
    "too_wide": (
        "The table has {columns} columns; more than {most} are not read.",
        "Delete what stands to the right of your table, and send the file again.",
    ),
    "zip_bomb": (
        "Unpacked, the workbook is larger than {megabytes} megabytes or has thousands of parts.",
        "Copy your rows into a new workbook, without pictures, and send that.",
    ),
    "too_slow": (
        "Reading the file took longer than {seconds} seconds and was stopped.",
        "Copy your rows into a new workbook or CSV file, or split the file, and send it again.",
    ),
    "reader_died": (
        "The file could not be read: reading it had to be stopped. Nothing of it was counted.",
        "Copy your rows into a new workbook or CSV file and send that. If it happens again, tell us.",
    ),
    "our_fault": (
        "Something went wrong on our side while reading the file. The file itself may be right.",
        "Nothing was counted and nothing was lost. Try again later, or tell us; we can find it by its time.",
    ),
}

_ZIP = {
    "damaged_zip": (
        "The workbook is damaged or was cut off on its way.",
        "Open it in Excel, save it again and send it again.",
    ),
    "damaged_part": (
        'The workbook is damaged: its part "{part}" is missing or can\'t be read.',
        "Open it in Excel, save it again and send it again.",
    ),
    "lines_out_of_order": (
        "Row {line} of the workbook, or a cell in it, comes twice or out of order, so a value would be lost.",
        "Open it in Excel, save it again and send it again.",
    ),
    "doubled_part": (
        'The workbook holds its part "{part}" twice, so two programs could read it differently.',
        "Open it in Excel, save it again and send it again.",
    ),
    "part_outside": (
        'The workbook names a part outside itself ("{part}"). It was not made by Excel.',
        "Copy your rows into a new workbook and send that.",
    ),
    "false_sizes": (
        'The workbook says a wrong size for its part "{part}".',
        "Open it in Excel, save it again and send it again.",
    ),
    "doctype": (
        "The workbook holds a document type definition, which no spreadsheet program writes.",
        "Copy your rows into a new workbook and send that.",
    ),
    "formula_without_value": (
        "Cell {cell} holds a formula whose result was never saved ({count} such cells in your rows).",
        "Open the file in Excel, let it calculate, save it and send it again; or paste values over formulas.",
    ),
}

MESSAGES: dict[str, tuple[str, str]] = {**_KIND, **_SIZE, **_ZIP, **LINES, **WARNINGS}
