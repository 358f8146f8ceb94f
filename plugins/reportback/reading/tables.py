"""A table as an export holds it: named columns, numbered rows, and what was found out on the way.

A row that cannot be told apart into its cells is kept as a `BadRow` with the reason, never
guessed at: a cell in the wrong column would put one person's words into another person's idea.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from statistics import median_low

Cell = str | date | Decimal

_REMOVED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_MOST_LINES_ABOVE_HEADER = 20
DAY_ZERO = date(1899, 12, 30)  # of most spreadsheets; old ones of the Macintosh begin in 1904


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet counts it, and as many cells as there are columns.

    `line` is the line of a text file where the row begins.
    """

    number: int
    cells: tuple[Cell, ...]
    line: int | None = None


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be read, and why; in a text file its first and last line."""

    number: int
    why: str
    line: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """An export, read: `how` says how it was read, `notes` what was changed or left out.

    `header` is the row that names the columns, `hidden` are rows that a workbook does not show,
    `merged` the ranges of its merged cells, and
    `day_zero` is the day from which it counts days, where a cell holds one as a plain number.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    bad: tuple[BadRow, ...]
    how: str
    notes: tuple[str, ...] = ()
    header: int = 1
    hidden: frozenset[int] = frozenset()
    merged: tuple[str, ...] = ()
    day_zero: date = DAY_ZERO


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says about a table, where detection should not decide."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header: int | None = None


class CannotRead(Exception):
    """An export that cannot be read at all; the message says what to do."""


def cleaned(text: str) -> tuple[str, int]:
    """Text without characters that nobody can see, its lines ended by `\\n`; and how many."""
    text = _LINE_ENDS.sub("\n", text)
    return _REMOVED.subn("", text)


def column_names(cells: Sequence[Cell]) -> tuple[str, ...]:
    """A header's names on one line each; a repeated name gets a number, an empty one its place."""
    seen: Counter[str] = Counter()
    names = []
    for place, cell in enumerate(cells, start=1):
        name = " ".join(str(cell).split()) or f"column {place}"
        seen[name] += 1
        names.append(f"{name} ({seen[name]})" if seen[name] > 1 else name)
    return tuple(names)


def header_index(rows: Sequence[Sequence[Cell]]) -> int | None:
    """Which of the first rows names the columns: the first that is about as full as the others.

    Titles and merged lines above a header fill one or two cells of many.
    """
    full = [sum(1 for cell in row if str(cell).strip()) for row in rows[:_MOST_LINES_ABOVE_HEADER]]
    filled = [count for count in full if count]
    if not filled:
        return None
    enough = 0.6 * median_low(filled)
    return next(index for index, count in enumerate(full) if count and count >= enough)


def plain(value: object) -> Cell:
    """A spreadsheet's value as a cell: dates and numbers stay what they are, all else is text."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case date():
            return value.date() if isinstance(value, datetime) else value
        case int() | float():
            return _number(value)
    return str(value)


def _number(value: float) -> Cell:
    number = Decimal(repr(value))
    if not number.is_finite():
        return ""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def text_of(cell: Cell) -> str:
    """A cell as text, without blanks around it."""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Decimal):
        return format(cell, "f")
    return cell.strip()


def lines_of(cell: Cell) -> str:
    """A cell as text whose first line keeps its indent: by it a list is told from what is in it."""
    return cell.rstrip() if isinstance(cell, str) else text_of(cell)
