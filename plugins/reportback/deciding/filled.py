"""The rows that were filled in: what each decides, and the cell of every value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from pydantic_core import PydanticCustomError

from reportback.deciding import values
from reportback.deciding.columns import BY_KEY, FILLED
from reportback.deciding.headers import Headers, headers, missing_columns
from reportback.ledger import CampaignFacts, IdeaFacts
from reportback.model.rejection import Rejected, found
from reportback.phrases import Phrases
from reportback.places import CellPlace, Loc
from reportback.problems import Problem, quoted
from reportback.reading.tables import Cell, Row, text_of
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

    def rows_of(self, problems: Iterable[Problem]) -> set[int]:
        """The rows in which these problems lie."""
        lines = (p.place.line for p in problems if p.place.path == self.name)
        return {line for line in lines if line > 1}


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
    decided: list[Entry] = field(default_factory=list)
    empty: int = 0
    twice: int = 0
    refused: set[int] = field(default_factory=set)
    hidden: int = 0
    problems: list[Problem] = field(default_factory=list)

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
    found_all = Entries(problems=list(missing_columns(sheet.headers, sheet.name)))
    if found_all.problems:
        return found_all
    for row in sheet.book.table.rows:
        found_all.read += 1
        if not _is_filled(sheet, row):
            found_all.empty += 1
            continue
        found_all.hidden += row.number in sheet.book.hidden
        entry, problems = _entry(sheet, row)
        found_all.problems += problems
        if entry is None or problems:
            found_all.refused.add(row.number)
        if entry is not None:
            _add(sheet, found_all, entry)
    return found_all


def _is_filled(sheet: Sheet, row: Row) -> bool:
    return any(text_of(sheet.cell(row, column.key)) for column in FILLED)


def _add(sheet: Sheet, gathered: Entries, entry: Entry) -> None:
    """A row that was copied is counted once; one that says something else is a problem."""
    first = next((other for other in gathered.decided if other.number == entry.number), None)
    if first is None:
        gathered.decided.append(entry)
    elif first.said == entry.said and entry.row not in gathered.refused:
        gathered.twice += 1
    else:
        must, what = "must decide an idea once", f"found idea {entry.number} in row {first.row} too"
        problem = (sheet.at(entry.row, "number"), "decision-twice", must, what)
        gathered.problems.append(Problem(*problem, "empty one of the two rows"))
        gathered.refused.add(entry.row)


def _entry(sheet: Sheet, row: Row) -> tuple[Entry | None, list[Problem]]:
    problems: list[Problem] = []
    facts = _told(sheet, row, "number", lambda cell: _idea(sheet, cell), problems)
    if facts is None:
        return None, problems
    problems += _belongs(sheet, row, facts)
    if not sheet.stale_ok:
        problems += _stale(sheet, row, facts)
    said, columns = _decision(sheet, row, problems)
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


def _told(
    sheet: Sheet, row: Row, key: str, read: Callable[[Cell], Any], problems: list[Problem]
) -> Any:
    """A cell's meaning; None where it has none, with the problem."""
    try:
        return read(sheet.cell(row, key))
    except PydanticCustomError as error:
        said = error.context or {}
        problems.append(
            Problem(
                sheet.at(row.number, key),
                error.type,
                f"{quoted(BY_KEY[key].title)} {said['must']}",
                str(said["found"]),
                str(said["todo"]),
            )
        )
        return None


def _belongs(sheet: Sheet, row: Row, facts: IdeaFacts) -> Iterator[Problem]:
    """Number, reference and title are those of one idea: half a row may have been sorted away.

    A title that was mended since the workbook was made is no other idea's.
    """
    said = {key: text_of(sheet.cell(row, key)) for key in ("reference", "title")}
    others = {sheet.phrases.title(other.idea) for other in sheet.campaign.ideas}
    mine = {"reference": facts.reference, "title": sheet.phrases.title(facts.idea)}
    for key, text in said.items():
        differs = text and text.casefold() != mine[key].casefold()
        if differs and (key == "reference" or text in others):
            must = f"number and {key} must be those of one idea"
            what = f"found number {facts.number} beside {quoted(text)}"
            todo = "make a new workbook, and sort whole rows only"
            yield Problem(sheet.at(row.number, key), "sheet-row", must, what, todo)
            return


def _stale(sheet: Sheet, row: Row, facts: IdeaFacts) -> Iterator[Problem]:
    """Nobody decides on what they did not know: the idea stands as the sheet says."""
    text, since = text_of(sheet.cell(row, "current")), sheet.cell(row, "since")
    told = values.outcome_of(text, sheet.vocabulary, sheet.phrases)
    now = f"{quoted(sheet.phrases.outcome(facts.outcome))} since {facts.since}"
    same_day = "since" not in sheet.headers.places or _same_day(since, facts)
    if told is facts.outcome and same_day:
        return
    must = f"idea {facts.number} must stand as the workbook says; it is {now}"
    what = f"found {quoted(text)} since {text_of(since)}" if text else "found an empty cell"
    todo = "make a new workbook, or add --stale-ok if the decision holds all the same"
    yield Problem(sheet.at(row.number, "current"), "sheet-stale", must, what, todo)


def _same_day(cell: Cell, facts: IdeaFacts) -> bool:
    return not text_of(cell) or text_of(cell) == facts.since.isoformat()


def _decision(
    sheet: Sheet, row: Row, problems: list[Problem]
) -> tuple[dict[str, Any], dict[Loc, str]]:
    """What a row decides: the keys of a record with the columns that they come from."""
    code = sheet.campaign.campaign.code or sheet.campaign.campaign.id
    readers: dict[str, Callable[[Cell], Any]] = {
        "outcome": lambda cell: values.outcome(cell, sheet.vocabulary, sheet.phrases),
        "reason": values.reason,
        "into": lambda cell: values.number(cell, code),
        "owner": values.line,
        "due": values.day,
        "cost": values.amount,
        "currency": values.currency,
        "evidence_title": values.line,
        "evidence_url": values.line,
        "reopens": values.yes,
    }
    told = {
        key: _told(sheet, row, key, read, problems)
        for key, read in readers.items()
        if text_of(sheet.cell(row, key))
    }
    if "outcome" not in told:
        problems.append(_empty(sheet, row, "outcome", "empty the row, or choose an outcome"))
    problems += _halves(sheet, row, told)
    return _keys(told)


def _halves(sheet: Sheet, row: Row, told: Mapping[str, Any]) -> Iterator[Problem]:
    """A cost has its currency, and evidence has its title and its address."""
    cost, code = told.get("cost"), told.get("currency")
    if cost and not code and not cost[1]:
        yield _empty(sheet, row, "currency", "write three letters, such as GBP or EUR")
    if cost and code and cost[1] and cost[1] != code:
        place, must = sheet.at(row.number, "currency"), "'Currency' must be that of the cost"
        what, todo = f"found {code} beside {cost[1]}", "correct one of the two cells"
        yield Problem(place, "value-currency", must, what, todo)
    if "currency" in told and "cost" not in told:
        yield _empty(sheet, row, "cost", "write the amount, or empty the currency")
    for here, there in (("evidence_title", "evidence_url"), ("evidence_url", "evidence_title")):
        if here in told and there not in told:
            beside = quoted(BY_KEY[here].title)
            yield _empty(sheet, row, there, f"fill it in, or empty {beside}")


def _empty(sheet: Sheet, row: Row, key: str, todo: str) -> Problem:
    must = f"{quoted(BY_KEY[key].title)} must be filled in here"
    return Problem(sheet.at(row.number, key), "key-missing", must, "found an empty cell", todo)


def _keys(told: Mapping[str, Any]) -> tuple[dict[str, Any], dict[Loc, str]]:
    """Cells as a record's keys."""
    said: dict[str, Any] = {
        key: told[key]
        for key in ("outcome", "reason", "into", "owner", "due", "reopens")
        if told.get(key)
    }
    columns: dict[Loc, str] = {(key,): key for key in said}
    if "reason" in told and told["reason"] is None:
        said["no_reason_given"] = True
        columns["no_reason_given",] = "reason"
    if cost := told.get("cost"):
        said["cost"] = {"amount": cost[0], "currency": told.get("currency") or cost[1]}
        columns |= {("cost",): "cost", ("cost", "amount"): "cost", ("cost", "currency"): "currency"}
        if not told.get("currency"):
            columns["cost", "currency"] = "cost"
    if told.get("evidence_url") and told.get("evidence_title"):
        said["evidence"] = ({"title": told["evidence_title"], "url": told["evidence_url"]},)
        first = ("evidence", 0)
        columns |= {first: "evidence_url", (*first, "title"): "evidence_title"}
        columns[*first, "url"] = "evidence_url"
    return said, columns
