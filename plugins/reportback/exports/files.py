"""The tables as files: CSV that is safe to open in a spreadsheet, and JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
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


def data_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Every data file with its address."""
    for table in TABLES:
        rows = table.rows(site)
        yield addresses.table(table.name, "csv"), _csv(table, rows)
        yield addresses.table(table.name, "json"), _json(_document(site, table, rows))
    yield addresses.DATA_SCHEMA, _json(_dictionary(site))


def _csv(table: Table, rows: list[Row]) -> bytes:
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in rows:
        writer.writerow(_cell(value) for value in row.values())
    return stream.getvalue().encode("utf-8")


def _cell(value: Any) -> str:
    """Lists of words are joined by '; ', groups are JSON; text is never a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int() | float() | Decimal() | date():
            return str(value)
        case Mapping():
            text = json.dumps(value, ensure_ascii=False, default=str) if value else ""
        case list() | tuple() if any(isinstance(item, Mapping) for item in value):
            text = json.dumps(value, ensure_ascii=False, default=str)
        case list() | tuple():
            text = "; ".join(str(item) for item in value)
        case _:
            text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _document(site: Site, table: Table, rows: list[Row]) -> Mapping[str, Any]:
    return {"as_of": site.as_of, "site": site.whole(""), table.name: rows}


def _json(value: Mapping[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_plain)
    return f"{text}\n".encode()


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
