"""The workbook in which staff decide: the ledger's facts about ideas, and columns to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from reportback import addresses
from reportback.deciding.beside import how_to, lists, meeting
from reportback.deciding.cells import HEAD, TO_FILL, TOLD, WRAPPED, print_to_width, put_value
from reportback.deciding.columns import BY_KEY, COLUMNS, DECIDE, FILLED, LISTS
from reportback.deciding.packing import packed
from reportback.ledger import CampaignFacts, IdeaFacts
from reportback.prose import shortened
from reportback.site import Site

_WORDS = 1_500  # characters of an idea; the rest is on its page
_MOST_LINKS = 65_000  # what a sheet may hold is 65,530
_SPARE_ROWS = 1
# A reference such as MAR-12 is no day in March: what is typed there stays text.
_FORMATS = {"due": "yyyy-mm-dd", "cost": "#,##0.00", "into": "@"}
_LINE = 15  # points
_MOST_LINES = 12  # of a row; the cell holds the rest
_PRINTED = 1 + [column.key for column in COLUMNS].index(
    "reason"
)  # what a meeting reads and decides

Value = str | int | date | Decimal | None


def workbook(site: Site, campaign: CampaignFacts, ideas: Sequence[IdeaFacts]) -> bytes:
    """A workbook with one row an idea."""
    book = Workbook()
    book.properties.title = campaign.campaign.title
    book.properties.creator = site.settings.site_name
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(DECIDE)
    _head(sheet)
    for row, facts in enumerate(ideas, start=2):
        _row(sheet, row, _told(site, facts), linked=bool(site.settings.site_url))
    _layout(sheet, len(ideas) + 1, campaign)
    meeting(book.create_sheet(), campaign.campaign)
    outcomes = lists(book.create_sheet(), site)
    how_to(book.create_sheet())
    _choices(sheet, len(ideas) + _SPARE_ROWS, outcomes)
    return packed(book, site.as_of)


def _told(site: Site, facts: IdeaFacts) -> Mapping[str, Value]:
    idea, campaign = facts.idea, facts.campaign
    return {
        "number": facts.number,
        "reference": facts.reference,
        "title": site.phrases.title(idea),
        "submitted": idea.submitted,
        "themes": ", ".join(campaign.themes.get(theme, theme) for theme in idea.themes),
        "area": campaign.areas.get(idea.area, idea.area) if idea.area else None,
        "supporters": idea.supporters,
        "waited": facts.days_waited,
        "promised": _promised(facts),
        "current": site.phrases.outcome(facts.outcome),
        "since": facts.since,
        "words": shortened(idea.body, _WORDS),
        "address": site.whole(addresses.idea(idea)),
    }


def _promised(facts: IdeaFacts) -> date | None:
    """The day of the promise that is late for the longest, else of the one that is next."""
    days = [duty.due for _, duty in (*facts.overdue, *facts.upcoming)]
    return min(days, default=None)


def _head(sheet: Any) -> None:
    sheet.row_dimensions[1].height = 2 * _LINE
    for place, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, place)
        put_value(cell, column.title)
        cell.font, cell.fill = HEAD, TO_FILL if column in FILLED else TOLD
        sheet.column_dimensions[get_column_letter(place)].width = column.width


def _row(sheet: Any, row: int, told: Mapping[str, Value], *, linked: bool) -> None:
    sheet.row_dimensions[row].height = _LINE * _lines(told)
    for place, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(row, place)
        put_value(cell, told.get(column.key))
        if column.key == "address" and linked and row <= _MOST_LINKS:
            cell.hyperlink = cell.value
            cell.style = "Hyperlink"
            cell.alignment = WRAPPED
        if column.key in _FORMATS:
            cell.number_format = _FORMATS[column.key]


def _lines(told: Mapping[str, Value]) -> int:
    """How many lines the longest text of a row needs; at least two, for what is filled in."""
    needed = (1 + len(str(told.get(column.key) or "")) // column.width for column in COLUMNS)
    return min(_MOST_LINES, max(2, *needed))


def _layout(sheet: Any, last: int, campaign: CampaignFacts) -> None:
    """What stays in sight, what can be sorted and filtered, and how it is printed."""
    sheet.sheet_view.tabSelected = True
    sheet.freeze_panes = sheet.cell(2, 4)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    print_to_width(sheet)
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.print_area = f"A1:{get_column_letter(_PRINTED)}{last}"
    sheet.print_title_rows = "1:1"
    sheet.oddFooter.left.text = campaign.campaign.id
    sheet.oddFooter.right.text = "&P / &N"


def _choices(sheet: Any, last: int, outcomes: int) -> None:
    """Lists to choose from, and a word in time where a cell cannot be right."""
    rules: dict[str, dict[str, Any]] = {
        "outcome": {"type": "list", "formula1": f"{LISTS}!$A$2:$A${outcomes + 1}"},
        "due": {"type": "date", "operator": "greaterThan", "formula1": "36526"},
        "cost": {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"},
        "currency": {"type": "textLength", "operator": "equal", "formula1": "3"},
        "reopens": {"type": "list", "formula1": '"yes"'},
    }
    for place, column in enumerate(COLUMNS, start=1):
        if column not in FILLED:
            continue
        rule = DataValidation(**rules.get(column.key, {}), allow_blank=True)
        rule.promptTitle, rule.prompt, rule.showInputMessage = column.title, column.says, True
        rule.errorTitle, rule.error = f"{column.title}: not like this", BY_KEY[column.key].says
        rule.showErrorMessage = column.key in rules
        letters = get_column_letter(place)
        rule.add(f"{letters}2:{letters}{last + 1}")
        sheet.add_data_validation(rule)
