"""Whether a row still says of its idea what the record says."""

from __future__ import annotations

from collections.abc import Iterator

from reportback.deciding import values
from reportback.deciding.sheet import Sheet
from reportback.ledger import IdeaFacts
from reportback.problems import Problem, quoted
from reportback.reading.tables import Cell, Row, text_of
from reportback.terms import Stage


def belongs(sheet: Sheet, row: Row, facts: IdeaFacts) -> Iterator[Problem]:
    """Number, reference and title are those of one idea: half a row may have been sorted away.

    A title that was mended since the workbook was made is no other idea's.
    """
    said = {key: text_of(sheet.cell(row, key)) for key in ("reference", "title")}
    mine = {"reference": facts.reference, "title": sheet.phrases.title(facts.idea)}
    for key, text in said.items():
        differs = text and text.casefold() != mine[key].casefold()
        if differs and (key == "reference" or text in sheet.titles):
            must = f"number and {key} must be those of one idea"
            what = f"found number {facts.number} beside {quoted(text)}"
            todo = "make a new workbook, and sort whole rows only"
            yield Problem(sheet.at(row.number, key), "sheet-row", must, what, todo)
            return


def stale(sheet: Sheet, row: Row, facts: IdeaFacts) -> Iterator[Problem]:
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


def misplaced(sheet: Sheet, row: Row, facts: IdeaFacts) -> Iterator[Problem]:
    """A row that decides nothing still tells where its idea stood, now or at some earlier time.

    Otherwise somebody wrote the decision over the present outcome.
    """
    text, since = text_of(sheet.cell(row, "current")), text_of(sheet.cell(row, "since"))
    told = values.outcome_of(text, sheet.vocabulary, sheet.phrases)
    past = {(event.outcome, event.date.isoformat()) for event in facts.history}
    waited = {each for each in sheet.vocabulary if each.stage is Stage.WAITING}
    stood = told in waited or any(told is was and since in {"", day} for was, day in past)
    if text and told is not facts.outcome and not stood:
        must = "'Present outcome' must stay as it was where no outcome was chosen"
        what, todo = f"found {quoted(text)}", "write the decision into 'Outcome', and this one back"
        yield Problem(sheet.at(row.number, "current"), "sheet-row", must, what, todo)


def _same_day(cell: Cell, facts: IdeaFacts) -> bool:
    return not text_of(cell) or text_of(cell) == facts.since.isoformat()
