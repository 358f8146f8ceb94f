"""Bytes to tables: every delimiter, quoting and encoding that offices use, and broken ones."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from reportback.reading.exports import read_export
from reportback.reading.tables import CannotRead, Table, Wish

TEXTS = {
    "English": ("Title", "More seats, please", 'Two lines:\none; "quoted"\ttab | bar'),
    "French": ("Titre", "Une piste cyclable à l’école", "C’est dangereux; ça coûte 3 €, déjà payé"),
    "German": ("Titel", "Bänke für ältere Bürger", "Die Straße ist zu schmal;\nimmer schon"),
    "Uzbek": ("Сарлавҳа", "Боғ ва йўлларни таъмирлаш", "Маҳаллада ёруғлик, йўқ; қоронғи"),
    "Russian": ("Заголовок", "Ремонт дороги", "Нужно сделать; очень темно, скользко"),
}
ENCODINGS = {
    "English": ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"],
    "French": ["utf-8", "utf-8-sig", "utf-16", "cp1252"],
    "German": ["utf-8", "utf-8-sig", "utf-16-be", "cp1252", "latin-1"],
    "Uzbek": ["utf-8", "utf-8-sig", "utf-16"],
    "Russian": ["utf-8", "cp1251", "koi8-r"],
}
CASES = [(language, encoding) for language, names in ENCODINGS.items() for encoding in names]


def table(tmp_path: Path, data: bytes | str, **wish: object) -> Table:
    path = tmp_path / "export.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_export(path, Wish(**wish))  # type: ignore[arg-type]


def cells(read: Table) -> list[tuple[object, ...]]:
    return [row.cells for row in read.rows]


@pytest.mark.parametrize(("language", "encoding"), CASES)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_forms(
    tmp_path: Path, language: str, encoding: str, delimiter: str, ends: str, quoting: int
) -> None:
    name, title, body = TEXTS[language]
    rows = [(str(i), title, body) for i in range(30)]
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=ends, quoting=quoting)  # type: ignore[arg-type]
    writer.writerows([("Id", name, "Text"), *rows])
    read = table(tmp_path, stream.getvalue().encode(encoding))
    assert read.columns == ("Id", name, "Text")
    assert cells(read) == rows
    assert not read.bad


BROKEN = {
    "unclosed": ('1,"Open,text\n2,"B",y\n', [("2", "B", "y")], [2]),
    "stray in a quoted cell": (
        '1,"He said "hi" to me",y\n',
        [("1", 'He said "hi" to me', "y")],
        [],
    ),
    "stray over lines": ('1,"A "b"\nc",y\n2,B,z\n', [("1", 'A "b"\nc', "y"), ("2", "B", "z")], []),
    "text after a quote": (
        '1,"Hello" she said,y\n2,B,z\n',
        [("1", '"Hello" she said', "y"), ("2", "B", "z")],
        [],
    ),
    "unclosed at the end": (
        '1,A,x\n2,"never closed,y\n3,C,z\n',
        [("1", "A", "x"), ("3", "C", "z")],
        [3],
    ),
    "too many": ("1,A,x,more\n2,B,z\n", [("2", "B", "z")], [2]),
    "too few": ("1,A\n2,B,z\n", [("2", "B", "z")], [2]),
    "empty cells too many": ("1,A,x,,\n2,B,z\n", [("1", "A", "x"), ("2", "B", "z")], []),
    "stray before the delimiter": (
        '1,"Inner "quote", and comma",x\n2,B,z\n',
        [("1", 'Inner "quote", and comma', "x"), ("2", "B", "z")],
        [],
    ),
    "stray, and empty cells too many": (
        '1,"He said "hi" to me",y,,\n2,B,z\n',
        [("1", 'He said "hi" to me', "y"), ("2", "B", "z")],
        [],
    ),
    "unclosed, and empty cells too many": (
        '1,"Open,text\n2,B,y,\n3,C,z,\n',
        [("2", "B", "y"), ("3", "C", "z")],
        [2],
    ),
    "stray in the last cell": (
        '1,"a","b", c"\n2,B,z\n',
        [("1", "a", 'b", c'), ("2", "B", "z")],
        [],
    ),
    "too many, over lines": ('1,A,"x\n2,y",more\n2,B,z\n', [("2", "B", "z")], [2]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_rows_are_refused_and_never_shifted(tmp_path: Path, name: str) -> None:
    data, whole, bad = BROKEN[name]
    sound = "".join(f'{i},"Sound, {i}",text\n' for i in range(100, 110))
    read = table(tmp_path, f"id,title,body\n{data}{sound}")
    assert cells(read)[: len(whole)] == whole
    assert [row.number for row in read.bad] == bad
    assert len(read.rows) == len(whole) + 10


def test_a_row_is_said_by_number_and_line(tmp_path: Path) -> None:
    read = table(tmp_path, 'a,b,c\n1,"x\ny\nz",w\n1,2\n3,4,5\n')
    assert [(row.number, row.line) for row in read.bad] == [(3, 5)]
    assert "it has 2 cells where the header has 3" in read.bad[0].why


def test_quotes_that_are_part_of_the_text(tmp_path: Path) -> None:
    read = table(tmp_path, 'a\tb\n1\t"Hello" she said\n2\t"Open\n3\tx\n')
    assert cells(read) == [("1", '"Hello" she said'), ("2", '"Open'), ("3", "x")]
    assert "quotes are part of the text" in read.how


def test_a_stray_quote_beside_a_broken_cell(tmp_path: Path) -> None:
    rows = '1\t"Quoted "title"\tHe said 5" pipe\n2\tB\tx\n3\t"C\tis"\ty\n'
    read = table(tmp_path, f"a\tb\tc\n{rows}")
    assert cells(read)[0] == ("1", 'Quoted "title', 'He said 5" pipe')


def test_quotes_escaped_by_backslashes(tmp_path: Path) -> None:
    read = table(tmp_path, 'a,b\n1,"say \\"hi\\", you"\n2,"x"\n')
    assert cells(read) == [("1", 'say "hi", you'), ("2", "x")]


def test_escapes_of_programs_and_databases(tmp_path: Path) -> None:
    read = table(tmp_path, 'a,b\n1,"say \\"hi\\",\\nC:\\\\temp\\tx"\n2,\\N\n')
    assert cells(read) == [("1", 'say "hi",\nC:\\temp\tx'), ("2", "")]
    read = table(tmp_path, 'a,b\n1,"say \\"hi\\", C:\\new\\work"\n2,x\n')
    assert cells(read)[0] == ("1", 'say "hi", C:\\new\\work')


def test_a_broken_row_says_its_lines(tmp_path: Path) -> None:
    read = table(tmp_path, 'a,b,c\n1,x,y\n2,"open\nx\n3,B,z\n4,C,z\n')
    assert [(row.number, row.line, row.last) for row in read.bad] == [(3, 3, 4)]
    assert cells(read) == [("1", "x", "y"), ("3", "B", "z"), ("4", "C", "z")]


def test_how_it_was_read_is_said(tmp_path: Path) -> None:
    assert table(tmp_path, "a;b\n1;2\n").how == "read as UTF-8, separated by semicolons"
    assert table(tmp_path, "a\tb\n1\t2\n").how == "read as UTF-8, separated by tabs"
    assert table(tmp_path, "Idea\nHello, you\nbye\nbye\n").how == "read as UTF-8, one column"
    assert table(tmp_path, "sep=;\na;b\n1;2\n").columns == ("a", "b")


def test_unseen_characters_are_removed_and_counted(tmp_path: Path) -> None:
    read = table(tmp_path, "a,b\n1,x\x00\x1by\ufeff\n")
    assert cells(read) == [("1", "xy")]
    assert "3 invisible characters were removed" in read.notes


def test_headers(tmp_path: Path) -> None:
    read = table(tmp_path, "  Title  ,Name,Name,\n1,2,3,4\n")
    assert read.columns == ("Title", "Name", "Name (2)") or read.columns[3:] == ("column 4",)
    read = table(tmp_path, "Export of 2024,,\n,,\nTitle,Text,Date\n1,2,3\n,,\n4,5,6\n")
    assert read.columns == ("Title", "Text", "Date")
    assert [row.number for row in read.rows] == [4, 6]
    assert "the header is row 3; what stands above it was left out" in read.notes


def test_a_few_broken_bytes_do_not_make_another_encoding(tmp_path: Path) -> None:
    data = "a,b\n" + "1,schöne Bänke für alle\n" * 50
    read = table(tmp_path, data.encode() + b"2,\xff\n")
    assert "UTF-8" in read.how
    assert any("broken characters" in note for note in read.notes)


def packed(part: str) -> bytes:
    """A package as office programs write it, with one part."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as package:
        package.writestr(part, "x")
    return raw.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"PK\x03\x04garbage", "damaged"),
        (b"\xd0\xcf\x11\xe0old", "XLSX"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "has a password"),
        (packed("content.xml"), r"\(ODS\)"),
        (packed("Index/Document.iwa"), "Apple Numbers"),
        (packed("word/document.xml"), "Word document"),
        (b"<html><table>", "web page"),
        (b"%PDF-1.7", "document"),
    ],
)
def test_what_is_no_table_says_so(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(CannotRead, match=says):
        table(tmp_path, data)


def test_what_a_person_says_is_tried(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="no encoding"):
        table(tmp_path, "a,b\n", encoding="klingon")
    with pytest.raises(CannotRead, match="line 2"):
        table(tmp_path, b"a,b\n\xff\n", encoding="utf-8")
    assert table(tmp_path, "a,b;c\n1,2;3\n", delimiter=";").columns == ("a,b", "c")


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Read me"
    sheet = book.create_sheet("Ideas")
    sheet.append(["The council's form", None, None, None])
    sheet.merge_cells("A1:D1")
    sheet.append(["Title", "When", "Votes", "Cost"])
    sheet.append(["Seats", datetime(2024, 2, 1, 10, 30), 12, 1250.5])  # noqa: DTZ001
    sheet.append([None, None, None, None])
    sheet.append(["Lights", date(2024, 2, 2), 12.0, None])
    for _ in range(5):
        sheet.append([None, None, None, ""])
    book.save(path)
    return path


def test_workbooks(tmp_path: Path) -> None:
    read = read_export(workbook(tmp_path / "form.xlsx"))
    assert read.columns == ("Title", "When", "Votes", "Cost")
    assert cells(read) == [
        ("Seats", date(2024, 2, 1), Decimal(12), Decimal("1250.5")),
        ("Lights", date(2024, 2, 2), Decimal(12), ""),
    ]
    assert [row.number for row in read.rows] == [3, 5]
    assert read.how == "read from the sheet 'Ideas'"


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="did you mean 'Ideas'"):
        read_export(workbook(tmp_path / "form.xlsx"), Wish(sheet="Idea"))


def test_a_formula_without_a_value_is_not_taken_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Title", "Votes"])
    sheet.append(["A", "=1+1"])
    book.save(path)
    with pytest.raises(CannotRead, match="Sheet 'Sheet', cell B2, has a formula"):
        read_export(path)
