"""The other sheets of the workbook: the meeting, the lists, and how it is done."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.datavalidation import DataValidation

from reportback.deciding.cells import HEAD, TO_FILL, print_to_width, put_value
from reportback.deciding.columns import COLUMNS, FILLED, FORM, HOW_TO, LISTS, MEETING, NO_REASON
from reportback.model import Campaign
from reportback.site import Site

_STEPS = (
    "On the sheet 'Decide' each row is one idea, with where it stands now.",
    "Choose an outcome from the list in the yellow column 'Outcome'; 'Lists' says what each means.",
    "Write the reason beside it, to the person who sent the idea: a yes needs one as well as a no.",
    f"If there truly was none, write '{NO_REASON}', and the site will say so.",
    "Leave the yellow cells of a row empty where nothing was decided.",
    "For 'Combined', give the number of the other idea in 'Combined with'.",
    "You may sort, filter and hide rows, and add columns of your own: they are not read.",
    "Sort whole rows only, and do not change the number or the present outcome.",
    "On the sheet 'Meeting', write the day and who decided.",
    "Save the file as XLSX and run: reportback record FILE.xlsx",
)


def meeting(sheet: Any, campaign: Campaign) -> None:
    """What holds for all decisions; who decides is filled in as the campaign announced it."""
    sheet.title = MEETING
    known = {"campaign": campaign.id, "by": campaign.decider}
    for row, line in enumerate(FORM, start=1):
        put_value(sheet.cell(row, 1), line.title)
        put_value(sheet.cell(row, 2), known.get(line.key))
        put_value(sheet.cell(row, 3), line.says)
        sheet.cell(row, 1).font = HEAD
        if line.key != "campaign":
            sheet.cell(row, 2).fill = TO_FILL
        if line.key == "date":
            sheet.cell(row, 2).number_format = "yyyy-mm-dd"
            sheet.add_data_validation(_day(sheet.cell(row, 2).coordinate))
    _widths(sheet, (18, 50, 50))


def _day(where: str) -> DataValidation:
    rule = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=True)
    rule.errorTitle, rule.error = "Date: not like this", "Write a day, such as 2026-05-29."
    rule.showErrorMessage = True
    rule.add(where)
    return rule


def lists(sheet: Any, site: Site) -> int:
    """The outcomes to choose from, each with what it means, and the columns; how many outcomes."""
    sheet.title = LISTS
    outcomes = site.ledger.vocabulary.recorded
    _table(
        sheet,
        1,
        ("Outcome", "What it means"),
        [(site.phrases.outcome(outcome), site.phrases.meaning(outcome)) for outcome in outcomes],
    )
    columns = [(column.title, column.says) for column in COLUMNS if column in FILLED]
    _table(sheet, len(outcomes) + 3, ("Column", "What it is for"), columns)
    _widths(sheet, (22, 90))
    return len(outcomes)


def how_to(sheet: Any) -> None:
    """How the workbook is filled in and sent back, in ten sentences."""
    sheet.title = HOW_TO
    for row, step in enumerate(_STEPS, start=1):
        put_value(sheet.cell(row, 1), row)
        put_value(sheet.cell(row, 2), step)
    _widths(sheet, (5, 110))


def _table(sheet: Any, first: int, head: tuple[str, str], rows: list[tuple[str, str]]) -> None:
    for row, cells in enumerate((head, *rows), start=first):
        for column, text in enumerate(cells, start=1):
            put_value(sheet.cell(row, column), text)
            if row == first:
                sheet.cell(row, column).font = HEAD


def _widths(sheet: Any, widths: tuple[int, ...]) -> None:
    print_to_width(sheet)
    for letter, width in zip("ABC", widths, strict=False):
        sheet.column_dimensions[letter].width = width
