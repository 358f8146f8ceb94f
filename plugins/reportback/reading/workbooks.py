"""Workbooks (XLSX): bytes to a table."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from reportback.places import column_letters, printable
from reportback.problems import choose, quoted
from reportback.reading.sheets import layout
from reportback.reading.tables import (
    CannotRead,
    Cell,
    Row,
    Table,
    Wish,
    cleaned,
    column_names,
    header_index,
    plain,
)

_MOST_UNPACKED = 500_000_000
_CARRIAGE_RETURN = re.compile(r"_x000[dD]_\n?")  # how workbooks write one
_OLD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the part that holds a locked workbook
_OLD_SAID = "This is an old Excel file (XLS); save it as {kinds}."
_LOCKED = "The workbook has a password; open it, take the password off, and save it as {kinds}."
_DAMAGE = (  # how openpyxl stumbles, at once or half-way, over parts that it did not expect
    *(InvalidFileException, zipfile.BadZipFile, zlib.error, SyntaxError, OSError, EOFError),
    *(ValueError, LookupError, TypeError, AttributeError),
)
_OTHERS = (  # parts by which packages of other programs are known
    ("content.xml", "This is a LibreOffice or OpenOffice file (ODS); save it as {kinds}."),
    ("Index/Document.iwa", "This is a file of Apple Numbers; export it as {kinds}."),
    ("word/document.xml", "This is a Word document and no table; save its table as {kinds}."),
)


def is_workbook(raw: bytes) -> bool:
    """Whether these bytes are a spreadsheet program's, new or old."""
    return raw.startswith((b"PK\x03\x04", _OLD))


def read(name: str, raw: bytes, wish: Wish) -> Table:
    """The table in one sheet of a workbook. Raises CannotRead."""
    with _readable(raw):
        return _read(name, raw, wish, others=True)


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that was filled in: the table of its main sheet, and the rows of the form beside
    it, which has none where the sheet is gone.
    """

    table: Table
    sheet: str
    form: tuple[tuple[Cell, ...], ...]


def read_filled(name: str, raw: bytes, main: str, form: str) -> Filled:
    """A workbook with a main sheet, else its first one, and a form. Raises CannotRead."""
    if not is_workbook(raw):
        raise CannotRead("This is no workbook; save it as XLSX (Excel workbook).")
    with _readable(raw, "XLSX"):
        book = _opened(raw, formulas=False)
        names = {sheet.casefold().strip(): sheet for sheet in book.sheetnames}
        sheet = _sheet(book, names.get(main.casefold())).title
        table = _read(name, raw, Wish(sheet=sheet), others=False)
        beside = names.get(form.casefold())
        lines = _rows(raw, book, beside)[1] if beside else []
    return Filled(table, sheet, tuple(lines))


@contextmanager
def _readable(raw: bytes, kinds: str = "XLSX or CSV") -> Iterator[None]:
    """Refuse what cannot be read, at once or half-way; of what is passed over nothing is said.

    The library warns of what a workbook has and it does not know: nothing that is read here.
    `kinds`: as what the file may be saved.
    """
    if raw.startswith(_OLD):
        said = _LOCKED if _ENCRYPTED in raw else _OLD_SAID
        raise CannotRead(said.format(kinds=kinds))
    _refuse_unfit(raw, kinds)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    except _DAMAGE as error:
        what = printable(str(error).partition("\n")[0])
        raise CannotRead(
            f"The workbook is damaged, or of an unusual kind ({what}): open it in a spreadsheet"
            f" program, and save it again as {kinds}."
        ) from None


def _read(name: str, raw: bytes, wish: Wish, *, others: bool) -> Table:
    """The table of a sheet; `others`: what else there is, and not read, is said."""
    book = _opened(raw, formulas=False)
    sheet, rows, notes = _rows(raw, book, wish.sheet)
    if others and (titles := [quoted(title) for title in _others(book, sheet)]):
        notes.append(f"other sheets hold something too, and were not read: {', '.join(titles)}")
    table = _table(name, sheet, rows, wish, notes)
    return replace(_laid_out(table, raw, sheet), day_zero=book.epoch.date())


def _rows(
    raw: bytes, book: Any, wanted: str | None
) -> tuple[str, list[tuple[Cell, ...]], list[str]]:
    """The title and the rows of a sheet, and what was changed in them."""
    values = _sheet(book, wanted)
    formulas = _sheet(_opened(raw, formulas=True), wanted)
    rows, unknown, removed = _cells(values, formulas)
    notes = [f"{removed} invisible characters were removed"] if removed else []
    if unknown:
        row, column = unknown[0]
        raise CannotRead(
            f"Sheet {quoted(values.title)}, cell {column_letters(column + 1)}{row}, has a formula"
            f" whose value is not stored ({len(unknown)} such cells in all): save the file in a"
            " spreadsheet program; before text that begins with '=', put an apostrophe."
        )
    return values.title, rows, notes


def _others(book: Any, chosen: str) -> Iterator[str]:
    """The titles of the other sheets with something on them, hidden ones too."""
    for sheet in book.worksheets:
        if sheet.title != chosen and hasattr(sheet, "reset_dimensions") and _holds(sheet):
            yield sheet.title


def _holds(sheet: Any) -> bool:
    return any(cell is not None for row in _measured(sheet).values for cell in row)


def _laid_out(table: Table, raw: bytes, title: str) -> Table:
    """The table with what its sheet hides and merges."""
    found = layout(raw, title)
    hidden = found.hidden & {row.number for row in table.rows}
    last = table.rows[-1].number if table.rows else table.header
    notes = (*table.notes, *found.notes(table.header, last))
    return replace(table, hidden=hidden, merged=found.ranges, notes=notes)


def _refuse_unfit(raw: bytes, kinds: str) -> None:
    """Refuse what is damaged, unpacks to too much, or is another program's package."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            parts = set(archive.namelist())
    except zipfile.BadZipFile:
        raise CannotRead(f"The workbook is damaged; save it again as {kinds}.") from None
    if size > _MOST_UNPACKED:
        raise CannotRead(f"The workbook is too large when unpacked ({size:,} bytes).")
    for part, what in _OTHERS:
        if part in parts:
            raise CannotRead(what.format(kinds=kinds))


def _opened(raw: bytes, *, formulas: bool) -> Any:
    return openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=not formulas)


def _sheet(book: Any, wanted: str | None) -> Any:
    """The sheet that was asked for, else the first one that is shown and holds something."""
    names = book.sheetnames
    if wanted is not None:
        if wanted not in names:
            raise CannotRead(f"There is no sheet '{wanted}': {choose(wanted, names)}")
        return _measured(book[wanted])
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    for sheet in shown:
        if _holds(sheet):
            return sheet
    raise CannotRead("The workbook holds no sheet with anything on it.")


def _measured(sheet: Any) -> Any:
    """A sheet that says how large it is may be wrong about it."""
    if not hasattr(sheet, "reset_dimensions"):
        raise CannotRead(f"The sheet '{sheet.title}' holds a chart and no table.")
    sheet.reset_dimensions()
    return sheet


def _cells(values: Any, formulas: Any) -> tuple[list[tuple[Cell, ...]], list[tuple[int, int]], int]:
    """All rows as cells; the places of formulas without a value; how much was removed."""
    rows, unknown, removed = [], [], 0
    for number, (row, wanted) in enumerate(zip(values.values, formulas.values, strict=False), 1):
        cells: list[Cell] = []
        for column, value in enumerate(row):
            cell = plain(value)
            if isinstance(cell, str):
                cell, count = cleaned(_CARRIAGE_RETURN.sub("\n", cell))
                removed += count
            cells.append(cell)
            if value is None and column < len(wanted) and _is_formula(wanted[column]):
                unknown.append((number, column))
        rows.append(tuple(cells))
    return rows, unknown, removed


def _is_formula(value: object) -> bool:
    return (isinstance(value, str) and value.startswith("=")) or type(value).__name__ in (
        "ArrayFormula",
        "DataTableFormula",
    )


def _table(
    name: str, sheet: str, rows: Sequence[tuple[Cell, ...]], wish: Wish, notes: list[str]
) -> Table:
    index = header_index(rows) if wish.header is None else wish.header - 1
    if index is None or index >= len(rows):
        raise CannotRead("There is no header: the row that names the columns was not found.")
    width = max(_filled(row) for row in rows[index:])
    body = [
        (number, _padded(row, width)) for number, row in enumerate(rows, 1) if number > index + 1
    ]
    kept = [Row(number, row) for number, row in body if _filled(row)]
    last = kept[-1].number if kept else index + 1
    empty = last - (index + 1) - len(kept)
    if index:
        notes.append(f"the header is row {index + 1}; what stands above it was left out")
    if empty:
        notes.append(f"{empty} empty rows were passed over")
    header = column_names(_padded(rows[index], width))
    how = f"read from the sheet '{sheet}'"
    return Table(name, header, tuple(kept), (), how, tuple(notes), index + 1)


def _filled(row: Iterable[Cell]) -> int:
    """How far a row is filled."""
    return max((place for place, cell in enumerate(row, 1) if str(cell).strip()), default=0)


def _padded(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return (row + ("",) * width)[:width]
