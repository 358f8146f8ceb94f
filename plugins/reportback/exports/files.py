"""The tables as files: CSV that is safe to open in a spreadsheet, and JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import StringIO
from typing import Any

from reportback import addresses
from reportback.exports.cells import as_json, cell
from reportback.exports.table import Row, Table
from reportback.exports.version import VERSION
from reportback.site import Site

# What stands in a table's JSON beside its rows.
AS_OF, SITE, FORMAT = "as_of", "site", "format"


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the data as package and catalogue name it.

    `table`: the one whose rows it holds, and `rows`: how many there are. `names`: those of the
    columns of a CSV file in another's form.
    """

    address: str
    kind: str
    size: int
    sha256: str
    title: str
    table: Table | None = None
    rows: int = 0
    names: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Its path from the folder of the data."""
        return self.address.removeprefix(addresses.DATA)


def made(address: str, data: bytes, title: str, **more: Any) -> Made:
    """What package and catalogue say of a file."""
    kind = address.rpartition(".")[2]
    return Made(address, kind, len(data), sha256(data).hexdigest(), title, **more)


def table_files(site: Site, table: Table, rows: list[Row]) -> Iterator[tuple[str, bytes]]:
    """A table's files with their addresses."""
    yield addresses.table(table.name, "csv"), csv_of(table, map(csv_line, rows))
    yield addresses.table(table.name, "json"), json_file(_document(site, table, rows))


def csv_of(table: Table, lines: Iterable[str]) -> bytes:
    """A table of these lines below the names of its columns."""
    head = _line([column.name for column in table.columns])
    return "".join((head, *lines)).encode("utf-8")


def csv_line(row: Row) -> str:
    """One row as a line of CSV."""
    return _line(map(cell, row.values()))


def csv_file(names: Iterable[str], rows: Iterable[Iterable[Any]], delimiter: str = ",") -> bytes:
    """A CSV file of these columns and cells."""
    return "".join(_line(cells, delimiter) for cells in (names, *rows)).encode("utf-8")


def _line(cells: Iterable[Any], delimiter: str = ",") -> str:
    stream = StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return stream.getvalue()


def _document(site: Site, table: Table, rows: list[Row]) -> Mapping[str, Any]:
    return {AS_OF: site.as_of, SITE: site.whole(""), FORMAT: VERSION, table.name: rows}


def json_file(value: Mapping[str, Any]) -> bytes:
    """A JSON file that people can read too."""
    return f"{as_json(value, indent=1)}\n".encode()
