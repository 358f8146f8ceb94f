"""`reportback record`: what staff filled in becomes one record, or they read what to mend."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.deciding.sites import (
    DAY,
    columns,
    exported,
    filled,
    meet,
    outcomes,
    put,
    row_of,
    run,
    site,
)
from tests.support import files_below, run_cli

RECORDS = "ideas/river/decisions"
WRITTEN = f"{RECORDS}/2026-06-01-the-cabinet.yaml"


def decline(book: Workbook, *numbers: int, reason: str = "No room.") -> None:
    for number in numbers:
        put(book, number, Outcome="Declined", Reason=reason)


def test_filled_rows_become_one_record(tmp_path: Path) -> None:
    root = site(tmp_path)

    def fill(book: Workbook) -> None:
        decline(book, 3, 1)
        put(book, 2, Outcome="taken forward ", Reason="Yes: soon.", Owner="Parks", Cost="£1,250.50")
        put(book, 2, Due=dt.date(2027, 4, 3), Outcome="TAKEN-FORWARD")
        put(book, 6, Outcome="Combined", Reason="The same.", Combined_with="mar-4")
        put(book, 4, Outcome="Delivered", Reason="No reason given.", Evidence_title="A photo")
        put(book, 4, Evidence_address="https://example.org/p")
        meet(book, Date=dt.date(2026, 6, 1), Minutes="https://example.org/m", Summary="S")

    result = run(root, "record", filled(exported(root), fill))
    assert result.exit_code == 0, result.output
    assert "5 rows read = 5 decided." in result.output
    assert (root / WRITTEN).read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../../.vscode/schemas/record.json\n"
        "date: 2026-06-01\n"
        "# Who decided: a panel, a cabinet member, an officer.\n"
        "by: The cabinet\n"
        "summary: S\n"
        "minutes: https://example.org/m\n"
        "# Every decision gives its reason, a yes as well as a no.\n"
        "decisions:\n"
        "  - ideas: [1, 3]\n"
        "    outcome: declined\n"
        "    reason: No room.\n"
        "  - ideas: [2]\n"
        "    outcome: taken-forward\n"
        "    reason: 'Yes: soon.'\n"
        "    owner: Parks\n"
        "    due: 2027-04-03\n"
        "    cost:\n"
        "      amount: 1250.50\n"
        "      currency: GBP\n"
        "  - ideas: [4]\n"
        "    outcome: delivered\n"
        "    no_reason_given: true\n"
        "    evidence:\n"
        "      - title: A photo\n"
        "        url: https://example.org/p\n"
        "  - ideas: [6]\n"
        "    outcome: merged\n"
        "    reason: The same.\n"
        "    into: 4\n"
    )
    assert outcomes(root)[6] == "merged"
    again = load_workbook(exported(root, "--all", name="after.xlsx"))["Decide"]
    current = columns(again)["Present outcome"]
    assert again.cell(row_of(again, 2), current).value == "Taken forward"
    assert run(root, "check").exit_code == 0


def _cell(number: int, title: str, value: Any) -> Callable[[Workbook], None]:
    """A good decision on an idea, with one cell that is not."""

    def fill(book: Workbook) -> None:
        put(book, number, Outcome="Taken forward", Reason="Yes.")
        put(book, number, **{title: value})

    return fill


def _both(*fills: Callable[[Workbook], object]) -> Callable[[Workbook], None]:
    def fill(book: Workbook) -> None:
        for each in fills:
            each(book)

    return fill


def _copied(book: Workbook) -> None:
    decline(book, 1)
    sheet = book["Decide"]
    sheet.append([cell.value for cell in sheet[2]])
    sheet.cell(sheet.max_row, columns(sheet)["Reason"]).value = "Another."


def _half_sorted(book: Workbook) -> None:
    decline(book, 1)
    titles = columns(book["Decide"])["Title"]
    book["Decide"].cell(2, titles).value = "Boats"


def _without(title: str) -> Callable[[Workbook], None]:
    def fill(book: Workbook) -> None:
        decline(book, 1)
        book["Decide"].delete_cols(columns(book["Decide"])[title])

    return fill


MISTAKES: dict[str, tuple[Callable[[Workbook], object], str, str]] = {
    "another's word": (
        _cell(1, "Outcome", "Rejected"), "cell N2: 'Outcome'", "did you mean 'Declined'?"),
    "a misspelt outcome": (
        _cell(1, "Outcome", "Taken foward"), "cell N2:", "did you mean 'Taken forward'?"),
    "withheld in a meeting": (
        _cell(1, "Outcome", "Withheld"), "cell N2:", "in the idea's own file"),
    "waiting": (_cell(1, "Outcome", "received"), "cell N2:", "empty the row"),
    "no outcome": (_cell(1, "Outcome", None), "cell N2:", "choose an outcome"),
    "no reason": (_cell(1, "Reason", None), "cell O2:", "write why; people will read it"),
    "a reason of blanks": (_cell(1, "Reason", "  \n "), "cell O2:", "write why"),
    "a reason left open": (_cell(1, "Reason", "TODO"), "cell O2:", "write what people are to read"),
    "a reason open below": (
        _cell(1, "Reason", "Yes.\n\nTODO"), "cell O2:", "write what people are to read"),
    "a formula that failed": (_cell(1, "Reason", "#REF!"), "cell O2:", "write the text"),
    "combined with nothing": (_cell(1, "Outcome", "Combined"), "cell P2:", "write the number"),
    "combined with itself": (
        _both(_cell(1, "Outcome", "Combined"), lambda b: put(b, 1, Combined_with="MAR-1")),
        "cell P2:", "write another idea's number"),
    "combined with nobody": (
        _both(_cell(1, "Outcome", "Combined"), lambda b: put(b, 1, Combined_with=99)),
        "cell P2:", "the last number is 7"),
    "combined with words": (
        _both(_cell(1, "Outcome", "Combined"), lambda b: put(b, 1, Combined_with="the path")),
        "cell P2:", "write it as 12 or MAR-12"),
    "a circle": (
        _both(*(_cell(n, "Outcome", "Combined") for n in (1, 2)),
              lambda b: (put(b, 1, Combined_with=2), put(b, 2, Combined_with=1))),
        "cell P2:", "1 → 2 → 1"),
    "combined, but not": (_cell(1, "Combined_with", 2), "cell P2:", "empty the cell"),
    "a day in two ways": (_cell(1, "Due", "03/04/2027"), "cell R2:", "2027-03-04 or 2027-04-03"),
    "a day that is none": (_cell(1, "Due", "in spring"), "cell R2:", "write it as 2026-05-29"),
    "a day that no month has": (
        _cell(1, "Due", "31/6/2027"), "cell R2: 'Due' must be a day that exists", "a calendar"),
    "a number for a day": (_cell(1, "Due", "46113"), "cell R2:", "write it as 2026-05-29"),
    "a cost in words": (_cell(1, "Cost", "about 500"), "cell S2:", "write digits only"),
    "a cost of nothing known": (_cell(1, "Cost", 500), "cell T2:", "GBP or EUR"),
    "two currencies": (
        _both(_cell(1, "Cost", "£5"), lambda b: put(b, 1, Currency="EUR")),
        "cell T2:", "found EUR beside GBP"),
    "no such currency": (
        _both(_cell(1, "Cost", 5), lambda b: put(b, 1, Currency="pounds")),
        "cell T2:", "three capital letters"),
    "a currency alone": (_cell(1, "Currency", "GBP"), "cell S2:", "empty the currency"),
    "half an address": (
        _both(_cell(1, "Evidence_address", "example.org"), lambda b: put(b, 1, Evidence_title="A")),
        "cell V2:", "https://www.example.org/page"),
    "evidence without title": (
        _cell(1, "Evidence_address", "https://example.org"), "cell U2:", "'Evidence address'"),
    "reopens perhaps": (_cell(1, "Reopens", "maybe"), "cell W2:", "write yes, or empty it"),
    "reopens nothing": (_cell(1, "Reopens", "yes"), "cell W2:", "empty the cell"),
    "after a final outcome": (_cell(5, "Owner", "Parks"), "cell N6:", "write yes into 'Reopens'"),
    "too early": (
        _cell(1, "Outcome", "In progress"), "cell N2:", "must come after 'Taken forward'"),
    "a row twice": (_copied, "cell A8:", "found idea 1 in row 2 too"),
    "a number that is gone": (_cell(1, "Number", None), "cell A2:", "write it as 12"),
    "a number of nobody": (_cell(1, "Number", 70), "cell A2:", "the last number is 7"),
    "half a row sorted": (_half_sorted, "cell C2:", "sort whole rows only"),
    "another reference": (_cell(1, "Reference", "MAR-3"), "cell B2:", "sort whole rows only"),
    "a withheld idea": (
        _both(_cell(1, "Number", 7),
              lambda b: b["Decide"].cell(2, 2, "MAR-7"),
              lambda b: b["Decide"].cell(2, 3, "Idea 7 (withheld)"),
              lambda b: b["Decide"].cell(2, 10, "Withheld"),
              lambda b: b["Decide"].cell(2, 11, "2026-02-02")),
        "cell A2:", "empty the row"),
    "an outcome since changed": (
        _cell(1, "Present_outcome", "Under review"), "cell J2:", "make a new workbook"),
    "a second column of outcomes": (
        _both(_cell(1, "Owner", "P"), lambda b: b["Decide"].cell(1, 24, "outcome ")),
        "cell X1:", "keep the right one"),
    "no column of outcomes": (_without("Outcome"), "cell A1:", "must have the column 'Outcome'"),
    "no column of numbers": (_without("Number"), "cell A1:", "must have the column 'Number'"),
    "no column of reasons": (_without("Reason"), "cell A1:", "must have the column 'Reason'"),
    "no column of what it is combined with": (
        _both(_without("Combined with"), lambda b: put(b, 1, Outcome="Combined")),
        "cell A1:", "must have the column 'Combined with'"),
    "no column of currencies": (
        _both(_without("Currency"), lambda b: put(b, 1, Cost=5)),
        "cell A1:", "must have the column 'Currency'"),
    "a decision over the present outcome": (
        _both(_cell(1, "Owner", "P"), lambda b: put(b, 2, Present_outcome="Declined")),
        "cell J3:", "write the decision into 'Outcome'"),
    "no word of ours over the present outcome": (
        lambda b: put(b, 2, Present_outcome="Refused"), "cell J3:", "into 'Outcome'"),
    "merged reasons": (
        _both(*(_cell(n, "Outcome", "Declined") for n in (1, 2)),
              lambda b: b["Decide"].merge_cells("O2:O3")),
        "cell O3:", "found a part of O2:O3, which is one cell; unmerge the cells"),
    "merged decisions": (
        _both(_cell(1, "Owner", "P"), lambda b: b["Decide"].merge_cells("N2:N3"),
              lambda b: b["Decide"].merge_cells("O2:O3")),
        "cell N3:", "found a part of N2:N3, which is one cell"),
    "no day": (
        _both(_cell(1, "Owner", "P"), lambda b: meet(b, Date=None)), "sheet Meeting, cell B2:",
        "--date"),
    "nobody decided": (
        _both(_cell(1, "Owner", "P"), lambda b: meet(b, Decided_by=" ")),
        "sheet Meeting, cell B3:", "--by"),
    "tomorrow": (
        _both(_cell(1, "Owner", "P"), lambda b: meet(b, Date="2026-07-01")),
        "sheet Meeting, cell B2:", "correct the day"),
    "before the idea": (
        _both(_cell(1, "Owner", "P"), lambda b: meet(b, Date="2026-01-01")), "cell A2:",
        "correct the day on the sheet 'Meeting'"),
    "minutes nowhere": (
        _both(_cell(1, "Owner", "P"), lambda b: meet(b, Minutes="in the file")),
        "sheet Meeting, cell B5:", "write all of it"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_said_at_its_cell(tmp_path: Path, mistake: str) -> None:
    fill, where, todo = MISTAKES[mistake]
    root = site(tmp_path)
    path = filled(exported(root, "--all"), fill)
    before = files_below(root)
    result = run(root, "record", path)
    assert result.exit_code == 1
    lines = [line for line in result.output.splitlines() if line.startswith("decide.xlsx, sheet ")]
    assert any(where in line and todo in line for line in lines), result.output
    assert len(lines) == 1, result.output
    assert not {"'into'", "'reason'", "'url'", "merged", "taken-forward"} & set(lines[0].split())
    assert result.output.endswith("Nothing was written.\n")
    assert files_below(root) == before


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    root = site(tmp_path)

    def fill(book: Workbook) -> None:
        put(book, 1, Outcome="Rejected", Reason="x")
        put(book, 2, Outcome="Declined")
        put(book, 3, Outcome="Taken forward", Reason="Yes.", Evidence_address="x")
        put(book, 3, Evidence_title="x")
        put(book, 4, Outcome="Shortlisted", Reason="Good.")
        meet(book, Date="one day")

    result = run(root, "record", filled(exported(root), fill))
    places = [line.split(": ")[0] for line in result.output.splitlines() if ", cell " in line]
    sheet = "decide.xlsx, sheet"
    assert places == [
        *(f"{sheet} Decide, cell {cell}" for cell in ("N2", "O3", "V4")),
        f"{sheet} Meeting, cell B2",
    ]
    assert "5 rows read = 1 decided + 1 left empty + 3 refused." in result.output


def test_a_careless_workbook_is_read_all_the_same(tmp_path: Path) -> None:
    """Columns moved and renamed, rows sorted, hidden, copied and deleted, notes beside them."""
    root = site(tmp_path)
    book = load_workbook(exported(root))
    decline(book, 1)
    put(book, 2, Outcome=" SHORTLISTED ", Reason="Good")
    put(book, 3, Combined_with=" #2 ", Outcome="combined", Reason="Same", Number="3")
    old = book["Decide"]
    rows = [[cell.value for cell in row] for row in old]
    head, body = rows[0], rows[1:4]
    head[head.index("Reason")] = "Reasons:"
    head[head.index("Outcome")] = " OUTCOME "
    book.remove(old)
    sheet = book.create_sheet("Decide", 0)
    for row in (["My notes", *head[::-1]], *(["hm", *row[::-1]] for row in (*body[::-1], body[0]))):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    meet(book, Date="1 June 2026", Campaign=" River ")
    book.save(root / "decide.xlsx")
    result = run(root, "record", root / "decide.xlsx")
    assert result.exit_code == 0, result.output
    assert "4 rows read = 3 decided + 1 written twice." in result.output
    assert "The column 'Reasons:' was read as 'Reason'." in result.output
    assert "Columns that are not read: My notes." in result.output
    assert "1 filled rows are hidden" in result.output
    assert {n: outcomes(root)[n] for n in (1, 2, 3)} == {
        1: "declined", 2: "shortlisted", 3: "merged",
    }  # fmt: skip


def test_a_newer_decision_is_not_passed_over(tmp_path: Path) -> None:
    root = site(tmp_path)
    path = filled(exported(root), lambda book: decline(book, 1, 4))
    newer = ("new", "decision", "--campaign", "river", "--ideas", "1", "--outcome", "shortlisted")
    done = run(root, *newer, "--by", "Panel", "--reason", "Good.", "--date", "2026-05-01")
    assert done.exit_code == 0, done.output
    result = run(root, "record", path)
    assert result.exit_code == 1
    assert "idea 1 must stand as the workbook says" in result.output
    assert "it is 'Shortlisted' since 2026-05-01" in result.output
    assert "idea 4" not in result.output
    assert run(root, "record", path, "--stale-ok").exit_code == 0
    assert outcomes(root)[1] == "declined"


def test_an_old_row_that_decides_nothing_is_left_empty(tmp_path: Path) -> None:
    root = site(tmp_path)
    path = exported(root)
    first = load_workbook(path)
    assert run(root, "record", filled(path, lambda book: decline(book, 4))).exit_code == 0
    decline(first, 1)
    meet(first)
    first.save(path)
    result = run(root, "record", path, "--name", "again")
    assert result.exit_code == 0, result.output
    assert "5 rows read = 1 decided + 4 left empty." in result.output


def test_a_row_that_lacks_a_column_is_not_counted_as_decided(tmp_path: Path) -> None:
    root = site(tmp_path)
    fill = _both(_without("Combined with"), lambda book: put(book, 2, Outcome="Combined"))
    result = run(root, "record", filled(exported(root), lambda b: (fill(b), put(b, 2, Reason="x"))))
    assert "5 rows read = 1 decided + 3 left empty + 1 refused." in result.output


def test_a_final_outcome_is_reopened(tmp_path: Path) -> None:
    root = site(tmp_path)
    yes = {"Outcome": "Taken forward", "Reason": "There is room now.", "Reopens": "Y"}
    path = filled(exported(root, "--all"), lambda book: put(book, 5, **yes))
    result = run(root, "record", path)
    assert result.exit_code == 0, result.output
    assert outcomes(root)[5] == "taken-forward"


def test_a_stale_row_is_said_once(tmp_path: Path) -> None:
    root = site(tmp_path)
    path = filled(exported(root), lambda book: decline(book, 1, 2))
    assert run(root, "record", path).exit_code == 0
    result = run(root, "record", path, "--name", "again")
    codes = [line.split()[-1] for line in result.output.splitlines() if ", cell " in line]
    assert codes == ["[sheet-stale]", "[sheet-stale]"]


@pytest.mark.parametrize("outcome", ["Under review", "Declined"])
def test_a_meeting_before_the_last_decision_is_refused(tmp_path: Path, outcome: str) -> None:
    """It would change nothing, or break a record that is no fault of this one."""
    root = site(tmp_path)

    def fill(book: Workbook) -> None:
        put(book, 1, Outcome=outcome, Reason="Because.", Cost=5)
        put(book, 4, Outcome=outcome, Reason="Because.")
        put(book, 5, Outcome=outcome, Reason="Because.", Reopens="yes")
        meet(book, Date="2026-03-31")

    before = files_below(root / "ideas")
    result = run(root, "record", filled(exported(root, "--all"), fill))
    assert result.exit_code == 1
    lines = [line for line in result.output.splitlines() if line.endswith("]")]
    assert [line.split(": ")[0] for line in lines] == [
        "decide.xlsx, sheet Decide, cell T2", "decide.xlsx, sheet Meeting, cell B2",
    ]  # fmt: skip
    on = "was decided on 2026-04-01"
    assert f"found 2026-03-31; idea 4 {on}, idea 5 {on}; correct the day" in lines[1]
    assert ".yaml" not in result.output
    assert files_below(root / "ideas") == before


def test_a_meeting_on_the_day_of_the_last_decision_is_recorded(tmp_path: Path) -> None:
    root = site(tmp_path)
    path = filled(exported(root), lambda book: decline(book, 4))
    result = run(root, "record", path, "--date", "2026-04-01")
    assert result.exit_code == 0, result.output
    assert outcomes(root)[4] == "declined"


def test_a_record_that_is_there_is_kept(tmp_path: Path) -> None:
    root = site(tmp_path)
    path = filled(exported(root), lambda book: decline(book, 1))
    assert run(root, "record", path).exit_code == 0
    written = (root / WRITTEN).read_bytes()
    other = filled(exported(root, name="b.xlsx"), lambda book: decline(book, 2))
    result = run(root, "record", other)
    assert result.exit_code == 2
    assert f"{WRITTEN} exists already" in result.output
    assert (root / WRITTEN).read_bytes() == written
    assert run(root, "record", other, "--name", "evening").exit_code == 0
    assert (root / RECORDS / "2026-06-01-evening.yaml").exists()


def test_a_dry_run_says_what_it_would_write(tmp_path: Path) -> None:
    root = site(tmp_path)
    path = filled(exported(root), lambda book: decline(book, 1))
    before = files_below(root)
    result = run(root, "record", path, "--dry-run", "--date", "2026-05-05", "--by", "A panel")
    assert result.exit_code == 0
    assert "2026-05-05-a-panel.yaml" in result.output
    assert "ideas: [1]" in result.output
    assert files_below(root) == before


def test_personal_data_in_a_reason_is_pointed_out(tmp_path: Path) -> None:
    root = site(tmp_path)
    path = filled(
        exported(root), lambda book: decline(book, 1, reason="No.\n\nAsk joe@example.org")
    )
    result = run(root, "record", path)
    assert result.exit_code == 0
    assert "cell O2: warning: should not hold personal data" in result.output


def zipped(name: str) -> bytes:
    """A package of another program, by the part that it is known by."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "<office/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "save it as XLSX"),
        (zipped("content.xml"), "(ODS); save it as XLSX"),
        (b"Number,Outcome\n1,Declined\n", "save it as XLSX"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"", "empty"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_told(tmp_path: Path, contents: bytes, said: str) -> None:
    root = site(tmp_path)
    (root / "decide.xlsx").write_bytes(contents)
    result = run(root, "record", root / "decide.xlsx")
    assert result.exit_code == 1
    assert said in result.output
    assert "CSV" not in result.output


def test_a_reason_that_is_a_formula_is_named(tmp_path: Path) -> None:
    root = site(tmp_path)
    path = filled(exported(root), lambda book: decline(book, 1, reason="=we like it"))
    result = run(root, "record", path)
    assert result.exit_code == 1
    assert "Sheet 'Decide', cell O2, has a formula" in result.output
    assert "put an apostrophe" in result.output


def test_what_a_spreadsheet_program_adds_is_passed_over(tmp_path: Path) -> None:
    """Excel keeps lists that stand on another sheet in an extension of its own."""
    root = site(tmp_path)
    path = filled(exported(root), lambda book: decline(book, 1))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    uri = b"{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"
    more = b'<extLst><ext uri="' + uri + b'"/></extLst></worksheet>'
    first = "xl/worksheets/sheet1.xml"
    parts[first] = parts[first].replace(b"</worksheet>", more)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    done = run_cli("record", path, "--root", root, "--as-of", DAY)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_says_what_a_lost_sheet_would(tmp_path: Path) -> None:
    root = site(tmp_path)

    def fill(book: Workbook) -> None:
        decline(book, 1)
        book.remove(book["Meeting"])
        book["Decide"].title = "Sheet1"

    path = filled(exported(root), fill)
    result = run(root, "record", path)
    assert (result.exit_code, "--campaign" in result.output) == (2, True)
    assert "--campaign river." in result.output
    given = ("--campaign", "river", "--by", "A panel", "--date", "2026-06-01")
    result = run(root, "record", path, *given)
    assert result.exit_code == 0, result.output
    assert "There is no sheet 'Decide'; 'Sheet1' was read." in result.output


def test_an_empty_workbook_decides_nothing(tmp_path: Path) -> None:
    root = site(tmp_path)
    result = run(root, "record", exported(root), "--date", "2026-06-01")
    assert result.exit_code == 1
    assert "5 rows read = 0 decided + 5 left empty. No row has an outcome" in result.output


def test_a_workbook_of_another_campaign_is_told(tmp_path: Path) -> None:
    root = site(tmp_path)
    path = filled(exported(root), lambda book: decline(book, 1))
    result = run(root, "record", path, "--campaign", "lake")
    assert result.exit_code == 2
    assert "The workbook is about 'river', not about 'lake'." in result.output


DECISIONS = st.fixed_dictionaries(
    {
        "Outcome": st.sampled_from(
            ["Under review", "shortlisted", "TAKEN FORWARD", "Declined", "withdrawn"]
        ),
        "Reason": st.text(
            st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=40
        ).map(lambda text: f"Since {text}"),
    },
    optional={
        "Owner": st.just("Parks"),
        "Due": st.dates(dt.date(2026, 7, 1), dt.date(2030, 1, 1)),
    },
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from([1, 2, 3, 4, 6]), DECISIONS, min_size=1))
def test_the_ledger_has_exactly_what_was_filled_in(
    tmp_path: Path, decided: dict[int, dict[str, Any]]
) -> None:
    shutil.rmtree(tmp_path)
    root = site(tmp_path)
    before = outcomes(root)

    def fill(book: Workbook) -> None:
        for number, values in decided.items():
            put(book, number, **values)

    result = run(root, "record", filled(exported(root), fill))
    assert result.exit_code == 0, result.output
    meant = {
        number: values["Outcome"].lower().replace(" ", "-") for number, values in decided.items()
    }
    assert outcomes(root) == {**before, **meant}
