"""`reportback export`: a workbook that is understood on sight, and holds nothing but text."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportback.deciding.columns import COLUMNS
from reportback.problems import KINDS, WORKBOOK_KINDS
from tests.deciding.sites import columns, exported, idea, run, site
from tests.frame.test_docs import rows
from tests.support import ROOT

HOSTILE = (
    '=HYPERLINK("https://evil.example","prize")',
    "+1+cmd|'/c calc'!A0",
    "-2+3",
    "@SUM(1)",
    "_x0041_ and _x000D_",
    "<b>&amp; ]]>",
    "\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe",
)


def numbers(path: Path) -> list[object]:
    sheet = load_workbook(path)["Decide"]
    return [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1)]


def test_a_row_tells_what_the_ledger_knows(tmp_path: Path) -> None:
    root = site(tmp_path)
    sheet = load_workbook(exported(root))["Decide"]
    places = columns(sheet)
    told = {title: sheet.cell(3, place).value for title, place in places.items()}
    assert {title: value for title, value in told.items() if value is not None} == {
        "Number": 2,
        "Reference": "MAR-2",
        "Title": "A bench",
        "Submitted": told["Submitted"],
        "Themes": "Paths",
        "Area": "The north",
        "Days waited": 149,
        "Promised by": told["Promised by"],
        "Present outcome": "Waiting for an answer",
        "Since": told["Since"],
        "The idea": "Please.",
        "Page": "https://small.example/campaigns/river/2/",
    }
    days = [told[title].date().isoformat() for title in ("Submitted", "Promised by", "Since")]
    assert days == ["2026-02-01", "2026-03-01", "2026-02-01"]
    assert sheet.cell(3, places["Page"]).hyperlink.target == told["Page"]


@pytest.mark.parametrize(
    ("flags", "listed"),
    [
        ((), [1, 2, 3, 4, 6]),
        (("--all",), [1, 2, 3, 4, 5, 6]),
        (("--waiting",), [1, 2, 3, 6]),
        (("--outcome", "taken-forward"), [4]),
        (("--outcome", "Taken forward", "--outcome", "declined"), [4, 5]),
        (("--theme", "paths"), [2]),
        (("--overdue",), [1, 2, 3, 6]),
    ],
)
def test_it_lists_what_is_asked_for(
    tmp_path: Path, flags: tuple[str, ...], listed: list[int]
) -> None:
    assert numbers(exported(site(tmp_path), *flags)) == listed


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--outcome", "declind"), "did you mean 'declined'?"),
        (("--theme", "pathes"), "did you mean 'paths'?"),
        (("--outcome", "delivered"), "No idea of river fits"),
        (("--to", "decide.ods"), "must end in .xlsx"),
        (("--campaign", "rver"), "There are: river."),
    ],
)
def test_what_cannot_be_is_said(tmp_path: Path, flags: tuple[str, ...], said: str) -> None:
    root = site(tmp_path)
    given = ("--campaign", "river", "--to", root / "decide.xlsx", *flags)
    result = run(root, "export", *given)
    assert (result.exit_code, list(root.glob("*.xlsx"))) == (2, [])
    assert said in result.output


def test_a_workbook_that_is_there_is_kept(tmp_path: Path) -> None:
    root = site(tmp_path)
    there = root / "decide.xlsx"
    there.write_bytes(b"decisions of a long night")
    given = ("export", "--campaign", "river", "--to", there)
    result = run(root, *given)
    assert result.exit_code == 2
    assert "exists already" in result.output
    assert there.read_bytes() == b"decisions of a long night"
    assert run(root, *given, "--force").exit_code == 0
    assert numbers(there)


def test_a_site_with_problems_is_not_decided_on(tmp_path: Path) -> None:
    root = site(tmp_path, **{"ideas/river/1-idea.md": "---\ntitle: x\n---\n"})
    result = run(root, "export", "--campaign", "river", "--to", root / "decide.xlsx")
    assert result.exit_code == 1
    assert "ideas/river/1-idea.md" in result.output


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_words_are_text(tmp_path: Path, title: str) -> None:
    root = site(tmp_path, **{"ideas/river/1-idea.md": idea(title, f"{title}\n\n" + "x" * 40_000)})
    path = exported(root)
    sheet = load_workbook(path)["Decide"]
    places = columns(sheet)
    for column in ("Title", "The idea"):
        cell = sheet.cell(2, places[column])
        assert (cell.data_type, cell.hyperlink) == ("s", None)
        assert len(cell.value) <= 32_767
    assert sheet.cell(2, places["Title"]).quotePrefix == (title[0] in "=+-@")
    with zipfile.ZipFile(path) as archive:
        sheet_xml = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet_xml
    assert b"_x0041_" not in sheet_xml.replace(b"_x005F_x0041_", b"")


def test_what_is_chosen_from_is_what_a_record_may_give(tmp_path: Path) -> None:
    book = load_workbook(exported(site(tmp_path)))
    assert book.sheetnames == ["Decide", "Meeting", "Lists", "How to"]
    letters = book["Decide"].cell(1, columns(book["Decide"])["Outcome"]).column_letter
    rules = book["Decide"].data_validations.dataValidation
    rule = next(rule for rule in rules if f"{letters}2" in rule.sqref)
    first, last = (int(digits) for digits in re.findall(r"\d+", rule.formula1))
    listed = [book["Lists"].cell(row, 1).value for row in range(first, last + 1)]
    assert listed[0] == "Under review"
    assert "Combined" in listed
    assert not {"Withheld", "Waiting for an answer"} & set(listed)
    assert rule.showErrorMessage
    assert book["Decide"].freeze_panes == "D2"
    assert book["Decide"].print_title_rows == "$1:$1"


def test_the_same_day_makes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = site(tmp_path)
    first = exported(root).read_bytes()
    with zipfile.ZipFile(root / "decide.xlsx") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-06-30T00:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert exported(root, name="again.xlsx").read_bytes() == first


def test_the_columns_are_documented() -> None:
    text = (ROOT / "docs/spreadsheets.md").read_text(encoding="utf-8")
    assert [first for first, *_ in rows(text, "column")] == [column.title for column in COLUMNS]


def test_the_problems_of_a_workbook_are_documented() -> None:
    text = (ROOT / "docs/spreadsheets.md").read_text(encoding="utf-8")
    assert [first.strip("`") for first, *_ in rows(text, "code")] == list(WORKBOOK_KINDS)
    assert not set(WORKBOOK_KINDS) & set(KINDS)
