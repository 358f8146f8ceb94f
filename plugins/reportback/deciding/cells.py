"""Values in the cells of a workbook that is made: text is text, whatever it looks like."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill

from reportback.reading.tables import cleaned

MOST_CHARACTERS = 32_767
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_LIKE_A_FORMULA = re.compile(r"[=+\-@\t]")

HEAD = Font(name="Calibri", size=11, bold=True)
TOLD = PatternFill("solid", fgColor="E7E6E0")
TO_FILL = PatternFill("solid", fgColor="FFF2CC")
WRAPPED = Alignment(wrap_text=True, vertical="top")
_FIGURE = Alignment(horizontal="left", vertical="top")


def fitting(text: str, most: int = MOST_CHARACTERS) -> str:
    """Text that a workbook can hold: no character that it forbids, none that it would decode."""
    clean = _ESCAPE.sub("_x005F_", cleaned(text)[0])
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"


def print_to_width(sheet: Any) -> None:
    """Print all columns on one page, across."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def put_value(cell: Any, value: str | int | date | Decimal | None) -> None:
    """Set a cell. Text is never a formula, here or where it is pasted to."""
    cell.alignment = WRAPPED
    if value is None or value == "":
        return
    if not isinstance(value, str):
        cell.value, cell.alignment = value, _FIGURE
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        return
    cell.value = fitting(value)
    cell.data_type = "s"
    if _LIKE_A_FORMULA.match(value):
        cell.quotePrefix = True
