"""The rows that were filled in: what each decides, and the cell of every value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from reportback.deciding import values
from reportback.deciding.agreement import belongs, misplaced, stale
from reportback.deciding.columns import FILLED
from reportback.deciding.decisions import decision
from reportback.deciding.headers import column_problems
from reportback.deciding.sheet import Sheet, told
from reportback.ledger import IdeaFacts
from reportback.model.rejection import Rejected, found
from reportback.places import Loc
from reportback.problems import Problem
from reportback.reading.tables import Cell, Row, text_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled row: its idea, what it decides as a record says it, and the column of each key."""

    row: int
    number: int
    said: Mapping[str, Any]
    columns: Mapping[Loc, str]


@dataclass
class Entries:
    """What became of every row: read = decided + left empty + written twice + refused."""

    read: int = 0
    first: dict[int, Entry] = field(default_factory=dict)
    empty: int = 0
    twice: int = 0
    refused: set[int] = field(default_factory=set)
    hidden: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def decided(self) -> list[Entry]:
        """The rows that decide an idea: the first one of each."""
        return list(self.first.values())

    def __str__(self) -> str:
        parts = {
            "left empty": self.empty,
            "written twice": self.twice,
            "refused": len(self.refused),
        }
        decided = sum(1 for entry in self.decided if entry.row not in self.refused)
        more = "".join(f" + {count:,} {what}" for what, count in parts.items() if count)
        return f"{self.read:,} rows read = {decided:,} decided{more}"


def entries(sheet: Sheet) -> Entries:
    """Every row of a sheet, read in full: a fault in one row hides none in another."""
    found_all = Entries(problems=list(column_problems(sheet.headers, sheet.name)))
    if found_all.problems:
        return found_all
    for row in sheet.book.table.rows:
        found_all.read += 1
        if not _is_filled(sheet, row):
            _pass_over(sheet, found_all, row)
            continue
        found_all.hidden += row.number in sheet.book.table.hidden
        entry, problems = _entry(sheet, row)
        found_all.problems += problems
        if entry is None or problems:
            found_all.refused.add(row.number)
        if entry is not None:
            _add(sheet, found_all, entry)
    return found_all


def _pass_over(sheet: Sheet, gathered: Entries, row: Row) -> None:
    """A row that decides nothing is counted, unless a decision stands in the wrong column."""
    facts = told(sheet, row, "number", lambda cell: _idea(sheet, cell), [])
    wrong = list(misplaced(sheet, row, facts)) if facts else []
    gathered.problems += wrong
    if wrong:
        gathered.refused.add(row.number)
    else:
        gathered.empty += 1


def _is_filled(sheet: Sheet, row: Row) -> bool:
    keys = [column.key for column in FILLED if column.key in sheet.headers.places]
    places = [sheet.at(row.number, key) for key in keys]
    return any(text_of(sheet.cell(row, key)) for key in keys) or any(map(sheet.covered, places))


def _add(sheet: Sheet, gathered: Entries, entry: Entry) -> None:
    """A row that was copied is counted once; one that says something else is a problem."""
    first = gathered.first.setdefault(entry.number, entry)
    if first is entry:
        return
    if first.said == entry.said and entry.row not in gathered.refused:
        gathered.twice += 1
    else:
        must, what = "must decide an idea once", f"found idea {entry.number} in row {first.row} too"
        problem = (sheet.at(entry.row, "number"), "decision-twice", must, what)
        gathered.problems.append(Problem(*problem, "empty one of the two rows"))
        gathered.refused.add(entry.row)


def _entry(sheet: Sheet, row: Row) -> tuple[Entry | None, list[Problem]]:
    problems: list[Problem] = []
    facts = told(sheet, row, "number", lambda cell: _idea(sheet, cell), problems)
    if facts is None:
        return None, problems
    problems += belongs(sheet, row, facts)
    if not sheet.stale_ok:
        problems += stale(sheet, row, facts)
    said, columns = decision(sheet, row, problems)
    if "outcome" not in said:
        return None, problems
    return Entry(row.number, facts.number, {"ideas": (facts.number,), **said}, columns), problems


def _idea(sheet: Sheet, cell: Cell) -> IdeaFacts:
    number = values.number(cell, sheet.campaign.campaign.code or sheet.campaign.campaign.id)
    if number not in sheet.campaign.idea:
        last = max(sheet.campaign.idea, default=0)
        must, todo = "must be an idea of this campaign", f"correct it (the last number is {last})"
        raise Rejected("idea-unknown", must, found(number), todo)
    return sheet.campaign.idea[number]
