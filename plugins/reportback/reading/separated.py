"""Separated text (CSV, TSV and their like): bytes to a table.

The delimiter is the one under which most rows come out whole; the reader that judges is the reader
that reads.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace

from reportback.reading import encodings, escapes
from reportback.reading.quoting import Feed, Form, raw_rows
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

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_MOST_NAMED = 100
_ONE_COLUMN = "\x1f"
_SAMPLE_LINES, _SAMPLE_CHARS = 20_000, 2_000_000


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
    if form.backslash:
        lines = _put_aside(lines)
    return _table(name, lines, first, form, wish, encoding, notes)


def _declared_delimiter(lines: Sequence[str]) -> tuple[int, str | None]:
    """Spreadsheet programs may say it in a line of its own: `sep=;`."""
    match = re.fullmatch(r"\"?sep=(.)\"?\s*", lines[0], re.IGNORECASE)
    return (1, match[1]) if match else (0, None)


def _detected(lines: Sequence[str], wanted: str | None) -> Form:
    """The form under which most rows are whole; of equals, the one with more columns."""
    sample = _sample(lines)
    delimiters = [_spelled_out(wanted)] if wanted else list(_DELIMITERS)
    forms = [Form(delimiter) for delimiter in delimiters]
    scored = [(*_score(sample, form), form) for form in forms]
    whole, _, width, best = max(scored, key=lambda score: (score[2] > 1, *score[:3]))
    if width <= 1 and not wanted:
        return Form(_ONE_COLUMN)
    escaped, literal = replace(best, backslash=True), replace(best, quoting=False)
    if whole < 1 and _score(_put_aside(sample), escaped)[0] > whole:
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


def _score(sample: Sequence[str], form: Form) -> tuple[float, int, int]:
    """Which part of the rows is whole without mending, how high the header is, and how wide."""
    header, names, start = _header(sample, 0, form, None)
    rows = list(raw_rows(sample, start, form, len(names)))
    whole = sum(1 for row in rows if row.why is None and not row.mended)
    return (whole / len(rows) if rows else 1.0), -header, len(names)


def _put_aside(lines: Sequence[str]) -> list[str]:
    return list(io.StringIO(escapes.put_aside("".join(lines))))


def _header(
    lines: Sequence[str], first: int, form: Form, wanted: int | None
) -> tuple[int, tuple[str, ...], int]:
    """The header's number among the rows (from 1), its cells, and the line after it."""
    feed, rows, ends = Feed(lines, first), [], []
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


def _table(
    name: str,
    lines: Sequence[str],
    first: int,
    form: Form,
    wish: Wish,
    encoding: str,
    notes: list[str],
) -> Table:
    header, cells, start = _header(lines, first, form, wish.header)
    rows, bad, mended, empty = [], [], [], 0
    for number, raw in enumerate(raw_rows(lines, start, form, len(cells)), start=header + 1):
        line = raw.start + 1
        if raw.why:
            bad.append(BadRow(number, raw.why, line, raw.end))
        elif not any(cell.strip() for cell in raw.cells):
            empty += 1
        else:
            given = tuple(map(escapes.put_back, raw.cells)) if form.backslash else raw.cells
            rows.append(Row(number, given, line))
            mended += [number] if raw.mended else []
    if header > 1:
        notes.append(f"the header is row {header}; what stands above it was left out")
    if empty:
        notes.append(f"{empty} empty row{'s were' if empty > 1 else ' was'} passed over")
    if mended:
        shown = ", ".join(map(str, mended[:_MOST_NAMED])) + " …" * (len(mended) > _MOST_NAMED)
        notes.append(f"rows read although their quotes were not doubled: {shown}")
    how = f"read as {encoding}, {_said(form)}"
    return Table(name, column_names(cells), tuple(rows), tuple(bad), how, tuple(notes), header)


def _said(form: Form) -> str:
    if form.delimiter == _ONE_COLUMN:
        return "one column"
    quotes = "" if form.quoting else " (quotes are part of the text)"
    quotes = " (quotes are escaped by \\)" if form.backslash else quotes
    delimiter = _DELIMITERS.get(form.delimiter, f"'{form.delimiter}'")
    return f"separated by {delimiter}{quotes}"
