"""How every workbook of a hand-out is opened: no text becomes a formula, a link or a number; no clock."""

from __future__ import annotations

from datetime import datetime

PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
MADE = datetime(2000, 1, 1)
