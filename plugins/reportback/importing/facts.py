"""What a column holds: its filled cells, and what kind of cells they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from reportback.importing.dates import COMMON, counted_day, read_date
from reportback.importing.numbers import read_number
from reportback.reading.tables import DAY_ZERO, Cell, Table, text_of

SAMPLE = 2000  # rows that are looked at
MOSTLY = 0.9
_PHONE = re.compile(r"\+?[\d\s()./-]{9,20}")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,2})\.\d+")
_SERIAL = re.compile(r"[1-9]\d*(?:/\d+)+")  # 2012/000001
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DATA = re.compile(r"[\[{].*[\]}]|null|true|false", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """The filled cells of a column, as they are and as texts."""

    column: str
    place: int
    cells: tuple[Cell, ...]
    texts: tuple[str, ...]

    @property
    def filled(self) -> int:
        return len(self.texts)

    @property
    def different(self) -> int:
        return len(set(self.texts))

    @property
    def length(self) -> float:
        return median(map(len, self.texts)) if self.texts else 0

    @property
    def words(self) -> float:
        return median(len(text.split()) for text in self.texts) if self.texts else 0

    def share(self, test: Callable[[Cell], object]) -> float:
        return sum(bool(test(cell)) for cell in self.cells) / len(self.cells) if self.cells else 0


def facts_of(table: Table, place: int) -> Facts:
    """The facts of the column at this place."""
    cells = [row.cells[place] for row in table.rows[:SAMPLE]]
    filled = tuple(cell for cell in cells if text_of(cell))
    return Facts(table.columns[place], place, filled, tuple(map(text_of, filled)))


def are_telephones(facts: Facts) -> bool:
    """Whether cells look like telephone numbers; coordinates and numbers by year do not."""
    if facts.share(is_day) or facts.share(_is_phone) <= MOSTLY:
        return False
    shapes = {re.sub(r"\d", "9", text.strip()) for text in facts.texts}
    serial = len(shapes) == 1 and all(_SERIAL.fullmatch(text.strip()) for text in facts.texts)
    return not serial


def _is_phone(cell: Cell) -> bool:
    text = cell.strip() if isinstance(cell, str) else ""
    return bool(_PHONE.fullmatch(text)) and not _DECIMAL.fullmatch(text)


def is_day(cell: Cell) -> bool:
    """Whether a cell is written as a day."""
    return isinstance(cell, date) or (
        isinstance(cell, str) and read_date(cell, COMMON) is not None and not cell.isdigit()
    )


def may_be_day(cell: Cell) -> bool:
    """Whether a cell is a number that a workbook may mean as a day."""
    return isinstance(cell, Decimal) and counted_day(cell, DAY_ZERO) is not None


def is_number(cell: Cell) -> bool:
    """Whether a cell is a number."""
    return isinstance(cell, Decimal) or read_number(text_of(cell), None, None) is not None


def is_worded(cell: Cell) -> bool:
    """Whether a cell holds words of people: no number, day or link, and nothing for programs."""
    if not isinstance(cell, str) or not any(map(str.isalpha, cell)):
        return False
    text = cell.strip()
    return not (_LINK.fullmatch(text) or _DATA.fullmatch(text) or is_number(cell) or is_day(cell))
