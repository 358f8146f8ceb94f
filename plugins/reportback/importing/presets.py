"""Ready mappings: which tool an export comes from, and its preset cut to the columns it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from reportback.importing.columns import resolved
from reportback.importing.mapping import Columns, ImportMapping
from reportback.importing.markup import folded
from reportback.model.values import Line, Matter
from reportback.reading.presets import preset_names, preset_text
from reportback.reading.tables import Table, text_of
from reportback.reading.wording import shape
from reportback.reading.yamltext import parse

_MORE = "…"


class Preset(Matter):
    """A ready mapping; an export is the tool's where it has all columns of one of the lists."""

    title: Line
    recognised_by: tuple[Columns, ...]
    mapping: ImportMapping


@cache
def presets() -> Mapping[str, Preset]:
    """All presets by name."""
    return {name: _preset(name) for name in preset_names()}


def _preset(name: str) -> Preset:
    data, places, problems = parse(f"{name}.yaml", preset_text(name))
    preset, more = shape(Preset, data if isinstance(data, dict) else {}, places)
    if preset is None or problems:
        raise ValueError("; ".join(str(problem) for problem in [*problems, *more]))
    return preset


def recognised(columns: tuple[str, ...]) -> str | None:
    """The preset whose columns these are; the one that asks for most, if several are."""
    found = [
        (len(names), name)
        for name, preset in presets().items()
        for names in preset.recognised_by
        if all(resolved(column, columns) is not None for column in names)
    ]
    return max(found)[1] if found else None


def fitted(name: str, table: Table) -> dict[str, Any]:
    """A preset's keys of a mapping file, with only those columns that the table has."""
    mapping = presets()[name].mapping
    columns = {}
    for field, names in mapping.columns.items():
        there = [column for column in _expanded(names, table) if _filled(column, table)]
        if there:
            columns[field] = there[:1] if field == "body" else there
    skip = [
        {"column": item.column, "values": list(item.values)}
        for item in mapping.skip
        if resolved(item.column, table.columns) is not None
    ]
    data: dict[str, Any] = {
        "source": mapping.source,
        "columns": {
            field: names[0] if len(names) == 1 else names for field, names in columns.items()
        },
        "html": [field for field in mapping.html if field in columns],
        "skip": skip,
        "drop": list(_expanded(mapping.drop, table)),
    }
    return {key: value for key, value in data.items() if value}


def _expanded(names: tuple[str, ...], table: Table) -> Iterator[str]:
    """The table's own names of these columns; one that ends in … stands for all that begin so."""
    for name in names:
        place = resolved(name, table.columns)
        if place is not None:
            yield table.columns[place]
        elif name.endswith(_MORE):
            start = folded(name).removesuffix("...")
            yield from (column for column in table.columns if folded(column).startswith(start))


def _filled(column: str, table: Table) -> bool:
    place = table.columns.index(column)
    return not table.rows or any(text_of(row.cells[place]) for row in table.rows)
