"""What a filled workbook proposes: a record, checked row by row before it is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from reportback.deciding.columns import DECIDE, MEETING
from reportback.deciding.filled import Entry
from reportback.deciding.form import Form
from reportback.deciding.sheet import Sheet
from reportback.deciding.wording import reworded
from reportback.drafting import Draft, new_record, record_matter, record_name
from reportback.importing.future import grown
from reportback.model import Record, RecordMatter
from reportback.places import CellPlace, FilePlaces, Loc, printable
from reportback.problems import WORKBOOK_KINDS, Problem

_ALONE = "cost"  # an amount is that of one idea


def row_by_row(
    sheet: Sheet, form: Form, entries: Sequence[Entry], name: str | None
) -> tuple[Record | None, FilePlaces, list[Problem]]:
    """A record with one decision a row, its places the cells: what is wrong is said at a cell.

    Where the form lacks its day or who decided, the site's day and the campaign's decider stand
    for them, so that the rows can be checked in the same run.
    """
    campaign = sheet.campaign.campaign
    stand_in: dict[str, Any] = {"date": sheet.day, "by": campaign.decider}
    head = stand_in | dict(form.said)
    called = record_name(head["date"], name, str(head["by"]))
    places = FilePlaces(_path(campaign.id, called), values=_cells(sheet, form, entries))
    matter, problems = record_matter(head, [entry.said for entry in entries], places)
    if matter is None:
        rest, sound = _without(sheet, form, entries, problems)
        if rest and (len(rest), len(sound.said)) < (len(entries), len(form.said)):
            record, places, more = row_by_row(sheet, sound, rest, name)
            return record, places, problems + more
        return None, places, problems
    own = {"campaign": campaign.id, "name": called, "path": places.path}
    return grown(Record, matter, RecordMatter.model_fields, **own), places, problems


def _without(
    sheet: Sheet, form: Form, entries: Sequence[Entry], problems: Sequence[Problem]
) -> tuple[list[Entry], Form]:
    """The rows and lines without these problems: they are checked all the same."""
    rows, places = sheet.rows_of(problems), {problem.place for problem in problems}
    kept = {key: value for key, value in form.said.items() if form.cells[key,] not in places}
    return [entry for entry in entries if entry.row not in rows], replace(form, said=kept)


def _path(campaign: str, name: str) -> str:
    return f"ideas/{campaign}/decisions/{name}.yaml"


def _cells(sheet: Sheet, form: Form, entries: Sequence[Entry]) -> dict[Loc, CellPlace]:
    top = CellPlace(sheet.name)
    cells: dict[Loc, CellPlace] = {(): top, ("decisions",): top, **form.cells}
    for i, entry in enumerate(entries):
        at: Loc = ("decisions", i)
        number = sheet.at(entry.row, "number")
        cells |= {at: sheet.at(entry.row, "outcome"), (*at, "ideas"): number}
        cells[*at, "ideas", 0] = number
        for loc, key in entry.columns.items():
            cells[*at, *loc] = sheet.at(entry.row, key)
            if loc[:1] == ("evidence",):
                cells[*at, "evidence"] = sheet.at(entry.row, "evidence_url")
    return cells


def at_cells(sheet: Sheet, problems: Iterable[Problem], said: Iterable[Problem]) -> list[Problem]:
    """Problems of the record in a sheet's words, but for what only follows from those `said`.

    A cell that cannot be read is not missing as well; and in a row that does not tell of its idea
    as it is now, nothing else can be judged.
    """
    told = {problem.place for problem in said}
    astray = sheet.rows_of(problem for problem in said if problem.code in WORKBOOK_KINDS)
    seen = [reworded(sheet, problem) for problem in problems]
    return [each for each in seen if each.place not in told and not sheet.rows_of([each]) & astray]


def together(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Rows that decide alike become one decision on several ideas, in the order of the rows.

    One with a cost stands alone, since the cost is its idea's.
    """
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        said = [(key, entry.said[key]) for key in sorted(entry.said) if key != "ideas"]
        alone = entry.number if _ALONE in entry.said else None
        groups.setdefault(repr((said, alone)), []).append(entry)
    return [
        {**alike[0].said, "ideas": tuple(sorted(entry.number for entry in alike))}
        for alike in groups.values()
    ]


def drafted(
    sheet: Sheet, form: Form, entries: Sequence[Entry], name: str | None
) -> tuple[Draft | None, list[Problem]]:
    """The record's file."""
    return new_record(sheet.campaign.campaign.id, name, form.said, together(entries))


def notes(sheet: Sheet, hidden: int) -> list[str]:
    """What was passed over or taken for something else, a sentence each."""
    found = sheet.headers
    said = [f"Note: {note}." for note in sheet.book.table.notes]
    if sheet.book.sheet.casefold() != DECIDE.casefold():
        said.append(f"There is no sheet '{DECIDE}'; '{sheet.book.sheet}' was read.")
    if not sheet.book.form:
        said.append(f"There is no sheet '{MEETING}'.")
    said += [f"The column '{name}' was read as '{title}'." for name, title in found.renamed]
    if found.others:
        said.append(f"Columns that are not read: {', '.join(found.others)}.")
    if hidden:
        said.append(f"{hidden:,} filled rows are hidden or filtered away; they count too.")
    return [printable(line) for line in said]
