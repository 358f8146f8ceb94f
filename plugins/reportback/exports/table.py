"""What a table of the open data is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from reportback.site import Site

Row = dict[str, Any]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in the words of Table Schema, and what it means.

    `needed`: every row has a value. `among`: the only values that there are, on this site or on
    every site. `least`: the smallest number that can stand there. `web`: an address of the web.
    """

    name: str
    type: str
    meaning: str
    needed: bool = False
    among: Words | Callable[[Site], Words] = ()
    least: int | None = None
    web: bool = False

    def words(self, site: Site) -> Words:
        """The only values that can stand there; none where any can."""
        return self.among(site) if callable(self.among) else self.among


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns whose values together stand in columns of another table."""

    columns: Words
    table: str
    to: Words


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what one row is, its columns, and how its rows are made.

    `key`: the columns that tell its rows apart.
    """

    name: str
    title: str
    row: str
    columns: tuple[Column, ...]
    make: Callable[[Site], Iterable[Row]]
    key: Words
    references: tuple[Reference, ...] = ()

    def rows(self, site: Site) -> list[Row]:
        """Every row, in a fixed order. Raises ValueError when one is not of the columns' form."""
        rows = list(self.make(site))
        names = [column.name for column in self.columns]
        for row in rows:
            if list(row) != names:
                raise ValueError(f"a row of {self.name} is not of its columns: {sorted(row)}")
        return rows
