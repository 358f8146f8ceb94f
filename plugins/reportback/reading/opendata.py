"""The tables of a site's open data, from a folder: each row with its place, nothing made of it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any, NoReturn

from reportback.places import Place
from reportback.problems import Problem, quoted
from reportback.reading.files import exists
from reportback.reading.tables import CannotRead

KINDS = ("json", "csv")
FOLDER = "data"
_MOST_BYTES = 500_000_000
_BLANKS = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as its file has it, by the names of its columns."""

    place: Place
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as its file has it. `text`: all its values are the text of cells."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[RawRow, ...]
    text: bool


def folder_of(given: Path, name: str) -> tuple[Path, str] | None:
    """The folder of the data, and the kind of its files: the folder itself, or the one of a site.

    `name`: a table that every such folder has.
    """
    for folder in (given, given / FOLDER):
        for kind in KINDS:
            if exists(folder, f"{name}.{kind}"):
                return folder, kind
    return None


def read_tables(
    folder: Path, names: Iterable[str], kind: str
) -> tuple[dict[str, RawTable], list[Problem]]:
    """Each table by its name, and what is wrong with the files of the others."""
    tables: dict[str, RawTable] = {}
    problems: list[Problem] = []
    for name in names:
        path = f"{name}.{kind}"
        try:
            text = _text(folder / path)
            tables[name] = _csv(path, text) if kind == "csv" else _json(path, text, name)
        except CannotRead as error:
            problems.append(_problem(Place(path), str(error)))
        except _Faulty as fault:
            problems.append(_problem(fault.place, fault.found))
    return tables, problems


class _Faulty(Exception):
    """A file is not of the form of its kind, from this place on."""

    def __init__(self, place: Place, found: str) -> None:
        super().__init__(found)
        self.place, self.found = place, found


def _problem(place: Place, found: str) -> Problem:
    must, todo = "must be a whole table of the open data", "download it again"
    return Problem(place, "data-file", must, f"found {found}", todo)


def _text(path: Path) -> str:
    """A file's text. Raises CannotRead."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise CannotRead(f"more than {_MOST_BYTES:,} bytes")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CannotRead(f"'{error.strerror}'") from None
    except UnicodeDecodeError as error:
        raise CannotRead(f"the byte {error.object[error.start]:#04x}, which is no UTF-8") from None


def _csv(path: str, text: str) -> RawTable:
    csv.field_size_limit(_MOST_BYTES)  # an idea may be longer than the library expects
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    lines = _csv_lines(path, reader)
    _, columns = next(lines, (1, []))
    if not columns:
        raise _Faulty(Place(path), "no columns")
    if len(columns) == 1 and (other := next((s for s in ";\t|" if s in columns[0]), None)):
        raise _Faulty(Place(path), f"{other!r} between its cells, as spreadsheets may save them")
    rows = []
    for line, cells in lines:
        if len(cells) != len(columns):
            found = f"{len(cells)} cells in a row of {len(columns)} columns"
            raise _Faulty(Place(path, line), found)
        rows.append(RawRow(Place(path, line), dict(zip(columns, cells, strict=True))))
    return RawTable(path, tuple(columns), tuple(rows), text=True)


def _csv_lines(path: str, reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line that it begins at. Raises _Faulty."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _Faulty(Place(path, line), f"'{error}'") from None
        yield line, cells


def _json(path: str, text: str, name: str) -> RawTable:
    """The list of this name in a JSON object. Raises _Faulty."""
    found: tuple[RawRow, ...] | None = None
    try:
        found = _Scan(path, text).rows(name)
    except json.JSONDecodeError as error:
        raise _Faulty(Place(path, error.lineno, error.colno), f"'{error.msg}'") from None
    except RecursionError:
        raise _Faulty(Place(path), "lists within lists without end") from None
    if found is None:
        raise _Faulty(Place(path), f"no list {quoted(name)}")
    columns = tuple(found[0].values) if found else ()
    return RawTable(path, columns, found, text=False)


class _Scan:
    """One way through the text of a JSON object, which knows in which line it is."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text, self.at, self.line, self.counted = path, text, 0, 1, 0
        self.decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=self._no_number)

    def _no_number(self, word: str) -> NoReturn:
        raise json.JSONDecodeError(f"{word} is no number", self.text, self.at)

    def rows(self, name: str) -> tuple[RawRow, ...] | None:
        """The objects of the list of this name."""
        found: tuple[RawRow, ...] | None = None
        self._sign("{")
        while True:
            key = self._value()
            self._sign(":")
            if key == name:
                found = tuple(self._list())
            else:
                self._value()
            if self._either(",", "}") == "}":
                self._end()
                return found

    def _list(self) -> Iterator[RawRow]:
        self._sign("[")
        if self._next() == "]":
            self._sign("]")
            return
        while True:
            place = self._place()
            row = self._value()
            if not isinstance(row, dict):
                raise _Faulty(place, "a row that is no object")
            yield RawRow(place, row)
            if self._either(",", "]") == "]":
                return

    def _place(self) -> Place:
        self._next()
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return Place(self.path, self.line)

    def _next(self) -> str:
        """The next sign that is no blank."""
        blanks = _BLANKS.match(self.text, self.at)
        self.at = blanks.end() if blanks else self.at
        return self.text[self.at : self.at + 1]

    def _either(self, *signs: str) -> str:
        sign = self._next()
        if sign not in signs:
            raise json.JSONDecodeError(f"Expecting {' or '.join(signs)}", self.text, self.at)
        self.at += 1
        return sign

    def _sign(self, sign: str) -> None:
        self._either(sign)

    def _value(self) -> Any:
        self._next()
        value, self.at = self.decoder.raw_decode(self.text, self.at)
        return value

    def _end(self) -> None:
        if self._next():
            raise json.JSONDecodeError("Extra data", self.text, self.at)
