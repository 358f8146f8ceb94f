"""Separated text (CSV, TSV and their like): bytes to a table.

The delimiter is the one under which most rows come out whole; the reader that judges is the reader
that reads. Where quotes are broken a row is mended only when there is one way to do so, and
refused otherwise; reading goes on at the next line that makes a whole row.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from reportback.reading import encodings
from reportback.reading.tables import (
    BadRow,
    CannotRead,
    Row,
    Table,
    Wish,
    cleaned,
    column_names,
    header_index,
)

_DELIMITERS = {",": ",", ";": ";", "\t": "tab", "|": "|"}
_ONE_COLUMN = "\x1f"
_SAMPLE_LINES, _SAMPLE_CHARS = 2000, 400_000
_LONGEST_ROW = 5000  # lines; a quote that is open for longer was never closed
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to read the text."""

    delimiter: str
    quoting: bool = True
    backslash: bool = False

    @property
    def options(self) -> dict[str, Any]:
        quoting = csv.QUOTE_MINIMAL if self.quoting else csv.QUOTE_NONE
        escape = "\\" if self.backslash else None
        return {
            "delimiter": self.delimiter,
            "quoting": quoting,
            "escapechar": escape,
            "strict": True,
            "skipinitialspace": self.delimiter != "\t",
        }


@dataclass(slots=True)
class _Feed:
    """Lines from one place on, that counts what was taken and ends a row that never ends."""

    lines: Sequence[str]
    at: int
    row_start: int = field(init=False)

    def __post_init__(self) -> None:
        self.row_start = self.at

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines) or self.at - self.row_start > _LONGEST_ROW:
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


@dataclass(frozen=True, slots=True)
class _Raw:
    """A row as it came out: its first line (from 0), and its cells or the reason why not."""

    start: int
    cells: tuple[str, ...] = ()
    why: str | None = None
    mended: bool = False


def read(name: str, raw: bytes, wish: Wish) -> Table:
    """The table in a separated text. Raises CannotRead."""
    decoded, encoding, notes = encodings.decode(raw, wish.encoding)
    text, removed = cleaned(decoded)
    if removed:
        notes.append(f"{removed} invisible characters were removed")
    lines = list(io.StringIO(text))
    if not any(line.strip() for line in lines):
        raise CannotRead("The file is empty.")
    first, delimiter = _declared_delimiter(lines)
    form = _detected(lines[first:], wish.delimiter or delimiter)
    return _table(name, lines, first, form, wish, encoding, notes)


def _declared_delimiter(lines: Sequence[str]) -> tuple[int, str | None]:
    """Spreadsheet programs may say it in a line of its own: `sep=;`."""
    match = re.fullmatch(r"\"?sep=(.)\"?\s*", lines[0], re.IGNORECASE)
    return (1, match[1]) if match else (0, None)


def _detected(lines: Sequence[str], wanted: str | None) -> _Form:
    """The form under which most rows are whole; of equals, the one with more columns."""
    sample = _sample(lines)
    delimiters = [_spelled_out(wanted)] if wanted else list(_DELIMITERS)
    forms = [_Form(delimiter) for delimiter in delimiters]
    scored = [(*_score(sample, form), form) for form in forms]
    whole, width, best = max(scored, key=lambda score: (score[1] > 1, score[0], score[1]))
    if width <= 1 and not wanted:
        return _Form(_ONE_COLUMN)
    escaped, literal = replace(best, backslash=True), replace(best, quoting=False)
    if whole < 1 and _score(sample, escaped)[0] > whole:
        return escaped
    if whole < 1 and _score(sample, literal)[0] == 1:
        return literal
    return best


def _spelled_out(delimiter: str) -> str:
    known = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
    delimiter = known.get(delimiter.lower(), delimiter)
    if len(delimiter) != 1 or delimiter in '"\n':
        raise CannotRead("A delimiter is one character, such as ; or tab.")
    return delimiter


def _sample(lines: Sequence[str]) -> list[str]:
    taken, chars = [], 0
    for line in lines[:_SAMPLE_LINES]:
        taken.append(line)
        chars += len(line)
        if chars > _SAMPLE_CHARS:
            break
    return taken


def _score(sample: Sequence[str], form: _Form) -> tuple[float, int]:
    """Which part of the rows is whole without mending, and how many columns there are."""
    _, names, start = _header(sample, 0, form, None)
    rows = list(_rows(sample, start, form, len(names)))
    whole = sum(1 for row in rows if row.why is None and not row.mended)
    return (whole / len(rows) if rows else 1.0), len(names)


def _header(
    lines: Sequence[str], first: int, form: _Form, wanted: int | None
) -> tuple[int, tuple[str, ...], int]:
    """The header's number among the rows (from 1), its cells, and the line after it."""
    feed, rows, ends = _Feed(lines, first), [], []
    reader = csv.reader(feed, **form.options | {"strict": False})
    for cells in reader:
        rows.append(cells)
        ends.append(feed.at)
        feed.row_start = feed.at
        if len(rows) >= max(20, wanted or 0):
            break
    index = header_index(rows) if wanted is None else wanted - 1
    if index is None or index >= len(rows):
        raise CannotRead("There is no header: the row that names the columns was not found.")
    return index + 1, _without_empty_end(rows[index]), ends[index]


def _without_empty_end(cells: Sequence[str]) -> tuple[str, ...]:
    end = len(cells)
    while end > 1 and not cells[end - 1].strip():
        end -= 1
    return tuple(cells[:end])


def _rows(lines: Sequence[str], first: int, form: _Form, width: int) -> Iterator[_Raw]:
    """Every row from a line on; a row of the wrong width is mended or refused."""
    feed = _Feed(lines, first)
    reader = csv.reader(feed, **form.options)
    while feed.row_start < len(lines):
        start = feed.row_start
        cells = _next(reader)
        if cells is not None and _fits(cells, width):
            yield _Raw(start, tuple(cells[:width]))
            feed.row_start = feed.at
            continue
        row, after = _troubled(lines, start, max(feed.at, start + 1), cells, form, width)
        yield row
        feed = _Feed(lines, after)
        reader = csv.reader(feed, **form.options)


def _next(reader: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(reader)
    except (csv.Error, StopIteration):
        return None


def _fits(cells: Sequence[str], width: int) -> bool:
    """As many cells as columns; further ones only if empty. An empty line fits: it is no row."""
    return not cells or len(cells) == width or (len(cells) > width and not any(cells[width:]))


def _troubled(
    lines: Sequence[str], start: int, end: int, cells: list[str] | None, form: _Form, width: int
) -> tuple[_Raw, int]:
    """A row that did not come out whole, and the line after it."""
    if form.quoting and (cells is None or end > start + 1):
        mended = _mended(lines, start, form.delimiter, width)
        if mended is not None:
            return mended
    why = (
        f"its quotes are broken (a quote stands inside a quoted cell, or is never closed), "
        f"so that its {width} cells cannot be told apart"
        if cells is None
        else f"it has {len(cells)} cells where the header has {width}"
    )
    for line in range(start + 1, end):
        if _whole_alone(lines[line], form, width):
            why = "a quote is opened and not closed on its line"
            return _Raw(start, why=why), line
    return _Raw(start, why=why), end


def _whole_alone(line: str, form: _Form, width: int) -> bool:
    cells = _next(csv.reader([line], **form.options))
    return cells is not None and len(cells) == width > 1


def _mended(
    lines: Sequence[str], start: int, delimiter: str, width: int
) -> tuple[_Raw, int] | None:
    """A row whose inner quotes were not doubled, if it can be read in one way only.

    A quote closes its cell only before a delimiter or the end of the line. One that seems to open
    another cell meanwhile makes the row ambiguous.
    """
    text = "".join(lines[start : start + _LONGEST_ROW])
    cells, at = [], 0
    closing = re.compile(rf"(\"+)[ ]*(?={re.escape(delimiter)}|\n|\Z)")
    opening = re.compile(rf"(?:{re.escape(delimiter)}|\n)\"[^\"{re.escape(delimiter)}\n]")
    while True:
        cell, at = _one_cell(text, at, delimiter, closing)
        if cell is None or opening.search(cell):
            return None
        cells.append(cell.replace('""', '"'))
        if at >= len(text) or text[at] == "\n":
            break
        at += 1
        if len(cells) > width:
            return None
    if len(cells) != width:
        return None
    return _Raw(start, tuple(cells), mended=True), start + text.count("\n", 0, at) + 1


def _one_cell(
    text: str, at: int, delimiter: str, closing: re.Pattern[str]
) -> tuple[str | None, int]:
    """The cell that begins here and where it ends; None where a quote never closes."""
    if text[at : at + 1] != '"':
        ends = [end for end in (text.find(delimiter, at), text.find("\n", at)) if end >= 0]
        end = min(ends, default=len(text))
        return text[at:end], end
    for match in closing.finditer(text, at + 1):
        if len(match[1]) % 2:
            return text[at + 1 : match.end(1) - 1], match.end()
    return None, at


def _table(
    name: str,
    lines: Sequence[str],
    first: int,
    form: _Form,
    wish: Wish,
    encoding: str,
    notes: list[str],
) -> Table:
    header, cells, start = _header(lines, first, form, wish.header)
    rows, bad, mended, empty = [], [], [], 0
    for number, raw in enumerate(_rows(lines, start, form, len(cells)), start=header + 1):
        line = raw.start + 1
        if raw.why:
            bad.append(BadRow(number, raw.why, line))
        elif not any(cell.strip() for cell in raw.cells):
            empty += 1
        else:
            rows.append(Row(number, raw.cells, line))
            mended += [number] if raw.mended else []
    if header > 1:
        notes.append(f"the header is row {header}; what stands above it was left out")
    if empty:
        notes.append(f"{empty} empty rows were passed over")
    if mended:
        shown = ", ".join(map(str, mended[:10])) + (" …" if len(mended) > 10 else "")
        notes.append(
            f"{len(mended)} rows with quotes that were not doubled were read (rows {shown})"
        )
    how = f"read as {encoding}, {_said(form)}"
    return Table(name, column_names(cells), tuple(rows), tuple(bad), how, tuple(notes))


def _said(form: _Form) -> str:
    if form.delimiter == _ONE_COLUMN:
        return "one column"
    quotes = "" if form.quoting else " (quotes are part of the text)"
    quotes = " (quotes are escaped by \\)" if form.backslash else quotes
    delimiter = _DELIMITERS.get(form.delimiter, form.delimiter)
    return f"separated by {delimiter}{quotes}"
