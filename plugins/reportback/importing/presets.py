"""Ready mappings: which tool an export comes from, and its preset cut to the columns it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any

from pydantic import BeforeValidator

from reportback.importing.choices import language_in
from reportback.importing.columns import resolved
from reportback.importing.mapping import Columns, ImportMapping, Pattern, by_field
from reportback.importing.markup import folded
from reportback.model.values import Line, Matter
from reportback.reading.presets import preset_names, preset_text
from reportback.reading.tables import Table, text_of
from reportback.reading.wording import shape
from reportback.reading.yamltext import parse

_MORE = "…"
_MOSTLY = 0.9


class Preset(Matter):
    """A ready mapping; an export is the tool's where it has all columns of one of the lists.

    Or where, for each field of `recognised_by_values`, nearly all cells of a column match: that
    column is the field, whatever its name.
    """

    title: Line
    recognised_by: tuple[Columns, ...] = ()
    recognised_by_values: Annotated[Mapping[str, Pattern], BeforeValidator(by_field)] = {}
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


def recognised(table: Table) -> str | None:
    """The preset whose export this is: by what it holds, else by the most columns' names."""
    for name, preset in presets().items():
        wanted = preset.recognised_by_values
        if wanted and len(_by_values(preset, table)) == len(wanted):
            return name
    found = [
        (len(names), name)
        for name, preset in presets().items()
        for names in preset.recognised_by
        if all(resolved(column, table.columns) is not None for column in names)
    ]
    return max(found)[1] if found else None


def _by_values(preset: Preset, table: Table) -> dict[str, str]:
    """The columns that are known by what they hold, by field."""
    return {
        field: column
        for field, pattern in preset.recognised_by_values.items()
        for column in reversed(table.columns)
        if _holds(pattern, column, table)
    }


def _holds(pattern: re.Pattern[str], column: str, table: Table) -> bool:
    """Whether nearly all filled cells of a column match as a whole."""
    place = table.columns.index(column)
    texts = [text for row in table.rows if (text := text_of(row.cells[place]))]
    return bool(texts) and sum(map(bool, map(pattern.fullmatch, texts))) > _MOSTLY * len(texts)


def fitted(name: str, table: Table) -> dict[str, Any]:
    """A preset's keys of a mapping file, with only those columns that the table has."""
    preset = presets()[name]
    mapping = preset.mapping
    drop = list(_expanded(mapping.drop, table))
    columns: dict[str, list[str]] = {
        field: [column] for field, column in _by_values(preset, table).items()
    }
    for field, names in mapping.columns.items():
        there = [column for column in _expanded(names, table) if column not in drop]
        if field not in mapping.languages:
            there = [column for column in there if _filled(column, table)]
        kept = _in_one_language(field, there)
        if kept:
            columns[field] = kept
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
        "languages": [
            field for field in mapping.languages if any(map(language_in, columns.get(field, ())))
        ],
        "html": [field for field in mapping.html if field in columns],
        "guarded": mapping.guarded,
        "skip": skip,
        "drop": drop,
    }
    return {key: value for key, value in data.items() if value}


def _in_one_language(field: str, columns: list[str]) -> list[str]:
    """For fields with several values, one column of those that say the same: name/ca, name/es.

    Fields of which the first filled column counts keep all: then no row stays without.
    """
    if field not in ("themes", "area"):
        return columns
    first: dict[str, str] = {}
    for column in columns:
        first.setdefault(column.rpartition("/")[0] or column, column)
    return list(first.values())


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
