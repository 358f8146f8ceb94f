"""Whether the facts in the data follow from its records: each cell against a rebuilt site's."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from reportback.exports import TABLES, Table
from reportback.exports.cells import as_json
from reportback.exports.table import Row
from reportback.places import Place
from reportback.problems import Problem, quoted
from reportback.restoring.rows import Tables, TypedRow
from reportback.site import Site

# What no record says: the history of the files, the maps beside them, the version of the format.
_NOT_DERIVED = {"campaigns": {"changed_in_files", "map"}, "settings": {"format"}}


def differences(tables: Tables, site: Site) -> Iterator[Problem]:
    """Every cell of the data that its own records do not lead to."""
    for table in TABLES:
        made, given = table.rows(site), tables[table.name]
        for row, fact in zip_longest(given, made):
            if row is None or fact is None:
                yield _rows_lost(table, given, made)
                break
            yield from _cells(table, row, fact)


def _rows_lost(table: Table, given: tuple[TypedRow, ...], made: list[Row]) -> Problem:
    place = given[0].place if given else Place(table.name)
    must, found = f"must have {len(made)} rows", f"found {len(given)}"
    return Problem(place, "data-fact", must, found, "ask whoever publishes it")


def _cells(table: Table, row: TypedRow, fact: Mapping[str, Any]) -> Iterator[Problem]:
    skipped = _NOT_DERIVED.get(table.name, set())
    for column in table.columns:
        if column.name in skipped:
            continue
        said, follows = _plain(row[column.name]), _plain(fact[column.name])
        if said != follows:
            which = ", ".join(f"{key} {quoted(_plain(row[key]))}" for key in table.key)
            must = (
                f"'{column.name}' of {which} must be {quoted(follows)}, by the data's own records"
            )
            found = f"found {quoted(said)}"
            yield Problem(row.place, "data-fact", must, found, "ask whoever publishes it")


def _plain(value: Any) -> Any:
    """A value as a file of the data has it, whatever it was made of."""
    return json.loads(as_json(value), parse_float=Decimal)
