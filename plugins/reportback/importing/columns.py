"""The columns that a mapping names, found in a table's header."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.importing.mapping import ImportMapping
from reportback.importing.markup import folded
from reportback.places import FilePlaces, Loc
from reportback.problems import Problem, choose, quoted


def column_problems(
    mapping: ImportMapping, columns: tuple[str, ...], places: FilePlaces
) -> Iterator[Problem]:
    """Columns that the table does not have."""
    for loc, name in _mentions(mapping):
        if resolved(name, columns) is None:
            place = places.value(*loc)
            must, what = "must be a column of the table", f"found {quoted(name)}"
            todo = f"{_nearest(name, columns)} (was it renamed? write here what it is called now)"
            yield Problem(place, "value-choice", must, what, todo)


def resolved(name: str, columns: tuple[str, ...]) -> int | None:
    """The place of a column, by its name; capitals and quotes do not matter where that is plain.

    A name that ends in … stands for the one column that begins so.
    """
    if name in columns:
        return columns.index(name)
    wanted = folded(name)
    alike = [i for i, column in enumerate(columns) if folded(column) == wanted]
    if not alike and wanted.endswith("..."):
        alike = list(_beginning(name, columns))
    return alike[0] if len(alike) == 1 else None


def fitting(said: str, columns: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the columns that a person may mean, by the first way that finds any.

    A name (capitals and quotes around it do not matter), a number as listed from 1, or how one or
    several names begin.
    """
    for word in (said.strip(), said.strip(" '\"")):
        place = resolved(word, columns)
        if place is not None:
            return (place,)
        numbers = [str(number) for number in range(1, len(columns) + 1)]
        if word.rstrip(".") in numbers:
            return (numbers.index(word.rstrip(".")),)
        if places := _beginning(word, columns):
            return places
    return ()


def _beginning(name: str, columns: tuple[str, ...]) -> tuple[int, ...]:
    start = folded(name).removesuffix("...").rstrip()
    return tuple(i for i, column in enumerate(columns) if folded(column).startswith(start))


def _nearest(name: str, columns: tuple[str, ...]) -> str:
    """The column that was meant: one that begins so, else one that looks like it."""
    longer = _beginning(name, columns)
    return f"did you mean {quoted(columns[longer[0]])}?" if longer else choose(name, columns)


def _mentions(mapping: ImportMapping) -> Iterator[tuple[Loc, str]]:
    for field, names in mapping.columns.items():
        for index, name in enumerate(names):
            yield ("columns", field, index), name
    for index, skip in enumerate(mapping.skip):
        yield ("skip", index, "column"), skip.column
    for field, rule in mapping.only_if.items():
        yield ("only_if", field, "column"), rule.column
    for index, name in enumerate(mapping.drop):
        yield ("drop", index), name
    for name in mapping.headings:
        yield ("headings", name), name
