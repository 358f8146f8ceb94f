"""What a table of the open data is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from reportback.site import Site

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in the words of JSON Schema, and what it means."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what one row is, its columns, and how its rows are made."""

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    make: Callable[[Site], Iterable[Row]]

    def rows(self, site: Site) -> list[Row]:
        """Every row, in a fixed order. Raises ValueError when one is not of the columns' form."""
        rows = list(self.make(site))
        names = [column.name for column in self.columns]
        for row in rows:
            if list(row) != names:
                raise ValueError(f"a row of {self.name} is not of its columns: {sorted(row)}")
        return rows
