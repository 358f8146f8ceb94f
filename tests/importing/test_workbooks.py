"""What staff do with workbooks: filters, further sheets, merged cells, dates as numbers."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from tests.importing.sites import MAP, on_a_terminal, register, run, site

WHEN = datetime(2024, 2, 3, 10, 30)  # noqa: DTZ001 - as workbooks hold it


def book(*rows: tuple[object, ...]) -> tuple[Workbook, Worksheet]:
    """A workbook with a sheet of ideas."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Ideas"
    for row in (("Title", "Text", "Date"), *rows):
        sheet.append(row)
    return made, sheet


def saved(root: Path, made: Workbook) -> Path:
    """The workbook lying beside the site."""
    path = root / "export.xlsx"
    made.save(path)
    return path


def test_rows_that_a_filter_hides_are_read_and_named(tmp_path: Path) -> None:
    made, sheet = book(("One", "x", WHEN), ("Two", "y", WHEN), (None, None, None))
    sheet.auto_filter.ref = "A1:C4"
    sheet.row_dimensions[3].hidden = sheet.row_dimensions[4].hidden = True
    result = run(site(tmp_path), saved(tmp_path, made), *MAP)
    assert result.exit_code == 0, result.output
    said = "hidden in the workbook, by a filter or by hand, and read like all others: row 3\n"
    assert said in result.output
    assert [idea.title for idea in register(tmp_path).ideas] == ["One", "Two"]


def test_further_sheets_are_named_and_not_read(tmp_path: Path) -> None:
    made, _ = book(("One", "x", WHEN))
    made.create_sheet("Archive").append(["Title", "Text", "Date"])
    made.create_sheet("Empty")
    made.create_sheet("Codes\x85").append(["x"])
    made["Codes\x85"].sheet_state = "hidden"
    result = run(site(tmp_path), saved(tmp_path, made), *MAP)
    assert "other sheets hold something too, and were not read: 'Archive', 'Codes" in result.output
    assert "Empty" not in result.output
    assert "\x85" not in result.output
    other = run(tmp_path, saved(tmp_path, made), *MAP, "--sheet", "Archive", "--dry-run")
    assert "were not read: 'Ideas', 'Codes" in other.output


def test_merged_cells_are_said(tmp_path: Path) -> None:
    made, sheet = book(("One", "x", WHEN), ("Two", "y", WHEN))
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B2:B3")
    result = run(site(tmp_path), saved(tmp_path, made), *MAP, "--dry-run")
    assert "cells of the header, row 1, are merged (A1:A2)" in result.output
    assert "cells below the header are merged (B2:B3)" in result.output


def test_a_plain_workbook_says_nothing_of_all_this(tmp_path: Path) -> None:
    made, sheet = book(("One", "x", WHEN))
    sheet.insert_rows(1)
    sheet["A1"] = "The council's form"
    sheet.merge_cells("A1:C1")  # a title above the header
    result = run(site(tmp_path), saved(tmp_path, made), *MAP)
    assert result.exit_code == 0, result.output
    assert not any(word in result.output for word in ("merged", "hidden", "sheets", "numbers,"))


@pytest.mark.parametrize("flags", [MAP, ("--guess",)])
def test_days_that_are_plain_numbers_are_understood_and_said(
    tmp_path: Path, flags: tuple[str, ...]
) -> None:
    rows = (("Seats at the ford", "x", 45000.5), ("Lamps at the mill", "y", WHEN))
    file = saved(site(tmp_path), book(*rows)[0])
    result = run(tmp_path, file, *flags)
    assert result.exit_code == 0, result.output
    said = "1 date for 'submitted' held as plain numbers, such as 45000.5, read as 2023-03-15"
    assert said in result.output
    assert [str(i.submitted) for i in register(tmp_path).ideas] == ["2023-03-15", "2024-02-03"]
    mended = datetime(2023, 3, 15, 12)  # noqa: DTZ001 - the same day, as a date
    again = run(tmp_path, saved(tmp_path, book((*rows[0][:2], mended), rows[1])[0]), *flags)
    assert "Nothing changed." in again.output


@pytest.mark.parametrize("number", [0, -1, 12.5, 2024, 36525, 73051, 10**9])
def test_numbers_that_are_no_days_of_this_century_are_refused(
    tmp_path: Path, number: float
) -> None:
    result = run(site(tmp_path), saved(tmp_path, book(("One", "x", number))[0]), *MAP)
    assert result.exit_code == 1
    assert "submitted is no date that could be read" in result.output


def test_numbers_in_a_text_file_are_no_days(tmp_path: Path) -> None:
    path = site(tmp_path) / "export.csv"
    path.write_text("Title,Text,Date\nOne,x,45000\n")
    assert "no date that could be read: '45000'" in run(tmp_path, path, *MAP).output


def test_workbooks_that_count_from_1904(tmp_path: Path) -> None:
    made, _ = book(("One", "x", 43538))
    made.epoch = CALENDAR_MAC_1904
    run(site(tmp_path), saved(tmp_path, made), *MAP)
    assert str(register(tmp_path).ideas[0].submitted) == "2023-03-15"


def test_the_guided_way_says_it_before_anything_is_agreed(tmp_path: Path) -> None:
    made, sheet = book(("Seats at the ford", "x", WHEN), ("Lamps at the mill", "y", WHEN))
    sheet.row_dimensions[3].hidden = True
    code, said = on_a_terminal(site(tmp_path), saved(tmp_path, made), "yes\nn\n")
    assert code == 1, said
    assert "hidden in the workbook" in said
    assert not register(tmp_path).ideas


def without_its_end(path: Path, part: str) -> None:
    """The workbook with one part cut off half-way, as a broken download leaves it."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts[part] = parts[part][: len(parts[part]) // 2]
    with zipfile.ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_a_damaged_workbook_is_said_and_no_traceback(tmp_path: Path, part: str) -> None:
    file = saved(site(tmp_path), book(*[("One", "x", WHEN)] * 50)[0])
    without_its_end(file, part)
    result = run(tmp_path, file, *MAP)
    assert result.exit_code == 1
    assert "The workbook is damaged" in result.output
    assert "save it again as XLSX or CSV" in result.output


def test_a_sheet_for_a_chart_without_any_chart(tmp_path: Path) -> None:
    made, _ = book(("One", "x", WHEN))
    made.create_chartsheet("Chart")
    result = run(site(tmp_path), saved(tmp_path, made), *MAP)
    assert result.exit_code == 1
    assert "The workbook is damaged, or of an unusual kind" in result.output
