"""Rows of the open data with their values, each of the type that its column has."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from reportback.exports import TABLES, Column, Table
from reportback.exports.cells import unguarded
from reportback.places import Place
from reportback.problems import Problem, quoted
from reportback.reading.opendata import RawRow, RawTable


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A row with its place. Lists are tuples, as the files' readers have them; days are text."""

    place: Place
    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


Tables = Mapping[str, tuple[TypedRow, ...]]


def typed_tables(raw: Mapping[str, RawTable]) -> tuple[Tables, list[Problem]]:
    """Every table with its rows, and every column and cell that cannot be used.

    Columns that are not known are those of a later version, which this one can do without.
    """
    problems: list[Problem] = []
    tables: dict[str, tuple[TypedRow, ...]] = {}
    for table in TABLES:
        given = raw[table.name]
        missing = list(_missing(table, given))
        problems += missing
        rows = () if missing else tuple(_typed(table, row, given, problems) for row in given.rows)
        tables[table.name] = rows
    return tables, problems


def _missing(table: Table, given: RawTable) -> Iterator[Problem]:
    """Columns that are not there; JSON without a row names none."""
    if not given.rows and not given.text:
        return
    for column in table.columns:
        if column.name not in given.columns:
            must, todo = f"must have the column '{column.name}'", "download it again"
            yield Problem(Place(given.path), "data-column", must, "found none", todo)


def _typed(table: Table, row: RawRow, given: RawTable, problems: list[Problem]) -> TypedRow:
    values: dict[str, Any] = {}
    for column in table.columns:
        said = row.values.get(column.name)
        try:
            values[column.name] = _cell(column, str(said)) if given.text else _value(column, said)
        except ValueError:
            must = f"'{column.name}' must be {_A[column.type]}"
            problems.append(_wrong(row.place, must, said))
            values[column.name] = None
            continue
        if values[column.name] is None and column.needed:
            problems.append(_wrong(row.place, f"'{column.name}' must hold something", said))
    return TypedRow(row.place, values)


_A = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a day, written yyyy-mm-dd",
    "array": "a list, written as JSON",
    "object": "names with values, written as JSON",
}


def _wrong(place: Place, must: str, said: Any) -> Problem:
    found = f"found {quoted(said)}" if said not in (None, "") else "found nothing"
    return Problem(place, "data-cell", must, found, "put back what was there")


_KINDS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, Decimal),
    "boolean": (bool,),
    "date": (str,),
    "array": (list,),
    "object": (dict,),
}


def _value(column: Column, said: Any) -> Any:
    """A value of JSON. Raises ValueError where it is of another type."""
    if said is None:
        return None
    is_switch = isinstance(said, bool) and column.type != "boolean"
    if is_switch or not isinstance(said, _KINDS[column.type]):
        raise ValueError(column.type)
    return _day(str(said)) if column.type == "date" else _frozen(said)


def _cell(column: Column, text: str) -> Any:
    """The value of a cell. Raises ValueError where it cannot be one of this type."""
    if not text:
        return None
    read = _READ.get(column.type)
    return read(text) if read else _value(column, _from_json(text))


def _from_json(text: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal)
    except RecursionError:
        raise ValueError(text) from None


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _switch(text: str) -> bool:
    if text not in {"true", "false"}:
        raise ValueError(text)
    return text == "true"


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None


_READ: Mapping[str, Callable[[str], Any]] = {
    "string": unguarded,
    "integer": int,
    "number": _number,
    "boolean": _switch,
    "date": _day,
}


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(inner) for key, inner in value.items()}
    return tuple(_frozen(inner) for inner in value) if isinstance(value, list) else value
