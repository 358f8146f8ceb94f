"""A site whose ideas are decided in a workbook, and the commands on it."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportback.cli import main
from reportback.pipeline import read_and_check
from reportback.problems import errors
from reportback.reading.configuration import read_settings
from tests.support import write_site

DAY = "2026-06-30"
CAMPAIGN = """\
---
title: The river
summary: Ideas for the river.
question: What would bring you to the river?
owner: The council
decider: The cabinet
code: MAR
opens: 2026-01-01
closes: 2026-03-31
promises:
  - {kind: answer, within: 4 weeks, of: submitted}
  - {kind: decide, by: 2026-08-01}
themes: {paths: Paths, water: Water}
areas: {north: The north}
---
"""
RECORD = """\
date: 2026-04-01
by: The cabinet
decisions:
  - {ideas: [4], outcome: taken-forward, reason: Good.}
  - {ideas: [5], outcome: declined, reason: No room.}
"""
WITHHELD = (
    "---\nsubmitted: 2026-02-01\nwithheld: {date: 2026-02-02, by: Office, reason: Names.}\n---\n"
)
TITLES = {1: "Reed beds", 2: "A bench", 3: "Boats", 4: "A path", 5: "A lake", 6: "Swans"}
Fill = Callable[[Workbook], object]


def idea(title: str, words: str = "Please.", more: str = "") -> str:
    """An idea's file; its title is written as YAML writes it."""
    said = yaml.safe_dump({"title": title}, allow_unicode=True)
    return f"---\n{said}submitted: 2026-02-01\n{more}---\n{words}\n"


def site(root: Path, **more: str) -> Path:
    """Six ideas of which 4 was taken forward, 5 is declined; 7 is withheld."""
    files = {f"ideas/river/{n}-idea.md": idea(title) for n, title in TITLES.items()}
    files["ideas/river/2-idea.md"] = idea(TITLES[2], more="themes: [paths]\narea: north\n")
    files["content/campaigns/river.md"] = CAMPAIGN
    files["ideas/river/7-withheld.md"] = WITHHELD
    files["ideas/river/decisions/2026-04-01-cabinet.yaml"] = RECORD
    return write_site(root, files | more)


def run(root: Path, *arguments: str | Path) -> Result:
    """A command on the site, on a pinned day. Never ends in a traceback."""
    given = [str(part) for part in arguments]
    result = CliRunner().invoke(main, [*given, "--root", str(root), "--as-of", DAY])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def exported(root: Path, *flags: str, name: str = "decide.xlsx") -> Path:
    """The workbook of the site's campaign."""
    to = root / name
    result = run(root, "export", "--campaign", "river", "--to", to, *flags)
    assert result.exit_code == 0, result.output
    return to


def columns(sheet: Worksheet) -> dict[str, int]:
    """The columns by their titles."""
    return {str(cell.value): cell.column for cell in sheet[1]}


def row_of(sheet: Worksheet, number: int) -> int:
    """The row of an idea."""
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == number)


def put(book: Workbook, number: int, **values: Any) -> None:
    """Fill in an idea's row: `Combined_with` stands for the column 'Combined with'."""
    sheet = book["Decide"]
    places, row = columns(sheet), row_of(sheet, number)
    for title, value in values.items():
        sheet.cell(row, places[title.replace("_", " ")]).value = value


def meet(book: Workbook, **values: Any) -> None:
    """Fill in the form; the day is that of the tests unless it is given."""
    form = book["Meeting"]
    for title, value in ({"Date": "2026-06-01"} | values).items():
        row = next(row for row in form if row[0].value == title.replace("_", " "))
        row[1].value = value


def filled(path: Path, fill: Fill) -> Path:
    """The workbook as somebody saved it."""
    book = load_workbook(path)
    meet(book)
    fill(book)
    book.save(path)
    return path


def saved(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def outcomes(root: Path) -> Mapping[int, str]:
    """Where each idea stands, on a site that must be without errors."""
    settings, _ = read_settings(root)
    checked = read_and_check(root, settings, date.fromisoformat(DAY))
    assert not errors(checked.problems), [str(problem) for problem in checked.problems]
    facts = checked.ledger().campaign["river"]
    return {each.number: each.outcome.id for each in facts.ideas}
