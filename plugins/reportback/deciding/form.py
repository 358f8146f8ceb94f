"""The form beside the rows: when it was decided, by whom, and what the minutes say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic_core import PydanticCustomError

from reportback.deciding import values
from reportback.deciding.columns import FORM, MEETING
from reportback.deciding.sheet import rejected
from reportback.places import CellPlace, Loc
from reportback.problems import Problem, quoted
from reportback.reading.tables import Cell, text_of
from reportback.reading.workbooks import Filled

_VALUE = 2  # the column
_NEEDED = ("date", "by")


@dataclass(frozen=True)
class Form:
    """What the form says: a record's keys, their cells, and what is wrong with them."""

    campaign: str | None
    said: Mapping[str, Any]
    cells: Mapping[Loc, CellPlace]
    problems: list[Problem] = field(default_factory=list)


def form(book: Filled, given: Mapping[str, Any]) -> Form:
    """The form as it was filled in; what was `given` with the command goes before it."""
    name = f"{book.table.name}, sheet {MEETING}"
    cells: dict[Loc, CellPlace] = {}
    texts: dict[str, Cell] = {}
    for row, line in enumerate(FORM, start=1):
        at, text = _line(book, line.title, row)
        cells[line.key,] = CellPlace(name, at, _VALUE)
        if text_of(text):
            texts[line.key] = text
    problems: list[Problem] = []
    said = {
        key: _value(key, text, cells[key,], problems)
        for key, text in texts.items()
        if key not in given and key != "campaign"
    }
    said = {key: value for key, value in said.items() if value is not None} | dict(given)
    lacking = (key for key in _NEEDED if key not in said and key not in texts)
    problems += [_missing(cells[key,], key) for key in lacking]
    campaign = text_of(texts["campaign"]).casefold() if "campaign" in texts else None
    return Form(campaign, said, cells, problems)


def _line(book: Filled, title: str, usual: int) -> tuple[int, Cell]:
    """The row of a line of the form, and what stands beside its title."""
    for number, row in enumerate(book.form, start=1):
        if row and text_of(row[0]).casefold().strip(" :*") == title.casefold():
            return number, row[1] if len(row) > 1 else ""
    return usual, ""


def _value(key: str, cell: Cell, place: CellPlace, problems: list[Problem]) -> str | date | None:
    try:
        if key == "date":
            return values.day(cell)
        return values.words(cell) if key == "summary" else values.line(cell)
    except PydanticCustomError as error:
        problems.append(rejected(place, _title(key), error))
        return None


def _missing(place: CellPlace, key: str) -> Problem:
    must, option = f"{quoted(_title(key))} must be filled in", f"--{key}"
    todo = f"write it there, or add {option} to the command"
    return Problem(place, "key-missing", must, "found an empty cell", todo)


def _title(key: str) -> str:
    return next(line.title for line in FORM if line.key == key)
