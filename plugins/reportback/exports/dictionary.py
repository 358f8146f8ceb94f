"""The dictionary: what each table, column and outcome is, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportback import addresses
from reportback.exports.files import json_file
from reportback.exports.table import Column, Reference, Table
from reportback.exports.tables import TABLES
from reportback.exports.version import VERSION
from reportback.site import Site


def schema_file(site: Site) -> tuple[str, bytes]:
    """The dictionary of all columns, with its address."""
    return addresses.DATA_SCHEMA, json_file(_dictionary(site))


def _dictionary(site: Site) -> Mapping[str, Any]:
    outcomes = [
        {
            "id": outcome.id,
            "label": site.phrases.outcome(outcome),
            "meaning": site.phrases.meaning(outcome),
            "final": outcome.final,
        }
        for outcome in site.ledger.vocabulary
    ]
    tables = {table.name: _table(site, table) for table in TABLES}
    return {"as_of": site.as_of, "format": VERSION, "outcomes": outcomes, "tables": tables}


def _table(site: Site, table: Table) -> Mapping[str, Any]:
    return {
        "row": table.row,
        "key": table.key,
        "references": [_reference(reference) for reference in table.references],
        "columns": [_column(site, column) for column in table.columns],
    }


def _reference(reference: Reference) -> Mapping[str, Any]:
    return {"columns": reference.columns, "table": reference.table, "to": reference.to}


def _column(site: Site, column: Column) -> Mapping[str, Any]:
    """What a column is; `among` and `least` only where they hold something."""
    more = {"among": list(column.words(site)), "least": column.least}
    return {
        "name": column.name,
        "type": column.type,
        "meaning": column.meaning,
        "needed": column.needed,
        **{name: value for name, value in more.items() if value not in ([], None)},
    }
