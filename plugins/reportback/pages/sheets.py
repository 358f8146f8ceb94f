"""Lists as tables: what a list shows, row for row, in the columns of the open data."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence

from reportback import addresses
from reportback.exports import Table, csv_line, csv_of
from reportback.exports.decisions import DECISIONS
from reportback.exports.ideas import IDEAS
from reportback.exports.promises import DUTIES, PROMISES
from reportback.exports.table import Row
from reportback.ledger import IdeaFacts, PromiseFacts
from reportback.ledger.decisions import RecordFacts
from reportback.ledger.facts import Overdue
from reportback.pages.page import Page, Sheet
from reportback.site import Site
from reportback.terms import Outcome

Key = tuple[object, ...]

# What a row of each table is found by.
_KEYS = {
    IDEAS.name: ("campaign", "number"),
    DECISIONS.name: ("campaign", "record", "number"),
    PROMISES.name: ("campaign", "promise"),
    DUTIES.name: ("campaign", "promise", "number"),
}


def of_ideas(list_address: str, ideas: Iterable[IdeaFacts]) -> Sheet:
    """A list of ideas, whole, however many pages it runs over."""
    keys = ((facts.campaign.id, facts.number) for facts in ideas)
    return Sheet(addresses.sheet(list_address, "ideas"), IDEAS, tuple(keys))


Grouped = tuple[RecordFacts, Sequence[tuple[Outcome, Sequence[IdeaFacts]]]]


def of_decisions(log: Iterable[Grouped]) -> Sheet:
    """The log of decisions: each record's ideas by the outcome that it gave them."""
    keys = (
        (facts.campaign.id, facts.record.name, idea.number)
        for facts, groups in log
        for _, ideas in groups
        for idea in ideas
    )
    return Sheet(addresses.sheet(addresses.DECISIONS, "decisions"), DECISIONS, tuple(keys))


def of_promises(promises: Iterable[PromiseFacts]) -> Sheet:
    """All promises."""
    keys = ((facts.campaign.id, facts.index) for facts in promises)
    return Sheet(addresses.sheet(addresses.PROMISES, "promises"), PROMISES, tuple(keys))


def of_overdue(overdue: Iterable[Overdue]) -> Sheet:
    """What is overdue, the longest first."""
    keys = ((late.idea.campaign.id, late.promise.index, late.duty.number) for late in overdue)
    return Sheet(addresses.sheet(addresses.PROMISES, "overdue"), DUTIES, tuple(keys))


def sheet_files(site: Site, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """Each list as CSV, once, with its address, in the rows of the open data."""
    sheets = {sheet.address: sheet for page in pages for sheet in page.sheets}
    lines: dict[str, _Lines] = {}
    for address, sheet in sheets.items():
        table = sheet.table
        if table.name not in lines:
            lines[table.name] = _Lines(table, table.rows(site))
        yield address, BOM_UTF8 + csv_of(table, map(lines[table.name].__getitem__, sheet.keys))


class _Lines(dict[Key, str]):
    """A table's lines by their keys. Each is made once, for all the lists that an idea is in."""

    def __init__(self, table: Table, rows: Iterable[Row]) -> None:
        super().__init__()
        names = _KEYS[table.name]
        self.rows = {tuple(row[name] for name in names): row for row in rows}

    def __missing__(self, key: Key) -> str:
        line = self[key] = csv_line(self.rows[key])
        return line
