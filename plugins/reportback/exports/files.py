"""The tables as files: CSV that is safe to open in a spreadsheet, and JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from reportback import addresses
from reportback.exports.table import Column, Row, Table
from reportback.exports.tables import TABLES
from reportback.site import Site

# A spreadsheet takes a cell that begins so for a formula (OWASP: CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_files(site: Site, table: Table, rows: list[Row]) -> Iterator[tuple[str, bytes]]:
    """A table's files with their addresses."""
    yield addresses.table(table.name, "csv"), csv_of(table, map(csv_line, rows))
    yield addresses.table(table.name, "json"), _json(_document(site, table, rows))


def schema_file(site: Site) -> tuple[str, bytes]:
    """The dictionary of all columns, with its address."""
    return addresses.DATA_SCHEMA, _json(_dictionary(site))


def csv_of(table: Table, lines: Iterable[str]) -> bytes:
    """A table of these lines below the names of its columns."""
    head = _line(column.name for column in table.columns)
    return "".join((head, *lines)).encode("utf-8")


def csv_line(row: Row) -> str:
    """One row as a line of CSV."""
    return _line(map(_cell, row.values()))


def _line(cells: Iterable[str]) -> str:
    stream = StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow(cells)
    return stream.getvalue()


def _cell(value: Any) -> str:
    """Lists of words are joined by '; ', groups are JSON; text is never a formula."""
    match value:
        case None:
            return ""
        case bool() | int() | float() | Decimal() | date():
            return _text(value)
        case Mapping():
            text = _nested(value) if value else ""
        case list() | tuple() if any(isinstance(item, Mapping | list | tuple) for item in value):
            text = _nested(value)
        case list() | tuple():
            text = "; ".join(map(_text, value))
        case _:
            text = _text(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _text(value: object) -> str:
    """A single value, as JSON would write it; text without quotes."""
    return value if isinstance(value, str) else _nested(value).strip('"')


def _document(site: Site, table: Table, rows: list[Row]) -> Mapping[str, Any]:
    return {"as_of": site.as_of, "site": site.whole(""), table.name: rows}


def _json(value: Mapping[str, Any]) -> bytes:
    return f"{_nested(value, indent=1)}\n".encode()


def _nested(value: object, indent: int | None = None) -> str:
    """A value with all that is in it, the same in CSV as in JSON."""
    return json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not a value of the open data: {value!r}")


def _dictionary(site: Site) -> Mapping[str, Any]:
    """What each column is, for machines."""
    outcomes = [
        {
            "id": outcome.id,
            "label": site.phrases.outcome(outcome),
            "meaning": site.phrases.meaning(outcome),
            "final": outcome.final,
        }
        for outcome in site.ledger.vocabulary
    ]
    tables = {
        table.name: {"row": table.row, "columns": [_described(column) for column in table.columns]}
        for table in TABLES
    }
    return {"as_of": site.as_of, "outcomes": outcomes, "tables": tables}


def _described(column: Column) -> Mapping[str, str]:
    return {"name": column.name, "type": column.type, "meaning": column.meaning}
