"""A filled sheet, and where its cells are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from openpyxl.worksheet.cell_range import CellRange
from pydantic_core import PydanticCustomError

from reportback.deciding.columns import BY_KEY
from reportback.deciding.headers import Headers, headers, lacking
from reportback.ledger import CampaignFacts
from reportback.phrases import Phrases
from reportback.places import CellPlace, Place
from reportback.problems import Problem, quoted
from reportback.reading.tables import Cell, Row
from reportback.reading.workbooks import Filled
from reportback.terms import Vocabulary


@dataclass(frozen=True)
class Sheet:
    """A filled sheet beside the campaign that it is about, as that stands now."""

    book: Filled
    campaign: CampaignFacts
    vocabulary: Vocabulary
    phrases: Phrases
    day: date
    stale_ok: bool = False

    @cached_property
    def headers(self) -> Headers:
        """Which column is which."""
        return headers(self.book.table.columns)

    @cached_property
    def titles(self) -> frozenset[str]:
        """The titles of all ideas of the campaign."""
        return frozenset(self.phrases.title(facts.idea) for facts in self.campaign.ideas)

    @property
    def name(self) -> str:
        """The file and the sheet, as problems name them."""
        return f"{self.book.table.name}, sheet {self.book.sheet}"

    def cell(self, row: Row, key: str) -> Cell:
        """What stands in a row's column; empty where that column is gone."""
        place = self.headers.places.get(key)
        return "" if place is None else row.cells[place]

    def at(self, row: int, key: str) -> CellPlace:
        """The place of a row's column; where it is gone, that of the outcome."""
        places = self.headers.places
        return CellPlace(self.name, row, places.get(key, places["outcome"]) + 1)

    def covered(self, place: Place) -> str | None:
        """The merged cells to which a cell belongs whose value stands in the first of them."""
        for name in self.book.table.merged:
            left, top, right, bottom = CellRange(name).bounds
            inside = left <= place.column <= right and top <= place.line <= bottom
            if inside and (place.column, place.line) != (left, top):
                return name
        return None

    def empty_problem(self, place: Place, code: str, must: str, todo: str) -> Problem:
        """A cell that is empty and must not be, though a merged one does not look it."""
        merged = self.covered(place)
        if not merged:
            return Problem(place, code, must, "found an empty cell", todo)
        todo = "unmerge the cells, and fill in each row"
        return Problem(place, code, must, f"found a part of {merged}, which is one cell", todo)

    def rows_of(self, problems: Iterable[Problem]) -> set[int]:
        """The rows in which these problems lie."""
        lines = (p.place.line for p in problems if p.place.path == self.name)
        return {line for line in lines if line > 1}


def told(
    sheet: Sheet, row: Row, key: str, read: Callable[[Cell], Any], problems: list[Problem]
) -> Any:
    """A cell's meaning; None where it has none, with the problem."""
    try:
        return read(sheet.cell(row, key))
    except PydanticCustomError as error:
        problems.append(rejected(sheet.at(row.number, key), BY_KEY[key].title, error))
        return None


def rejected(place: CellPlace, title: str, error: PydanticCustomError) -> Problem:
    """A value that was rejected, at its cell, with the title that people see there."""
    said = error.context or {}
    words = (f"{quoted(title)} {said['must']}", str(said["found"]), str(said["todo"]))
    return Problem(place, error.type, *words)


def empty(sheet: Sheet, row: Row, key: str, todo: str) -> Problem:
    """A cell that is empty and must not be; where the whole column is gone, that is said."""
    if key not in sheet.headers.places:
        return lacking(key, sheet.name)
    must = f"{quoted(BY_KEY[key].title)} must be filled in here"
    return sheet.empty_problem(sheet.at(row.number, key), "key-missing", must, todo)
